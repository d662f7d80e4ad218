import type { StrategyConfig } from '../config.ts';
import type { RandomStream } from '../types.ts';

/** A node as a strategy sees it; nodes without a value are never told. */
export interface NodeFigures {
  readonly index: number;
  /** m_v, signed so that greater is better. */
  readonly score: number;
  /** n_v: repeats with a value. */
  readonly n: number;
  /** c_v: evaluated children. */
  readonly tries: number;
  /** f_v: proposals against it in flight. */
  readonly flying: number;
  /** Drafts in a row that repeated a known tree. */
  readonly repeatedDrafts: number;
  /** Neither pruned nor demoted. */
  readonly isOpen: boolean;
}

/** Where the tree stands: the incumbent and how exactly its score is known. */
export interface Standing {
  readonly incumbent: number;
  readonly score: number;
  /** SE_inc */
  readonly error: number;
  readonly tie: number;
  /** Repeats a node needs to count. */
  readonly k: number;
}

export type StrategyEvent =
  /** A node changed; `before` is null when it gets its first value, `after` when it lost its standing. */
  | {
      readonly kind: 'node';
      readonly before: NodeFigures | null;
      readonly after: NodeFigures | null;
    }
  | { readonly kind: 'standing'; readonly standing: Standing }
  /** A proposer gave up after so many repeated drafts. */
  | { readonly kind: 'refused'; readonly drafts: number }
  /** The last decision was carried out. */
  | { readonly kind: 'decided' };

export type StrategyAction =
  | { readonly kind: 'continue' | 'branch'; readonly node: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'stop'; readonly reason: 'exhausted' };

/** What a strategy says of a node whose race is over. */
export interface Judgement {
  readonly keep: boolean;
  readonly rule: string;
  /** Least score that is kept (strict rules: the score to beat). */
  readonly threshold: number;
}

/** A measured node under judgement and the one it is held against. */
export interface Comparison {
  readonly score: number;
  readonly reference: number;
  /** Standard error of the reference. */
  readonly error: number;
  readonly tie: number;
}

/**
 * A policy as pure functions: the state follows from the events alone, `decide` from the state and the
 * random numbers alone. States are never changed in place.
 */
export interface Strategy<State> {
  readonly init: () => State;
  readonly apply: (state: State, event: StrategyEvent) => State;
  /** Asked only once the baseline has a value. */
  readonly decide: (state: State, random: RandomStream) => StrategyAction;
  readonly judge: (comparison: Comparison) => Judgement;
}

/** Options of one strategy as configured. */
export type OptionsOf<Name extends StrategyConfig['name']> = Extract<
  StrategyConfig,
  { readonly name: Name }
>;
