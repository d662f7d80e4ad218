import type { IsolationSeal } from '../isolation.ts';

export type NodeOutcome =
  | 'baseline'
  | 'keep'
  | 'discard'
  | 'crash'
  | 'timeout'
  | 'violation'
  | 'duplicate'
  | 'skip'
  | 'running';

export interface ReportRepeat {
  readonly repeat: number;
  readonly purpose: string;
  readonly status: string;
  readonly reason: string | null;
  /** As printed. */
  readonly value: string | null;
  readonly seed: number | null;
  readonly wallMs: number | null;
  readonly stdoutSha256: string | null;
  readonly outSha256: string | null;
  /** Seal of the result entry. */
  readonly seal: string;
}

export interface ReportNode {
  readonly id: string;
  readonly index: number;
  /** The node the patch was made against; null for the baseline. */
  readonly parent: string | null;
  readonly commit: string | null;
  readonly tree: string | null;
  readonly outcome: NodeOutcome;
  readonly reason: string | null;
  readonly duplicateOf: string | null;
  readonly mean: number | null;
  readonly se: number | null;
  /** First value as printed. */
  readonly value: string | null;
  readonly repeats: readonly ReportRepeat[];
  readonly decisions: readonly {
    readonly outcome: string;
    readonly rule: string;
    readonly incumbent: string;
    readonly windowLow: string | null;
    readonly n: number;
    readonly mean: string;
    readonly se: string;
    readonly seal: string;
  }[];
  readonly proposal: {
    readonly kind: string;
    readonly action: string;
    readonly arm: string;
    readonly model: string | null;
    readonly description: string;
    readonly hypothesis: string | null;
  } | null;
  /** Unified diff against the parent; null when withheld or none. */
  readonly diff: string | null;
  readonly violations: readonly { readonly path: string; readonly code: string }[];
  /** Seal of the entry that first names the node. */
  readonly seal: string;
}

/** One confirmation on fresh seeds; figures are gains of the candidate over the reference. */
export interface ReportPromotion {
  readonly query: number;
  readonly candidate: string;
  readonly reference: string;
  readonly outcome: 'better' | 'refuted' | 'unconfirmed' | 'running';
  readonly n: number;
  readonly mean: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

/** One run as every renderer sees it: rebuilt from the ledger and its objects alone. */
export interface RunReport {
  readonly runId: string;
  readonly experiment: string;
  readonly description: string;
  readonly status: 'running' | 'finished' | 'budget' | 'target' | 'paused' | 'interrupted';
  readonly reason: string | null;
  readonly metric: {
    readonly name: string;
    readonly direction: 'maximize' | 'minimize';
    readonly target: string | null;
  };
  readonly base: string;
  readonly strategy: string;
  readonly window: number;
  readonly workers: number;
  readonly seed: number;
  readonly predictableSeeds: boolean;
  readonly custody: 'split' | 'shared';
  readonly isolation: IsolationSeal;
  readonly tool: { readonly version: string; readonly bundleSha256: string };
  readonly key: { readonly keyid: string; readonly alg: string; readonly pem: string } | null;
  readonly budget: {
    readonly trials: number;
    readonly evaluations: number;
    readonly wallMs: number | null;
  };
  readonly spent: {
    readonly trials: number;
    readonly evaluations: number;
    readonly wallMs: number;
    readonly cpuMs: number;
    readonly usd: string;
    readonly tokens: number;
  };
  readonly nodes: readonly ReportNode[];
  /** Value of the baseline as printed, null while it has none. */
  readonly baseline: string | null;
  /** Node that is best seen. */
  readonly best: string | null;
  /**
   * Set only when promotion confirmed `best`: the gain over the promotion's reference, in the good
   * direction whatever the metric's direction.
   */
  readonly confirmed: {
    readonly mean: string;
    readonly low: string;
    readonly high: string;
    readonly n: number;
  } | null;
  /** Unified diff of the best node against the base commit; without it its diff against the parent is shown. */
  readonly bestPatch?: string | null;
  readonly promotions: readonly ReportPromotion[];
  /** Pooled standard deviation of repeats of one tree. */
  readonly noise: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly ledger: { readonly entries: number; readonly head: string };
  readonly publication: {
    readonly branch: string;
    readonly commit: string | null;
    readonly remote: string | null;
  } | null;
  /** Lines for people: what lowers the trust in this run. */
  readonly cautions: readonly string[];
}
