import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StrategyConfig } from '../../../src/search/config.ts';
import { stream } from '../../../src/search/random.ts';
import { greedy } from '../../../src/search/strategies/greedy.ts';
import {
  bestOf,
  findIn,
  inOrder,
  insertInto,
  lightestAbove,
  type OrderedIndex,
  removeFrom,
} from '../../../src/search/strategies/ordered-index.ts';
import { plateau } from '../../../src/search/strategies/plateau.ts';
import { startStrategy } from '../../../src/search/strategies/registry.ts';
import type { NodeFigures, StrategyEvent } from '../../../src/search/strategies/strategy.ts';

/** A new strategy is one line here. */
const configs: readonly StrategyConfig[] = [
  { name: 'plateau', p_min: 0.05, eps: 0.15 },
  { name: 'plateau', p_min: 0.5, eps: 1 },
  { name: 'greedy', accept: 'strict' },
  { name: 'greedy', accept: 'equal' },
];

const figures = (index: number, score: number, more: Partial<NodeFigures> = {}): NodeFigures => ({
  index,
  score,
  n: 1,
  tries: 0,
  flying: 0,
  repeatedDrafts: 0,
  isOpen: true,
  ...more,
});

const standing = (incumbent: NodeFigures, more: object = {}): StrategyEvent => ({
  kind: 'standing',
  standing: { incumbent: incumbent.index, score: incumbent.score, error: 0, tie: 0, k: 1, ...more },
});

const baseline = figures(0, 0);
const begin: readonly StrategyEvent[] = [
  { kind: 'node', before: null, after: baseline },
  standing(baseline),
];

/** Any history an engine could tell: nodes appear, change, fail; n0 stays open. */
const history = fc
  .array(
    fc.record({
      pick: fc.nat(),
      score: fc.integer({ min: -3, max: 3 }),
      kind: fc.constantFrom('new', 'try', 'fly', 'demote', 'fail', 'repeat', 'refuse', 'decided'),
      n: fc.integer({ min: 1, max: 4 }),
      k: fc.integer({ min: 1, max: 3 }),
      error: fc.constantFrom(0, 0.5),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    const events: StrategyEvent[] = [...begin];
    const nodes: (NodeFigures | null)[] = [baseline];
    const change = (index: number, after: NodeFigures | null): void => {
      events.push({ kind: 'node', before: nodes[index] ?? null, after });
      nodes[index] = after;
    };
    for (const step of steps) {
      const index = step.pick % nodes.length;
      const node = nodes[index] ?? null;
      if (step.kind === 'new')
        change(nodes.length, figures(nodes.length, step.score, { n: step.n }));
      else if (step.kind === 'decided') events.push({ kind: 'decided' });
      else if (node !== null) {
        if (step.kind === 'try') change(index, { ...node, tries: node.tries + 30 });
        if (step.kind === 'fly') change(index, { ...node, flying: node.flying + 1 });
        if (step.kind === 'repeat') change(index, { ...node, n: node.n + 1, score: step.score });
        if (step.kind === 'demote' && index > 0) change(index, { ...node, isOpen: false });
        if (step.kind === 'fail' && index > 0) change(index, null);
        if (step.kind === 'refuse') {
          events.push({ kind: 'refused', drafts: 64 });
          change(index, { ...node, repeatedDrafts: node.repeatedDrafts + 64 });
        }
      }
      const valued = nodes.filter((one) => one !== null);
      const ready = valued.filter(({ n }) => n >= step.k);
      const best = (ready.length > 0 ? ready : valued).reduce((a, b) =>
        b.score > a.score ? b : a,
      );
      events.push(standing(best, { k: step.k, error: step.error }));
    }
    const open = new Set(nodes.flatMap((one) => (one?.isOpen === true ? [one.index] : [])));
    return { events, open };
  });

describe.each(configs)('strategy %j', (config) => {
  it('always answers: an open node, or that it is exhausted', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ events, open }, seed) => {
        const strategy = startStrategy(config);
        for (const event of events) strategy.apply(event);
        const action = strategy.decide(stream(seed, 'decide', 0));
        if (action.kind === 'continue' || action.kind === 'branch') {
          expect(open.has(action.node)).toBe(true);
        } else {
          expect(action.kind).toBe('stop');
        }
      }),
    );
  });

  it('is a function of the events and the random numbers alone, and asking changes nothing', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ events }, seed) => {
        const one = startStrategy(config);
        const two = startStrategy(config);
        for (const event of events) {
          one.apply(event);
          one.decide(stream(seed, 'other', 1));
          two.apply(event);
        }
        expect(one.decide(stream(seed, 'decide', 0))).toEqual(
          two.decide(stream(seed, 'decide', 0)),
        );
      }),
    );
  });

  it('leaves states as they are', () => {
    const strategy = config.name === 'plateau' ? plateau(config) : greedy(config);
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      for (const inner of Object.values(value)) freeze(inner);
    };
    const follow = <State>({
      init,
      apply,
      decide,
    }: {
      init: () => State;
      apply: (state: State, event: StrategyEvent) => State;
      decide: (state: State, random: ReturnType<typeof stream>) => unknown;
    }): void => {
      fc.assert(
        fc.property(history, ({ events }) => {
          let state = init();
          for (const event of events) {
            freeze(state);
            state = apply(state, event);
          }
          freeze(state);
          decide(state, stream(1, 'decide', 0));
        }),
      );
    };
    follow(strategy as Parameters<typeof follow>[0]);
  });

  it('keeps what is better and discards what is clearly worse', () => {
    const strategy = startStrategy(config);
    const judge = (score: number) =>
      strategy.judge({ score, reference: 1, error: 0.1, tie: 0.2 }).keep;
    expect(judge(1.5)).toBe(true);
    expect(judge(0.5)).toBe(false);
  });
});

