import { alphaOf, radius } from './promotion.ts';

/**
 * Least mean difference that the first query can certify within `maxPairs` pairs, for independent
 * values with standard deviation `sd` (a difference of two has sqrt(2) sd); 0 without noise.
 */
export const smallestEffect = (noise: {
  readonly sd: number;
  readonly alpha: number;
  readonly maxPairs: number;
}): number =>
  noise.sd === 0 ? 0 : radius(noise.maxPairs, alphaOf(1, noise.alpha), Math.SQRT2 * noise.sd);

/**
 * Records expected among `trials` equally good candidates measured once each against the best so far:
 * what a rule that trusts single samples would keep for nothing.
 */
export const falseKeeps = (trials: number): number => {
  let records = 0;
  for (let i = 2; i <= trials + 1; i += 1) records += 1 / i;
  return records;
};
