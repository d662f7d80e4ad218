import { join } from 'node:path';
import { findGit, createGit, type Git } from '../workspace/git.ts';
import { locateRepository, type SourceRepository } from '../workspace/source.ts';
import type { Remote } from '../workspace/remote.ts';
import type { CommandContext } from './command.ts';

/** Git and the repository a command works in. */
export interface Repository {
  readonly git: Git;
  readonly source: SourceRepository;
  /** Where runs are kept by default, and relative names resolve. */
  readonly folder: string;
}

/** Finds git and the repository; throws `workspace.git-missing`, `workspace.no-repository`. */
export const openRepository = async (context: CommandContext): Promise<Repository> => {
  const { exec, files } = context;
  const source = locateRepository(files, context.repo);
  const git = await createGit({ exec, files, gitPath: findGit(files, context.searchPath) });
  return { git, source, folder: source.workTree ?? source.gitDir };
};

/** The folder of runs; made with a `.gitignore` of its own when it is new, so that it stays out of commits. */
export const ensureRunsFolder = (
  context: CommandContext,
  repository: Repository,
  configured: string,
): string => {
  const folder = join(repository.folder, configured);
  context.files.makeDirectory(folder);
  const ignore = join(folder, '.gitignore');
  if (context.files.stat(ignore) === null) context.files.write(ignore, '*\n');
  return folder;
};

/** The repository on the forge, with the job's token; null in a terminal. */
export const jobRemote = (context: CommandContext): Remote | null => {
  const { action, networkEnv } = context;
  if (action === null) return null;
  return {
    url: action.remoteUrl,
    credential:
      action.token === null
        ? null
        : { kind: 'token', username: 'x-access-token', token: action.token },
    env: networkEnv,
  };
};
