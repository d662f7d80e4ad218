import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportNode } from '../../src/report/model.ts';
import { layoutTree } from '../../src/report/tree-text.ts';
import { buildForest } from '../../src/report/tree.ts';
import { sampleNode, sampleReport, simulatedReport, smallReport } from './sample.ts';

const nodesOf = (parents: readonly (number | null)[]): ReportNode[] =>
  parents.map((parent, index) =>
    sampleNode({
      index,
      parent,
      outcome: parent === null && index === 0 ? 'baseline' : 'keep',
      values: [1],
    }),
  );

const badges = (parents: readonly (number | null)[]): Record<string, string> =>
  Object.fromEntries(
    buildForest(sampleReport(nodesOf(parents))).preorder.flatMap(({ node, badge }) =>
      badge === null ? [] : [[node.id, badge]],
    ),
  );

describe('the forest of a run', () => {
  it('hangs every node under the node its patch was made against', () => {
    const { roots, byId } = buildForest(smallReport());
    expect(roots.map(({ node }) => node.id)).toEqual(['n0']);
    expect(byId.get('n4')?.children.map(({ node }) => node.id)).toEqual(['n7', 'n8', 'n9']);
    expect(byId.get('n0')?.below).toBe(11);
  });

  it('knows the way to the best node', () => {
    expect(buildForest(smallReport()).bestPath.map(({ node }) => node.id)).toEqual([
      'n0',
      'n2',
      'n4',
      'n8',
    ]);
  });

  it('shows a node whose parent is missing as a root with the badge orphan', () => {
    expect(badges([null, 0, 77, 2])).toEqual({ n2: 'orphan' });
  });

  it('shows each node of a parent cycle once, with the badge cycle', () => {
    expect(badges([null, 3, 1, 2, 3, 0])).toEqual({ n1: 'cycle', n2: 'cycle', n3: 'cycle' });
    expect(badges([null, 1])).toEqual({ n1: 'cycle' });
  });

  it('shows every node exactly once, parents first, whatever the ledger says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(45)), { minLength: 1, maxLength: 40 }),
        fc.nat(45),
        (parents, best) => {
          const forest = buildForest(sampleReport(nodesOf(parents), { best: `n${best}` }));
          const seen = new Set<string>();
          for (const { node, parent } of forest.preorder) {
            if (parent !== null) expect(seen.has(parent.node.id)).toBe(true);
            expect(seen.has(node.id)).toBe(false);
            seen.add(node.id);
          }
          expect(seen.size).toBe(parents.length);
        },
      ),
    );
  });

  it('takes a chain of twenty thousand nodes', () => {
    const parents = Array.from({ length: 20_000 }, (_, index) => (index === 0 ? null : index - 1));
    expect(buildForest(sampleReport(nodesOf(parents))).roots[0]?.below).toBe(19_999);
  });

  it('takes the first of two nodes with one name', () => {
    const [first, second] = nodesOf([null, 0]);
    if (first === undefined || second === undefined) throw new Error('two nodes expected');
    const forest = buildForest(sampleReport([first, second, { ...second, mean: 9 }]));
    expect(forest.preorder).toHaveLength(2);
  });
});

describe('the tree in ASCII', () => {
  it('is ASCII and has at most as many lines as asked for', () => {
    for (const [count, lines] of [
      [12, 60],
      [120, 40],
      [120, 12],
      [3000, 40],
      [3000, 5],
    ] as const) {
      const tree = layoutTree(simulatedReport(count), lines);
      expect(tree.length).toBeLessThanOrEqual(lines);
      for (const { lead, words } of tree) expect(lead + words).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('shows a small tree whole', () => {
    const shown = layoutTree(smallReport(), 40).map(({ node }) => node?.node.id);
    expect(shown).toHaveLength(12);
    expect(new Set(shown).size).toBe(12);
  });

  it('never loses the baseline or the best node to folding', () => {
    const report = simulatedReport(3000);
    const shown = layoutTree(report, 40).map(({ node }) => node?.node.id);
    expect(shown).toContain('n0');
    expect(shown).toContain(report.best);
  });
});
