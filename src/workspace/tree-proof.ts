import { workspaceErrors } from '../errors/workspace.ts';
import type { BaseFolder, BaseTree } from './base-tree.ts';
import type { TreePlan } from './tree-plan.ts';
import {
  bytesOfPath,
  fullMode,
  isFolder,
  readEntry,
  sortKey,
  type TreeEntry,
} from './tree-object.ts';

/** Called once a differing leaf; null where the new tree has none. Paths are bytes. */
type Report = (path: string, entry: TreeEntry | null) => void;

/** How many bytes from the two offsets on are the same. */
const commonLength = (a: Buffer, aStart: number, b: Buffer, bStart: number): number => {
  const limit = Math.min(a.length - aStart, b.length - bStart);
  let same = 0;
  for (let step = 64; same < limit;) {
    const size = Math.min(step, limit - same);
    const [p, q] = [aStart + same, bStart + same];
    if (a.compare(b, q, q + size, p, p + size) === 0) {
      same += size;
      step *= 2;
    } else if (size === 1) break;
    else step = size >>> 1;
  }
  return same;
};

/** The last entry that starts no later than `offset`. */
const entryAt = (offsets: readonly number[], from: number, offset: number): number => {
  let low = from;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

const createWalker = (base: BaseTree, built: ReadonlyMap<string, Uint8Array>, report: Report) => {
  const bytesOf = (id: string): Buffer => {
    const bytes = built.get(id) ?? base.folders.get(id)?.raw;
    if (bytes === undefined) {
      throw workspaceErrors['workspace.proof-failed']({ detail: `tree ${id} was never hashed` });
    }
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const gone = (entry: TreeEntry, path: string) => {
    if (isFolder(entry)) walk(base.folders.get(entry.id), null, `${path}/`);
    else report(path, null);
  };
  const come = (entry: TreeEntry, path: string) => {
    if (isFolder(entry)) walk(undefined, entry.id, `${path}/`);
    else report(path, entry);
  };
  const both = (old: TreeEntry, entry: TreeEntry, path: string) => {
    if (isFolder(entry)) walk(base.folders.get(old.id), entry.id, `${path}/`);
    else if (old.id !== entry.id || old.mode !== entry.mode) report(path, entry);
  };
  const walk = (folder: BaseFolder | undefined, id: string | null, prefix: string): void => {
    if (folder !== undefined && folder.id === id) return;
    const raw = id === null ? Buffer.alloc(0) : bytesOf(id);
    let index = 0;
    let offset = 0;
    for (;;) {
      if (folder !== undefined) {
        // Equal bytes are equal entries: a large folder costs a comparison, not a parse.
        const start = folder.rawOffsets[index] ?? 0;
        const same = commonLength(folder.raw, start, raw, offset);
        const next = entryAt(folder.rawOffsets, index, start + same);
        offset += (folder.rawOffsets[next] ?? 0) - start;
        index = next;
      }
      const old = folder?.entries[index];
      const fresh = offset < raw.length && id !== null ? readEntry(raw, offset, id) : null;
      if (old === undefined && fresh === null) return;
      const oldKey = old === undefined ? null : sortKey(old);
      const freshKey = fresh === null ? null : sortKey(fresh.entry);
      if (old !== undefined && (freshKey === null || (oldKey !== null && oldKey < freshKey))) {
        gone(old, prefix + old.name);
        index += 1;
      } else if (fresh !== null) {
        if (old !== undefined && oldKey === freshKey) {
          both(old, fresh.entry, prefix + old.name);
          index += 1;
        } else come(fresh.entry, prefix + fresh.entry.name);
        offset = fresh.next;
      }
    }
  };
  return walk;
};

const spell = (mode: string | null, id: string | null): string =>
  mode === null ? 'absent' : `${fullMode(mode)} ${id ?? ''}`;

/**
 * Proves from the hashed bytes that the planned tree differs from the base in exactly the planned paths.
 * Throws `workspace.proof-failed`.
 */
export const proveTree = (base: BaseTree, plan: TreePlan): void => {
  const built = new Map(
    plan.objects.filter(({ type }) => type === 'tree').map(({ id, bytes }) => [id, bytes]),
  );
  const planned = new Map(
    plan.changed.map(({ path, mode, blob }) => [bytesOfPath(path), spell(mode, blob)]),
  );
  const fail = (path: string, found: string) =>
    workspaceErrors['workspace.proof-failed']({
      detail: `${JSON.stringify(path)} is ${found}, planned ${planned.get(path) ?? 'unchanged'}`,
    });
  const walk = createWalker(base, built, (path, entry) => {
    const found = spell(entry?.mode ?? null, entry?.id ?? null);
    if (planned.get(path) !== found) throw fail(path, found);
    planned.delete(path);
  });
  walk(base.folders.get(base.root), plan.tree, '');
  for (const path of planned.keys()) throw fail(path, 'unchanged');
};
