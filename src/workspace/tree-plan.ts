import { workspaceErrors } from '../errors/workspace.ts';
import {
  type BaseFolder,
  type BaseTree,
  byPathBytes,
  findEntry,
  manifestLine,
  positionOf,
} from './base-tree.ts';
import { hashObject, type ObjectFormat, type ObjectType, sha256 } from './object-id.ts';
import {
  bytesOfPath,
  encodeEntry,
  fullMode,
  isFolder,
  isListed,
  sortKey,
  type TreeEntry,
} from './tree-object.ts';
import type { ChangedFile, FileChange } from './workspace.ts';

export interface PlannedObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly bytes: Uint8Array;
}

/** A tree worked out in memory: its id, and the objects that the base does not have. */
export interface TreePlan {
  readonly tree: string;
  readonly manifestSha256: string;
  readonly changed: readonly ChangedFile[];
  /** Blobs, then trees, each after what it names. */
  readonly objects: readonly PlannedObject[];
}

/** What becomes of one path: the new file, or null to delete it. */
type Target = { readonly entry: Omit<TreeEntry, 'name'>; readonly digest: string } | null;

interface Step {
  target?: Target;
  below?: Map<string, Step>;
}

interface Edit {
  /** Position among the base folder's entries. */
  readonly at: number;
  readonly removed: 0 | 1;
  readonly added: { readonly entry: TreeEntry; readonly digest: string } | null;
}

interface Built {
  readonly id: string;
  readonly manifestSha256: string;
}

const invisible = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Names that git, or a file system under it, takes for the repository itself. */
const isGitFolder = (segment: string): boolean => {
  const folded = segment.replace(invisible, '').toLowerCase().split(':')[0] ?? '';
  return ['.git', 'git~1'].includes(folded.replace(/[ .]+$/, ''));
};

const checkPath = (path: string): void => {
  const refuse = (why: string) => workspaceErrors['workspace.bad-path']({ path, why });
  if (path.includes('\0') || !isListed(path)) throw refuse('it is no UTF-8 text without NUL');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw refuse('a segment is empty, "." or ".."');
    }
    if (isGitFolder(segment)) throw refuse('a segment names the repository itself');
  }
};

const conflict = (path: string, why: string) =>
  workspaceErrors['workspace.path-conflict']({ path, why });

const addStep = (root: Map<string, Step>, path: string, target: Target): void => {
  const segments = bytesOfPath(path).split('/');
  let level = root;
  for (const [depth, segment] of segments.entries()) {
    let step = level.get(segment);
    if (step === undefined) level.set(segment, (step = {}));
    if (depth < segments.length - 1) level = step.below ??= new Map();
    else if (step.target === undefined) step.target = target;
    else throw conflict(path, 'it is named twice');
  }
};

const splice = (
  source: Buffer,
  offsets: readonly number[],
  edits: readonly Edit[],
  encode: (added: NonNullable<Edit['added']>) => Buffer,
): Buffer => {
  const parts: Buffer[] = [];
  let cursor = 0;
  for (const { at, removed, added } of edits) {
    parts.push(source.subarray(offsets[cursor], offsets[at]));
    if (added !== null) parts.push(encode(added));
    cursor = at + removed;
  }
  parts.push(source.subarray(offsets[cursor]));
  return Buffer.concat(parts);
};

const emptyFolder: BaseFolder = {
  id: '',
  entries: [],
  raw: Buffer.alloc(0),
  rawOffsets: [0],
  manifest: Buffer.alloc(0),
  manifestOffsets: [0],
  manifestSha256: '',
  indexOf: () => -1,
};

