import { searchErrors } from '../../errors/search.ts';
import type { Policy } from '../../policy/policy.ts';
import { applyPatch } from '../../workspace/patch-apply.ts';
import { type PatchFile, renderPatch } from '../../workspace/patch.ts';
import type { FileChange, TreeFile, Workspace } from '../../workspace/workspace.ts';
import type { EditableFiles } from '../types.ts';
import type { NodeRecord } from './records.ts';
import { nodeId } from './requests.ts';

/** Files held in memory over all cached nodes, about. */
const cachedFiles = 200_000;

/** Contents of nodes, read when they are needed; the last few are kept. */
export interface Contents {
  /** Editable files of the base that have mode 100755. */
  readonly executable: ReadonlySet<string>;
  readonly base: EditableFiles;
  filesOf(record: NodeRecord): Promise<EditableFiles>;
  /** Edits against a parent as changes against the base. */
  againstBase(parent: NodeRecord, edits: readonly FileChange[]): Promise<readonly FileChange[]>;
  /** What a node changed of its parent. */
  editsOf(record: NodeRecord): Promise<readonly FileChange[]>;
  /** Makes sure that a recorded node's tree is in our clone. */
  ensureBuilt(record: NodeRecord): Promise<void>;
  /** A node whose tree was built just now. */
  built(record: NodeRecord, files: EditableFiles): void;
}

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** The files with edits applied, sorted by path. */
export const withEdits = (files: EditableFiles, edits: readonly FileChange[]): EditableFiles => {
  const next = new Map(files);
  let isSorted = true;
  for (const { path, content } of edits) {
    if (content === null) next.delete(path);
    else {
      isSorted &&= next.has(path);
      next.set(path, content);
    }
  }
  return isSorted ? next : new Map([...next].sort(byPath));
};

/** The patch that edits are, for `git apply`. */
export const renderEdits = (
  before: EditableFiles,
  edits: readonly FileChange[],
  executable: ReadonlySet<string>,
  objectFormat: Workspace['objectFormat'],
): Uint8Array => {
  const old: PatchFile[] = [];
  const fresh: PatchFile[] = [];
  for (const { path, mode, content } of edits) {
    const known = before.get(path);
    if (known !== undefined) {
      old.push({ path, mode: executable.has(path) ? '100755' : '100644', content: known });
    }
    if (content !== null) fresh.push({ path, mode, content });
  }
  return Buffer.from(renderPatch(old, fresh, objectFormat));
};

interface ContentsDeps {
  readonly runId: string;
  readonly workspace: Workspace;
  readonly policy: Policy;
  readonly readObject: (sha256: string) => Uint8Array | null;
  readonly recordOf: (index: number) => NodeRecord | undefined;
}

const isEditableFile = (policy: Policy, { path, mode }: TreeFile): boolean =>
  (mode === '100644' || mode === '100755') && policy.isEditable(path);

/** Reads the editable files of the base once; everything else follows from them. */
export const openContents = async (deps: ContentsDeps): Promise<Contents> => {
  const { workspace, policy } = deps;
  const editable = workspace.baseFiles.filter((file) => isEditableFile(policy, file));
  if (editable.length === 0) {
    throw searchErrors['search.nothing-editable']({ patterns: policy.files.editable });
  }
  const base = new Map<string, Uint8Array>();
  for (const { path, blob } of editable) base.set(path, await workspace.readBlob(blob));
  const executable = new Set(
    editable.filter(({ mode }) => mode === '100755').map(({ path }) => path),
  );
  const capacity = Math.max(16, Math.min(256, Math.floor(cachedFiles / editable.length)));
  const cache = new Map<number, EditableFiles>();
  // By index; an array of booleans takes a fraction of a set.
  const inClone: boolean[] = [true];

  const remember = (index: number, files: EditableFiles): EditableFiles => {
    cache.delete(index);
    cache.set(index, files);
    for (const oldest of cache.keys()) {
      if (cache.size <= capacity) break;
      cache.delete(oldest);
    }
    return files;
  };

  const fromBlobs = async (record: NodeRecord): Promise<EditableFiles> => {
    const edits: FileChange[] = [];
    for (const { path, mode, blob } of record.changed) {
      if (blob === null) edits.push({ path, mode: null, content: null });
      else {
        const content = await workspace.readBlob(blob);
        edits.push({ path, mode: mode === '100755' ? mode : '100644', content });
      }
    }
    return withEdits(base, edits);
  };

  const patchOf = (record: NodeRecord, files: EditableFiles): readonly FileChange[] => {
    const sha256 = record.patchSha256;
    if (sha256 === null) return [];
    const patch = deps.readObject(sha256);
    if (patch === null) {
      const node = nodeId(record.index);
      throw searchErrors['search.object-missing']({ runId: deps.runId, node, sha256 });
    }
    return applyPatch(new TextDecoder().decode(patch), (path) => {
      const content = files.get(path);
      return content === undefined
        ? null
        : { mode: executable.has(path) ? '100755' : '100644', content };
    });
  };

  const filesOf = async (record: NodeRecord): Promise<EditableFiles> => {
    const chain: NodeRecord[] = [];
    let files: EditableFiles | null = null;
    for (let at: NodeRecord | undefined = record; at !== undefined && files === null;) {
      const known = at.index === 0 ? base : cache.get(at.index);
      if (known !== undefined) files = known;
      else if (inClone[at.index] === true) files = remember(at.index, await fromBlobs(at));
      else {
        chain.push(at);
        at = at.parent === null ? undefined : deps.recordOf(at.parent);
      }
    }
    let now = files ?? base;
    for (const next of chain.reverse()) {
      now = remember(next.index, withEdits(now, patchOf(next, now)));
    }
    return now;
  };

  const changesOf = async (record: NodeRecord): Promise<readonly FileChange[]> => {
    const files = await filesOf(record);
    return record.changed.map(({ path, mode }): FileChange => {
      const content = files.get(path);
      return content === undefined
        ? { path, mode: null, content: null }
        : { path, mode: mode === '100755' ? mode : '100644', content };
    });
  };

  return {
    executable,
    base,
    filesOf,
    againstBase: async (parent, edits) => {
      const edited = new Set(edits.map(({ path }) => path));
      const kept = await changesOf(parent);
      return [...kept.filter(({ path }) => !edited.has(path)), ...edits];
    },
    editsOf: async (record) => {
      const parent = record.parent === null ? undefined : deps.recordOf(record.parent);
      const files = await filesOf(record);
      const before = parent === undefined ? base : await filesOf(parent);
      const paths = new Set([
        ...record.changed.map(({ path }) => path),
        ...(parent?.changed.map(({ path }) => path) ?? []),
      ]);
      const edits: FileChange[] = [];
      for (const path of [...paths].sort()) {
        const content = files.get(path);
        const old = before.get(path);
        if (content === old) continue;
        if (content === undefined) edits.push({ path, mode: null, content: null });
        else if (old === undefined || Buffer.compare(old, content) !== 0) {
          edits.push({ path, mode: executable.has(path) ? '100755' : '100644', content });
        }
      }
      return edits;
    },
    ensureBuilt: async (record) => {
      if (inClone[record.index] === true) return;
      const { tree } = await workspace.buildTree(await changesOf(record));
      if (tree !== record.tree) {
        const node = nodeId(record.index);
        const { runId } = deps;
        throw searchErrors['search.object-wrong']({ runId, node, tree, expected: record.tree });
      }
      inClone[record.index] = true;
    },
    built: (record, files) => {
      inClone[record.index] = true;
      remember(record.index, files);
    },
  };
};
