import {
  chmodSync,
  closeSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { systemCode } from '../errors/system-error.ts';
import { workspaceErrors } from '../errors/workspace.ts';
import { type BaseTree, findEntry, walkBase } from './base-tree.ts';
import { formatOf, hashObject } from './object-id.ts';
import { forEachInFlight } from './object-reader.ts';
import { rethrowDiskFull } from './object-writer.ts';
import { bytesOfPath, fullMode, pathOfBytes } from './tree-object.ts';
import type { ChangedFile, TreeFolder } from './workspace.ts';

export interface FolderOptions {
  readonly isHidden: (path: string) => boolean;
  readonly withHidden: boolean;
}

interface Leaf {
  readonly mode: string;
  readonly id: string;
}

/**
 * True for a link that stays inside however its target is reached: relative, `..` only in front, and not
 * above the root. (A `..` after a name would climb from wherever that name's own link leads.)
 */
const staysInside = (path: string, target: string): boolean => {
  if (target === '' || target.startsWith('/') || target.includes('\0')) return false;
  let depth = path.split('/').length - 1;
  let descending = false;
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') descending = true;
    else if (descending || (depth -= 1) < 0) return false;
  }
  return true;
};

const writeVerified = (file: Buffer, leaf: Leaf, bytes: Uint8Array): void => {
  const descriptor = openSync(file, 'wx+', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    const back = Buffer.alloc(bytes.length + 1);
    let size = 0;
    for (let read = 1; read > 0; size += read) {
      read = readSync(descriptor, back, size, back.length - size, size);
    }
    const id = hashObject(formatOf(leaf.id), 'blob', back.subarray(0, size));
    if (id !== leaf.id) {
      throw workspaceErrors['workspace.object-corrupt']({
        id: leaf.id,
        detail: 'the disk gave back other bytes than were written',
      });
    }
    // The caller's umask must not decide what a sandbox under another uid can read.
    fchmodSync(descriptor, leaf.mode === '100755' ? 0o755 : 0o644);
  } finally {
    closeSync(descriptor);
  }
};

const createDisk = (root: string) => {
  /** Folders that exist, by their bytes. */
  const folders = new Set<string>();
  const at = (path: string) =>
    Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
  const guarded = (path: string, act: () => void) => {
    try {
      act();
    } catch (error) {
      if (systemCode(error) === 'EEXIST') {
        throw workspaceErrors['search.path-collision']({ path: pathOfBytes(path), folder: root });
      }
      rethrowDiskFull(error, root);
    }
  };
  const makeFolder = (path: string) => {
    if (path === '' || folders.has(path)) return;
    makeFolder(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
    guarded(path, () => {
      mkdirSync(at(path));
      chmodSync(at(path), 0o755);
    });
    folders.add(path);
  };
  const parentOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  const prune = (folder: string) => {
    // Two files of one folder may go together: the second finds it gone.
    for (let path = folder; folders.has(path); path = parentOf(path)) {
      try {
        rmdirSync(at(path));
      } catch (error) {
        if (systemCode(error) === 'ENOTEMPTY' || systemCode(error) === 'EEXIST') return;
        throw error;
      }
      folders.delete(path);
    }
  };
  return {
    add: (path: string, leaf: Leaf, bytes: Uint8Array) => {
      if (leaf.mode === '160000') {
        makeFolder(path);
        return;
      }
      const target = Buffer.from(bytes).toString('latin1');
      if (leaf.mode === '120000' && !staysInside(path, target)) return;
      makeFolder(parentOf(path));
      guarded(path, () => {
        if (leaf.mode === '120000') symlinkSync(Buffer.from(bytes), at(path));
        else writeVerified(at(path), leaf, bytes);
      });
    },
    drop: (path: string, leaf: Leaf) => {
      try {
        if (leaf.mode === '160000') rmdirSync(at(path));
        else unlinkSync(at(path));
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
        // A link that led outside was never written; anything else is somebody's work.
        if (leaf.mode !== '120000') {
          throw workspaceErrors['workspace.folder-changed']({ path: pathOfBytes(path) });
        }
      }
      folders.delete(path);
    },
    prune: (path: string) => {
      prune(parentOf(path));
    },
  };
};

const leafOf = (file: { readonly mode: string | null; readonly blob: string | null }) =>
  file.mode === null || file.blob === null ? null : { mode: file.mode, id: file.blob };

/**
 * Writes the base into a new folder (an older one at the path is removed) and keeps it in step with the
 * trees shown later. `readBlob` hashes what it reads.
 * Throws `search.path-collision`, `workspace.disk-full`.
 */
export const createTreeFolder = async (
  base: BaseTree,
  readBlob: (id: string) => Promise<Uint8Array>,
  path: string,
  options: FolderOptions,
): Promise<TreeFolder> => {
  const isShown = (bytes: string) => options.withHidden || !options.isHidden(pathOfBytes(bytes));
  const baseLeaf = (bytes: string): Leaf | null => {
    const entry = findEntry(base, bytes);
    return entry === null || entry.mode === '40000'
      ? null
      : { mode: fullMode(entry.mode), id: entry.id };
  };
  const read = (leaf: Leaf) =>
    leaf.mode === '160000' ? Promise.resolve(new Uint8Array()) : readBlob(leaf.id);

  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
  const disk = createDisk(path);
  const leaves: (readonly [string, Leaf])[] = [];
  walkBase(base, (bytes, entry) => {
    if (isShown(bytes)) leaves.push([bytes, { mode: fullMode(entry.mode), id: entry.id }]);
  });
  await forEachInFlight(leaves, async ([bytes, leaf]) => {
    disk.add(bytes, leaf, await read(leaf));
  });

  /** Paths (bytes) that differ from the base now; null where the base's file is absent. */
  let shown = new Map<string, Leaf | null>();
  return {
    path,
    show: async (changed: readonly ChangedFile[]) => {
      const next = new Map<string, Leaf | null>();
      for (const file of changed) {
        const bytes = bytesOfPath(file.path);
        if (isShown(bytes)) next.set(bytes, leafOf(file));
      }
      const now = (state: ReadonlyMap<string, Leaf | null>, bytes: string) => {
        const leaf = state.get(bytes);
        return leaf === undefined ? baseLeaf(bytes) : leaf;
      };
      const moves = [...new Set([...shown.keys(), ...next.keys()])].flatMap((bytes) => {
        const [from, to] = [now(shown, bytes), now(next, bytes)];
        return from?.id === to?.id && from?.mode === to?.mode ? [] : [{ bytes, from, to }];
      });
      const contents = await Promise.all(
        moves.map(async ({ to }) => (to === null ? new Uint8Array() : read(to))),
      );
      for (const { bytes, from } of moves) if (from !== null) disk.drop(bytes, from);
      for (const { bytes, from, to } of moves) if (from !== null && to === null) disk.prune(bytes);
      for (const [index, { bytes, to }] of moves.entries()) {
        if (to !== null) disk.add(bytes, to, contents[index] ?? new Uint8Array());
      }
      shown = next;
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
};
