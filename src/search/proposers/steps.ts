import { codePart } from './text-file.ts';
import { findNumbers, maskNumbers } from './number-literal.ts';
import type { Hunk } from './text-file.ts';

const most = 4096;
const smallest = 1e-3;
const largest = 4;
const growth = 1.5;
/** 1.5^(-1/4): one success in five keeps the step. */
const shrinkage = 0.9036020036098449;

/** Step sizes of numbers, by site. */
export interface Steps {
  of(site: string, initial: number): number;
  learn(site: string, initial: number, success: boolean): void;
}

/** Adaptive step sizes; the oldest of more than 4096 sites are forgotten. */
export const createSteps = (): Steps => {
  const known = new Map<string, number>();
  const of = (site: string, initial: number): number => known.get(site) ?? initial;
  return {
    of,
    learn: (site, initial, success) => {
      const step = of(site, initial) * (success ? growth : shrinkage);
      known.delete(site);
      known.set(site, Math.min(largest, Math.max(smallest, step)));
      if (known.size > most) {
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      }
    },
  };
};

/** Step a site starts from: relative to a positive value, absolute else. */
export const initialStep = (value: number): number => (value > 0 ? 0.5 : 1);

/**
 * Name of a number's site: what the line says without its numbers, so that it survives moves of the
 * line; where that says nothing, the line's index.
 */
export const siteOf = (path: string, line: string, index: number, ordinal: number): string => {
  const masked = maskNumbers(line);
  return `${path}\n${/[A-Za-z]/.test(masked) ? masked : index}\n${ordinal}`;
};

/** Values that the fixed moves of a number lead to; reaching one says nothing about the step. */
export const fixedMoves = (value: number): readonly number[] => [
  Math.round(value),
  -value,
  value / 2,
  value * 2,
  0,
  1,
];

/** Tells the steps of all numbers that a hunk changed in place by a step. */
export const learnSteps = (
  steps: Steps,
  path: string,
  before: readonly string[],
  hunk: Hunk,
  success: boolean,
): void => {
  if (hunk.removed !== hunk.lines.length) return;
  hunk.lines.forEach((line, i) => {
    const index = hunk.start + i;
    const old = before[index] ?? '';
    if (old === line || maskNumbers(old) !== maskNumbers(line)) return;
    const numbers = findNumbers(codePart(line));
    findNumbers(codePart(old)).forEach((number, ordinal) => {
      const value = numbers[ordinal]?.value;
      if (value === undefined || value === number.value) return;
      if (fixedMoves(number.value).includes(value)) return;
      steps.learn(siteOf(path, old, index, ordinal), initialStep(number.value), success);
    });
  });
};
