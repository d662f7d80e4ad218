import { describe, expect, test } from '@jest/globals';
import {
  baselineRepeats,
  isOwed,
  isRefresh,
  raceMode,
  raceSd,
  repeatCap,
} from '../../../src/search/noise/race.ts';

const noisy = raceMode('noisy', false);
const quiet = raceMode('auto', false);

describe('raceMode', () => {
  test.each([
    ['none', false, false, false],
    ['none', true, true, true],
    ['auto', false, false, true],
    ['auto', true, true, true],
    ['noisy', false, true, true],
  ] as const)(
    'of noise: %s, values differed %s: race %s, refresh %s',
    (noise, differed, race, refresh) => {
      expect(raceMode(noise, differed)).toEqual({ noisy: race, refresh });
    },
  );

  test('the baseline gets 1, aa or 5 repeats', () => {
    expect(baselineRepeats('none', 3)).toBe(1);
    expect(baselineRepeats('auto', 3)).toBe(3);
    expect(baselineRepeats('noisy', 3)).toBe(5);
  });
});

describe('repeatCap', () => {
  test('rises from 2 to 6 as a budget up to 1000 is spent', () => {
    const caps = [0, 25, 50, 75, 100, 150].map((spent) =>
      repeatCap({ mode: noisy, k: 'auto', spent, total: 100 }),
    );
    expect(caps).toEqual([2, 3, 4, 5, 6, 6]);
  });

  test('rises to 8 above 1000', () => {
    expect(repeatCap({ mode: noisy, k: 'auto', spent: 1000, total: 1000 })).toBe(6);
    expect(repeatCap({ mode: noisy, k: 'auto', spent: 1001, total: 1001 })).toBe(8);
  });

  test('is the configured number, and 1 while there is no noise', () => {
    expect(repeatCap({ mode: noisy, k: 4, spent: 0, total: 100 })).toBe(4);
    expect(repeatCap({ mode: quiet, k: 4, spent: 50, total: 100 })).toBe(1);
  });
});

describe('isOwed', () => {
  const challenger = { n: 1, mean: 9, incumbentMean: 10, cap: 3, slack: 0.5, sd: 2 };

  test('a challenger within slack standard errors is owed a repeat', () => {
    expect(isOwed({ ...challenger, mean: 9.01 })).toBe(true);
    expect(isOwed({ ...challenger, mean: 9 })).toBe(false);
  });

  test('the margin shrinks with the repeats', () => {
    expect(isOwed({ ...challenger, n: 2, mean: 9.1 })).toBe(false);
    expect(isOwed({ ...challenger, n: 2, mean: 9.4 })).toBe(true);
  });

  test('nobody is owed more than the cap', () => {
    expect(isOwed({ ...challenger, n: 3, mean: 99 })).toBe(false);
  });

  test('with shared seeds the spread is that of the differences', () => {
    const pool = { squares: 40, degrees: 10 };
    expect(raceSd({ pool, toBaseline: null })).toBe(2);
    expect(raceSd({ pool, toBaseline: { squares: 10, degrees: 10 } })).toBe(1);
  });
});

describe('isRefresh', () => {
  test('every refresh-th evaluation repeats the incumbent', () => {
    const due = Array.from({ length: 61 }, (_, i) => i).filter((i) => isRefresh(i, 20, quiet));
    expect(due).toEqual([20, 40, 60]);
  });

  test('0 and noise: none switch it off', () => {
    expect(isRefresh(20, 0, noisy)).toBe(false);
    expect(isRefresh(20, 20, raceMode('none', false))).toBe(false);
  });
});
