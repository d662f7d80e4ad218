import { createHash } from 'node:crypto';
import { isAppError } from '../errors/app-error.ts';
import { searchErrors } from '../errors/search.ts';
import type { NodeId, SealedEntry } from '../ledger/entries.ts';
import { readLedger } from '../ledger/read.ts';
import { readObject } from '../ledger/run-files.ts';
import type { Policy } from '../policy/policy.ts';
import type { ImportedTree } from '../search/engine/propose.ts';
import type { FileChange, Workspace } from '../workspace/workspace.ts';
import type { CommandContext } from './command.ts';
import { createNodeReader, listOrigins, MissingPatch } from './node-changes.ts';

/** The node a run is known by: the one asked for, else its best, else its best decision so far. */
export const bestNode = (entries: readonly SealedEntry[]): NodeId | null => {
  const end = entries.findLast(({ entry }) => entry.kind === 'run-end')?.entry;
  if (end?.kind === 'run-end') return end.best?.node ?? null;
  const begin = entries[0]?.entry;
  if (begin?.kind !== 'run-begin') return null;
  const sign = begin.metric.direction === 'maximize' ? 1 : -1;
  let best: { node: NodeId; score: number } | null = null;
  for (const { entry } of entries) {
    if (entry.kind !== 'trial-decision' || entry.outcome !== 'keep') continue;
    const score = sign * Number(entry.mean);
    if (best === null || score > best.score) best = { node: entry.node, score };
  }
  return best?.node ?? null;
};

/** What a node of a run changes of the base of `workspace`, and the node itself. */
export const readNodeChanges = async (
  context: CommandContext,
  workspace: Workspace,
  run: { readonly directory: string; readonly node: string | null },
): Promise<{ readonly node: NodeId; readonly changes: readonly FileChange[] }> => {
  const { entries } = readLedger(context.files, run.directory);
  const node = run.node ?? bestNode(entries);
  const origins = listOrigins(entries);
  const wanted = node === null ? undefined : origins.get(node as NodeId);
  if (wanted === undefined) {
    const runId = entries[0]?.entry.run_id ?? run.directory;
    throw searchErrors['search.no-such-node']({ runId, node });
  }
  const reader = createNodeReader(workspace, origins, (sha256) => {
    const bytes = readObject(context.files, run.directory, sha256);
    const isSealed = bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
    return isSealed ? bytes : null;
  });
  try {
    return { node: wanted.node, changes: await reader.changesOf(wanted.node) };
  } catch (error) {
    const isStale = isAppError(error) && error.code.startsWith('workspace.patch-');
    if (!isStale && !(error instanceof MissingPatch)) throw error;
    throw searchErrors['search.patch-stale']({
      node: wanted.node,
      base: workspace.base.commit,
      problem: error.message,
    });
  }
};

/** A node of another run as the first node after the baseline. */
export const importRun = async (
  context: CommandContext,
  workspace: Workspace,
  policy: Policy,
  run: { readonly directory: string; readonly node: string | null },
): Promise<ImportedTree> => {
  const { node, changes } = await readNodeChanges(context, workspace, run);
  const edits = changes.filter(({ path }) => policy.isEditable(path));
  return { description: `${node} of an earlier run`, edits };
};
