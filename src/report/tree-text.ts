import { formatCount, outcomeWord, shownValue } from './figures.ts';
import type { RunReport } from './model.ts';
import { buildForest, type TreeNode } from './tree.ts';

/** A line of the tree before it is coloured or cut. */
export interface TreeLine {
  /** Lines and corners in front, ASCII. */
  readonly lead: string;
  readonly node: TreeNode | null;
  /** Words without anything from outside but the proposal's description, which comes last. */
  readonly words: string;
  readonly description: string;
}

const describe = (item: TreeNode): string =>
  [
    outcomeWord(item.node),
    item.badge === null ? '' : `[${item.badge}]`,
    shownValue(item.node) ?? item.node.reason ?? item.node.duplicateOf ?? '',
  ]
    .filter((word) => word !== '')
    .join(' ');

const sumUp = (items: readonly TreeNode[]): string => {
  const counts = new Map<string, number>();
  for (const { node } of items)
    counts.set(outcomeWord(node), (counts.get(outcomeWord(node)) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${formatCount(count)} ${word}`).join(', ');
};

const lineOf = (item: TreeNode, lead: string): TreeLine => ({
  lead,
  node: item,
  words: describe(item),
  description: item.node.proposal?.description ?? '',
});

const note = (lead: string, words: string): TreeLine => ({
  lead,
  node: null,
  words,
  description: '',
});

const isLasting = (item: TreeNode): boolean =>
  item.node.outcome === 'keep' || item.children.length > 0 || item.badge !== null;

/** Children worth a line first: kept ones and those with children, then the newest. */
const chooseChildren = (
  children: readonly TreeNode[],
  room: number,
): { readonly shown: readonly TreeNode[]; readonly rest: readonly TreeNode[] } => {
  // A line that says "1 more" could as well show it.
  if (children.length <= room + 1) return { shown: children, rest: [] };
  const ranked = [...children].sort(
    (a, b) => Number(isLasting(b)) - Number(isLasting(a)) || b.node.index - a.node.index,
  );
  const shown = ranked.slice(0, room).sort((a, b) => a.node.index - b.node.index);
  return { shown, rest: ranked.slice(room) };
};

const renderChildren = (
  children: readonly TreeNode[],
  lead: string,
  room: number,
  depth: number,
): TreeLine[] => {
  const { shown, rest } = chooseChildren(children, room);
  const lines: TreeLine[] = [];
  shown.forEach((child, at) => {
    const isLast = at === shown.length - 1 && rest.length === 0;
    lines.push(lineOf(child, `${lead}${isLast ? '`-- ' : '|-- '}`));
    if (child.children.length === 0) return;
    const inner = `${lead}${isLast ? '    ' : '|   '}`;
    if (depth > 0) lines.push(...renderChildren(child.children, inner, room, depth - 1));
    else lines.push(note(inner, `... ${formatCount(child.below)} below`));
  });
  if (rest.length > 0)
    lines.push(note(`${lead}\`-- `, `${formatCount(rest.length)} more: ${sumUp(rest)}`));
  return lines;
};

/**
 * The tree in ASCII: the way to the best node as one straight trunk, what else was tried hangs from it,
 * folded to counts when there is much.
 */
export const layoutTree = (report: RunReport, maxLines: number): readonly TreeLine[] => {
  const forest = buildForest(report);
  const draw = (room: number, depth: number, ends: number): TreeLine[] => {
    const lines: TreeLine[] = [];
    const trunk = forest.bestPath.length > 0 ? forest.bestPath : forest.roots.slice(0, 1);
    const skipFrom = ends;
    const skipTo = trunk.length - ends;
    trunk.forEach((item, at) => {
      if (skipTo - skipFrom > 1 && at >= skipFrom && at < skipTo) {
        if (at === skipFrom) {
          lines.push(note(': ', `${formatCount(skipTo - skipFrom)} kept trials between`));
        }
        return;
      }
      lines.push(lineOf(item, ''));
      const side = item.children.filter((child) => !child.onBestPath);
      lines.push(...renderChildren(side, at === trunk.length - 1 ? '  ' : '| ', room, depth));
    });
    const others = forest.roots.filter((root) => !trunk.includes(root));
    if (others.length > 0) lines.push(...renderChildren(others, '', room, depth));
    return lines;
  };
  // Ever coarser until it fits; the last one always does when cut.
  const attempts: readonly (readonly [number, number, number])[] = [
    [64, 8, 64],
    [8, 2, 32],
    [4, 1, 12],
    [2, 0, 8],
    [1, 0, 5],
    [0, 0, 4],
  ];
  let lines: TreeLine[] = [];
  for (const [room, depth, ends] of attempts) {
    lines = draw(room, depth, ends);
    if (lines.length <= maxLines) return lines;
  }
  return [...lines.slice(0, Math.max(0, maxLines - 1)), note('', '...')];
};
