import { renderNum } from '../../text/num.ts';
import { isOwed } from '../noise/race.ts';
import { settle } from './budget.ts';
import type { Course, CourseAnswer, Job } from './requests.ts';
import { nodeId } from './requests.ts';
import {
  addRepeat,
  compareScores,
  errorOf,
  incumbentBut,
  raceSdOf,
  refreshStanding,
  scoreOf,
  type SearchNode,
  type SearchState,
  updated,
} from './state.ts';

function* recordDecision(
  state: SearchState,
  node: SearchNode,
  verdict: {
    readonly outcome: 'keep' | 'discard' | 'demote';
    readonly rule: string;
    readonly reference: number;
    readonly threshold: number | null;
  },
): Course<void> {
  const { sign } = state.rules;
  const toMetric = (score: number): string => renderNum(sign * score + 0);
  yield {
    kind: 'record',
    body: {
      kind: 'trial-decision',
      node: nodeId(node.index),
      outcome: verdict.outcome,
      rule: verdict.rule,
      n: node.tally.n,
      mean: toMetric(scoreOf(state, node)),
      se: renderNum(errorOf(state, node.tally.n)),
      incumbent: nodeId(verdict.reference),
      window_low: verdict.threshold === null ? null : toMetric(verdict.threshold),
    },
  };
}

const judgeAgainst = (state: SearchState, node: SearchNode, reference: SearchNode) => {
  const scores = compareScores(state, node, reference);
  return state.strategy.judge({
    score: scores.a,
    reference: scores.b,
    error: errorOf(state, reference.tally.n),
    tie: state.rules.tie,
  });
};

/** Whether a node whose race is on is owed another repeat. */
export const isRepeatOwed = (state: SearchState, node: SearchNode): boolean => {
  const incumbent = incumbentBut(state, node.index);
  const reference = incumbent === null ? undefined : state.nodes[incumbent.index];
  if (reference === undefined) return false;
  const scores = compareScores(state, node, reference);
  return isOwed({
    n: node.tally.n,
    mean: scores.a,
    incumbentMean: scores.b,
    cap: state.k,
    slack: state.rules.race.slack,
    sd: raceSdOf(state),
  });
};

/** The end of a trial: streaks, and what its proposer learns. */
function* finishTrial(
  state: SearchState,
  node: SearchNode,
  outcome: 'keep' | 'discard' | 'crash' | 'timeout',
): Course<void> {
  const parent = node.parent === null ? undefined : state.nodes[node.parent];
  const hasFailed = outcome === 'crash' || outcome === 'timeout';
  const score = hasFailed ? null : scoreOf(state, node);
  const gain =
    score === null || parent === undefined || parent.tally.n === 0
      ? null
      : score - scoreOf(state, parent);
  const hasGained = score !== null && score > state.bestScore && outcome === 'keep';
  if (hasGained) state.bestScore = score;
  state.withoutGain = hasGained ? 0 : state.withoutGain + 1;
  state.failures = hasFailed ? state.failures + 1 : 0;
  yield {
    kind: 'learn',
    node: node.index,
    outcome,
    gain,
    better: gain !== null && gain > 0,
  };
}

/** A node whose repeat gave no value: crash or timeout for good, a keep is demoted first. */
function* fail(state: SearchState, node: SearchNode, status: 'crash' | 'timeout'): Course<void> {
  // Of n0 only the first repeats must have a value.
  if (node.index === 0) return;
  const { phase } = node;
  if (phase === 'kept') {
    const reference = node.reference ?? 0;
    yield* recordDecision(state, node, {
      outcome: 'demote',
      rule: 'no_value',
      reference,
      threshold: null,
    });
  }
  node.phase = 'failed';
  state.racing = state.racing.filter((index) => index !== node.index);
  updated(state, node);
  if (phase === 'new' || phase === 'racing') yield* finishTrial(state, node, status);
}

