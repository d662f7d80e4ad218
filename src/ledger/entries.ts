/**
 * The entries of a ledger, as sealed. Field names are those of the file; `num` is a decimal string, so
 * that canonical bytes hold no fractions. A field may be null, its key is always there.
 */

import type { IsolationSeal } from '../isolation.ts';

export type Num = string;
export type NodeId = `n${number}`;

export const trialStatuses = ['ok', 'crash', 'timeout', 'violation', 'duplicate', 'skip'] as const;
export type TrialStatus = (typeof trialStatuses)[number];

/** A stream or artefact by hash, over its full bytes. */
export interface StreamSeal {
  readonly sha256: string;
  readonly bytes: number;
}

export interface StepSeal {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly timed_out: boolean;
  readonly wall_ms: number;
  readonly cpu_ms: number | null;
  readonly max_rss_kib: number | null;
  readonly stdout: StreamSeal;
  readonly stderr: StreamSeal;
  /** Of the listing `sha256 SP bytes SP path LF`, sorted by path; the listing is an object of that hash. */
  readonly out: { readonly sha256: string; readonly files: number; readonly bytes: number } | null;
}

export interface Usage {
  readonly usd: Num;
  readonly tokens_in: number;
  readonly tokens_out: number;
  readonly calls: number;
  readonly cpu_ms: number;
  readonly wall_ms: number;
  readonly source: 'reported' | 'estimated' | 'reserved';
}

export interface RunnerSeal {
  readonly os: string;
  readonly kernel: string;
  readonly arch: string;
  readonly hosted: boolean | null;
  readonly run_url: string | null;
  readonly run_attempt: number | null;
  readonly workers: number;
}

export interface ToolSeal {
  readonly version: string;
  /** Rises when the engine's decisions change. */
  readonly engine: number;
  readonly bundle_sha256: string;
  readonly action_ref: string | null;
  readonly node: string;
  readonly git: string;
}

export interface ProposalSeal {
  /** `baseline`, `import`, `mutate`, `model` or `command`. */
  readonly kind: string;
  /** The strategy's action that chose the parent: `continue`, `branch`, `restart`; `baseline`, `import`. */
  readonly action: string;
  readonly arm: string;
  readonly model: string | null;
  readonly cli: { readonly name: string; readonly version: string | null } | null;
  readonly prompt_sha256: string | null;
  readonly answer_sha256: string | null;
  readonly description: string;
  readonly hypothesis: string | null;
  readonly usage: Usage;
}

export interface ChangedSeal {
  readonly path: string;
  readonly mode: string | null;
  readonly blob: string | null;
  readonly sha256: string | null;
}

export interface RunBegin {
  readonly kind: 'run-begin';
  readonly repo: {
    readonly forge: string;
    readonly host: string;
    readonly owner: string;
    readonly name: string;
    readonly id: number;
  } | null;
  readonly ref: string | null;
  readonly event: string | null;
  readonly actor: { readonly login: string; readonly id: number } | null;
  readonly pr: { readonly number: number; readonly head: string; readonly base: string } | null;
  readonly experiment: string;
  readonly base: string;
  readonly base_manifest_sha256: string;
  readonly config: { readonly path: string; readonly sha256: string };
  /** Object: the resolved experiment and sandbox settings, canonical. */
  readonly settings_sha256: string;
  readonly policy: {
    readonly editable: readonly string[];
    readonly readonly: readonly string[];
    readonly data: readonly string[];
    readonly allow: readonly string[];
    readonly hidden_sha256: string;
  };
  readonly evaluator: {
    readonly run: readonly string[] | null;
    readonly evaluate: readonly string[];
    readonly custody: 'split' | 'shared';
  };
  readonly metric: {
    readonly name: string;
    readonly direction: 'maximize' | 'minimize';
    readonly min: Num | null;
    readonly max: Num | null;
    readonly tie: Num;
    readonly min_effect: Num;
    readonly tolerance: Num;
    readonly target: Num | null;
  };
  readonly budget: {
    readonly trials: number;
    readonly evaluations: number;
    readonly wall_ms: number | null;
    readonly tokens: number | null;
    readonly usd: Num | null;
  };
  readonly strategy: { readonly name: string; readonly window: number };
  readonly seeds: {
    readonly run: number;
    readonly auto: boolean;
    readonly predictable: boolean;
    readonly race_commitment: string;
    readonly promotion_commitment: string;
  };
  readonly min_isolation: 'bwrap' | 'none';
  readonly isolation: IsolationSeal;
  readonly runner: RunnerSeal;
  readonly tool: ToolSeal;
  readonly image_digest: string | null;
  readonly key: { readonly keyid: string; readonly alg: string; readonly spki: string } | null;
  readonly prior: { readonly run_id: string; readonly head: string | null } | null;
}

export interface TrialPropose {
  readonly kind: 'trial-propose';
  readonly node: NodeId;
  readonly attempt: number;
  readonly parent: NodeId;
  readonly proposer: { readonly kind: string; readonly arm: string; readonly model: string | null };
  readonly prompt_sha256: string | null;
  readonly reserved: { readonly usd: Num; readonly tokens: number };
}

