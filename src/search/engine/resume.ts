import type { SealedEntry } from '../../ledger/entries.ts';

/** What a run must agree in to be continued. */
interface WantedRun {
  readonly experiment: string;
  readonly base: string;
  readonly configSha256: string;
  readonly settingsSha256: string;
  readonly seed: number;
  readonly predictableSeeds: boolean;
  readonly window: number;
  readonly engine: number;
  /** Head of the pull request whose files enter as n1. */
  readonly pullRequestHead: string | null;
}

/** Whether a run can be continued, and what stands against it, by name. */
export interface ResumePlan {
  readonly canResume: boolean;
  readonly differs: readonly string[];
}

/**
 * Judges whether a run is the one that is wanted and not over. `--budget` does not count: limits may be
 * changed on the way.
 */
export const planResume = (entries: readonly SealedEntry[], wanted: WantedRun): ResumePlan => {
  const begin = entries[0]?.entry;
  if (begin?.kind !== 'run-begin') return { canResume: false, differs: ['it has no run-begin'] };
  const differs: string[] = [];
  const compare = (name: string, is: unknown, should: unknown): void => {
    if (is !== should) differs.push(`${name} differs`);
  };
  compare('experiment', begin.experiment, wanted.experiment);
  compare('base commit', begin.base, wanted.base);
  compare('configuration', begin.config.sha256, wanted.configSha256);
  compare('settings', begin.settings_sha256, wanted.settingsSha256);
  compare('seed', begin.seeds.run, wanted.seed);
  compare('kind of seed', begin.seeds.predictable, wanted.predictableSeeds);
  compare('window', begin.strategy.window, wanted.window);
  compare('engine', begin.tool.engine, wanted.engine);
  compare('pull request head', begin.pr?.head ?? null, wanted.pullRequestHead);
  for (const { entry } of entries) {
    if (entry.kind === 'run-end') differs.push('it has ended');
    if (entry.kind === 'trial-result' && entry.node === 'n0' && entry.status !== 'ok') {
      // Only its first repeats end a run; after a decision or a proposal they were in.
      const isLater = entries.some(
        (other) => other.entry.kind === 'trial-start' && other.entry.node === 'n1',
      );
      if (!isLater) differs.push('its baseline failed');
    }
  }
  return { canResume: differs.length === 0, differs };
};