/** Tests a kept node again after a later repeat, against the same reference with today's figures. */
function* judgeAgain(state: SearchState, node: SearchNode): Course<void> {
  const reference = state.nodes[node.reference ?? 0];
  if (reference === undefined || node.index === 0) return;
  const { keep, rule, threshold } = judgeAgainst(state, node, reference);
  if (keep) return;
  const verdict = { outcome: 'demote', rule, reference: reference.index, threshold } as const;
  yield* recordDecision(state, node, verdict);
  node.phase = 'demoted';
  updated(state, node);
}

/** Decides a node whose race is over (`cut`: for which nothing more can be run). */
function* decideNode(state: SearchState, node: SearchNode, cut: boolean): Course<void> {
  const incumbent = incumbentBut(state, node.index);
  const reference = state.nodes[incumbent?.index ?? 0];
  if (reference === undefined) return;
  const judged = judgeAgainst(state, node, reference);
  const isWhole = node.tally.n >= state.k;
  const keep = judged.keep && isWhole;
  const rule = isWhole ? judged.rule : cut ? 'race_cut' : 'race';
  const outcome = keep ? 'keep' : 'discard';
  node.reference = reference.index;
  yield* recordDecision(state, node, {
    outcome,
    rule,
    reference: reference.index,
    threshold: judged.threshold,
  });
  node.phase = keep ? 'kept' : 'discarded';
  updated(state, node);
  yield* finishTrial(state, node, outcome);
}

/** Decides every node whose race is over. */
export function* concludeRaces(state: SearchState, cut: boolean): Course<void> {
  for (const index of [...state.racing]) {
    const node = state.nodes[index];
    if (node === undefined || node.inFlight) continue;
    if (!cut && isRepeatOwed(state, node)) continue;
    state.racing = state.racing.filter((other) => other !== index);
    yield* decideNode(state, node, cut);
    refreshStanding(state);
  }
}

/** What a job reserved; promotion's evaluations are no trials. */
export const reservation = (job: Job) => ({
  trials: job.repeat === 0 && job.pair === null ? 1 : 0,
  evaluations: 1,
});

/** Takes the result of a repeat (not of a promotion pair) into the state. */
export function* absorb(state: SearchState, job: Job, answer: CourseAnswer): Course<void> {
  const node = state.nodes[job.node];
  if (node === undefined) return;
  const most = reservation(job);
  const hasRun = answer.kind === 'value' || answer.kind === 'failure';
  const used = hasRun ? most : { trials: 0, evaluations: 0 };
  state.budget = settle(state.budget, most, used);
  node.inFlight = false;
  const parent = node.parent === null ? undefined : state.nodes[node.parent];
  if (job.repeat === 0 && parent !== undefined) {
    parent.flying -= 1;
    if (hasRun) parent.tries += 1;
    if (answer.kind === 'void') parent.repeatedDrafts += answer.repeatedDrafts;
    else parent.repeatedDrafts = 0;
    state.unproductive = answer.kind === 'void' ? state.unproductive + 1 : 0;
    updated(state, parent);
  }
  if (answer.kind === 'void') {
    node.phase = 'void';
    if (answer.repeatedDrafts > 0) {
      state.strategy.apply({ kind: 'refused', drafts: answer.repeatedDrafts });
    }
  } else if (answer.kind === 'lost') {
    if (job.repeat === 0) node.phase = 'void';
  } else if (answer.kind === 'failure') {
    yield* fail(state, node, answer.status);
  } else if (answer.kind === 'value') {
    addRepeat(state, node, answer.value);
    if (node.phase === 'new') {
      node.phase = node.index === 0 ? 'kept' : 'racing';
      if (node.index !== 0) state.racing.push(node.index);
    }
    updated(state, node);
    refreshStanding(state);
    if (node.phase === 'kept') yield* judgeAgain(state, node);
  }
  refreshStanding(state);
  yield* concludeRaces(state, false);
}
