import { hierarchy, type HierarchyNode } from 'd3-hierarchy';
import { escapeHtml } from '../../text/escape.ts';
import { markBest, outcomeWord, shownValue } from '../figures.ts';
import type { RunReport } from '../model.ts';
import type { Forest, TreeNode } from '../tree.ts';
import { anchorOf, outcomeClass, px } from './markup.ts';

/** Measures of the drawing in pixels; the page's script lays out again with the same ones. */
export const treeMeasures = { column: 104, head: 46, dot: 11, dotsPerRow: 8, gap: 12, margin: 20 };

/** Above this many nodes inner branches start folded, and dots are no links of their own. */
const largeRun = 2000;

const isTrunk = (item: TreeNode): boolean =>
  item.children.length > 0 ||
  item.onBestPath ||
  item.badge !== null ||
  item.node.outcome === 'baseline' ||
  item.node.outcome === 'keep' ||
  item.node.outcome === 'running';

const isHollow = (item: TreeNode): boolean =>
  item.node.outcome === 'duplicate' || item.node.outcome === 'skip';

const labelOf = (item: TreeNode): string => {
  const value = shownValue(item.node);
  return [
    item.node.id,
    item.badge,
    outcomeWord(item.node),
    value ?? item.node.reason ?? item.node.duplicateOf,
  ]
    .filter((word) => word !== null)
    .join(' ');
};

const renderMark = (item: TreeNode, x: number, y: number, radius: number): string => {
  const { outcome } = item.node;
  if (outcome === 'crash' || outcome === 'timeout' || outcome === 'violation') {
    const side = radius * 1.8;
    return `<rect x="${px(x - side / 2)}" y="${px(y - side / 2)}" width="${px(side)}" height="${px(side)}" rx="1"/>`;
  }
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${isHollow(item) ? radius - 0.8 : radius}"/>`;
};

const spotOf = (at: number): { x: number; y: number } => ({
  x: (at % treeMeasures.dotsPerRow) * treeMeasures.dot,
  y: 24 + Math.floor(at / treeMeasures.dotsPerRow) * treeMeasures.dot,
});

const renderDots = (dots: readonly TreeNode[]): string =>
  dots
    .map((item, at) => {
      const { x, y } = spotOf(at);
      return `<a class="${outcomeClass(item.node.outcome)}" href="#${anchorOf(item.node.index)}" tabindex="-1"><title>${escapeHtml(labelOf(item))}</title>${renderMark(item, x, y, 3.6)}</a>`;
    })
    .join('');

// One path an outcome, points as strokes without length: thousands of dots stay small and quick.
const renderManyDots = (dots: readonly TreeNode[]): string => {
  const paths = new Map<string, string>();
  dots.forEach((item, at) => {
    const { x, y } = spotOf(at);
    const name = outcomeClass(item.node.outcome);
    paths.set(name, `${paths.get(name) ?? ''}M${x} ${y}h0`);
  });
  return [...paths].map(([name, path]) => `<path class="${name}" d="${path}"/>`).join('');
};

interface Placed {
  readonly item: TreeNode;
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number } | null;
  readonly ownHeight: number;
  readonly dots: readonly TreeNode[];
  readonly parentIndex: number | null;
  readonly hidden: boolean;
  readonly folded: boolean;
}

const ownHeightOf = (dotCount: number): number =>
  treeMeasures.head +
  Math.ceil(dotCount / treeMeasures.dotsPerRow) * treeMeasures.dot +
  treeMeasures.gap;

/** The child that goes on straight: the way to the best node, else the largest branch. */
const trunkChildren = (item: TreeNode): TreeNode[] => {
  const trunk = item.children.filter(isTrunk);
  let straight = trunk[0];
  for (const child of trunk) {
    if (straight === undefined || straight.onBestPath) break;
    if (child.onBestPath || child.below > straight.below) straight = child;
  }
  return straight === undefined
    ? trunk
    : [straight, ...trunk.filter((child) => child !== straight)];
};

type Block = HierarchyNode<TreeNode>;

/**
 * Gives every visible node its row: a chain of straight children shares one, placed as high as the columns
 * it crosses are free. Branches further right are placed first, so lines do not cross.
 */
const placeRows = (
  root: Block,
  free: number[],
  top: number,
  heightOf: (at: Block) => number,
  isFolded: (at: Block) => boolean,
): ReadonlyMap<Block, number> => {
  const rows = new Map<Block, number>();
  const starts: { readonly at: Block; readonly least: number }[] = [{ at: root, least: top }];
  for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
    const chain: Block[] = [];
    let y = start.least;
    for (
      let at: Block | undefined = start.at;
      at !== undefined;
      at = isFolded(at) ? undefined : at.children?.[0]
    ) {
      chain.push(at);
      y = Math.max(y, free[at.depth] ?? 0);
    }
    for (const at of chain) {
      rows.set(at, y);
      free[at.depth] = y + heightOf(at);
      // The stack hands them out from the right end of the chain to its left.
      if (isFolded(at)) continue;
      for (const child of (at.children ?? []).slice(1).reverse()) {
        starts.push({ at: child, least: y + treeMeasures.head });
      }
    }
  }
  return rows;
};

