const growth = 1.05;
const buckets = 512;
const enough = 20;

/** How long jobs took, in buckets that grow by 5 %, so that asking costs the same after any number. */
interface Durations {
  readonly add: (ms: number) => void;
  /** Upper bound of the 95th percentile in ms; null before 20 samples. */
  p95(): number | null;
}

/** Starts a record of durations. */
const createDurations = (): Durations => {
  const counts = new Uint32Array(buckets);
  let total = 0;
  return {
    add: (ms) => {
      const bucket = Math.ceil(Math.log(Math.max(1, ms)) / Math.log(growth));
      const at = Math.min(buckets - 1, bucket);
      counts[at] = (counts[at] ?? 0) + 1;
      total += 1;
    },
    p95: () => {
      if (total < enough) return null;
      let seen = 0;
      for (let at = 0; at < buckets; at += 1) {
        seen += counts[at] ?? 0;
        if (seen >= 0.95 * total) return growth ** at;
      }
      return null;
    },
  };
};

/** A run's wall budget: elapsed monotonic time, summed over its resumes. */
export interface Wall {
  /** Milliseconds so far, all resumes together. */
  elapsedMs(): number;
  /** Milliseconds left; Infinity without a limit. */
  leftMs(): number;
  /** Whether a job fits: the p95 of past ones, before there are enough the most it may take. */
  fits(mostMs: number): boolean;
  readonly add: (ms: number) => void;
  setLimit(limitMs: number | null): void;
}

/**
 * @param before milliseconds spent by earlier parts of the run
 * @param now a monotonic clock in milliseconds
 */
export const createWall = (before: number, limitMs: number | null, now: () => number): Wall => {
  const started = now();
  const durations = createDurations();
  let limit = limitMs;
  const elapsedMs = (): number => before + now() - started;
  const leftMs = (): number => (limit === null ? Infinity : limit - elapsedMs());
  return {
    elapsedMs,
    leftMs,
    fits: (mostMs) => (durations.p95() ?? mostMs) <= leftMs(),
    add: durations.add,
    setLimit: (next) => {
      limit = next;
    },
  };
};
