import { figuresOf, outcomeOf, type RunTree, tallyOf } from './tree.ts';

/** `tree.json`: an index for people and tools, rebuilt from the ledger at any time. */
export const renderTree = (tree: RunTree, commits: ReadonlyMap<number, string>): string => {
  const nodes = [...tree.nodes.values()].sort((a, b) => a.index - b.index);
  const lines = nodes.map((node) => {
    const figures = figuresOf(tree, node);
    return JSON.stringify({
      id: node.id,
      index: node.index,
      parent: node.parent,
      commit: commits.get(node.index) ?? null,
      tree: node.tree,
      patch: node.patch,
      proposal: node.proposal,
      outcome: outcomeOf(node),
      reason: node.reason,
      duplicate_of: node.duplicate_of,
      repeats: node.repeats,
      n: tallyOf(node).n,
      mean: figures?.mean ?? null,
      se: figures?.se ?? null,
      decisions: node.decisions,
      usage: node.proposal?.usage ?? null,
      promotion: tree.promotions
        .filter(({ candidate }) => candidate === node.id)
        .map(({ query, result }) => ({
          query,
          n: result?.n ?? 0,
          mean: result?.mean ?? null,
          low: result?.low ?? null,
          high: result?.high ?? null,
          outcome: result?.outcome ?? 'running',
        })),
    });
  });
  return `{"run_id":${JSON.stringify(tree.runId)},"nodes":[\n${lines.join(',\n')}\n]}\n`;
};
