import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestSeen, scoreOf } from '../../../src/search/engine/state.ts';
import { calm, simulate, type World } from './simulate.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const shape = fc.record({
  trials: fc.integer({ min: 1, max: 60 }),
  evaluations: fc.option(fc.integer({ min: 6, max: 200 })),
  window: fc.integer({ min: 1, max: 9 }),
  strategy: fc.constantFrom('plateau', 'greedy'),
  direction: fc.constantFrom('maximize', 'minimize'),
  noise: fc.constantFrom('auto', 'none', 'noisy'),
  aggregate: fc.constantFrom('mean', 'median'),
  seeded: fc.boolean(),
  sigma: fc.constantFrom(0, 0, 1),
  target: fc.option(fc.integer({ min: 1, max: 6 })),
  crash: fc.constantFrom(0, 0.2, 0.9),
  void: fc.constantFrom(0, 0.3, 1),
  wallAfter: fc.constantFrom(Infinity, Infinity, 30, 200),
  seed: fc.nat(1000),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

const overrideOf = (s: Shape) => ({
  metric: {
    name: 'm',
    direction: s.direction,
    ...(s.target === null ? {} : { target: s.direction === 'maximize' ? s.target : -s.target }),
  },
  evaluation: { noise: s.noise, seeded: s.seeded },
  race: { aggregate: s.aggregate },
  strategy: s.strategy,
  parallel: { workers: 1, window: s.window },
  budget: { trials: s.trials, ...(s.evaluations === null ? {} : { evaluations: s.evaluations }) },
});

const worldOf = (s: Shape): World => ({
  child: (parent, random) => parent + Math.round(random.normal()),
  noise: (random) => s.sigma * random.normal(),
  crash: s.crash,
  baselineCrash: 0,
  void: s.void,
  wallAfter: s.wallAfter,
});

