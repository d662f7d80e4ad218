import type { RunBegin, SteerEvent } from '../ledger/entries.ts';

/** Hard limits of a run as they stand. */
export interface RunLimits {
  readonly trials: number;
  readonly evaluations: number;
  readonly wallMs: number | null;
}

/**
 * The limits after a `budget` verb: `+50` adds trials, and evaluations in proportion; `trials=N`,
 * `evaluations=N`, `wall_ms=N` set one. Other verbs change nothing.
 */
export const steerLimits = (
  limits: RunLimits,
  { verb, args }: SteerEvent,
  begin: RunBegin | null,
): RunLimits => {
  if (verb !== 'budget') return limits;
  return args.reduce((now, arg) => {
    const more = /^\+([0-9]{1,9})$/.exec(arg)?.[1];
    if (more !== undefined) {
      const share = (begin?.budget.evaluations ?? 0) / Math.max(1, begin?.budget.trials ?? 1);
      return {
        ...now,
        trials: now.trials + Number(more),
        evaluations: now.evaluations + Math.ceil(Number(more) * share),
      };
    }
    const [, key, value] = /^(trials|evaluations|wall_ms)=([0-9]{1,15})$/.exec(arg) ?? [];
    if (key === undefined) return now;
    return { ...now, [key === 'wall_ms' ? 'wallMs' : key]: Number(value) };
  }, limits);
};
