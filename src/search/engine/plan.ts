import type { RunBegin, SealedEntry } from '../../ledger/entries.ts';
import type { LedgerWriter, RunSeeds } from '../../ledger/ledger.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Clock, Files, Log } from '../../ports.ts';
import type { SandboxConfig } from '../../sandbox/config.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Redactor } from '../../text/redact.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ExperimentConfig } from '../config.ts';
import type { RunTotals } from '../totals.ts';
import type { RunTree } from '../tree.ts';
import type { SearchResult } from '../types.ts';
import type { ImportedTree } from './propose.ts';

/** When heads are worth anchoring. */
export type AnchorMoment = 'begin' | 'starts' | 'pause' | 'resume' | 'end';

/** How a run stands, for people who watch it. */
export interface SearchProgress {
  /** Of all that is sealed so far. */
  readonly totals: RunTotals;
  readonly limit: { readonly trials: number; readonly evaluations: number };
  readonly trials: number;
  readonly evaluations: number;
  readonly baseline: number | null;
  /** Best seen, as a metric. */
  readonly best: { readonly node: number; readonly mean: number } | null;
  readonly confirmed: number | null;
  readonly running: number;
  readonly wallMs: number;
}

/** What a run needs from outside; all of it is opened and closed by the caller. */
export interface SearchDeps {
  readonly workspace: Workspace;
  readonly sandbox: Sandbox;
  readonly ledger: LedgerWriter;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor | null;
  /** `work`: a private folder for trees; `inputs`: the one `openSandbox` was given. */
  readonly folders: { readonly work: string; readonly inputs: string };
  /** Interrupts the run: what runs gets `graceMs`, then a pause is sealed. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: SearchProgress) => void;
  /** Publishes and anchors the head; its failure pauses the run (`forge`). */
  readonly onAnchor?: (moment: AnchorMoment) => Promise<void>;
}

/** What `run-begin` seals that only the caller knows. */
export type RunFacts = Pick<
  RunBegin,
  | 'repo'
  | 'ref'
  | 'event'
  | 'actor'
  | 'pr'
  | 'config'
  | 'runner'
  | 'tool'
  | 'image_digest'
  | 'key'
  | 'prior'
>;

/** Limits given on the command line; they go before those of the configuration. */
export interface BudgetOverride {
  readonly trials?: number;
  readonly evaluations?: number;
  readonly wallMs?: number;
}

/** One run of one experiment. */
export interface SearchPlan {
  readonly experiment: string;
  readonly config: ExperimentConfig;
  /** The sandbox settings with the experiment's overrides. */
  readonly sandbox: SandboxConfig;
  readonly policy: Policy;
  readonly seeds: RunSeeds;
  /** Race seeds can be computed by a candidate: they follow from `--seed`, or were revealed before. */
  readonly predictableSeeds: boolean;
  readonly window: number;
  readonly workers: number;
  readonly budget: BudgetOverride;
  readonly facts: RunFacts;
  readonly imports: readonly ImportedTree[];
  /** Contents of `files.hidden_from`, by path. */
  readonly hiddenFiles: ReadonlyMap<string, Uint8Array>;
  /** The entries of the run to go on with, null for a new one. */
  readonly resume: readonly SealedEntry[] | null;
  /** What running jobs get after an interrupt; 8 s at most. */
  readonly graceMs: number;
}

/** How a run ended or paused. */
export interface SearchOutcome {
  readonly exit: 0 | 3 | 4 | 130;
  readonly result: SearchResult;
  readonly tree: RunTree;
}