const placeRoot = (root: TreeNode, free: number[], large: boolean): Placed[] => {
  const tree = hierarchy(root, trunkChildren);
  const isFolded = (at: Block): boolean =>
    large && !at.data.onBestPath && at.depth > 0 && at.data.children.length > 0;
  const dotsOf = (at: Block): TreeNode[] => at.data.children.filter((child) => !isTrunk(child));
  const top = free.reduce((most, bottom) => Math.max(most, bottom), 34);
  const rows = placeRows(
    tree,
    free,
    top,
    (at) => ownHeightOf(isFolded(at) ? 0 : dotsOf(at).length),
    isFolded,
  );
  const placed: Placed[] = [];
  const spots = new Map<Block, Placed>();
  tree.eachBefore((at) => {
    const parent = at.parent === null ? null : (spots.get(at.parent) ?? null);
    const dots = dotsOf(at);
    const spot: Placed = {
      item: at.data,
      x: treeMeasures.margin + at.depth * treeMeasures.column,
      y: rows.get(at) ?? 0,
      from: parent === null ? null : { x: parent.x, y: parent.y },
      ownHeight: ownHeightOf(dots.length),
      dots,
      parentIndex: parent?.item.node.index ?? null,
      hidden: parent !== null && (parent.hidden || parent.folded),
      folded: isFolded(at),
    };
    spots.set(at, spot);
    placed.push(spot);
  });
  return placed;
};

const renderLink = (spot: Placed): string => {
  if (spot.parentIndex === null) return '';
  const classes = `${spot.item.onBestPath ? 'l bp' : 'l'}${spot.hidden ? ' h' : ''}`;
  const from = spot.from ?? spot;
  const bend = from.x + treeMeasures.column - 16;
  const path =
    from.y === spot.y
      ? `M${px(from.x)} ${px(from.y)}H${px(spot.x)}`
      : `M${px(from.x)} ${px(from.y)}H${px(bend - 6)}q6 0 6 6V${px(spot.y - 6)}q0 6 6 6H${px(spot.x)}`;
  return `<path id="l${spot.item.node.index}" class="${classes}"${spot.hidden ? '' : ` d="${path}"`}/>`;
};

const renderSpot = (spot: Placed, best: string | null, large: boolean): string => {
  const { item } = spot;
  const { node } = item;
  const isBest = node.id === best;
  const value = shownValue(node);
  const classes = ['n', outcomeClass(node.outcome), isBest ? 'best' : '', spot.hidden ? 'h' : '']
    .filter((name) => name !== '')
    .join(' ');
  const label =
    item.badge === null
      ? `${escapeHtml(node.id)}${value === null ? '' : `<tspan dx="5" class="m">${escapeHtml(value.slice(0, 10))}</tspan>`}`
      : `${escapeHtml(node.id)}<tspan dx="5" class="warn">${item.badge}</tspan>`;
  const ring = isBest ? '<circle class="ring" r="11"/>' : '';
  const dots =
    spot.dots.length === 0
      ? ''
      : large
        ? `<g class="ds" data-d="${spot.dots.map((dot) => dot.node.index).join(' ')}">${renderManyDots(spot.dots)}</g>`
        : `<g class="ds">${renderDots(spot.dots)}</g>`;
  const count = item.below === 0 ? '' : `<text class="fc" x="26" y="4">+${item.below}</text>`;
  const place = spot.hidden ? '' : ` transform="translate(${px(spot.x)} ${px(spot.y)})"`;
  const relation = `${spot.parentIndex === null ? '' : ` data-p="${spot.parentIndex}"`} data-h="${spot.ownHeight}"`;
  return (
    `<g id="t${node.index}" class="${classes}${spot.folded ? ' fold' : ''}"${relation}${place}>` +
    `<a href="#${anchorOf(node.index)}"><title>${escapeHtml(labelOf(item))}</title>${ring}${renderMark(item, 0, 0, 6.5)}` +
    `<text x="-6" y="-13">${label}</text></a>${count}${dots}</g>`
  );
};

/**
 * The tree as static SVG: the way to the best node runs along the top, branches drop below it, trials
 * that led nowhere are dots under their parent.
 */
export const renderTreeSvg = (report: RunReport, forest: Forest): string => {
  const large = report.nodes.length > largeRun;
  const placed: Placed[] = [];
  // Bottom of what stands in each column.
  const free: number[] = [];
  // A root that holds the best node stands first.
  for (const root of [...forest.roots].sort(
    (a, b) => Number(b.onBestPath) - Number(a.onBestPath),
  )) {
    for (const spot of placeRoot(root, free, large)) placed.push(spot);
  }
  const bottom = free.reduce((most, end) => Math.max(most, end), 0);
  const best = markBest(report)?.id ?? null;
  let right = 0;
  for (const spot of placed) if (!spot.hidden) right = Math.max(right, spot.x);
  const width = right + treeMeasures.column + treeMeasures.margin;
  const height = Math.max(bottom, 80);
  const name = `Tree of ${report.nodes.length} trials; the way to the best one is the straight line at the top`;
  return (
    `<svg id="tree" role="group" aria-label="${name}" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}">` +
    `<g class="links">${[...placed]
      .sort((a, b) => Number(a.item.onBestPath) - Number(b.item.onBestPath))
      .map(renderLink)
      .join('')}</g>` +
    `${placed.map((spot) => renderSpot(spot, best, large)).join('')}</svg>`
  );
};
