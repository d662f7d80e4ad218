import type { NodeId, SealedEntry, TrialStart } from '../ledger/entries.ts';
import { applyPatch } from '../workspace/patch-apply.ts';
import { parsePatch } from '../workspace/patch-parse.ts';
import type { FileChange, Workspace } from '../workspace/workspace.ts';

type ReadObject = (sha256: string) => Uint8Array | null;

/** A node's place in the tree, as its first start or its only result seals it. */
export interface NodeOrigin {
  readonly seq: number;
  readonly node: NodeId;
  readonly parent: NodeId | null;
  readonly patchSha256: string | null;
  readonly tree: string | null;
  /** Null where nothing ran: nothing of it was sealed then. */
  readonly start: TrialStart | null;
}

/** Every node of a ledger with its origin, in order. */
export const listOrigins = (entries: readonly SealedEntry[]): ReadonlyMap<NodeId, NodeOrigin> => {
  const origins = new Map<NodeId, NodeOrigin>();
  for (const { entry } of entries) {
    if (entry.kind !== 'trial-start' && entry.kind !== 'trial-result') continue;
    if (origins.has(entry.node)) continue;
    origins.set(entry.node, {
      seq: entry.seq,
      node: entry.node,
      parent: entry.parent ?? null,
      patchSha256: entry.patch_sha256 ?? null,
      tree: entry.tree ?? null,
      start: entry.kind === 'trial-start' ? entry : null,
    });
  }
  return origins;
};

/** Thrown by `createNodeReader`: the patch of a node is not there, or nobody has such a node. */
export class MissingPatch extends Error {
  override readonly name = 'MissingPatch';
}

/**
 * Rebuilds what nodes change of the base from their patches. Patches that do not apply throw
 * `workspace.patch-mismatch`, absent ones `MissingPatch`.
 */
export const createNodeReader = (
  workspace: Workspace,
  origins: ReadonlyMap<NodeId, NodeOrigin>,
  readObject: ReadObject,
) => {
  const modes = new Map(workspace.baseFiles.map(({ path, mode }) => [path, mode]));
  const known = new Map<NodeId, ReadonlyMap<string, FileChange>>();

  const step = async (
    origin: NodeOrigin,
    before: ReadonlyMap<string, FileChange>,
  ): Promise<ReadonlyMap<string, FileChange>> => {
    const { patchSha256, node } = origin;
    if (patchSha256 === null) return before;
    const bytes = readObject(patchSha256);
    if (bytes === null)
      throw new MissingPatch(`the patch of ${node} (${patchSha256}) is not there`);
    const patch = Buffer.from(bytes).toString('utf8');
    const contents = new Map<string, Uint8Array | null>();
    for (const path of parsePatch(patch).map((file) => file.path)) {
      contents.set(path, await workspace.readBaseFile(path));
    }
    const edits = applyPatch(patch, (path) => {
      const changed = before.get(path);
      if (changed !== undefined) return changed.content === null ? null : changed;
      const content = contents.get(path) ?? null;
      const mode = modes.get(path) === '100755' ? '100755' : '100644';
      return content === null ? null : { mode, content };
    });
    const after = new Map(before);
    for (const edit of edits) after.set(edit.path, edit);
    return after;
  };

  const changesOf = async (node: NodeId): Promise<readonly FileChange[]> => {
    const chain: NodeOrigin[] = [];
    let at: NodeId | null = node;
    while (at !== null && !known.has(at)) {
      const origin = origins.get(at);
      if (origin === undefined || chain.includes(origin)) {
        throw new MissingPatch(`${at} is not a node of this run`);
      }
      chain.push(origin);
      at = origin.parent;
    }
    let changes: ReadonlyMap<string, FileChange> =
      at === null ? new Map() : (known.get(at) ?? new Map());
    for (const origin of chain.reverse()) {
      changes = await step(origin, changes);
      known.set(origin.node, changes);
    }
    return [...changes.values()];
  };

  return { changesOf };
};
