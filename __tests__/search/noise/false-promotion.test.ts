import { describe, expect, test } from '@jest/globals';
import {
  addValue,
  emptyPool,
  emptyTally,
  poolChange,
} from '../../../src/search/noise/pooled-variance.ts';
import { alphaOf, judgePairs, sdFloor } from '../../../src/search/noise/promotion.ts';
import { stream } from '../../../src/search/random.ts';
import type { RandomStream } from '../../../src/search/types.ts';
import type { Tally } from '../../../src/search/noise/pooled-variance.ts';

const poolOf = (tallies: readonly Tally[]) =>
  tallies.reduce((pool, tally) => poolChange(pool, emptyTally, tally), emptyPool);

const runs = 200 * Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const queries = 10;

/** One difference without any true effect, and one value with the noise that goes with it. */
interface Law {
  readonly difference: (random: RandomStream, pair: number) => number;
  readonly value: (random: RandomStream) => number;
}

/** The difference has this law; values have a standard deviation smaller by sqrt(2), as for independent ones. */
const direct = (draw: (random: RandomStream) => number): Law => ({
  difference: draw,
  value: (random) => draw(random) / Math.SQRT2,
});

const between = (value: Law['value'], orderEffect = 0): Law => ({
  difference: (random, pair) =>
    value(random) - value(random) + (pair % 2 === 0 ? orderEffect : -orderEffect),
  value,
});

const exponential = (random: RandomStream): number => -Math.log(1 - random.next()) - 1;
const lognormal = (random: RandomStream): number => Math.exp(random.normal()) - Math.sqrt(Math.E);
const binomial =
  (p: number) =>
  (random: RandomStream): number => {
    let count = 0;
    for (let i = 0; i < 20; i += 1) if (random.next() < p) count += 1;
    return count;
  };
const threeValued = (zero: number): Law =>
  direct((random) => (random.next() < zero ? 0 : random.next() < 0.5 ? 1 : -1));

const laws: Readonly<Record<string, Law>> = {
  normal: direct((random) => random.normal()),
  't with 3 degrees': direct(
    (random) =>
      random.normal() /
      Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3),
  ),
  uniform: direct((random) => random.next() - 0.5),
  'two-valued': threeValued(0),
  'three-valued, 0 in 10 %': threeValued(0.1),
  'three-valued, 0 in 33 %': threeValued(0.33),
  'three-valued, 0 in 80 %': threeValued(0.8),
  'Bernoulli, p = .5': between((random) => (random.next() < 0.5 ? 1 : 0)),
  'Bernoulli, p = .05': between((random) => (random.next() < 0.05 ? 1 : 0)),
  'binomial, p = .5, order effect 1': between(binomial(0.5), 1),
  'binomial, p = .05, order effect 1': between(binomial(0.05), 1),
  exponential: direct(exponential),
  'mirrored exponential': direct((random) => -exponential(random)),
  lognormal: direct(lognormal),
  'mirrored lognormal': direct((random) => -lognormal(random)),
};

const floorOf = (law: Law, random: RandomStream) => {
  const tallies = [13, 13].map((count) => {
    let tally = emptyTally;
    for (let i = 0; i < count; i += 1) tally = addValue(tally, law.value(random));
    return tally;
  });
  return sdFloor({ pool: poolOf(tallies), toBaseline: null });
};

const promotesFalsely = (law: Law, random: RandomStream): boolean => {
  const floor = floorOf(law, random);
  for (let query = 1; query <= queries; query += 1) {
    const differences: number[] = [];
    for (;;) {
      const { state } = judgePairs({
        differences,
        floor,
        alphaJ: alphaOf(query, 0.05),
        minEffect: 0,
        maxPairs: 32,
        noiseSeen: true,
      });
      if (state === 'better') return true;
      if (state !== 'more') break;
      differences.push(law.difference(random, differences.length));
    }
  }
  return false;
};

describe('false promotions in whole runs of ten null queries', () => {
  test.each(Object.entries(laws))('%s: at most 5 %%', (name, law) => {
    let wrong = 0;
    for (let run = 0; run < runs; run += 1) {
      if (promotesFalsely(law, stream(1, `false promotion, ${name}`, run))) wrong += 1;
    }
    expect(wrong / runs).toBeLessThanOrEqual(0.05);
  });
});

describe('power', () => {
  test('an effect of one standard deviation is nearly always certified', () => {
    let found = 0;
    for (let run = 0; run < runs; run += 1) {
      const random = stream(1, 'power', run);
      const law = laws['normal'] as Law;
      const floor = floorOf(law, random);
      const differences: number[] = [];
      let state = 'more';
      while (state === 'more') {
        differences.push(1 + law.difference(random, 0));
        ({ state } = judgePairs({
          differences,
          floor,
          alphaJ: alphaOf(1, 0.05),
          minEffect: 0,
          maxPairs: 32,
          noiseSeen: true,
        }));
      }
      if (state === 'better') found += 1;
    }
    expect(found / runs).toBeGreaterThan(0.93);
  });
});
