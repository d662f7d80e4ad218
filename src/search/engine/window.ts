import type { ExperimentConfig } from '../config.ts';

/**
 * Workers and window of a run. The window decides the tree, workers never do, so there are never more
 * workers than proposals in flight.
 *
 * @param cores processors of this machine
 */
export const planParallel = (
  parallel: ExperimentConfig['parallel'],
  cores: number,
): { readonly workers: number; readonly window: number } => {
  const wanted = parallel.workers === 'auto' ? Math.max(1, cores) : parallel.workers;
  const window =
    parallel.window === 'auto' ? (wanted === 1 ? 1 : Math.ceil(1.5 * wanted)) : parallel.window;
  return { workers: Math.min(wanted, window), window };
};
