import { join } from 'node:path';
import { isAppError } from '../errors/app-error.ts';
import type { Files } from '../ports.ts';
import { type BaseTree, findEntry, loadBaseTree, walkBase } from './base-tree.ts';
import { createBareRepository } from './clone.ts';
import { parseCommit } from './commit-object.ts';
import { type Git, gitDetail } from './git.ts';
import { formatOf, type ObjectFormat, requireId } from './object-id.ts';
import { type ObjectReader, openObjectReader } from './object-reader.ts';
import { classifyRefusal, type RemoteRefusal } from './push.ts';
import type { OpenRemote } from './remote.ts';
import { bytesOfPath, pathOfBytes } from './tree-object.ts';

/** What a branch holds now; of an absent branch nothing. */
export interface BranchFiles {
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Paths of all files below a folder (`''` for the whole branch), sorted by git. */
  list(folder: string): readonly string[];
}

/** A branch of a remote as it was when asked, in a small repository of ours. */
export interface BranchTip extends BranchFiles {
  readonly gitDir: string;
  readonly format: ObjectFormat;
  /** Null when the branch does not exist. */
  readonly commit: string | null;
  readonly tree: BaseTree;
  /** Bytes of the files that exist among these, fetched together. */
  readAll(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  close(): Promise<void>;
}

export interface RemoteFailure {
  readonly refused: RemoteRefusal;
  readonly detail: string;
}

/** Sees to it that old blobs stay with the remote: a ledger branch only grows. */
const partial = (remote: OpenRemote) => ({
  ...remote.profile,
  config: [
    ...remote.profile.config,
    `remote.hub.url=${remote.url}`,
    'remote.hub.promisor=true',
    'remote.hub.partialCloneFilter=blob:none',
  ],
});

const fetchPartly = async (
  git: Git,
  gitDir: string,
  remote: OpenRemote,
  args: readonly string[],
  input = '',
): Promise<RemoteFailure | null> => {
  const result = await git.network(
    gitDir,
    [
      'fetch',
      '--quiet',
      '--filter=blob:none',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--no-auto-gc',
      ...remote.readArgs,
      ...args,
    ],
    partial(remote),
    { input },
  );
  if (result.exitCode === 0) return null;
  return { refused: classifyRefusal(result), detail: gitDetail(result) };
};

/** The commit a branch of a remote points to, null when it does not exist. */
export const askTip = async (
  git: Git,
  gitDir: string,
  remote: OpenRemote,
  branch: string,
): Promise<{ readonly commit: string | null } | RemoteFailure> => {
  const ref = `refs/heads/${branch}`;
  const result = await git.network(
    gitDir,
    ['ls-remote', ...remote.readArgs, '--end-of-options', remote.url, ref],
    remote.profile,
  );
  if (result.exitCode !== 0) {
    return { refused: classifyRefusal(result), detail: gitDetail(result) };
  }
  const lines = Buffer.from(result.stdout).toString('latin1').split('\n');
  const line = lines.find((text) => text.endsWith(`\t${ref}`));
  return { commit: line === undefined ? null : requireId(line.split('\t')[0] ?? '') };
};

const emptyTrees = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;

const createReadAll =
  (
    tree: BaseTree,
    reader: ObjectReader,
    fetchBlobs: (ids: readonly string[]) => Promise<void>,
  ): BranchTip['readAll'] =>
  async (paths) => {
    const found = new Map<string, Uint8Array>();
    const wanted = paths.flatMap((path) => {
      const entry = findEntry(tree, bytesOfPath(path));
      return entry?.mode.startsWith('100') === true ? [{ path, id: entry.id }] : [];
    });
    const missing: typeof wanted = [];
    for (const file of wanted) {
      try {
        found.set(file.path, await reader.read(file.id, 'blob'));
      } catch (error) {
        if (!isAppError(error) || error.code !== 'workspace.object-missing') throw error;
        missing.push(file);
      }
    }
    if (missing.length > 0) await fetchBlobs(missing.map(({ id }) => id));
    for (const file of missing) found.set(file.path, await reader.read(file.id, 'blob'));
    return found;
  };

const createList =
  (tree: BaseTree): BranchFiles['list'] =>
  (folder) => {
    const prefix = folder === '' ? '' : `${bytesOfPath(folder)}/`;
    const paths: string[] = [];
    walkBase(tree, (path) => {
      if (path.startsWith(prefix)) paths.push(pathOfBytes(path));
    });
    return paths;
  };

const emptyTip = (gitDir: string, format: ObjectFormat, close: BranchTip['close']): BranchTip => ({
  gitDir,
  format,
  commit: null,
  tree: { root: emptyTrees[format], folders: new Map(), files: [], unlisted: 0 },
  read: () => Promise.resolve(null),
  readAll: () => Promise.resolve(new Map()),
  list: () => [],
  close,
});

const loadTip = async (
  git: Git,
  gitDir: string,
  remote: OpenRemote,
  reader: ObjectReader,
  commit: string,
): Promise<Omit<BranchTip, 'close'>> => {
  const { tree: root } = parseCommit(commit, await reader.read(commit, 'commit'));
  // No digests: they would need every blob, and nothing here is evaluated.
  const tree = await loadBaseTree(reader, root, () => Promise.resolve(''));
  const readAll = createReadAll(tree, reader, async (ids) => {
    await fetchPartly(git, gitDir, remote, ['--stdin', 'hub'], ids.join('\n'));
  });
  return {
    gitDir,
    format: formatOf(commit),
    commit,
    tree,
    readAll,
    read: async (path) => (await readAll([path])).get(path) ?? null,
    list: createList(tree),
  };
};

/**
 * Fetches the tip of a branch without its history and, where the remote can, without blobs; those come
 * when they are read. A remote that does not answer is a value, not an error.
 */
export const openBranchTip = async (
  deps: { readonly git: Git; readonly files: Files },
  remote: OpenRemote,
  branch: string,
  emptyFormat: ObjectFormat,
): Promise<BranchTip | RemoteFailure> => {
  const { git, files } = deps;
  const folder = files.makeTemporary('branch-');
  const asking = join(folder, 'ask.git');
  let reader: ObjectReader | null = null;
  const close = async () => {
    await reader?.close();
    files.remove(folder);
  };
  try {
    await createBareRepository(git, files, asking, emptyFormat);
    const tip = await askTip(git, asking, remote, branch);
    if ('refused' in tip) {
      await close();
      return tip;
    }
    const { commit } = tip;
    const format = commit === null ? emptyFormat : formatOf(commit);
    const gitDir = join(folder, 'tip.git');
    await createBareRepository(git, files, gitDir, format);
    if (commit === null) return emptyTip(gitDir, format, close);
    const args = ['--depth=1', '--end-of-options', 'hub', commit];
    const failure = await fetchPartly(git, gitDir, remote, args);
    if (failure !== null) {
      await close();
      return failure;
    }
    reader = openObjectReader(git, gitDir);
    return { ...(await loadTip(git, gitDir, remote, reader, commit)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
