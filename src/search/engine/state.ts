import {
  addValue,
  aggregateOf,
  emptyPool,
  emptyTally,
  poolChange,
  pooledSd,
} from '../noise/pooled-variance.ts';
import type { PooledVariance, Tally } from '../noise/pooled-variance.ts';
import { raceMode, raceSd, repeatCap } from '../noise/race.ts';
import {
  bestOf,
  inOrder,
  insertInto,
  type OrderedIndex,
  removeFrom,
} from '../strategies/ordered-index.ts';
import { type RunningStrategy, startStrategy } from '../strategies/registry.ts';
import type { NodeFigures, Standing } from '../strategies/strategy.ts';
import { type Budget, createBudget } from './budget.ts';
import type { SearchRules } from './rules.ts';

/** `void`: nothing ran for it (violation, duplicate, skip). */
type Phase = 'new' | 'racing' | 'kept' | 'discarded' | 'demoted' | 'failed' | 'void';

/** A node as decisions need it: figures, no contents. */
export interface SearchNode {
  readonly index: number;
  readonly parent: number | null;
  phase: Phase;
  /** Repeats dispatched over baseline, candidate and race. */
  started: number;
  inFlight: boolean;
  tally: Tally;
  /** Values in order of repeats. */
  values: readonly number[];
  /** Of the differences to n0 over shared repeats; only with `seeded`. */
  differences: Tally;
  tries: number;
  flying: number;
  repeatedDrafts: number;
  /** The node its decision held it against. */
  reference: number | null;
  figures: NodeFigures | null;
}

