import { alphaOf, radius } from './promotion.ts';

/**
 * Least mean difference that the first query can certify within `maxPairs` pairs; 0 without noise. `sd`
 * is that of a value (a difference of two has sqrt(2) sd), with `seeded` that of a difference over shared
 * seeds.
 */
export const smallestEffect = (noise: {
  readonly sd: number;
  readonly seeded?: boolean;
  readonly alpha: number;
  readonly maxPairs: number;
}): number =>
  noise.sd === 0
    ? 0
    : radius(
        noise.maxPairs,
        alphaOf(1, noise.alpha),
        (noise.seeded === true ? 1 : Math.SQRT2) * noise.sd,
      );

/**
 * Records expected among `trials` equally good candidates measured once each against the best so far:
 * what a rule that trusts single samples would keep for nothing.
 */
export const falseKeeps = (trials: number): number => {
  let records = 0;
  for (let i = 2; i <= trials + 1; i += 1) records += 1 / i;
  return records;
};
