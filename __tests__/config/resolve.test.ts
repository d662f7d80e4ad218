import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAppError } from '../../src/errors/app-error.ts';
import { leastPairs } from '../../src/config/least-pairs.ts';
import { loadConfig } from '../../src/config/load.ts';
import { resolveExperiment } from '../../src/config/resolve.ts';
import { duration, renderUnit, size, type Unit } from '../../src/config/values.ts';
import { alphaOf, leastPairs as leastPairsOfQuery } from '../../src/search/noise/promotion.ts';
import { minimal } from './minimal.ts';

const { config } = loadConfig(
  minimal(
    [
      'sandbox: { memory: 1GiB, network: true }',
      'instructions: docs/goal.md',
      'race: { slack: 0.25 }',
    ],
    ['sandbox: { pids: 64, memory: 4GiB }', 'seal: { public_keys: [ci/key.pub] }'],
  ),
  '.guildseal.yml',
);

describe('an experiment', () => {
  test('has its own sandbox keys on top of the general ones', () => {
    const { sandbox } = resolveExperiment(config, 'compress', '.guildseal.yml');
    expect(sandbox).toMatchObject({
      memory: 1024 ** 3,
      network: true,
      pids: 64,
      tmp: 256 * 1024 ** 2,
    });
  });

  test('has five evaluations a trial, and files that nobody may change', () => {
    const resolved = resolveExperiment(config, 'compress', '.guildseal.yml');
    expect(resolved.evaluations).toBe(500);
    expect(resolved.denied).toEqual(['docs/goal.md', 'ci/key.pub']);
  });

  test.each(['compres', 'constructor', '__proto__'])('named %s does not exist', (name) => {
    let caught: unknown;
    try {
      resolveExperiment(config, name, '.guildseal.yml');
    } catch (error) {
      caught = error;
    }
    expect(isAppError(caught) && caught.code).toBe('config.unknown-experiment');
    expect(isAppError(caught) && caught.exit).toBe(2);
    expect(isAppError(caught) && caught.hint).toContain(
      name === 'compres' ? 'write "compress"' : 'add it',
    );
  });
});

describe('units', () => {
  const units: Readonly<Record<Unit, (text: string) => number>> = {
    duration: (text) => duration().parse(text),
    size: (text) => size().parse(text),
  };

  test('read back what they render', () => {
    const unit = fc.constantFrom<Unit>('duration', 'size');
    fc.assert(
      fc.property(
        unit,
        fc.integer({ min: 0, max: 999_999 }),
        fc.constantFrom(1, 1000, 1024, 60_000),
        (kind, value, factor) => {
          const number = kind === 'size' ? value % 1_000_000 : value * factor;
          expect(units[kind](renderUnit(number, kind))).toBe(number);
        },
      ),
    );
  });

  test('are written in the largest that divides', () => {
    expect(renderUnit(5_400_000, 'duration')).toBe('90m');
    expect(renderUnit(1500, 'duration')).toBe('1500ms');
    expect(renderUnit(2 ** 31, 'size')).toBe('2GiB');
    expect(renderUnit(0, 'size')).toBe('0B');
  });

  test.each(['', '10', 'm', '10 m', '-1s', '1e3s', '1w', '٣s'])('are not %j', (text) => {
    expect(duration().safeParse(text).success).toBe(false);
  });
});

describe('the least number of pairs', () => {
  test('is what promotion itself reckons', () => {
    expect(leastPairs(0.05)).toBe(7);
    for (const alpha of [0.9, 0.5, 0.1, 0.05, 0.01, 0.001, 1e-6, 1e-12]) {
      expect(leastPairs(alpha)).toBe(leastPairsOfQuery(alphaOf(1, alpha)));
    }
  });
});
