/** Count, mean and sum of squared deviations of a node's values (Welford). */
export interface Tally {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/** Spread of repeats within nodes, pooled over all of them. */
export interface PooledVariance {
  /** Sum over nodes of the squared deviations from the node's own mean. */
  readonly squares: number;
  /** Sum over nodes of (n - 1): the divisor. */
  readonly degrees: number;
}

/** No value yet. */
export const emptyTally: Tally = { n: 0, mean: 0, squares: 0 };

/** No repeat yet. */
export const emptyPool: PooledVariance = { squares: 0, degrees: 0 };

/** The tally with one value more. */
export const addValue = (tally: Tally, value: number): Tally => {
  const n = tally.n + 1;
  const offset = value - tally.mean;
  const mean = tally.mean + offset / n;
  return { n, mean, squares: tally.squares + offset * (value - mean) };
};

/** The pool after one node's tally went from `before` to `after`; constant time. */
export const poolChange = (pool: PooledVariance, before: Tally, after: Tally): PooledVariance => ({
  squares: pool.squares + after.squares - before.squares,
  degrees: pool.degrees + Math.max(0, after.n - 1) - Math.max(0, before.n - 1),
});

/** Pooled standard deviation, 0 before the first repeat. */
export const pooledSd = (pool: PooledVariance): number =>
  pool.degrees === 0 ? 0 : Math.sqrt(Math.max(0, pool.squares) / pool.degrees);

/** A node's figure from its repeats; throws on an empty list. */
export const aggregateOf = (values: readonly number[], aggregate: 'mean' | 'median'): number => {
  if (values.length === 0) throw new RangeError('an aggregate needs at least one value');
  if (aggregate === 'mean') {
    // Equal values must give exactly that value: a sum divided again may be off by one bit.
    return values.reduce(addValue, emptyTally).mean;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};
