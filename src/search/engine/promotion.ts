import { renderNum } from '../../text/num.ts';
import {
  alphaOf,
  judgeExact,
  judgePairs,
  missingDegrees,
  type PairVerdict,
  sdFloor,
} from '../noise/promotion.ts';
import { inOrder } from '../strategies/ordered-index.ts';
import { absorb } from './absorb.ts';
import { admit, settle } from './budget.ts';
import type { Course, CourseAnswer, Job } from './requests.ts';
import { nodeId } from './requests.ts';
import type { SearchNode, SearchState } from './state.ts';

const one = { trials: 0, evaluations: 1 };
const none = { trials: 0, evaluations: 0 };

/** Reserves one evaluation out of promotion's reserve; false when there is none left. */
const takeFromReserve = (state: SearchState): boolean => {
  const budget = state.reserveUsed < state.rules.reserve ? admit(state.budget, one) : null;
  if (budget === null) return false;
  state.budget = budget;
  state.reserveUsed += 1;
  return true;
};

const giveBack = (state: SearchState): void => {
  state.budget = settle(state.budget, one, none);
  state.reserveUsed -= 1;
};

/** A query on its way. */
interface Query {
  readonly number: number;
  readonly candidate: SearchNode;
  readonly reference: SearchNode;
  readonly differences: number[];
  readonly pairs: number[];
  readonly burnt: number[];
  next: number;
}

type Half =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'none' | 'burnt' | 'refused' };

function* runHalf(state: SearchState, query: Query, role: 'candidate' | 'reference'): Course<Half> {
  const node = query[role];
  const job: Job = {
    node: node.index,
    repeat: query.next,
    purpose: 'promotion',
    pair: { query: query.number, index: query.next, role },
  };
  if (!takeFromReserve(state)) return { kind: 'refused' };
  const started = yield { kind: 'repeat', job };
  const answer: CourseAnswer = started.kind === 'started' ? yield { kind: 'await', job } : started;
  switch (answer.kind) {
    case 'value': {
      state.budget = settle(state.budget, one, one);
      if (node.values.some((value) => value !== answer.value)) state.differed = true;
      return { kind: 'value', value: answer.value };
    }
    case 'failure':
      state.budget = settle(state.budget, one, one);
      return { kind: 'none' };
    case 'burnt':
      giveBack(state);
      return { kind: 'burnt' };
    case 'done':
    case 'steered':
    case 'started':
    case 'void':
    case 'refused':
    case 'lost':
      giveBack(state);
      return { kind: 'refused' };
  }
}

/** Runs the next pair, AB BA AB ..; says how the query ends when the pair ends it. */
function* runPair(state: SearchState, query: Query): Course<'refuted' | 'unconfirmed' | null> {
  // A pair is started only if both halves fit.
  if (state.rules.reserve - state.reserveUsed < 2) return 'unconfirmed';
  const isCandidateFirst = (query.pairs.length + query.burnt.length) % 2 === 0;
  const roles = isCandidateFirst
    ? (['candidate', 'reference'] as const)
    : (['reference', 'candidate'] as const);
  const values = { candidate: 0, reference: 0 };
  for (const role of roles) {
    const half = yield* runHalf(state, query, role);
    switch (half.kind) {
      case 'none':
        return role === 'candidate' ? 'refuted' : 'unconfirmed';
      case 'refused':
        return 'unconfirmed';
      case 'burnt':
        query.burnt.push(query.next);
        query.next += 1;
        return null;
      case 'value':
        values[role] = half.value;
    }
  }
  query.differences.push(state.rules.sign * (values.candidate - values.reference));
  query.pairs.push(query.next);
  query.next += 1;
  return null;
}

const floorOf = (state: SearchState) =>
  sdFloor({
    pool: state.pool,
    toBaseline: state.rules.evaluation.seeded ? state.toBaseline : null,
  });

/** Ordinary repeats, of candidate and reference in turn, until the noise floor is known well enough. */
function* makeFloor(state: SearchState, query: Query): Course<'refuted' | 'unconfirmed' | null> {
  let turn = 0;
  while (missingDegrees(floorOf(state), true) > 0) {
    const node = turn % 2 === 0 ? query.candidate : query.reference;
    turn += 1;
    const job: Job = { node: node.index, repeat: node.started, purpose: 'race', pair: null };
    if (node.inFlight || !takeFromReserve(state)) return 'unconfirmed';
    const started = yield { kind: 'repeat', job };
    if (started.kind !== 'started') {
      giveBack(state);
      return 'unconfirmed';
    }
    node.started += 1;
    node.inFlight = true;
    const answer = yield { kind: 'await', job };
    yield* absorb(state, job, answer);
    if (answer.kind === 'value') continue;
    if (answer.kind === 'lost') state.reserveUsed -= 1;
    return answer.kind === 'failure' && node === query.candidate ? 'refuted' : 'unconfirmed';
  }
  return null;
}