/** What a confirmed node gained, in scores. */
export interface Confirmed {
  readonly node: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Everything decisions follow from: a fold of the results in dispatch order. */
export interface SearchState {
  readonly rules: SearchRules;
  readonly nodes: SearchNode[];
  readonly strategy: RunningStrategy;
  budget: Budget;
  /** Repeats dispatched for the search, and out of promotion's reserve. */
  evaluations: number;
  reserveUsed: number;
  pool: PooledVariance;
  toBaseline: PooledVariance;
  /** Two values of one tree have differed. */
  differed: boolean;
  k: number;
  valued: OrderedIndex | null;
  ready: OrderedIndex | null;
  standing: Standing | null;
  /** Nodes whose race is not over. */
  racing: number[];
  failures: number;
  withoutGain: number;
  unproductive: number;
  bestScore: number;
  queries: number;
  readonly asked: Set<number>;
  confirmed: Confirmed | null;
  /** Best score a target was asked for. */
  targetAsked: number;
}

/** A run before its first decision. */
export const createState = (rules: SearchRules): SearchState => ({
  rules,
  nodes: [],
  strategy: startStrategy(rules.strategy),
  budget: createBudget(rules.limit),
  evaluations: 0,
  reserveUsed: 0,
  pool: emptyPool,
  toBaseline: emptyPool,
  differed: false,
  k: 1,
  valued: null,
  ready: null,
  standing: null,
  racing: [],
  failures: 0,
  withoutGain: 0,
  unproductive: 0,
  bestScore: -Infinity,
  queries: 0,
  asked: new Set(),
  confirmed: null,
  targetAsked: -Infinity,
});

/** Evaluations the search may use: all but promotion's reserve. */
export const searchLimit = (state: SearchState): number =>
  state.budget.limit.evaluations - state.rules.reserve;

/** A node's figure: mean or median of its values, as a score. Asked only of nodes with a value. */
export const scoreOf = (state: SearchState, node: SearchNode): number => {
  const { sign, race } = state.rules;
  return sign * (race.aggregate === 'mean' ? node.tally.mean : aggregateOf(node.values, 'median'));
};

/** Pooled standard deviation of repeats of one tree. */
export const noiseOf = (state: SearchState): number => pooledSd(state.pool);

/** SE_v = s / sqrt(n_v) */
export const errorOf = (state: SearchState, n: number): number =>
  n === 0 ? 0 : noiseOf(state) / Math.sqrt(n);

/** Standard deviation the race reckons with. */
export const raceSdOf = (state: SearchState): number =>
  raceSd({
    pool: state.pool,
    toBaseline: state.rules.evaluation.seeded ? state.toBaseline : null,
  });

export const modeOf = (state: SearchState) =>
  raceMode(state.rules.evaluation.noise, state.differed);

const figuresOf = (state: SearchState, node: SearchNode): NodeFigures | null =>
  node.tally.n === 0 || node.phase === 'failed'
    ? null
    : {
        index: node.index,
        score: scoreOf(state, node),
        n: node.tally.n,
        tries: node.tries,
        flying: node.flying,
        repeatedDrafts: node.repeatedDrafts,
        isOpen: node.phase !== 'demoted',
      };

/** Tells indexes and strategy what became of a node. */
export const updated = (state: SearchState, node: SearchNode): void => {
  const before = node.figures;
  const after = figuresOf(state, node);
  node.figures = after;
  if (before !== null) {
    state.valued = removeFrom(state.valued, before);
    if (state.k > 1 && before.n >= state.k) state.ready = removeFrom(state.ready, before);
  }
  if (after !== null) {
    state.valued = insertInto(state.valued, after);
    if (state.k > 1 && after.n >= state.k) state.ready = insertInto(state.ready, after);
  }
  // Without noise every node with a value counts: one index serves for both.
  if (state.k === 1) state.ready = state.valued;
  if (before !== null || after !== null) state.strategy.apply({ kind: 'node', before, after });
};

/** The incumbent less one node: the best with k repeats, before there is one the best of all. */
export const incumbentBut = (state: SearchState, index: number): NodeFigures | null => {
  for (const pool of [state.ready, state.valued]) {
    for (const figures of inOrder(pool)) if (figures.index !== index) return figures;
  }
  return null;
};

/** Brings k and the standing up to date, and tells the strategy when they changed. */
export const refreshStanding = (state: SearchState): void => {
  const k = repeatCap({
    mode: modeOf(state),
    k: state.rules.race.k,
    spent: state.evaluations,
    total: searchLimit(state),
  });
  if (k !== state.k) {
    state.k = k;
    let ready: OrderedIndex | null = null;
    for (const figures of k === 1 ? [] : inOrder(state.valued)) {
      if (figures.n >= k) ready = insertInto(ready, figures);
    }
    state.ready = k === 1 ? state.valued : ready;
  }
  const incumbent = bestOf(state.ready) ?? bestOf(state.valued);
  if (incumbent === null) return;
  const standing: Standing = {
    incumbent: incumbent.index,
    score: incumbent.score,
    error: errorOf(state, incumbent.n),
    tie: state.rules.tie,
    k,
  };
  const last = state.standing;
  if (
    last !== null &&
    last.incumbent === standing.incumbent &&
    last.score === standing.score &&
    last.error === standing.error &&
    last.k === standing.k
  ) {
    return;
  }
  state.standing = standing;
  state.strategy.apply({ kind: 'standing', standing });
};

const noValues: readonly number[] = [];

/** A node's first appearance. */
export const addNode = (state: SearchState, parent: number | null): SearchNode => {
  const node: SearchNode = {
    index: state.nodes.length,
    parent,
    phase: 'new',
    started: 0,
    inFlight: false,
    tally: emptyTally,
    values: noValues,
    differences: emptyTally,
    tries: 0,
    flying: 0,
    repeatedDrafts: 0,
    reference: null,
    figures: null,
  };
  state.nodes.push(node);
  return node;
};

const addDifferences = (state: SearchState, node: SearchNode): void => {
  const baseline = state.nodes[0];
  if (baseline === undefined || node.index === 0) return;
  const before = node.differences;
  let after = emptyTally;
  const shared = Math.min(node.values.length, baseline.values.length);
  for (let r = 0; r < shared; r += 1) {
    after = addValue(after, (node.values[r] ?? 0) - (baseline.values[r] ?? 0));
  }
  node.differences = after;
  state.toBaseline = poolChange(state.toBaseline, before, after);
};

/** A further value of a node. */
export const addRepeat = (state: SearchState, node: SearchNode, value: number): void => {
  const before = node.tally;
  node.tally = addValue(before, value);
  state.pool = poolChange(state.pool, before, node.tally);
  if (node.values.some((other) => other !== value)) state.differed = true;
  node.values = node.values.length === 0 ? [value] : node.values.concat(value);
  if (!state.rules.evaluation.seeded) return;
  if (node.index !== 0) addDifferences(state, node);
  // A new value of n0 is rare: its first repeats, and refreshes while it is the incumbent.
  else for (const other of state.nodes) if (other.values.length > 1) addDifferences(state, other);
};

/** Means of two nodes as scores, over the repeats both have when the evaluator uses the seed. */
export const compareScores = (
  state: SearchState,
  a: SearchNode,
  b: SearchNode,
): { readonly a: number; readonly b: number; readonly n: number } => {
  const shared = Math.min(a.values.length, b.values.length);
  if (!state.rules.evaluation.seeded || shared === 0) {
    return { a: scoreOf(state, a), b: scoreOf(state, b), n: a.tally.n };
  }
  const over = (node: SearchNode) =>
    state.rules.sign * aggregateOf(node.values.slice(0, shared), state.rules.race.aggregate);
  return { a: over(a), b: over(b), n: shared };
};

/** The best kept node, n0 where nothing is better. */
export const bestSeen = (state: SearchState): SearchNode | null => {
  for (const figures of inOrder(state.valued)) {
    const node = state.nodes[figures.index];
    if (node?.phase === 'kept') return node;
  }
  return null;
};