export interface TrialStart {
  readonly kind: 'trial-start';
  readonly node: NodeId;
  readonly repeat: number;
  readonly attempt: number;
  readonly purpose: 'baseline' | 'candidate' | 'race' | 'promotion';
  readonly tree: string;
  readonly manifest_sha256: string;
  readonly parent: NodeId | null;
  readonly patch_sha256: string | null;
  readonly seed: number | null;
  readonly pair: {
    readonly query: number;
    readonly index: number;
    readonly role: 'candidate' | 'reference';
  } | null;
  /** These two only on the node's first start; the keys are absent on later ones. */
  readonly changed?: readonly ChangedSeal[];
  readonly proposal?: ProposalSeal;
}

export interface TrialResult {
  readonly kind: 'trial-result';
  readonly start_seq: number | null;
  readonly node: NodeId;
  readonly repeat: number;
  readonly status: TrialStatus;
  readonly reason: string | null;
  readonly value: Num | null;
  /** Other metric lines the evaluator printed; shown, never decided on. */
  readonly metrics: Readonly<Record<string, Num>>;
  readonly run: StepSeal | null;
  readonly evaluate: StepSeal | null;
  readonly limits_hit: readonly string[];
  readonly duplicate_of: NodeId | null;
  /** The last five only without a start (violation, duplicate, skip); the keys are absent otherwise. */
  readonly parent?: NodeId;
  readonly tree?: string | null;
  readonly patch_sha256?: string | null;
  readonly proposal?: ProposalSeal;
  readonly violations?: readonly { readonly path: string; readonly code: string }[];
  /** Drafts that repeated a known tree before the proposer gave up (`no_draft`). */
  readonly repeated_drafts?: number;
}

export interface TrialDecision {
  readonly kind: 'trial-decision';
  readonly node: NodeId;
  readonly outcome: 'keep' | 'discard' | 'demote';
  readonly rule: string;
  readonly n: number;
  readonly mean: Num;
  readonly se: Num;
  readonly incumbent: NodeId;
  readonly window_low: Num | null;
}

export interface PromoteStart {
  readonly kind: 'promote-start';
  readonly query: number;
  readonly candidate: NodeId;
  readonly reference: NodeId;
  readonly alpha: Num;
  readonly min_effect: Num;
  readonly max_pairs: number;
}

export interface PromoteResult {
  readonly kind: 'promote-result';
  readonly query: number;
  readonly outcome: 'better' | 'refuted' | 'unconfirmed';
  readonly n: number;
  readonly mean: Num | null;
  readonly low: Num | null;
  readonly high: Num | null;
  readonly pairs: readonly number[];
  readonly burnt: readonly number[];
}

export interface RunResume {
  readonly kind: 'run-resume';
  readonly unfinished: readonly number[];
  readonly isolation: IsolationSeal;
  readonly runner: RunnerSeal;
  readonly tool: ToolSeal;
}

export interface RunPause {
  readonly kind: 'run-pause';
  readonly reason: 'signal' | 'disk' | 'model' | 'forge' | 'isolation';
  readonly usage: Usage;
}

export interface RunEnd {
  readonly kind: 'run-end';
  readonly status: 'finished' | 'budget' | 'target';
  readonly reason: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly starts: number;
  readonly results: number;
  readonly unreported: readonly number[];
  readonly best: {
    readonly node: NodeId;
    readonly tree: string;
    readonly commit: string;
    readonly value: Num;
    readonly confirmed: {
      readonly mean: Num;
      readonly low: Num;
      readonly high: Num;
      readonly n: number;
    } | null;
  } | null;
  readonly usage: Usage;
  readonly reveal: { readonly race: string; readonly promotion: string };
}

export interface SteerEvent {
  readonly kind: 'event';
  readonly type: 'steer';
  readonly by: {
    readonly login: string;
    readonly id: number;
    readonly permission: string;
    readonly comment_id: number;
    readonly comment_sha256: string;
  } | null;
  readonly verb: string;
  readonly args: readonly string[];
  readonly effect: string;
}

export interface RepairEvent {
  readonly kind: 'event';
  readonly type: 'repair';
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReseedEvent {
  readonly kind: 'event';
  readonly type: 'reseed';
  readonly race_commitment: string;
  readonly promotion_commitment: string;
}

export interface AnchorEvent {
  readonly kind: 'event';
  readonly type: 'anchor';
  readonly anchor: 'comment' | 'status' | 'branch';
  readonly of_seq: number;
  readonly head: string;
  readonly where: string;
}

export type EntryBody =
  | RunBegin
  | TrialPropose
  | TrialStart
  | TrialResult
  | TrialDecision
  | PromoteStart
  | PromoteResult
  | RunResume
  | RunPause
  | RunEnd
  | SteerEvent
  | RepairEvent
  | ReseedEvent
  | AnchorEvent;

/** What every entry carries beside its body. */
export interface EntryHead {
  readonly run_id: string;
  readonly seq: number;
  /** sha256 of the previous payload; 64 zeros before the first. */
  readonly prev: string;
  /** UTC, milliseconds, `2026-01-02T03:04:05.678Z`; never decreases. */
  readonly at: string;
}

export type Entry = EntryBody & EntryHead;

/** A subject of the in-toto statement. */
export interface Subject {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/** An entry with the hash that seals it. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly subjects: readonly Subject[];
  /** sha256 of the payload bytes. */
  readonly sealId: string;
}
