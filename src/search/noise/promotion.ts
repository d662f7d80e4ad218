import type { PooledVariance } from './pooled-variance.ts';
import { addValue, emptyTally, pooledSd } from './pooled-variance.ts';

/** Degrees of freedom the noise floor needs once noise was seen. */
const floorDegrees = 24;

/** Query j's share of alpha; the shares of all queries of a run sum to alpha. */
export const alphaOf = (query: number, alpha: number): number =>
  (alpha * 6) / (Math.PI ** 2 * query ** 2);

/**
 * Radius of the confidence sequence for a mean after n pairs, `sPrime` their standard deviation: t-mixture of
 * Robbins' with the mixing variance tuned to n = 20, infinite before it can hold
 * (spec: bounded search, promotion).
 */
export const radius = (n: number, alphaJ: number, sPrime: number): number => {
  if (n < 2 || n < Math.ceil(Math.log2(1 / alphaJ))) return Infinity;
  const bits = -2 * Math.log(alphaJ);
  const rho2 = (bits + Math.log(1 + bits)) / 20;
  const growth = 1 + n * rho2;
  // (sqrt(growth) / alpha)^(2 / n), by exp and log because pow differs between engines in the last bit.
  const a = Math.exp((2 / n) * (Math.log(growth) / 2 - Math.log(alphaJ)));
  if (a >= growth) return Infinity;
  return sPrime * Math.sqrt(((n - 1) * (a - 1)) / (n * (1 - a / growth)));
};

/** Pairs before which query j can decide nothing: the least n with a finite radius. */
export const leastPairs = (alphaJ: number): number => {
  let n = 2;
  while (radius(n, alphaJ, 1) === Infinity) n += 1;
  return n;
};

/** Least standard deviation that a query reckons with, and how well it is known. */
interface SdFloor {
  readonly sd: number;
  readonly degrees: number;
}

/**
 * The floor under a query's own spread: 1.2 s, or with shared seeds .85 of the pooled spread of the
 * differences to n0 over shared repeats.
 */
export const sdFloor = (spread: {
  readonly pool: PooledVariance;
  /** Null unless the evaluator uses the seed. */
  readonly toBaseline: PooledVariance | null;
}): SdFloor =>
  spread.toBaseline === null
    ? { sd: 1.2 * pooledSd(spread.pool), degrees: spread.pool.degrees }
    : { sd: 0.85 * pooledSd(spread.toBaseline), degrees: spread.toBaseline.degrees };

/** Degrees of freedom that ordinary repeats must still add before a query may decide. */
export const missingDegrees = (floor: SdFloor, noiseSeen: boolean): number =>
  noiseSeen ? Math.max(0, floorDegrees - floor.degrees) : 0;

/** Where a query stands; `low` and `high` are null while the radius is infinite, `mean` before a pair. */
export interface PairVerdict {
  /** `floor`: repeats must first make the noise floor known (`missingDegrees`); `more`: another pair. */
  readonly state: 'floor' | 'more' | 'better' | 'refuted' | 'unconfirmed';
  readonly n: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Judges a query by the differences of its pairs so far (score of the candidate less the reference's). */
export const judgePairs = (query: {
  readonly differences: readonly number[];
  readonly floor: SdFloor;
  readonly alphaJ: number;
  readonly minEffect: number;
  readonly maxPairs: number;
  /** Two values of one tree have differed, in this query or before. */
  readonly noiseSeen: boolean;
}): PairVerdict => {
  const { differences, alphaJ, minEffect } = query;
  const n = differences.length;
  const first = differences[0];
  const allEqual = differences.every((value) => value === first);
  // Differences that differ are themselves two unlike values of one tree.
  const noiseSeen = query.noiseSeen || !allEqual;
  const tally = differences.reduce(addValue, emptyTally);
  const mean = first === undefined ? null : allEqual ? first : tally.mean;
  const atEnd = n >= query.maxPairs;
  const undecided = { n, mean, low: null, high: null };
  if (missingDegrees(query.floor, noiseSeen) > 0) return { state: 'floor', ...undecided };
  const sd = n < 2 ? 0 : Math.sqrt(tally.squares / (n - 1));
  const r = radius(n, alphaJ, noiseSeen ? Math.max(sd, query.floor.sd) : 0);
  if (mean === null || !Number.isFinite(r)) {
    return { state: atEnd ? 'unconfirmed' : 'more', ...undecided };
  }
  const state =
    mean - r > minEffect
      ? 'better'
      : mean + r < minEffect
        ? 'refuted'
        : atEnd
          ? 'unconfirmed'
          : 'more';
  return { state, n, mean, low: mean - r, high: mean + r };
};

/** Judges the one pair of an experiment that declares `noise: none` and gave the recorded values again. */
export const judgeExact = (difference: number, minEffect: number): PairVerdict => ({
  state: difference > minEffect ? 'better' : difference < minEffect ? 'refuted' : 'unconfirmed',
  n: 1,
  mean: difference,
  low: difference,
  high: difference,
});

/** Evaluations set aside for promotion. */
export const promotionReserve = (
  promotion: {
    readonly enabled: boolean;
    readonly max_pairs: number;
    readonly candidates: number;
  },
  noise: 'auto' | 'none' | 'noisy',
  evaluations: number,
): number => {
  if (!promotion.enabled) return 0;
  return noise === 'none'
    ? Math.min(2 * promotion.candidates, Math.floor(evaluations / 2))
    : Math.min(Math.floor(evaluations / 5), 2 * promotion.max_pairs * promotion.candidates);
};
