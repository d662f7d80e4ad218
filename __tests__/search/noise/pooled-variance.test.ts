import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleVariance } from 'simple-statistics';
import {
  addValue,
  aggregateOf,
  emptyPool,
  emptyTally,
  poolChange,
  pooledSd,
} from '../../../src/search/noise/pooled-variance.ts';
import type { Tally } from '../../../src/search/noise/pooled-variance.ts';

const poolOf = (tallies: readonly Tally[]) =>
  tallies.reduce((pool, tally) => poolChange(pool, emptyTally, tally), emptyPool);

const tallyOf = (values: readonly number[]) => values.reduce(addValue, emptyTally);
const groups = fc.array(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 }),
  { minLength: 1, maxLength: 8 },
);

describe('pooled variance', () => {
  test('divides the sum of squares within nodes by the degrees of freedom', () => {
    fc.assert(
      fc.property(groups, (nodes) => {
        let squares = 0;
        let degrees = 0;
        for (const values of nodes) {
          degrees += values.length - 1;
          if (values.length > 1) squares += sampleVariance(values) * (values.length - 1);
        }
        const expected = degrees === 0 ? 0 : Math.sqrt(squares / degrees);
        const pool = poolOf(nodes.map(tallyOf));
        expect(pool.degrees).toBe(degrees);
        expect(Math.abs(pooledSd(pool) - expected)).toBeLessThanOrEqual(1e-6 * (1 + expected));
      }),
    );
  });

  test('grown value by value it equals the pool of the whole', () => {
    fc.assert(
      fc.property(groups, (nodes) => {
        let pool = emptyPool;
        for (const values of nodes) {
          let tally = emptyTally;
          for (const value of values) {
            const after = addValue(tally, value);
            pool = poolChange(pool, tally, after);
            tally = after;
          }
        }
        const whole = poolOf(nodes.map(tallyOf));
        expect(pool.degrees).toBe(whole.degrees);
        expect(Math.abs(pool.squares - whole.squares)).toBeLessThanOrEqual(
          1e-9 * (1 + whole.squares),
        );
      }),
    );
  });

  test('is 0 for single values and for equal ones', () => {
    expect(pooledSd(emptyPool)).toBe(0);
    expect(pooledSd(poolOf([tallyOf([0.1]), tallyOf([0.7, 0.7, 0.7])]))).toBe(0);
  });
});

describe('aggregateOf', () => {
  test('gives the mean or the median', () => {
    expect(aggregateOf([1, 2, 6], 'mean')).toBe(3);
    expect(aggregateOf([6, 1, 2], 'median')).toBe(2);
    expect(aggregateOf([6, 1, 2, 4], 'median')).toBe(3);
  });

  test('gives equal values back to the bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(9), (value, more) => {
        fc.pre(Math.abs(value) < 1e300 && value !== 0);
        const values = Array.from({ length: more + 1 }, () => value);
        expect(aggregateOf(values, 'mean')).toBe(value);
        expect(aggregateOf(values, 'median')).toBe(value);
      }),
    );
  });

  test('refuses an empty list', () => {
    expect(() => aggregateOf([], 'mean')).toThrow(RangeError);
  });
});
