import { workspaceErrors } from '../errors/workspace.ts';
import type { Files } from '../ports.ts';
import { type Git, gitDetail, requireOutput } from './git.ts';
import { type ObjectFormat, requireId } from './object-id.ts';
import { type OpenRemote, openRemote, type Remote } from './remote.ts';
import type { SourceRepository } from './source.ts';

/**
 * Makes an empty bare repository of ours, 0700, without templates, in a directory that is absent or empty.
 * Throws `workspace.directory-in-use`, `workspace.git-failed`.
 */
export const createBareRepository = async (
  git: Git,
  files: Files,
  directory: string,
  format: ObjectFormat,
): Promise<void> => {
  if (files.list(directory).length > 0) {
    throw workspaceErrors['workspace.directory-in-use']({ directory });
  }
  files.makeDirectory(directory, 0o700);
  const args = ['init', '--quiet', '--bare', '--template=', '--initial-branch=main'];
  const result = await git.run(directory, [...args, `--object-format=${format}`]);
  requireOutput(result, 'init');
};

/** Fetches commits by their full ids, without history; null when all came, else what git said. */
export const fetchCommits = async (
  git: Git,
  gitDir: string,
  remote: OpenRemote,
  commits: readonly string[],
): Promise<string | null> => {
  const result = await git.network(
    gitDir,
    [
      'fetch',
      '--quiet',
      '--depth=1',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--no-auto-gc',
      ...remote.readArgs,
      '--end-of-options',
      remote.url,
      ...commits.map(requireId),
    ],
    remote.profile,
  );
  return result.exitCode === 0 ? null : gitDetail(result);
};

export interface CloneSource {
  /** A repository on this machine, asked first. */
  readonly local?: SourceRepository;
  /** Where missing objects come from, or all of them. */
  readonly remote?: Remote;
}

/** Asks one place for each commit that is still missing; the rest, and what was said last, come back. */
const fetchMissing = async (
  git: Git,
  files: Files,
  gitDir: string,
  remote: Remote,
  commits: readonly string[],
): Promise<{ readonly missing: readonly string[]; readonly detail: string }> => {
  const open = openRemote(files, remote);
  try {
    const together = await fetchCommits(git, gitDir, open, commits);
    if (together === null) return { missing: [], detail: '' };
    if (commits.length === 1) return { missing: commits, detail: together };
    const missing: string[] = [];
    let detail = together;
    for (const commit of commits) {
      const alone = await fetchCommits(git, gitDir, open, [commit]);
      if (alone === null) continue;
      missing.push(commit);
      detail = alone;
    }
    return { missing, detail };
  } finally {
    open.close();
  }
};

/**
 * Fills our repository with commits: from this machine first, then once from the remote.
 * Throws `search.missing-objects`.
 */
export const fillRepository = async (
  git: Git,
  files: Files,
  gitDir: string,
  source: CloneSource,
  commits: readonly string[],
): Promise<void> => {
  const places: Remote[] = [];
  if (source.local !== undefined) {
    const url = source.local.workTree ?? source.local.gitDir;
    places.push({ url, credential: null });
  }
  if (source.remote !== undefined) places.push(source.remote);
  let missing: readonly string[] = commits;
  let detail = 'there is no remote to fetch it from';
  for (const remote of places) {
    if (missing.length === 0) return;
    const rest = await fetchMissing(git, files, gitDir, remote, missing);
    missing = rest.missing;
    detail = rest.detail;
  }
  const [commit] = missing;
  if (commit !== undefined) throw workspaceErrors['search.missing-objects']({ commit, detail });
};
