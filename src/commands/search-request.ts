import type { BudgetOverride } from '../search/engine/plan.ts';
import type { AnchorMoment, RunFacts } from '../search/engine/plan.ts';
import type { LedgerWriter, Signer } from '../ledger/ledger.ts';
import type { SealedEntry } from '../ledger/entries.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Repository } from './repository.ts';
import type { TrustedConfig } from './trusted-config.ts';

/** Watches a run from outside: anchors and publishes its heads. */
export interface RunWatcher {
  /** Before the first start; `entries` are those of a run that is continued. */
  open(run: {
    readonly ledger: LedgerWriter;
    readonly signer: Signer | null;
    readonly entries: readonly SealedEntry[];
    readonly publishStderr: boolean;
  }): Promise<void>;
  anchor(moment: AnchorMoment): Promise<void>;
}

/** A search that somebody asked for, with everything it is run on. */
export interface SearchRequest {
  readonly experiment: string;
  readonly repository: Repository;
  /** Our clone of the base commit; on a pull request it has the head, too. */
  readonly workspace: Workspace;
  readonly config: TrustedConfig;
  /** A run asked for by its id: it is continued or nothing is. */
  readonly runId: string | null;
  readonly isNew: boolean;
  readonly from: { readonly directory: string; readonly node: string | null } | null;
  readonly seed: number | null;
  readonly budget: BudgetOverride;
  /** Head of the pull request, whose editable files enter as n1. */
  readonly pullHead: string | null;
  /** Paths the pull request changes; null when it is none, or the forge does not tell. */
  readonly pullPaths: readonly string[] | null;
  /** Code of a stranger: no key is used, and nothing below `bwrap` will do. */
  readonly isFork: boolean;
  readonly facts: Pick<RunFacts, 'repo' | 'ref' | 'event' | 'actor' | 'pr'>;
  readonly watcher: RunWatcher | null;
  /** Finds runs of this experiment elsewhere (the ledger branch) and puts them into the folder of runs. */
  readonly fetchRuns: ((runsFolder: string) => Promise<void>) | null;
}
