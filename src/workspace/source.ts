import { dirname, join, resolve } from 'node:path';
import { workspaceErrors } from '../errors/workspace.ts';
import type { Files } from '../ports.ts';
import { type Git, requireOutput } from './git.ts';
import { requireId } from './object-id.ts';
import { pathOfBytes } from './tree-object.ts';

/** A repository on this machine that we only read. */
export interface SourceRepository {
  readonly gitDir: string;
  /** Null for a bare repository. */
  readonly workTree: string | null;
}

export interface DirtyPath {
  readonly path: string;
  readonly untracked: boolean;
}

const isBare = (files: Files, directory: string): boolean =>
  files.stat(join(directory, 'HEAD'))?.kind === 'file' &&
  ['objects', 'refs'].every((name) => files.stat(join(directory, name))?.kind === 'directory');

/**
 * The repository a directory lies in, found without asking git, so that nothing of it runs.
 * Throws `workspace.no-repository`.
 */
export const locateRepository = (files: Files, directory: string): SourceRepository => {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const gitDir = join(folder, '.git');
    if (files.stat(gitDir) !== null) return { gitDir, workTree: folder };
    if (isBare(files, folder)) return { gitDir: folder, workTree: null };
    if (folder === dirname(folder)) {
      throw workspaceErrors['workspace.no-repository']({ path: directory });
    }
  }
};

/** Reading must never follow a partial clone's own remote. */
const offline = { env: { GIT_ALLOW_PROTOCOL: 'none' } };

/**
 * The full id of the commit a revision names.
 * Throws `search.no-base`.
 */
export const resolveBase = async (
  git: Git,
  source: SourceRepository,
  revision = 'HEAD',
): Promise<string> => {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const result = await git.run(source.gitDir, args, offline);
  const id = Buffer.from(result.stdout).toString('latin1').trim();
  if (result.exitCode !== 0 || id === '') {
    throw workspaceErrors['search.no-base']({
      revision,
      repository: source.workTree ?? source.gitDir,
    });
  }
  return requireId(id);
};

/** Switches every content filter of the repository's configuration off: `status` would run them. */
const withoutFilters = async (
  git: Git,
  source: SourceRepository,
): Promise<Readonly<Record<string, string>>> => {
  const listing = await git.run(
    source.gitDir,
    ['config', '--null', '--name-only', '--get-regexp', '^filter\\.'],
    offline,
  );
  const names = new Set<string>();
  for (const key of Buffer.from(listing.stdout).toString('utf8').split('\0')) {
    const name = /^filter\.(.*)\.[^.]+$/s.exec(key)?.[1];
    if (name !== undefined) names.add(name);
  }
  const settings = [...names].flatMap((name) => [
    [`filter.${name}.clean`, ''],
    [`filter.${name}.smudge`, ''],
    [`filter.${name}.process`, ''],
    [`filter.${name}.required`, 'false'],
  ]);
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  for (const [index, [key = '', value = '']] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${String(index)}`] = key;
    env[`GIT_CONFIG_VALUE_${String(index)}`] = value;
  }
  return env;
};

/**
 * Paths of the work tree that differ from HEAD, below the given literal paths (all without any), sorted
 * by git; untracked files are told apart. Nothing the repository configures is run, nothing is written.
 * Throws `workspace.git-failed`.
 */
export const findDirtyPaths = async (
  git: Git,
  source: SourceRepository,
  paths: readonly string[] = [],
): Promise<readonly DirtyPath[]> => {
  if (source.workTree === null) return [];
  const result = await git.run(
    source.gitDir,
    [
      `--work-tree=${source.workTree}`,
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--ignore-submodules=all',
      '--',
      ...paths,
    ],
    {
      config: ['core.untrackedCache=false', 'core.splitIndex=false', 'core.symlinks=true'],
      env: { ...offline.env, ...(await withoutFilters(git, source)) },
    },
  );
  return requireOutput(result, 'status')
    .toString('latin1')
    .split('\0')
    .filter((line) => line.length > 3)
    .map((line) => ({ path: pathOfBytes(line.slice(3)), untracked: line.startsWith('??') }));
};