const createBuilder = (base: BaseTree, format: ObjectFormat, objects: PlannedObject[]) => {
  /** What stands at one name afterwards; null is nothing. */
  const resolve = (old: TreeEntry | undefined, step: Step, path: string): Edit['added'] => {
    const name = old?.name ?? path.slice(path.lastIndexOf('/') + 1);
    const oldFolder = old !== undefined && isFolder(old) ? base.folders.get(old.id) : undefined;
    const below =
      step.below === undefined ? null : build(oldFolder ?? emptyFolder, step.below, `${path}/`);
    const folderStays = step.below === undefined ? oldFolder !== undefined : below !== null;
    if (step.target === undefined) {
      if (below === null) return null;
      if (old !== undefined && oldFolder === undefined)
        throw conflict(path, 'it is a file, not a folder');
    } else if (step.target !== null) {
      if (folderStays) throw conflict(path, 'it is a folder, not a file');
      return { entry: { name, ...step.target.entry }, digest: step.target.digest };
    } else if (step.below === undefined && oldFolder !== undefined) {
      throw conflict(path, 'it is a folder, not a file');
    }
    return below === null
      ? null
      : { entry: { name, mode: '40000', id: below.id }, digest: below.manifestSha256 };
  };
  const editsOf = (folder: BaseFolder, steps: ReadonlyMap<string, Step>, prefix: string) => {
    const edits: Edit[] = [];
    for (const [name, step] of steps) {
      const at = folder.indexOf(name);
      const old = folder.entries[at];
      // Deleting below a file, or what is not there, changes nothing.
      const keepsFile = old !== undefined && !isFolder(old) && step.target === undefined;
      const added = resolve(old, step, prefix + name);
      if (keepsFile || (old === undefined && added === null)) continue;
      if (added !== null) {
        const entry = { ...added.entry, name };
        edits.push({
          at: positionOf(folder, sortKey(entry)),
          removed: 0,
          added: { ...added, entry },
        });
      }
      if (old !== undefined) edits.push({ at, removed: 1, added: null });
    }
    return edits.sort((a, b) => a.at - b.at || a.removed - b.removed || compareAdded(a, b));
  };
  const build = (
    folder: BaseFolder,
    steps: ReadonlyMap<string, Step>,
    prefix: string,
  ): Built | null => {
    const edits = editsOf(folder, steps, prefix);
    const raw = splice(folder.raw, folder.rawOffsets, edits, ({ entry }) => encodeEntry(entry));
    if (raw.length === 0 && prefix !== '') return null;
    const id = hashObject(format, 'tree', raw);
    const manifest = splice(folder.manifest, folder.manifestOffsets, edits, ({ entry, digest }) =>
      manifestLine(entry, digest),
    );
    if (!base.folders.has(id)) objects.push({ id, type: 'tree', bytes: raw });
    return { id, manifestSha256: sha256(manifest) };
  };
  return build;
};

const compareAdded = (a: Edit, b: Edit): number => {
  const [left, right] = [a.added, b.added].map((added) =>
    added === null ? '' : sortKey(added.entry),
  );
  return (left ?? '') < (right ?? '') ? -1 : 1;
};

const describeChange = (
  base: BaseTree,
  format: ObjectFormat,
  change: FileChange,
): {
  readonly target: Target;
  readonly changed: ChangedFile | null;
  readonly blob: PlannedObject | null;
} => {
  const { path } = change;
  const old = findEntry(base, bytesOfPath(path));
  if (change.content === null) {
    const changed =
      old === null || isFolder(old) ? null : { path, mode: null, blob: null, sha256: null };
    return { target: null, changed, blob: null };
  }
  const { mode, content } = change;
  const id = hashObject(format, 'blob', content);
  const digest = sha256(content);
  const same = old !== null && old.id === id && fullMode(old.mode) === mode;
  return {
    target: { entry: { mode, id }, digest },
    changed: same ? null : { path, mode, blob: id, sha256: digest },
    blob: old?.id === id ? null : { id, type: 'blob', bytes: content },
  };
};

/**
 * Works out the tree of base plus changes, touching only the folders above a change. Deleting what is
 * not there, and writing the base's own bytes, change nothing.
 * Throws `workspace.bad-path`, `workspace.path-conflict`.
 */
export const planTree = (
  base: BaseTree,
  format: ObjectFormat,
  changes: readonly FileChange[],
): TreePlan => {
  const steps = new Map<string, Step>();
  const changed: ChangedFile[] = [];
  const objects: PlannedObject[] = [];
  for (const change of changes) {
    checkPath(change.path);
    const described = describeChange(base, format, change);
    addStep(steps, change.path, described.target);
    if (described.changed !== null) changed.push(described.changed);
    if (described.blob !== null) objects.push(described.blob);
  }
  changed.sort(byPathBytes);
  const root = base.folders.get(base.root) ?? emptyFolder;
  const built = createBuilder(base, format, objects)(root, steps, '');
  return {
    tree: built?.id ?? base.root,
    manifestSha256: built?.manifestSha256 ?? root.manifestSha256,
    changed,
    objects,
  };
};
