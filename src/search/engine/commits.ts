import type { Workspace } from '../../workspace/workspace.ts';
import type { Contents } from './contents.ts';
import type { NodeRecord } from './records.ts';
import { nodeId } from './requests.ts';

/** Commits of nodes in our clone, with the parents the patches were made against. */
export interface Commits {
  /** By node. */
  readonly known: ReadonlyMap<number, string>;
  commitOf(record: NodeRecord): Promise<string>;
}

/** Same base, same tree: same commits on any machine; a node's date is the base commit's and its index. */
export const createCommits = (
  workspace: Workspace,
  contents: Contents,
  experiment: string,
  recordOf: (index: number) => NodeRecord | undefined,
): Commits => {
  const known = new Map([[0, workspace.base.commit]]);
  return {
    known,
    commitOf: async (record) => {
      const chain: NodeRecord[] = [];
      for (let at: NodeRecord | undefined = record; at !== undefined && !known.has(at.index);) {
        chain.push(at);
        at = recordOf(at.parent ?? 0);
      }
      let commit = known.get(record.index) ?? workspace.base.commit;
      for (const next of chain.reverse()) {
        await contents.ensureBuilt(next);
        commit = await workspace.writeCommit({
          tree: next.tree,
          parents: [known.get(next.parent ?? 0) ?? workspace.base.commit],
          message: `${experiment} ${nodeId(next.index)}: ${next.description}\n`,
          timeSeconds: workspace.base.timeSeconds + next.index,
        });
        known.set(next.index, commit);
      }
      return commit;
    },
  };
};
