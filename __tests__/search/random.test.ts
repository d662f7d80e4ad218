import { describe, expect, test } from '@jest/globals';
import { stream } from '../../src/search/random.ts';

const draws = (seed: number, purpose: string, index: number, count = 4): number[] => {
  const random = stream(seed, purpose, index);
  return Array.from({ length: count }, () => random.next());
};

describe('stream', () => {
  test('gives the same draws on every machine and run', () => {
    const random = stream(7, 'propose', 3);
    expect([
      random.next(),
      random.int(1000),
      random.normal(),
      random.pick(['a', 'b', 'c']),
    ]).toEqual([0.7437130134404984, 457, 0.8981991403600847, 'a']);
  });

  test('depends on seed, purpose and index, and not on other streams', () => {
    const first = draws(1, 'propose', 1);
    draws(1, 'decide', 9);
    expect(draws(1, 'propose', 1)).toEqual(first);
    expect(draws(2, 'propose', 1)).not.toEqual(first);
    expect(draws(1, 'decide', 1)).not.toEqual(first);
    expect(draws(1, 'propose', 2)).not.toEqual(first);
  });

  test('is uniform on [0, 1)', () => {
    const values = draws(11, 'test', 0, 20_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (const value of values)
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    // chi-square with 9 degrees of freedom, 99.9 % point
    const chi = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.9);
  });

  test('is standard normal', () => {
    const random = stream(11, 'test', 1);
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
    expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.006);
  });

  test('refuses a bound below 1, so an empty list cannot be picked from', () => {
    const random = stream(1, 'test', 2);
    expect(() => random.int(0)).toThrow(RangeError);
    expect(() => random.int(1.5)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
