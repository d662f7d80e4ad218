import type { NodeId } from '../ledger/entries.ts';
import type { IsolationSeal } from '../isolation.ts';
import type { FileChange } from '../workspace/workspace.ts';

/** Counter-based random numbers: the same (seed, purpose, index) gives the same draws on any machine. */
export interface RandomStream {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, bound). */
  int(bound: number): number;
  /** Standard normal. */
  normal(): number;
  /** One of a non-empty list. */
  pick<T>(items: readonly T[]): T;
}

/** Bytes of the editable files of a tree, by path, sorted by path. */
export type EditableFiles = ReadonlyMap<string, Uint8Array>;

/** A draft that has an unseen tree and passed its checks. */
export interface Draft {
  /** Whole new contents of the files it changes, against the parent. */
  readonly edits: readonly FileChange[];
  /** Which operator made it. */
  readonly arm: string;
  /** One line for people. */
  readonly description: string;
}

export type Proposal =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | {
      readonly kind: 'refused';
      readonly reason: 'no_draft' | 'no_change';
      readonly duplicateDraws: number;
    };

export interface ProposeRequest {
  /** The node this answer becomes. */
  readonly index: number;
  readonly parent: {
    readonly node: NodeId;
    /** Give the same `Uint8Array` for the same content where that is cheap: parsed files are kept by it. */
    readonly files: EditableFiles;
    /** Paths with mode 100755; edits keep the mode. None when left out. */
    readonly executable?: ReadonlySet<string>;
  };
  readonly random: RandomStream;
  /** Node that already has this tree (in flight ones count), null when it is new. Cheap: hashed in memory. */
  readonly knownAs: (edits: readonly FileChange[]) => NodeId | null;
  /** `commands.check` on each changed file of a draft. */
  readonly check: (edits: readonly FileChange[]) => Promise<boolean>;
}

/** What a proposer learns from a finished trial, told in dispatch order. */
export interface ProposerFeedback {
  readonly node: NodeId;
  readonly parent: NodeId;
  readonly arm: string;
  readonly outcome: 'keep' | 'discard' | 'crash' | 'timeout';
  /** Score minus the parent's score, null without a value. */
  readonly gain: number | null;
  /** Strictly better than its parent after the race. */
  readonly better: boolean;
  readonly parentFiles: EditableFiles;
  readonly edits: readonly FileChange[];
}

/** Makes edits; writes nothing. Its state follows from `learn` calls alone. */
export interface Proposer {
  readonly kind: 'mutate';
  propose(request: ProposeRequest): Promise<Proposal>;
  learn(feedback: ProposerFeedback): void;
}

export type SearchStatus = 'finished' | 'budget' | 'target' | 'paused' | 'interrupted';

/** JSON result of `search`; values of metrics are decimal strings as printed. */
export interface SearchResult {
  readonly run_id: string;
  readonly experiment: string;
  readonly seed: number;
  readonly strategy: string;
  readonly window: number;
  readonly workers: number;
  readonly status: SearchStatus;
  readonly reason: string | null;
  readonly trials: number;
  readonly outcomes: {
    readonly baseline: number;
    readonly keep: number;
    readonly discard: number;
    readonly crash: number;
    readonly timeout: number;
    readonly violation: number;
    readonly duplicate: number;
    readonly skip: number;
  };
  readonly baseline: { readonly value: string | null };
  readonly best: {
    readonly node: NodeId;
    readonly value: string;
    readonly tree: string;
    readonly commit: string;
    readonly patch: string | null;
    readonly confirmed: {
      readonly mean: string;
      readonly low: string;
      readonly high: string;
      readonly n: number;
    } | null;
  } | null;
  readonly ledger: {
    readonly path: string;
    readonly head: string;
    readonly entries: number;
    readonly key_id: string | null;
  };
  readonly isolation: IsolationSeal;
  readonly usage: {
    readonly usd: string;
    readonly tokens: number;
    readonly evaluations: number;
    readonly cpu_s: number;
  };
  readonly wall_ms: number;
  readonly report: { readonly html: string; readonly markdown: string };
}
