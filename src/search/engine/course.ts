import { stream } from '../random.ts';
import { baselineRepeats, isRefresh } from '../noise/race.ts';
import { absorb, concludeRaces, isRepeatOwed, reservation } from './absorb.ts';
import { admit, withLimit } from './budget.ts';
import { promoteBest, promoteForTarget } from './promotion.ts';
import type { Course, CourseAnswer, CourseEnd, Job, ProposalAction } from './requests.ts';
import {
  addNode,
  modeOf,
  refreshStanding,
  scoreOf,
  searchLimit,
  type SearchNode,
  type SearchState,
  updated,
} from './state.ts';

/** Proposals in a row without an evaluation after which a run has nothing left to try. */
const unproductiveLimit = 50;

/** A decision in flight; `answer` is set when nothing ran, `job` null when nothing was decided. */
interface Slot {
  readonly job: Job | null;
  readonly answer: CourseAnswer | null;
}

type Step =
  | { readonly kind: 'repeat'; readonly node: SearchNode }
  | { readonly kind: 'propose'; readonly action: ProposalAction; readonly parent: number }
  | { readonly kind: 'target'; readonly node: SearchNode }
  /** Nothing to do until results in flight are in. */
  | { readonly kind: 'drain'; readonly end: CourseEnd }
  | { readonly kind: 'stop'; readonly end: CourseEnd };

const stop = (status: 'finished' | 'budget' | 'target', reason: string | null): Step => ({
  kind: 'stop',
  end: { status, reason },
});
const drain = (status: 'finished' | 'budget', reason: string): Step => ({
  kind: 'drain',
  end: { status, reason },
});

/** A repeat that is owed: the incumbent's refresh, a race that is on, the leader. */
const owedRepeat = (state: SearchState): SearchNode | null => {
  const { standing, nodes } = state;
  const incumbent = standing === null ? undefined : nodes[standing.incumbent];
  if (
    incumbent?.inFlight === false &&
    isRefresh(state.evaluations + 1, state.rules.race.refresh, modeOf(state))
  ) {
    return incumbent;
  }
  for (const index of state.racing) {
    const node = nodes[index];
    if (node?.inFlight === false && isRepeatOwed(state, node)) return node;
  }
  let best = state.valued;
  while (best?.left) best = best.left;
  const leader = best === null ? undefined : nodes[best.figures.index];
  return leader?.inFlight === false && leader.tally.n < state.k ? leader : null;
};

const reachedTarget = (state: SearchState): SearchNode | null => {
  const { target } = state.rules;
  const { standing } = state;
  if (target === null || standing === null || standing.score < target) return null;
  const node = state.nodes[standing.incumbent];
  if (node?.phase !== 'kept' || node.tally.n < state.k || state.asked.has(node.index)) return null;
  return standing.score > state.targetAsked ? node : null;
};

const softStop = (state: SearchState): Step | null => {
  const { failures, plateau } = state.rules.stop;
  if (state.unproductive >= unproductiveLimit) return stop('finished', 'unproductive');
  if (failures !== null && state.failures >= failures) return stop('finished', 'failures');
  if (plateau !== null && state.withoutGain >= plateau) return stop('finished', 'plateau');
  return null;
};

/** One decision, from what is settled and the identities of what is in flight. */
const decide = (state: SearchState, decision: number): Step => {
  if (state.evaluations + 1 > searchLimit(state)) return stop('budget', 'evaluations');
  const imported = state.nodes.length - 1;
  const canPropose = admit(state.budget, { trials: 1, evaluations: 1 }) !== null;
  if (imported < state.rules.imports && canPropose) {
    return { kind: 'propose', action: 'import', parent: 0 };
  }
  const owed = owedRepeat(state);
  if (owed !== null) return { kind: 'repeat', node: owed };
  const reached = reachedTarget(state);
  if (reached !== null) return { kind: 'target', node: reached };
  if (!canPropose) return drain('budget', 'trials');
  const action = state.strategy.decide(stream(state.rules.seed, 'decide', decision));
  switch (action.kind) {
    case 'stop':
      return drain('finished', action.reason);
    case 'restart':
      return softStop(state) ?? { kind: 'propose', action: 'restart', parent: 0 };
    case 'branch':
      return softStop(state) ?? { kind: 'propose', action: 'branch', parent: action.node };
    case 'continue':
      return softStop(state) ?? { kind: 'propose', action: 'continue', parent: action.node };
  }
};

const reserve = (state: SearchState, job: Job): void => {
  const budget = admit(state.budget, reservation(job));
  if (budget === null) throw new Error(`job ${job.node}/${job.repeat} does not fit the budget`);
  state.budget = budget;
  state.evaluations += 1;
};

/** The opposite of `reserve`, for a job the wall budget refused. */
const release = (state: SearchState, job: Job): void => {
  const { budget } = state;
  const most = reservation(job);
  state.budget = {
    ...budget,
    reserved: {
      trials: budget.reserved.trials - most.trials,
      evaluations: budget.reserved.evaluations - most.evaluations,
    },
  };
  state.evaluations -= 1;
};

