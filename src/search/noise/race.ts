import type { PooledVariance } from './pooled-variance.ts';
import { pooledSd } from './pooled-variance.ts';

type Noise = 'auto' | 'none' | 'noisy';

/** How nodes are repeated from here on. */
interface RaceMode {
  /** The race is on: challengers and leaders get repeats up to the cap. */
  readonly noisy: boolean;
  /** Every so many evaluations the incumbent is repeated. */
  readonly refresh: boolean;
}

/** The mode after `differed`: whether two values of one tree have ever differed. */
export const raceMode = (noise: Noise, differed: boolean): RaceMode => {
  const noisy = noise === 'noisy' || differed;
  return { noisy, refresh: noisy || noise === 'auto' };
};

/** Repeats of the baseline before the first proposal. */
export const baselineRepeats = (noise: Noise, aa: number): number =>
  noise === 'none' ? 1 : noise === 'auto' ? aa : 5;

/**
 * k, the repeats a node gets at most: 1 without noise, `race.k` where it is a number, else rising from 2
 * to 6 (8 where `total` is above 1000) as `spent` of `total` evaluations are used.
 */
export const repeatCap = (race: {
  readonly mode: RaceMode;
  readonly k: number | 'auto';
  readonly spent: number;
  readonly total: number;
}): number => {
  if (!race.mode.noisy) return 1;
  if (race.k !== 'auto') return race.k;
  const last = race.total > 1000 ? 8 : 6;
  const share = race.total > 0 ? Math.min(1, Math.max(0, race.spent / race.total)) : 1;
  return Math.round(2 + (last - 2) * share);
};

/**
 * Standard deviation the race reckons with: of a value, or with shared seeds of a difference to the
 * incumbent, 2 s^2 (1 - corr), estimated by the pooled differences to n0 over shared repeats.
 */
export const raceSd = (spread: {
  readonly pool: PooledVariance;
  /** Null unless the evaluator uses the seed. */
  readonly toBaseline: PooledVariance | null;
}): number => pooledSd(spread.toBaseline ?? spread.pool);

/**
 * Whether a challenger's race goes on: it has fewer repeats than k and lies above the incumbent less
 * `slack` standard errors. With shared seeds both means are over the repeats both have.
 */
export const isOwed = (challenger: {
  readonly n: number;
  readonly mean: number;
  readonly incumbentMean: number;
  readonly cap: number;
  readonly slack: number;
  /** `raceSd` */
  readonly sd: number;
}): boolean =>
  challenger.n < challenger.cap &&
  challenger.mean >
    challenger.incumbentMean - (challenger.slack * challenger.sd) / Math.sqrt(challenger.n);

/** Whether the evaluation with this number (counted from 1) repeats the incumbent. */
export const isRefresh = (evaluation: number, refresh: number, mode: RaceMode): boolean =>
  mode.refresh && refresh > 0 && evaluation > 0 && evaluation % refresh === 0;
