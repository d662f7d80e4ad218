import { describe, expect, test } from '@jest/globals';
import {
  alphaOf,
  judgeExact,
  judgePairs,
  leastPairs,
  missingDegrees,
  promotionReserve,
  radius,
  sdFloor,
} from '../../../src/search/noise/promotion.ts';
import { falseKeeps, smallestEffect } from '../../../src/search/noise/preflight.ts';

const known = { sd: 0, degrees: 24 };
const query = {
  floor: known,
  alphaJ: alphaOf(1, 0.05),
  minEffect: 0,
  maxPairs: 32,
  noiseSeen: true,
};
const repeat = (value: number, count: number) => Array.from({ length: count }, () => value);

describe('radius', () => {
  test.each([
    [5, Infinity],
    [8, 1.842],
    [12, 1.114],
    [20, 0.76],
  ])('at alpha .05 is, after %d pairs, %d standard deviations', (n, expected) => {
    if (expected === Infinity) expect(radius(n, 0.05, 1)).toBe(Infinity);
    else expect(radius(n, 0.05, 1)).toBeCloseTo(expected, 3);
  });

  test.each([
    [6, Infinity],
    [7, 3.138],
    [12, 1.217],
    [32, 0.614],
  ])('at the first query of alpha .05 is, after %d pairs, %d', (n, expected) => {
    if (expected === Infinity) expect(radius(n, alphaOf(1, 0.05), 1)).toBe(Infinity);
    else expect(radius(n, alphaOf(1, 0.05), 1)).toBeCloseTo(expected, 3);
  });

  test('grows with the standard deviation and shrinks with the pairs', () => {
    expect(radius(20, 0.05, 3)).toBeCloseTo(3 * radius(20, 0.05, 1), 12);
    for (let n = 8; n < 60; n += 1) {
      expect(radius(n + 1, 0.05, 1)).toBeLessThan(radius(n, 0.05, 1));
    }
  });
});

describe('alphaOf, leastPairs', () => {
  test('the queries share alpha', () => {
    let sum = 0;
    for (let j = 1; j <= 100_000; j += 1) sum += alphaOf(j, 0.05);
    expect(sum).toBeLessThan(0.05);
    expect(sum).toBeCloseTo(0.05, 5);
  });

  test('ten queries at alpha .05 decide nothing before so many pairs', () => {
    const least = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((j) => leastPairs(alphaOf(j, 0.05)));
    expect(least).toEqual([7, 8, 9, 10, 10, 11, 11, 12, 12, 12]);
  });
});