function* startRepeat(state: SearchState, node: SearchNode): Course<Slot | null> {
  const purpose = node.index === 0 && state.nodes.length === 1 ? 'baseline' : 'race';
  const job: Job = { node: node.index, repeat: node.started, purpose, pair: null };
  reserve(state, job);
  const answer = yield { kind: 'repeat', job };
  if (answer.kind === 'refused') {
    release(state, job);
    return null;
  }
  node.started += 1;
  node.inFlight = true;
  return { job, answer: null };
}

function* startProposal(
  state: SearchState,
  action: ProposalAction,
  parentIndex: number | null,
): Course<Slot | null> {
  const index = state.nodes.length;
  const purpose = action === 'baseline' ? 'baseline' : 'candidate';
  const job: Job = { node: index, repeat: 0, purpose, pair: null };
  reserve(state, job);
  const answer = yield { kind: 'propose', job, action, parent: parentIndex };
  if (answer.kind === 'refused') {
    release(state, job);
    return null;
  }
  const node = addNode(state, parentIndex);
  if (answer.kind === 'started') {
    node.started = 1;
    node.inFlight = true;
  }
  const parent = parentIndex === null ? undefined : state.nodes[parentIndex];
  if (parent !== undefined) {
    parent.flying += 1;
    updated(state, parent);
  }
  if (action !== 'baseline' && action !== 'import') state.strategy.apply({ kind: 'decided' });
  return { job, answer: answer.kind === 'started' ? null : answer };
}

function* settleSlot(state: SearchState, slot: Slot): Course<void> {
  if (slot.job === null) return;
  const answer = slot.answer ?? (yield { kind: 'await', job: slot.job });
  yield* absorb(state, slot.job, answer);
  if (answer.kind === 'void' || answer.kind === 'lost') state.evaluations -= 1;
}

/** n0, before anything is proposed; null when all its first repeats have a value. */
function* measureBaseline(state: SearchState): Course<CourseEnd | null> {
  const { noise, aa } = state.rules.evaluation;
  const repeats = baselineRepeats(noise, aa);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    if (state.evaluations + 1 > searchLimit(state)) {
      return { status: 'budget', reason: 'evaluations' };
    }
    const node = state.nodes[0];
    const slot =
      node === undefined
        ? yield* startProposal(state, 'baseline', null)
        : yield* startRepeat(state, node);
    if (slot === null) return { status: 'budget', reason: 'wall' };
    yield* settleSlot(state, slot);
    if ((state.nodes[0]?.tally.n ?? 0) <= repeat) return { status: 'no-baseline' };
  }
  const [baseline] = state.nodes;
  if (baseline !== undefined) state.bestScore = scoreOf(state, baseline);
  return null;
}

function* steer(state: SearchState): Course<void> {
  const answer = yield { kind: 'steer' };
  if (answer.kind !== 'steered') return;
  for (const limit of answer.limits) {
    state.budget = withLimit(state.budget, limit);
    refreshStanding(state);
  }
}

/** Decision after decision until one says stop; what is in flight then still counts. */
function* explore(state: SearchState): Course<CourseEnd> {
  const { window } = state.rules;
  const slots: Slot[] = [];
  const settleDownTo = function* (inFlight: number): Course<void> {
    while (slots.length > inFlight) {
      const slot = slots.shift();
      if (slot !== undefined) yield* settleSlot(state, slot);
    }
  };
  for (let decision = 0; ; decision += 1) {
    yield* settleDownTo(window - 1);
    yield* steer(state);
    const step = decide(state, decision);
    let end: CourseEnd | null = null;
    let slot: Slot | null = null;
    switch (step.kind) {
      case 'stop':
        end = step.end;
        break;
      case 'drain':
        // In order, one a decision, so that workers and finishing order change nothing.
        if (slots.every(({ job }) => job === null)) end = step.end;
        else slot = { job: null, answer: null };
        break;
      case 'target':
        if (yield* promoteForTarget(state, step.node)) {
          end = { status: 'target', reason: null };
        } else {
          slot = { job: null, answer: null };
        }
        break;
      case 'repeat':
        slot = yield* startRepeat(state, step.node);
        end = slot === null ? { status: 'budget', reason: 'wall' } : null;
        break;
      case 'propose':
        slot = yield* startProposal(state, step.action, step.parent);
        end = slot === null ? { status: 'budget', reason: 'wall' } : null;
        break;
    }
    if (slot !== null) slots.push(slot);
    if (end === null) continue;
    yield* settleDownTo(0);
    yield* concludeRaces(state, true);
    return end;
  }
}

/**
 * The course of a run: every decision, in order, as a function of the rules and of the results in
 * dispatch order. Decision i sees the results of decisions up to i - window and nothing later, so any
 * number of workers and any finishing order give the same tree. It does nothing itself: it asks, and is
 * answered by a live run, by the ledger of a run that goes on, or by `verify`.
 */
export function* searchCourse(state: SearchState): Course<CourseEnd> {
  const end = (yield* measureBaseline(state)) ?? (yield* explore(state));
  if (end.status !== 'no-baseline' && state.nodes.length > 0) yield* promoteBest(state);
  return end;
}
