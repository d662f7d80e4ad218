import { formatCount, formatDuration } from './figures.ts';
import { logText } from './log-text.ts';

/** A run in motion, as the one live line shows it. */
export interface ProgressState {
  readonly experiment: string;
  readonly phase: 'baseline' | 'search' | 'confirm';
  readonly spent: { readonly trials: number; readonly evaluations: number };
  readonly budget: {
    readonly trials: number;
    readonly evaluations: number;
    readonly wallMs: number | null;
  };
  /** Time of the run so far, resumes included. */
  readonly elapsedMs: number;
  /** Evaluations finished since this process started, and for how long it has run. */
  readonly recent: { readonly evaluations: number; readonly elapsedMs: number };
  readonly baseline: string | null;
  readonly best: { readonly node: string; readonly value: string } | null;
}

/** Milliseconds until the first budget is used up at today's pace, null while nothing can be said. */
const estimateLeftMs = (state: ProgressState): number | null => {
  const { spent, budget, elapsedMs } = state;
  if (spent.trials < 2 || elapsedMs <= 0) return null;
  const byTrials = (elapsedMs / spent.trials) * (budget.trials - spent.trials);
  const byEvaluations =
    (elapsedMs / Math.max(1, spent.evaluations)) * (budget.evaluations - spent.evaluations);
  const byWall = budget.wallMs === null ? byTrials : budget.wallMs - elapsedMs;
  return Math.max(0, Math.min(byTrials, byEvaluations, byWall));
};

/** The live line: trials done, best seen, pace, time left. */
export const renderProgress = (state: ProgressState): string => {
  const { spent, budget, best, baseline, recent } = state;
  const perSecond = recent.elapsedMs < 500 ? null : (recent.evaluations / recent.elapsedMs) * 1000;
  const left = estimateLeftMs(state);
  const words: Readonly<Record<ProgressState['phase'], string>> = {
    baseline: 'measuring the baseline',
    search: `trial ${formatCount(spent.trials)}/${formatCount(budget.trials)}`,
    confirm: `confirming, ${formatCount(spent.evaluations)}/${formatCount(budget.evaluations)} evaluations`,
  };
  return [
    `Search ${logText(state.experiment, 40)}: ${words[state.phase]}`,
    ...(best === null
      ? []
      : [
          `best seen ${logText(best.value, 24)} (${logText(best.node, 12)}${baseline === null ? '' : `, baseline ${logText(baseline, 24)}`})`,
        ]),
    ...(perSecond === null ? [] : [`${perSecond.toFixed(perSecond < 10 ? 1 : 0)} evaluations/s`]),
    ...(left === null || state.phase !== 'search' ? [] : [`about ${formatDuration(left)} left`]),
  ].join(' | ');
};