describe('judgePairs', () => {
  test('asks for pairs until the radius is finite, and gives no interval before', () => {
    const verdict = judgePairs({ ...query, differences: [5, 6, 5, 6, 5, 6] });
    expect(verdict).toEqual({ state: 'more', n: 6, mean: 5.5, low: null, high: null });
    expect(judgePairs({ ...query, differences: [] }).mean).toBeNull();
  });

  test('confirms with the interval it decided by', () => {
    const verdict = judgePairs({ ...query, differences: [5, 6, 5, 6, 5, 6, 5] });
    const r = radius(7, query.alphaJ, Math.sqrt(2 / 7));
    expect(verdict.state).toBe('better');
    expect(verdict.low).toBeCloseTo(38 / 7 - r, 12);
    expect(verdict.high).toBeCloseTo(38 / 7 + r, 12);
  });

  test('refutes what is surely below the least effect', () => {
    const differences = [5, 6, 5, 6, 5, 6, 5];
    expect(judgePairs({ ...query, differences, minEffect: 20 }).state).toBe('refuted');
  });

  test('the noise floor keeps equal differences from looking exact', () => {
    const differences = repeat(1, 7);
    expect(judgePairs({ ...query, differences, floor: { sd: 1, degrees: 24 } }).state).toBe('more');
    expect(
      judgePairs({ ...query, differences: repeat(1, 32), floor: { sd: 1, degrees: 24 } }).state,
    ).toBe('better');
  });

  test('needs a floor with 24 degrees of freedom once noise was seen', () => {
    const floor = { sd: 1, degrees: 23 };
    expect(judgePairs({ ...query, differences: repeat(9, 7), floor }).state).toBe('floor');
    // Differences that differ are noise, whatever was seen before.
    const differences = [9, 9, 9, 9, 9, 9, 8];
    expect(judgePairs({ ...query, noiseSeen: false, differences, floor }).state).toBe('floor');
    expect(missingDegrees(floor, true)).toBe(1);
    expect(missingDegrees(floor, false)).toBe(0);
  });

  test('without noise ever, equal differences decide at the least number of pairs', () => {
    const calm = { ...query, noiseSeen: false, floor: { sd: 0, degrees: 0 } };
    expect(judgePairs({ ...calm, differences: repeat(0.1, 6) }).state).toBe('more');
    expect(judgePairs({ ...calm, differences: repeat(0.1, 7) })).toEqual({
      state: 'better',
      n: 7,
      mean: 0.1,
      low: 0.1,
      high: 0.1,
    });
    expect(judgePairs({ ...calm, differences: repeat(-0.1, 7) }).state).toBe('refuted');
    expect(judgePairs({ ...calm, differences: repeat(0, 7) }).state).toBe('more');
    expect(judgePairs({ ...calm, differences: repeat(0, 32) }).state).toBe('unconfirmed');
  });

  test('ends unconfirmed with the last pair, also where the radius never was finite', () => {
    const differences = [1, -1, 1, -1, 1, -1, 1, -1];
    expect(judgePairs({ ...query, differences, maxPairs: 8 }).state).toBe('unconfirmed');
    expect(judgePairs({ ...query, differences: [1, 2], maxPairs: 2 }).state).toBe('unconfirmed');
  });
});

describe('judgeExact', () => {
  test.each([
    [2, 'better'],
    [0.5, 'refuted'],
    [1, 'unconfirmed'],
  ])('a difference of %d against a least effect of 1 is %s', (difference, state) => {
    expect(judgeExact(difference, 1)).toEqual({
      state,
      n: 1,
      mean: difference,
      low: difference,
      high: difference,
    });
  });
});

describe('sdFloor', () => {
  const pool = { squares: 24, degrees: 24 };

  test('is 1.2 s', () => {
    expect(sdFloor({ pool, toBaseline: null })).toEqual({ sd: 1.2, degrees: 24 });
  });

  test('with shared seeds is .85 of the spread of the differences to n0', () => {
    expect(sdFloor({ pool, toBaseline: { squares: 40, degrees: 10 } })).toEqual({
      sd: 1.7,
      degrees: 10,
    });
  });
});

describe('promotionReserve', () => {
  const promotion = { enabled: true, max_pairs: 32, candidates: 3 };

  test.each([
    ['auto', 500, 100],
    ['noisy', 5000, 192],
    ['none', 500, 6],
    ['none', 8, 4],
  ] as const)('with noise: %s and %d evaluations is %d', (noise, evaluations, expected) => {
    expect(promotionReserve(promotion, noise, evaluations)).toBe(expected);
  });

  test('is nothing when promotion is off', () => {
    expect(promotionReserve({ ...promotion, enabled: false }, 'auto', 500)).toBe(0);
  });
});

describe('preflight', () => {
  test('says which effect the last pair of the first query would certify', () => {
    expect(smallestEffect({ sd: 2, alpha: 0.05, maxPairs: 32 })).toBeCloseTo(
      0.6141 * 2 * Math.SQRT2,
      3,
    );
    expect(smallestEffect({ sd: 2, seeded: true, alpha: 0.05, maxPairs: 32 })).toBeCloseTo(
      1.2282,
      3,
    );
    expect(smallestEffect({ sd: 0, alpha: 0.05, maxPairs: 32 })).toBe(0);
  });

  test('counts the records among equals', () => {
    expect(falseKeeps(0)).toBe(0);
    expect(falseKeeps(2)).toBeCloseTo(1 / 2 + 1 / 3, 12);
  });
});
