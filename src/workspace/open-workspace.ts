import { workspaceErrors } from '../errors/workspace.ts';
import type { Files } from '../ports.ts';
import { type BaseTree, loadBaseTree } from './base-tree.ts';
import { type BlobCache, createBlobCache } from './blob-cache.ts';
import { type CloneSource, createBareRepository, fillRepository } from './clone.ts';
import { encodeCommit, parseCommit } from './commit-object.ts';
import { createTreeFolder } from './folder.ts';
import { type Git, requireOutput } from './git.ts';
import { formatOf, requireId } from './object-id.ts';
import { type ObjectReader, openObjectReader } from './object-reader.ts';
import { createObjectWriter, type ObjectWriter } from './object-writer.ts';
import { updateRefs } from './refs.ts';
import { fullMode, pathOfBytes } from './tree-object.ts';
import { planTree } from './tree-plan.ts';
import { proveTree } from './tree-proof.ts';
import type { FileChange, ListedFile, Workspace } from './workspace.ts';

const cacheBytes = 32 * 1024 * 1024;
/** Objects remembered as written; the next draft repeats most of its parent's blobs. */
const rememberedObjects = 8192;
const largestListing = 10_000;
/** Each listed entry: mode, type, id, size and a path of at most 4 KiB. */
const largestListingBytes = largestListing * 512;

const listCommit = async (
  git: Git,
  gitDir: string,
  commit: string,
  prefixes: readonly string[],
): Promise<readonly ListedFile[]> => {
  if (prefixes.length === 0) return [];
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', requireId(commit)];
  // The empty prefix is the whole tree, which git knows as no path at all.
  const paths = prefixes.includes('') ? [] : prefixes;
  const result = await git.run(gitDir, [...args, '--', ...paths], {
    maxOutputBytes: largestListingBytes,
  });
  const tooMany = () =>
    workspaceErrors['workspace.too-many-files']({ where: `commit ${commit}`, max: largestListing });
  if (result.overflowed) throw tooMany();
  const lines = requireOutput(result, 'ls-tree').toString('latin1').split('\0').slice(0, -1);
  if (lines.length > largestListing) throw tooMany();
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , blob = '', size = ''] = line.slice(0, tab).split(/ +/);
    const sizeBytes = size === '-' ? null : Number(size);
    return { path: pathOfBytes(line.slice(tab + 1)), mode: fullMode(mode), blob, sizeBytes };
  });
};

const createRememberingWriter = (writer: ObjectWriter): ObjectWriter['put'] => {
  const written = new Set<string>();
  return (id, type, bytes) => {
    if (written.has(id)) return;
    writer.put(id, type, bytes);
    written.add(id);
    for (const oldest of written) {
      if (written.size <= rememberedObjects) break;
      written.delete(oldest);
    }
  };
};

const assemble = (parts: {
  readonly git: Git;
  readonly gitDir: string;
  readonly reader: ObjectReader;
  readonly writer: ObjectWriter;
  readonly cache: BlobCache;
  readonly base: Workspace['base'];
  readonly tree: BaseTree;
}): Workspace => {
  const { git, gitDir, reader, writer, cache, base, tree } = parts;
  const format = formatOf(base.commit);
  const put = createRememberingWriter(writer);
  const filesByPath = new Map(tree.files.map((file) => [file.path, file]));
  const readBlob = async (id: string, maxBytes?: number): Promise<Uint8Array> => {
    const cached = cache.get(id);
    if (cached !== null && cached.length <= (maxBytes ?? Infinity)) return cached;
    const bytes = await reader.read(id, 'blob', maxBytes);
    cache.put(id, bytes);
    return bytes;
  };
  const plan = (changes: readonly FileChange[]) => planTree(tree, format, changes);
  return {
    gitDir,
    gitVersion: git.version,
    objectFormat: format,
    base,
    baseFiles: tree.files,
    unlistedBaseFiles: tree.unlisted,
    readBlob,
    readBaseFile: async (path) => {
      const file = filesByPath.get(path);
      return file?.mode.startsWith('100') === true ? readBlob(file.blob) : null;
    },
    listCommit: (commit, prefixes) => listCommit(git, gitDir, commit, prefixes),
    hashTree: (changes) => plan(changes).tree,
    buildTree: (changes) =>
      Promise.resolve().then(() => {
        const planned = plan(changes);
        proveTree(tree, planned);
        for (const { id, type, bytes } of planned.objects) {
          put(id, type, bytes);
          if (type === 'blob') cache.put(id, bytes);
        }
        const { manifestSha256, changed } = planned;
        return { tree: planned.tree, manifestSha256, changed };
      }),
    writeCommit: (commit) =>
      Promise.resolve().then(() => writer.write('commit', encodeCommit(commit))),
    setRefs: (refs) => updateRefs(git, gitDir, refs),
    openFolder: (path, options) => createTreeFolder(tree, readBlob, path, options),
    close: () => reader.close(),
  };
};

/**
 * Makes our own bare clone of one commit in `directory` (absent or empty), reads and hashes all of it.
 * `alsoFetch` are further commits to have, such as a pull request's head.
 * Throws `search.missing-objects`, `workspace.object-corrupt`, `workspace.too-many-files`,
 * `workspace.directory-in-use`, `workspace.git-failed`.
 */
export const openWorkspace = async (
  deps: { readonly git: Git; readonly files: Files },
  options: {
    readonly source: CloneSource;
    readonly baseCommit: string;
    readonly alsoFetch?: readonly string[];
    readonly directory: string;
  },
): Promise<Workspace> => {
  const { git, files } = deps;
  const { directory: gitDir } = options;
  const commit = requireId(options.baseCommit);
  await createBareRepository(git, files, gitDir, formatOf(commit));
  const commits = [...new Set([commit, ...(options.alsoFetch ?? [])])];
  await fillRepository(git, files, gitDir, options.source, commits);
  const reader = openObjectReader(git, gitDir);
  try {
    const { tree: root, timeSeconds } = parseCommit(commit, await reader.read(commit, 'commit'));
    const tree = await loadBaseTree(reader, root);
    const manifestSha256 = tree.folders.get(root)?.manifestSha256 ?? '';
    const base = { commit, tree: root, manifestSha256, timeSeconds };
    const writer = createObjectWriter(files, gitDir, formatOf(commit));
    return assemble({
      git,
      gitDir,
      reader,
      writer,
      cache: createBlobCache(cacheBytes),
      base,
      tree,
    });
  } catch (error) {
    await reader.close();
    throw error;
  }
};
