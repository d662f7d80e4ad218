import type { NodeFigures } from './strategy.ts';

/**
 * Nodes ordered by score (best first, ties by lowest index) in a persistent treap whose branches know
 * their least loaded node: insertion, removal and "least loaded above a threshold" take O(log n).
 */
export interface OrderedIndex {
  readonly figures: NodeFigures;
  readonly lightest: NodeFigures;
  readonly left: OrderedIndex | null;
  readonly right: OrderedIndex | null;
}

type Index = OrderedIndex | null;

/** Heap order: a hash of the index, so that the shape depends on the content alone. */
const priority = (figures: NodeFigures): number => {
  let hash = Math.imul(figures.index + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

const isBefore = (a: NodeFigures, b: NodeFigures): boolean =>
  a.score === b.score ? a.index < b.index : a.score > b.score;

const load = (figures: NodeFigures): number => figures.tries + figures.flying;

/** Least loaded, ties to the newest. */
const lighter = (a: NodeFigures, b: NodeFigures | null): NodeFigures => {
  if (b === null) return a;
  const difference = load(a) - load(b);
  return difference === 0 ? (a.index > b.index ? a : b) : difference < 0 ? a : b;
};

const join = (figures: NodeFigures, left: Index, right: Index): OrderedIndex => ({
  figures,
  lightest: lighter(lighter(figures, left?.lightest ?? null), right?.lightest ?? null),
  left,
  right,
});

const split = (index: Index, at: NodeFigures): readonly [Index, Index] => {
  if (index === null) return [null, null];
  if (isBefore(index.figures, at)) {
    const [low, high] = split(index.right, at);
    return [join(index.figures, index.left, low), high];
  }
  const [low, high] = split(index.left, at);
  return [low, join(index.figures, high, index.right)];
};

const merge = (left: Index, right: Index): Index => {
  if (left === null) return right;
  if (right === null) return left;
  return priority(left.figures) > priority(right.figures)
    ? join(left.figures, left.left, merge(left.right, right))
    : join(right.figures, merge(left, right.left), right.right);
};

/** The index with a node more; it must not hold the node yet. */
export const insertInto = (index: Index, figures: NodeFigures): OrderedIndex => {
  if (index === null) return join(figures, null, null);
  if (priority(figures) > priority(index.figures)) {
    const [left, right] = split(index, figures);
    return join(figures, left, right);
  }
  return isBefore(figures, index.figures)
    ? join(index.figures, insertInto(index.left, figures), index.right)
    : join(index.figures, index.left, insertInto(index.right, figures));
};

/** The index without a node, found by the score it was inserted with. */
export const removeFrom = (index: Index, figures: NodeFigures): Index => {
  if (index === null) return null;
  if (index.figures.index === figures.index) return merge(index.left, index.right);
  return isBefore(figures, index.figures)
    ? join(index.figures, removeFrom(index.left, figures), index.right)
    : join(index.figures, index.left, removeFrom(index.right, figures));
};

/** The best node, null in an empty index. */
export const bestOf = (index: Index): NodeFigures | null => {
  let at = index;
  while (at?.left) at = at.left;
  return at?.figures ?? null;
};

/** The node with this index, found by its score; null when it is not held. */
export const findIn = (
  index: Index,
  node: { readonly index: number; readonly score: number },
): NodeFigures | null => {
  let at = index;
  while (at !== null && at.figures.index !== node.index) {
    const { figures } = at;
    const isLeft =
      node.score === figures.score ? node.index < figures.index : node.score > figures.score;
    at = isLeft ? at.left : at.right;
  }
  return at?.figures ?? null;
};

/** The least loaded node (ties to the newest) with at least this score. */
export const lightestAbove = (index: Index, threshold: number): NodeFigures | null => {
  let at = index;
  let found: NodeFigures | null = null;
  while (at !== null) {
    if (at.figures.score >= threshold) {
      found = lighter(at.figures, found);
      if (at.left !== null) found = lighter(at.left.lightest, found);
      at = at.right;
    } else {
      at = at.left;
    }
  }
  return found;
};

/** All nodes, best first. */
export function* inOrder(index: Index): Generator<NodeFigures, void, undefined> {
  const above: OrderedIndex[] = [];
  let at = index;
  while (at !== null || above.length > 0) {
    while (at !== null) {
      above.push(at);
      at = at.left;
    }
    const next = above.pop();
    if (next === undefined) return;
    yield next.figures;
    at = next.right;
  }
}
