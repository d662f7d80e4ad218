import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { cliErrors } from '../errors/cli.ts';
import { isAppError } from '../errors/app-error.ts';
import { findRun, parseRunId } from '../ledger/run-files.ts';
import type { CommandContext } from './command.ts';
import { fetchLedger } from './ledger-branch.ts';
import { ensureRunsFolder, openRepository, type Repository } from './repository.ts';

const defaultRuns = '.guildseal/runs';

/** The repository around the working directory, null where there is none: verify works anywhere. */
export const findRepository = async (context: CommandContext): Promise<Repository | null> => {
  try {
    return await openRepository(context);
  } catch (error) {
    if (isAppError(error) && error.code.startsWith('workspace.')) return null;
    throw error;
  }
};

/** `report.dir` as the working copy says it: only a place to look in, nothing is trusted. */
const configuredRuns = (context: CommandContext, repository: Repository): string => {
  const bytes = context.files.readIfExists(join(repository.folder, context.configPath));
  if (bytes === null) return defaultRuns;
  try {
    const { dir } = loadConfig(bytes, context.configPath).config.report;
    // Runs may be brought there: a working copy of unknown origin must not point out of itself.
    return dir.split('/').includes('..') ? defaultRuns : dir;
  } catch {
    return defaultRuns;
  }
};

/**
 * The folder of a run: a path, or an id looked for in the folder of runs, then on the ledger branch of the
 * repository (a local branch: fetch it first).
 *
 * @throws AppError `cli.no-run`
 */
export const locateRun = async (
  context: CommandContext,
  repository: Repository | null,
  run: string,
): Promise<string> => {
  const runs = join(
    repository?.folder ?? context.repo,
    repository === null ? defaultRuns : configuredRuns(context, repository),
  );
  const found = findRun(context.files, runs, run, context.repo);
  if (found !== null) return found;
  if (repository !== null && parseRunId(run) !== null) {
    const fetched = ensureRunsFolder(context, repository, configuredRuns(context, repository));
    const remote = { url: repository.source.gitDir, credential: null };
    await fetchLedger(context, repository, remote, fetched, {
      isWanted: (runId) => runId === run,
      needsObjects: () => true,
    });
    const published = findRun(context.files, fetched, run, context.repo);
    if (published !== null) return published;
  }
  throw cliErrors['cli.no-run']({ run, where: runs });
};
