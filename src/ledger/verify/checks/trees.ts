import type { NodeId } from '../../entries.ts';
import { type Finding, finding } from '../finding.ts';
import type { Check } from '../run.ts';

/** Within the ledger a node has one tree, and what is said to equal it does. */
export const treesCheck: Check = {
  name: 'trees',
  codes: ['tree_mismatch'],
  run: ({ records }) => {
    const found: Finding[] = [];
    const trees = new Map<NodeId, string>();
    const compare = (node: NodeId, tree: string, seq: number, what: string): void => {
      const known = trees.get(node);
      if (known !== undefined && known !== tree)
        found.push(
          finding('tree_mismatch', seq, `${what} ${tree} is not the tree of ${node} before`),
        );
    };
    for (const { sealed } of records) {
      const { entry } = sealed;
      if (entry.kind === 'trial-start') {
        compare(entry.node, entry.tree, entry.seq, 'the start of');
        trees.set(entry.node, entry.tree);
      }
      if (
        entry.kind === 'trial-result' &&
        entry.duplicate_of !== null &&
        typeof entry.tree === 'string'
      )
        compare(entry.duplicate_of, entry.tree, entry.seq, 'the duplicate');
      if (entry.kind === 'run-end' && entry.best !== null)
        compare(entry.best.node, entry.best.tree, entry.seq, 'the best');
    }
    return found;
  },
};
