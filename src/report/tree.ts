import type { ReportNode, RunReport } from './model.ts';

/** A node in the forest; children stand in order of their index. */
export interface TreeNode {
  readonly node: ReportNode;
  readonly parent: TreeNode | null;
  readonly children: readonly TreeNode[];
  /** `orphan`: its parent is not in this ledger. `cycle`: it is its own ancestor. */
  readonly badge: 'orphan' | 'cycle' | null;
  /** On the way from a root to the best node, both included. */
  readonly onBestPath: boolean;
  /** Nodes below it. */
  readonly below: number;
}

export interface Forest {
  readonly roots: readonly TreeNode[];
  /** Every node once, parents before children, roots in order. */
  readonly preorder: readonly TreeNode[];
  readonly byId: ReadonlyMap<string, TreeNode>;
  /** From the root to the best node; empty without one. */
  readonly bestPath: readonly TreeNode[];
}

interface Draft {
  node: ReportNode;
  parent: Draft | null;
  children: Draft[];
  badge: 'orphan' | 'cycle' | null;
  onBestPath: boolean;
  below: number;
}

/** Marks the nodes of every parent cycle and cuts each cycle at its lowest index. */
const cutCycles = (drafts: readonly Draft[]): void => {
  const state = new Map<Draft, number>();
  drafts.forEach((start, walk) => {
    const trail: Draft[] = [];
    let at: Draft | null = start;
    while (at !== null && !state.has(at)) {
      state.set(at, walk);
      trail.push(at);
      at = at.parent;
    }
    if (at === null || state.get(at) !== walk) return;
    const ring = trail.slice(trail.indexOf(at));
    let first = at;
    for (const member of ring) {
      member.badge = 'cycle';
      if (member.node.index < first.node.index) first = member;
    }
    first.parent = null;
  });
};

/** Builds the forest of a run; a broken ledger gives extra roots, and each node appears exactly once. */
export const buildForest = (report: RunReport): Forest => {
  const drafts: Draft[] = [];
  const byId = new Map<string, Draft>();
  for (const node of [...report.nodes].sort((a, b) => a.index - b.index)) {
    if (byId.has(node.id)) continue;
    const draft: Draft = {
      node,
      parent: null,
      children: [],
      badge: null,
      onBestPath: false,
      below: 0,
    };
    byId.set(node.id, draft);
    drafts.push(draft);
  }
  for (const draft of drafts) {
    const { parent, outcome } = draft.node;
    draft.parent = parent === null ? null : (byId.get(parent) ?? null);
    if (draft.parent === null && outcome !== 'baseline') draft.badge = 'orphan';
  }
  cutCycles(drafts);
  const bestPath: Draft[] = [];
  for (
    let at = report.best === null ? null : (byId.get(report.best) ?? null);
    at !== null;
    at = at.parent
  ) {
    at.onBestPath = true;
    bestPath.unshift(at);
  }
  const roots = drafts.filter((draft) => draft.parent === null);
  for (const draft of drafts) draft.parent?.children.push(draft);
  const preorder: Draft[] = [];
  const stack = [...roots].reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    preorder.push(at);
    stack.push(...[...at.children].reverse());
  }
  for (const draft of [...preorder].reverse()) {
    if (draft.parent !== null) draft.parent.below += draft.below + 1;
  }
  return { roots, preorder, byId, bestPath };
};