describe('plateau', () => {
  const config = { name: 'plateau', p_min: 0.05, eps: 0.15 } as const;
  const after = (events: readonly StrategyEvent[], random = stream(1, 'decide', 0)) => {
    const strategy = startStrategy(config);
    for (const event of [...begin, ...events]) strategy.apply(event);
    return strategy.decide(random);
  };
  const appear = (node: NodeFigures): StrategyEvent => ({
    kind: 'node',
    before: null,
    after: node,
  });

  it('takes the least tried node of the plateau, counting what is in flight, ties to the newest', () => {
    const events = [
      appear(figures(1, 0, { tries: 1 })),
      appear(figures(2, 0)),
      appear(figures(3, 0)),
    ];
    expect(after(events)).toEqual({ kind: 'continue', node: 3 });
    const flying = figures(3, 0, { flying: 1 });
    const then: StrategyEvent = { kind: 'node', before: figures(3, 0), after: flying };
    expect(after([...events, then])).toEqual({ kind: 'continue', node: 2 });
  });

  it('accepts what cannot be told from the incumbent', () => {
    const strategy = startStrategy(config);
    const compare = (score: number) =>
      strategy.judge({ score, reference: 5, error: 0.5, tie: 0.2 });
    expect(compare(4.5)).toEqual({ keep: true, rule: 'plateau', threshold: 4.5 });
    expect(compare(4.49).keep).toBe(false);
  });

  it('leaves a node after 59 tries or 200 repeated drafts, and draws from the best ones then', () => {
    const other = figures(1, -1);
    const tired = (more: Partial<NodeFigures>): readonly StrategyEvent[] => [
      appear(other),
      { kind: 'node', before: baseline, after: { ...baseline, ...more } },
    ];
    expect(after(tired({ tries: 58 }))).toEqual({ kind: 'continue', node: 0 });
    expect(after(tired({ tries: 59 }))).toEqual({ kind: 'branch', node: 1 });
    expect(after(tired({ repeatedDrafts: 199 }))).toEqual({ kind: 'continue', node: 0 });
    expect(after(tired({ repeatedDrafts: 200 }))).toEqual({ kind: 'branch', node: 1 });
  });

  it('is exhausted only when every node is and 10,000 drafts were repeated', () => {
    const tired: StrategyEvent = {
      kind: 'node',
      before: baseline,
      after: { ...baseline, tries: 60 },
    };
    expect(after([tired])).toEqual({ kind: 'branch', node: 0 });
    const refused: StrategyEvent = { kind: 'refused', drafts: 10_000 };
    expect(after([tired, refused])).toEqual({ kind: 'stop', reason: 'exhausted' });
  });

  it('stays dry until the next gain: a share of its decisions are draws', () => {
    const other = figures(1, -1);
    const tired = { ...baseline, tries: 59 };
    const wide = standing(baseline, { error: 0.6 });
    const dry: readonly StrategyEvent[] = [
      appear(other),
      { kind: 'node', before: baseline, after: tired },
      { kind: 'decided' },
      // Under the doubled threshold there is a node again.
      wide,
    ];
    const kinds = Array.from({ length: 200 }, (_, i) => after(dry, stream(1, 'decide', i)).kind);
    const draws = kinds.filter((kind) => kind === 'branch').length;
    expect(draws).toBeGreaterThan(10);
    expect(draws).toBeLessThan(60);
    const better = figures(2, 3);
    const gained = [...dry, appear(better), standing(better)];
    for (let i = 0; i < 50; i += 1) {
      expect(after(gained, stream(1, 'decide', i))).toEqual({ kind: 'continue', node: 2 });
    }
  });

  it('counts only nodes with k repeats', () => {
    const once = figures(1, 0, { n: 1 });
    const twice = figures(2, 0, { n: 2, tries: 5 });
    const events = [appear(once), appear(twice), standing(twice, { k: 2 })];
    expect(after(events)).toEqual({ kind: 'continue', node: 2 });
  });
});

describe('the ordered index', () => {
  const nodes = fc.uniqueArray(
    fc.record({
      index: fc.nat(40),
      score: fc.integer({ min: -3, max: 3 }),
      tries: fc.nat(4),
      flying: fc.nat(2),
    }),
    { selector: ({ index }) => index, maxLength: 40 },
  );

  it('agrees with a sorted list, after any insertions and removals', () => {
    fc.assert(
      fc.property(
        nodes,
        fc.array(fc.nat()),
        fc.integer({ min: -4, max: 4 }),
        (all, gone, least) => {
          let index: OrderedIndex | null = null;
          let list = all.map((node) => figures(node.index, node.score, node));
          for (const node of list) index = insertInto(index, node);
          for (const pick of gone.slice(0, list.length)) {
            const node = list[pick % list.length];
            if (node === undefined) continue;
            index = removeFrom(index, node);
            list = list.filter((other) => other !== node);
          }
          const sorted = [...list].sort((a, b) => b.score - a.score || a.index - b.index);
          expect([...inOrder(index)]).toEqual(sorted);
          expect(bestOf(index)).toEqual(sorted[0] ?? null);
          const above = sorted.filter(({ score }) => score >= least);
          const load = (node: NodeFigures): number => node.tries + node.flying;
          const lightest = above.reduce<NodeFigures | null>((best, node) => {
            if (best === null) return node;
            const difference = load(node) - load(best);
            return difference < 0 || (difference === 0 && node.index > best.index) ? node : best;
          }, null);
          expect(lightestAbove(index, least)).toEqual(lightest);
          for (const node of list) expect(findIn(index, node)).toBe(node);
        },
      ),
    );
  });
});