const judge = (state: SearchState, query: Query): PairVerdict => {
  const { promotion, minEffect, evaluation } = state.rules;
  const [difference] = query.differences;
  if (evaluation.noise === 'none' && !state.differed && difference !== undefined) {
    return judgeExact(difference, minEffect);
  }
  return judgePairs({
    differences: query.differences,
    floor: floorOf(state),
    alphaJ: alphaOf(query.number, promotion.alpha),
    minEffect,
    maxPairs: promotion.max_pairs,
    noiseSeen: state.differed,
  });
};

function* runQuery(state: SearchState, query: Query): Course<PairVerdict> {
  let verdict = judge(state, query);
  for (;;) {
    if (verdict.state !== 'floor' && verdict.state !== 'more') return verdict;
    // Differences of pairs that differ are themselves noise that was seen.
    if (verdict.state === 'floor') state.differed = true;
    const ended =
      verdict.state === 'floor' ? yield* makeFloor(state, query) : yield* runPair(state, query);
    verdict = judge(state, query);
    if (ended !== null) return { ...verdict, state: ended };
    if (query.candidate.phase !== 'kept') return { ...verdict, state: 'unconfirmed' };
  }
}

const orNull = (value: number | null): string | null =>
  value === null ? null : renderNum(value + 0);

/** One query: whether the candidate is better than the reference, on secret fresh seeds. */
function* promote(state: SearchState, candidate: SearchNode): Course<boolean> {
  const { promotion, minEffect } = state.rules;
  const against = promotion.against === 'confirmed' ? (state.confirmed?.node ?? 0) : 0;
  const reference = state.nodes[against];
  if (reference === undefined) return false;
  state.queries += 1;
  state.asked.add(candidate.index);
  const query: Query = {
    number: state.queries,
    candidate,
    reference,
    differences: [],
    pairs: [],
    burnt: [],
    next: 0,
  };
  yield {
    kind: 'record',
    body: {
      kind: 'promote-start',
      query: query.number,
      candidate: nodeId(candidate.index),
      reference: nodeId(reference.index),
      alpha: renderNum(promotion.alpha),
      min_effect: renderNum(minEffect),
      max_pairs: promotion.max_pairs,
    },
  };
  const verdict = yield* runQuery(state, query);
  const outcome =
    verdict.state === 'better' || verdict.state === 'refuted' ? verdict.state : 'unconfirmed';
  yield {
    kind: 'record',
    body: {
      kind: 'promote-result',
      query: query.number,
      outcome,
      n: verdict.n,
      mean: orNull(verdict.mean),
      low: orNull(verdict.low),
      high: orNull(verdict.high),
      pairs: query.pairs,
      burnt: query.burnt,
    },
  };
  if (outcome !== 'better') return false;
  state.confirmed = {
    node: candidate.index,
    mean: verdict.mean ?? 0,
    low: verdict.low ?? 0,
    high: verdict.high ?? 0,
    n: verdict.n,
  };
  return true;
}

/** A query for the node that reaches the target; without promotion reaching it is enough. */
export function* promoteForTarget(state: SearchState, node: SearchNode): Course<boolean> {
  state.targetAsked = node.figures?.score ?? state.targetAsked;
  // The baseline needs no proof against itself.
  if (node.index === 0 || !state.rules.promotion.enabled) return true;
  return yield* promote(state, node);
}

const nextCandidate = (state: SearchState): SearchNode | null => {
  const against = state.rules.promotion.against === 'confirmed' ? state.confirmed?.node : 0;
  const reference = state.nodes[against ?? 0];
  const least = reference?.figures?.score ?? Infinity;
  for (const { index, score } of inOrder(state.valued)) {
    if (score <= least) return null;
    const node = state.nodes[index];
    if (node?.phase === 'kept' && !state.asked.has(index)) return node;
  }
  return null;
};

/** At the end: the best nodes that look better than the reference, in order, until one is confirmed. */
export function* promoteBest(state: SearchState): Course<void> {
  const { promotion } = state.rules;
  if (!promotion.enabled || state.confirmed !== null) return;
  for (let asked = 0; asked < promotion.candidates; asked += 1) {
    const candidate = nextCandidate(state);
    if (candidate === null || state.rules.reserve - state.reserveUsed < 2) return;
    if (yield* promote(state, candidate)) return;
  }
}
