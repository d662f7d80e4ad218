import { workspaceErrors } from '../errors/workspace.ts';
import { sha256 } from './object-id.ts';
import { forEachInFlight, type ObjectReader } from './object-reader.ts';
import {
  bytesOfPath,
  fullMode,
  isFolder,
  isListed,
  pathOfBytes,
  readEntry,
  sortKey,
  type TreeEntry,
} from './tree-object.ts';
import type { TreeFile } from './workspace.ts';

/** Most entries of a base; beyond it a tree is a bomb or no place for a search. */
const largestTree = 2_000_000;

/** A folder of the base: its tree object and its manifest, both with the offset of every entry. */
export interface BaseFolder {
  readonly id: string;
  readonly entries: readonly TreeEntry[];
  readonly raw: Buffer;
  /** Where each entry starts in `raw`, and where the last one ends. */
  readonly rawOffsets: readonly number[];
  readonly manifest: Buffer;
  readonly manifestOffsets: readonly number[];
  readonly manifestSha256: string;
  indexOf(name: string): number;
}

/** The base tree in memory; folders by tree id. */
export interface BaseTree {
  readonly root: string;
  readonly folders: ReadonlyMap<string, BaseFolder>;
  readonly files: readonly TreeFile[];
  readonly unlisted: number;
}

/** Calls `leaf` for every entry that is no folder, in byte order of paths; paths are bytes. */
export const walkBase = (
  base: Pick<BaseTree, 'root' | 'folders'>,
  leaf: (path: string, entry: TreeEntry) => void,
): void => {
  const walk = (id: string, prefix: string) => {
    for (const entry of base.folders.get(id)?.entries ?? []) {
      const path = prefix + entry.name;
      if (isFolder(entry)) walk(entry.id, `${path}/`);
      else leaf(path, entry);
    }
  };
  walk(base.root, '');
};

/** The entry at a path (bytes) of the base; null where there is none. */
export const findEntry = (base: BaseTree, path: string): TreeEntry | null => {
  let folder = base.folders.get(base.root);
  const segments = path.split('/');
  for (const [depth, segment] of segments.entries()) {
    const entry = folder?.entries[folder.indexOf(segment)];
    if (entry === undefined) return null;
    if (depth === segments.length - 1) return entry;
    folder = isFolder(entry) ? base.folders.get(entry.id) : undefined;
  }
  return null;
};

/** One line of a folder's manifest. */
export const manifestLine = (entry: TreeEntry, digest: string): Buffer =>
  Buffer.from(`${entry.mode} ${digest} ${entry.name}\n`, 'latin1');

type RawFolder = Pick<BaseFolder, 'id' | 'entries' | 'raw' | 'rawOffsets'>;

const parseTree = (id: string, raw: Buffer): RawFolder => {
  const entries: TreeEntry[] = [];
  const rawOffsets = [0];
  for (let offset = 0; offset < raw.length;) {
    const { entry, next } = readEntry(raw, offset, id);
    entries.push(entry);
    rawOffsets.push(next);
    offset = next;
  }
  return { id, entries, raw, rawOffsets };
};

const readTrees = async (
  reader: ObjectReader,
  root: string,
): Promise<ReadonlyMap<string, RawFolder>> => {
  const trees = new Map<string, RawFolder>();
  let level: readonly string[] = [root];
  let count = 0;
  while (level.length > 0) {
    const below = new Set<string>();
    await forEachInFlight(level, async (id) => {
      const folder = parseTree(id, await reader.read(id, 'tree'));
      trees.set(id, folder);
      count += folder.entries.length;
      if (count > largestTree) {
        throw workspaceErrors['workspace.too-many-files']({ where: 'the base', max: largestTree });
      }
      for (const entry of folder.entries) if (isFolder(entry)) below.add(entry.id);
    });
    level = [...below].filter((id) => !trees.has(id));
  }
  return trees;
};

const readDigests = async (
  trees: ReadonlyMap<string, RawFolder>,
  digestOf: (blob: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> => {
  const digests = new Map<string, string>();
  for (const { entries } of trees.values()) {
    for (const { mode, id } of entries) {
      if (mode === '160000') digests.set(id, sha256(Buffer.from(id, 'latin1')));
    }
  }
  const blobs = new Set<string>();
  for (const { entries } of trees.values()) {
    for (const entry of entries) {
      if (!isFolder(entry) && !digests.has(entry.id)) blobs.add(entry.id);
    }
  }
  await forEachInFlight([...blobs], async (id) => {
    digests.set(id, await digestOf(id));
  });
  return digests;
};

const withManifest = (folder: RawFolder, digestOf: (entry: TreeEntry) => string): BaseFolder => {
  const lines = folder.entries.map((entry) => manifestLine(entry, digestOf(entry)));
  const manifestOffsets = [0];
  let end = 0;
  for (const line of lines) manifestOffsets.push((end += line.length));
  const manifest = Buffer.concat(lines);
  let positions: Map<string, number> | null = null;
  return {
    ...folder,
    manifest,
    manifestOffsets,
    manifestSha256: sha256(manifest),
    indexOf: (name) => {
      // Built on first use: most folders of a base are never edited.
      positions ??= new Map(folder.entries.map((entry, index) => [entry.name, index]));
      return positions.get(name) ?? -1;
    },
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where an entry with this key stands or would stand among a folder's entries. */
export const positionOf = (folder: BaseFolder, key: string): number => {
  let low = 0;
  let high = folder.entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = folder.entries[middle];
    if (entry !== undefined && sortKey(entry) < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

const listFiles = (base: Pick<BaseTree, 'root' | 'folders'>) => {
  const leaves: { readonly bytes: string; readonly file: TreeFile }[] = [];
  let unlisted = 0;
  let count = 0;
  walkBase(base, (bytes, entry) => {
    const path = pathOfBytes(bytes);
    count += 1;
    // The same small tree, named again and again, lists without end.
    if (count > largestTree) {
      throw workspaceErrors['workspace.too-many-files']({ where: 'the base', max: largestTree });
    }
    if (isListed(path)) {
      leaves.push({ bytes, file: { path, mode: fullMode(entry.mode), blob: entry.id } });
    } else unlisted += 1;
  });
  leaves.sort((a, b) => compare(a.bytes, b.bytes));
  return { files: leaves.map(({ file }) => file), unlisted };
};

/** Sorts by the bytes of the path. */
export const byPathBytes = (a: { readonly path: string }, b: { readonly path: string }): number =>
  compare(bytesOfPath(a.path), bytesOfPath(b.path));

/**
 * Reads a whole tree, every byte hashed again; blobs are digested in passing and not kept. With another
 * `digestOf` the manifests are only as good as its digests.
 * Throws `workspace.object-missing`, `workspace.object-corrupt`, `workspace.too-many-files`.
 */
export const loadBaseTree = async (
  reader: ObjectReader,
  root: string,
  digestOf = async (blob: string) => (await reader.digest(blob)).sha256,
): Promise<BaseTree> => {
  const trees = await readTrees(reader, root);
  const digests = await readDigests(trees, digestOf);
  const folders = new Map<string, BaseFolder>();
  const finish = (id: string): BaseFolder => {
    const done = folders.get(id);
    if (done !== undefined) return done;
    const raw = trees.get(id);
    if (raw === undefined) throw workspaceErrors['workspace.object-missing']({ id });
    const folder = withManifest(raw, (entry) =>
      isFolder(entry) ? finish(entry.id).manifestSha256 : (digests.get(entry.id) ?? ''),
    );
    folders.set(id, folder);
    return folder;
  };
  finish(root);
  return { root, folders, ...listFiles({ root, folders }) };
};
