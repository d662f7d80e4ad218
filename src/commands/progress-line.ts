import { renderProgress } from '../report/progress.ts';
import type { SearchProgress } from '../search/engine/plan.ts';
import { renderNum } from '../text/num.ts';
import type { CommandContext } from './command.ts';

const everyMs = 100;

/** Keeps the live line current, at most ten times a second. */
export const createProgressLine = (
  { clock, log }: Pick<CommandContext, 'clock' | 'log'>,
  experiment: string,
): ((progress: SearchProgress) => void) => {
  const startedMs = clock.monotonicMs();
  let before: number | null = null;
  let nextMs = 0;
  return (progress) => {
    const now = clock.monotonicMs();
    before ??= progress.evaluations;
    if (now < nextMs) return;
    nextMs = now + everyMs;
    const { best, baseline, limit, trials, evaluations } = progress;
    log.progress(
      renderProgress({
        experiment,
        phase:
          baseline === null
            ? 'baseline'
            : progress.totals.promotions.at(-1)?.result === null
              ? 'confirm'
              : 'search',
        spent: { trials, evaluations },
        budget: { ...limit, wallMs: progress.totals.limits.wallMs },
        elapsedMs: progress.wallMs,
        recent: { evaluations: evaluations - before, elapsedMs: now - startedMs },
        baseline: baseline === null ? null : renderNum(baseline),
        best: best === null ? null : { node: `n${String(best.node)}`, value: renderNum(best.mean) },
      }),
    );
  };
};
