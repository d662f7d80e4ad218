import type { RandomStream } from '../types.ts';
import { maskNumbers } from './number-literal.ts';
import type { Hunk } from './text-file.ts';

const buckets = 2 ** 16;
const noise = 0.3;
const leastVariance = 0.01;

/** How often each feature (by bucket) comes or goes with a change; bucket and signed count. */
export type Change = Map<number, number>;

const hash = (text: string, seed: number): number => {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  // murmur's finaliser: FNV alone leaves the low bits of short texts alike
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

const mix = (a: number, b: number): number => {
  let h = Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
};

/** Numbers are masked where the rest says what the line is; a line of bare integers is its numbers. */
const pairKey = (line: string | undefined): number => {
  if (line === undefined) return 1;
  const masked = maskNumbers(line.trim());
  return hash(/[A-Za-z]/.test(masked) ? masked : line.trim(), 0x811c9dc5);
};

const count = (change: Change, feature: number, sign: number): void => {
  const bucket = feature & (buckets - 1);
  const total = (change.get(bucket) ?? 0) + sign;
  if (total === 0) change.delete(bucket);
  else change.set(bucket, total);
};

/** The feature that an arm made the change. */
export const armFeature = (arm: string): number => hash(arm, 0x1b873593) & (buckets - 1);

const countRun = (change: Change, lines: readonly (string | undefined)[], sign: number): void => {
  let previous: number | null = null;
  lines.forEach((line, i) => {
    const key = pairKey(line);
    // The first and the last of a run are the unchanged neighbours.
    if (i > 0 && i < lines.length - 1) count(change, hash((line ?? '').trim(), 0x2f0b4c47), sign);
    if (previous !== null) {
      count(change, mix(mix(previous, key), 7), sign);
      count(change, mix(Math.min(previous, key), Math.max(previous, key)), sign);
    }
    previous = key;
  });
};

/**
 * Adds a hunk's features to a change: its lines, and the ordered and unordered pairs of neighbouring
 * lines.
 */
export const addHunk = (change: Change, before: readonly string[], hunk: Hunk): void => {
  const end = hunk.start + hunk.removed;
  const above = hunk.start > 0 ? before[hunk.start - 1] : undefined;
  const below = before[end];
  countRun(change, [above, ...before.slice(hunk.start, end), below], -1);
  countRun(change, [above, ...hunk.lines, below], 1);
};

/** A linear model of the gain of a change. */
interface Screening {
  /** A Thompson draw of the gain, in units of the typical gain. */
  draw(change: Change, random: RandomStream): number;
  /** `gain` null: the trial gave no value. */
  learn(change: Change, gain: number | null): void;
}

/**
 * Bayesian linear regression with diagonal covariance over hashed features: memory is constant, and two
 * features in one bucket share what is known.
 */
export const createScreening = (): Screening => {
  const means = new Float32Array(buckets);
  const variances = new Float32Array(buckets).fill(1);
  let gains = 0;
  let squares = 0;

  const predict = (change: Change): { mean: number; variance: number } => {
    let mean = 0;
    let variance = 0;
    for (const [feature, x] of change) {
      mean += x * (means[feature] ?? 0);
      variance += x * x * (variances[feature] ?? 1);
    }
    return { mean, variance };
  };

  return {
    draw: (change, random) => {
      const { mean, variance } = predict(change);
      return mean + 0.5 * Math.sqrt(variance) * random.normal();
    },
    learn: (change, gain) => {
      let y = -3;
      if (gain !== null) {
        gains += 1;
        squares += gain * gain;
        y = squares === 0 ? 0 : Math.min(3, Math.max(-3, gain / Math.sqrt(squares / gains)));
      }
      const { mean, variance } = predict(change);
      for (const [feature, x] of change) {
        const v = variances[feature] ?? 1;
        const g = (v * x) / (variance + noise);
        means[feature] = (means[feature] ?? 0) + g * (y - mean);
        variances[feature] = Math.max(leastVariance, v * (1 - g * x));
      }
    },
  };
};
