import { join } from 'node:path';
import type { ResolvedExperiment } from '../config/resolve.ts';
import { cliErrors } from '../errors/cli.ts';
import { ledgerErrors } from '../errors/ledger.ts';
import { searchErrors } from '../errors/search.ts';
import type { SealedEntry } from '../ledger/entries.ts';
import type { RunSeeds, Signer } from '../ledger/ledger.ts';
import { readLedger } from '../ledger/read.ts';
import { listRuns, makeRunId, runFiles } from '../ledger/run-files.ts';
import { ensureRunSecret } from '../ledger/run-secret.ts';
import { deriveSeeds, type SeedChoice } from '../ledger/seeds.ts';
import type { Policy } from '../policy/policy.ts';
import { planResume, type ResumePlan } from '../search/engine/resume.ts';
import { sealSettings } from '../search/engine/settings.ts';
import { engineVersion } from '../search/version.ts';
import type { CommandContext } from './command.ts';
import type { SearchRequest } from './search-request.ts';

/** An experiment made ready: what its runs have in common. */
export interface Prepared {
  readonly resolved: ResolvedExperiment;
  readonly policy: Policy;
  readonly signer: Signer | null;
  readonly runsFolder: string;
  readonly workers: number;
  readonly window: number;
  readonly choice: SeedChoice;
}

/** The run that is continued, or the new one. */
export interface ChosenRun {
  readonly runId: string;
  readonly directory: string;
  readonly seeds: RunSeeds;
  readonly predictable: boolean;
  readonly isResume: boolean;
}

/** Race commitments that ended runs have revealed: whoever read them can compute what is drawn again. */
const revealedRaces = (context: CommandContext, runsFolder: string): ReadonlySet<string> => {
  const revealed = new Set<string>();
  for (const { runId } of listRuns(context.files, runsFolder)) {
    const { entries } = readLedger(context.files, join(runsFolder, runId));
    const begin = entries[0]?.entry;
    const hasEnd = entries.some(({ entry }) => entry.kind === 'run-end');
    if (begin?.kind === 'run-begin' && hasEnd) revealed.add(begin.seeds.race_commitment);
  }
  return revealed;
};

/**
 * The newest unfinished run that is the one wanted, or a new one; one line says why a run is not continued.
 *
 * @throws AppError `search.run-differs`, `ledger.key-missing`, `cli.no-run`
 */
export const chooseRun = (
  context: CommandContext,
  request: SearchRequest,
  prepared: Prepared,
): ChosenRun => {
  const { files, random, log } = context;
  const { runsFolder, signer, choice } = prepared;
  const { experiment, sandbox } = prepared.resolved;
  const basis = {
    base: request.workspace.base.commit,
    configSha256: request.config.sha256,
    experiment: request.experiment,
  };
  const revealed = revealedRaces(context, runsFolder);
  const describe = (runId: string): ChosenRun => {
    const directory = join(runsFolder, runId);
    const secret = signer?.secret ?? ensureRunSecret(files, random, directory).secret;
    const seeds = deriveSeeds(basis, runId, secret, choice);
    const predictable = choice.from === 'option' || revealed.has(seeds.raceCommitment);
    return { runId, directory, seeds, predictable, isResume: false };
  };
  const judge = (runId: string, entries: readonly SealedEntry[]): ResumePlan => {
    const begin = entries[0]?.entry;
    const sealed = begin?.kind === 'run-begin' ? begin.seeds : null;
    return planResume(entries, {
      experiment: request.experiment,
      base: basis.base,
      configSha256: basis.configSha256,
      settingsSha256: sealSettings(experiment, sandbox).sha256,
      seed: deriveSeeds(basis, runId, new Uint8Array(32), choice).run,
      // What was revealed after a run began does not change the run.
      predictableSeeds: choice.from === 'option' || (sealed?.predictable ?? false),
      window: prepared.window,
      engine: engineVersion,
      pullRequestHead: request.pullHead,
    });
  };
  const candidates = listRuns(files, runsFolder).filter((run) =>
    request.runId === null ? run.experiment === request.experiment : run.runId === request.runId,
  );
  for (const { runId } of request.isNew ? [] : candidates) {
    const { entries } = readLedger(files, join(runsFolder, runId));
    const { canResume: isOpen, differs } = judge(runId, entries);
    // Killed after the end was sealed: only the files beside the ledger are missing.
    const isHalfDone =
      differs.length === 1 &&
      entries.some(({ entry }) => entry.kind === 'run-end') &&
      files.stat(join(runsFolder, runId, runFiles.result)) === null;
    const canResume = isOpen || isHalfDone;
    const begin = entries[0]?.entry;
    if (canResume && begin?.kind === 'run-begin') {
      if (begin.key !== null && signer === null) {
        throw ledgerErrors['ledger.key-missing']({ runId, keyid: begin.key.keyid });
      }
      // The key itself, too: whoever wrote the first line chose the id that stands beside it.
      const isSameKey =
        begin.key?.keyid === signer?.keyid && (begin.key?.spki ?? null) === (signer?.spki ?? null);
      if (isSameKey)
        return { ...describe(runId), predictable: begin.seeds.predictable, isResume: true };
      if (request.runId !== null) {
        throw searchErrors['search.run-differs']({ runId, differs: ['the signing key'] });
      }
      log.info(`${runId} is not continued: the signing key differs`);
    } else if (request.runId !== null) {
      throw searchErrors['search.run-differs']({ runId, differs });
    } else if (!entries.some(({ entry }) => entry.kind === 'run-end')) {
      log.info(`${runId} is not continued: ${differs.join(', ')}`);
    }
  }
  if (request.runId !== null && !request.isNew) {
    throw cliErrors['cli.no-run']({ run: request.runId, where: runsFolder });
  }
  return describe(makeRunId(request.experiment, context.clock.now(), random));
};