describe('the course of a search', () => {
  it('keeps spent and reserved within every limit at all times, whatever jobs do', () => {
    fc.assert(
      fc.property(shape, (s) => {
        let broken = false;
        const { state, end } = simulate(overrideOf(s), worldOf(s), {
          seed: s.seed,
          watch: ({ budget, reserveUsed, rules, evaluations }) => {
            for (const name of ['trials', 'evaluations'] as const) {
              const used = budget.spent[name] + budget.reserved[name];
              broken ||= used > budget.limit[name] || budget.reserved[name] < 0;
            }
            broken ||= reserveUsed > rules.reserve;
            broken ||= evaluations > budget.limit.evaluations - rules.reserve;
          },
        });
        expect(broken).toBe(false);
        expect(state.budget.reserved).toEqual({ trials: 0, evaluations: 0 });
        expect(['finished', 'budget', 'target', 'no-baseline']).toContain(end.status);
      }),
      { numRuns: 300 },
    );
  });

  it('decides every measured node, leaves nothing in flight and keeps its figures consistent', () => {
    fc.assert(
      fc.property(shape, (s) => {
        const { state, end } = simulate(overrideOf(s), worldOf(s), { seed: s.seed });
        if (end.status === 'no-baseline') return;
        for (const node of state.nodes) {
          expect(node.inFlight).toBe(false);
          expect(node.flying).toBe(0);
          expect(['kept', 'discarded', 'demoted', 'failed', 'void']).toContain(node.phase);
          if (node.tally.n > 0) {
            expect(node.tally.mean).toBeCloseTo(sum(node.values) / node.values.length, 9);
          }
          const children = state.nodes.filter(
            ({ parent, values, phase }) =>
              parent === node.index && (values.length > 0 || phase === 'failed'),
          );
          expect(node.tries).toBe(children.length);
        }
        const squares = sum(state.nodes.map(({ tally }) => tally.squares));
        expect(state.pool.squares).toBeCloseTo(squares, 6);
        expect(state.racing).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is a function of its rules and results alone', () => {
    fc.assert(
      fc.property(shape, (s) => {
        const once = simulate(overrideOf(s), worldOf(s), { seed: s.seed });
        const again = simulate(overrideOf(s), worldOf(s), { seed: s.seed });
        expect(again.requests).toEqual(once.requests);
        expect(again.end).toEqual(once.end);
      }),
      { numRuns: 60 },
    );
  });

  it('decides with exactly the results that are a window old', () => {
    const window = 4;
    const { requests } = simulate(
      { parallel: { workers: 1, window }, budget: { trials: 40 } },
      calm,
    );
    let inFlight = 0;
    let most = 0;
    for (const request of requests) {
      if (request.kind === 'propose' || request.kind === 'repeat') inFlight += 1;
      if (request.kind === 'await') inFlight -= 1;
      most = Math.max(most, inFlight);
    }
    expect(most).toBe(window);
  });

  it('never has two repeats of one node in flight', () => {
    const open = new Set<number>();
    const { requests } = simulate(
      {
        parallel: { workers: 1, window: 6 },
        evaluation: { noise: 'noisy' },
        promotion: { enabled: false },
        budget: { trials: 40 },
      },
      { ...calm, noise: (random) => random.normal() },
    );
    for (const request of requests) {
      if (request.kind === 'propose' || request.kind === 'repeat') {
        expect(open.has(request.job.node)).toBe(false);
        open.add(request.job.node);
      }
      if (request.kind === 'await') open.delete(request.job.node);
    }
  });

  it('measures the baseline once, aa times or five times before it proposes anything', () => {
    const firstProposal = (noise: string): number =>
      simulate({ evaluation: { noise }, budget: { trials: 3 } }, calm)
        .requests.filter(({ kind }) => kind === 'propose' || kind === 'repeat')
        .findIndex((request) => request.kind === 'propose' && request.parent !== null);
    expect(['none', 'auto', 'noisy'].map(firstProposal)).toEqual([1, 3, 5]);
  });

  it('ends without a proposal when the baseline has no value', () => {
    const { end, state } = simulate({}, { ...calm, baselineCrash: 1 });
    expect(end).toEqual({ status: 'no-baseline' });
    expect(state.nodes).toHaveLength(1);
  });

  it('repeats the incumbent at every 20th evaluation, so that later noise is found', () => {
    const { requests } = simulate({ budget: { trials: 60 } }, calm);
    const started = requests.filter(({ kind }) => kind === 'propose' || kind === 'repeat');
    const twentieth = started[19];
    expect(twentieth?.kind).toBe('repeat');
    expect(started[39]?.kind).toBe('repeat');
  });

  it('turns noisy when two values of one tree differ, and races from then on', () => {
    const { state } = simulate(
      { budget: { trials: 40 }, promotion: { enabled: false } },
      { ...calm, noise: (random) => random.normal() },
    );
    expect(state.differed).toBe(true);
    expect(state.k).toBeGreaterThan(1);
    expect(bestSeen(state)?.tally.n).toBeGreaterThanOrEqual(2);
  });

  it('stops at the target once it is confirmed, and asks again only for a better node', () => {
    const { end, state } = simulate(
      {
        metric: { name: 'm', direction: 'maximize', target: 3 },
        budget: { trials: 200 },
      },
      calm,
    );
    expect(end).toEqual({ status: 'target', reason: null });
    expect(state.confirmed).not.toBeNull();
    const best = bestSeen(state);
    expect(best === null ? 0 : scoreOf(state, best)).toBeGreaterThanOrEqual(3);
  });

  it('stops after 50 proposals in a row that ran nothing', () => {
    const { end, state } = simulate({ budget: { trials: 200 } }, { ...calm, void: 1 });
    expect(end).toEqual({ status: 'finished', reason: 'unproductive' });
    expect(state.nodes).toHaveLength(51);
  });

  it('obeys the soft stops, counted in trials in a row', () => {
    const stop = (override: object, world: World) =>
      simulate({ budget: { trials: 200 }, ...override }, world).end;
    expect(stop({ stop: { failures: 3 } }, { ...calm, crash: 1 })).toEqual({
      status: 'finished',
      reason: 'failures',
    });
    expect(stop({ stop: { plateau: 5 } }, { ...calm, child: (parent) => parent - 1 })).toEqual({
      status: 'finished',
      reason: 'plateau',
    });
  });

  it('promotes nothing that is not better, with noise that fools single samples', () => {
    let confirmed = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const { state } = simulate(
        { evaluation: { noise: 'noisy' }, budget: { trials: 25 } },
        { ...calm, child: () => 0, noise: (random) => random.normal() },
        { seed },
      );
      if (state.confirmed !== null) confirmed += 1;
    }
    expect(confirmed).toBeLessThanOrEqual(2);
  });

  it('confirms what is much better, by a mean on fresh seeds', () => {
    const { state, truth } = simulate(
      { evaluation: { noise: 'noisy' }, budget: { trials: 60, evaluations: 600 } },
      { ...calm, noise: (random) => 0.3 * random.normal() },
    );
    const { confirmed } = state;
    expect(confirmed).not.toBeNull();
    const real = truth[confirmed?.node ?? 0] ?? 0;
    expect(confirmed?.low).toBeGreaterThan(0);
    expect(confirmed?.low).toBeLessThanOrEqual(real);
    expect(confirmed?.high).toBeGreaterThanOrEqual(real);
  });
});
