import type { NodeOutcome, ReportNode, ReportPromotion, RunReport } from './model.ts';

/** Order in which outcomes are counted and filtered everywhere. */
export const outcomeOrder = [
  'baseline',
  'keep',
  'discard',
  'crash',
  'timeout',
  'violation',
  'duplicate',
  'skip',
  'running',
] as const satisfies readonly NodeOutcome[];

/** A double for people: six significant digits, no trailing zeros, a true minus only in `signed`. */
export const formatFigure = (value: number): string => {
  if (!Number.isFinite(value)) return 'none';
  if (value === 0) return '0';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e6 && size < 1e15) return String(Math.round(value));
  const text = size >= 1e15 || size < 1e-5 ? value.toExponential(5) : value.toPrecision(6);
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent.replace('+', '')}`;
};

/** `formatFigure` with a sign, for differences. */
export const formatSigned = (value: number): string =>
  `${value > 0 ? '+' : ''}${formatFigure(value)}`;

/** The figures of a sealed decimal string, shortened for reading. */
export const formatSealed = (text: string): string => formatFigure(Number(text));

/** Milliseconds as `340 ms`, `12.3 s`, `3m 05s`, `1h 02m`. */
export const formatDuration = (ms: number): string => {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const two = (count: number): string => String(count).padStart(2, '0');
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
};

/** Whole numbers with thin groups: `12,345`. */
export const formatCount = (count: number): string =>
  String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 trial`, `2 trials`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** A mean to the second digit of its standard error: more would only look exact. */
const formatMean = (mean: number, se: number | null): string => {
  if (se === null || !(se > 0) || Math.abs(mean) >= 1e6) return formatFigure(mean);
  const decimals = 1 - Math.floor(Math.log10(se));
  return formatFigure(Number(mean.toFixed(Math.min(12, Math.max(0, decimals)))));
};

/** A trial's measurement: as printed for one repeat, the mean of several, null without a value. */
export const shownValue = (node: ReportNode): string | null => {
  const repeats = node.repeats.filter((repeat) => repeat.value !== null).length;
  if (repeats > 1 && node.mean !== null) return formatMean(node.mean, node.se);
  return node.value ?? (node.mean === null ? null : formatFigure(node.mean));
};

/** The measurement as a number, null without a value. */
export const nodeMean = (node: ReportNode): number | null =>
  node.mean ?? (node.value === null ? null : Number(node.value));

/** What people read as outcome: a kept node that lost its place is `demoted`. */
export const outcomeWord = (node: ReportNode): string =>
  node.outcome === 'discard' && node.decisions.at(-1)?.outcome === 'demote'
    ? 'demoted'
    : node.outcome;

/** +1 where more is better, else -1. */
export const scoreSign = (report: RunReport): 1 | -1 =>
  report.metric.direction === 'maximize' ? 1 : -1;

/** Nodes by outcome, in `outcomeOrder`, without empty ones. */
export const countOutcomes = (
  report: RunReport,
): readonly { readonly outcome: NodeOutcome; readonly count: number }[] => {
  const counts = new Map<NodeOutcome, number>();
  for (const node of report.nodes) counts.set(node.outcome, (counts.get(node.outcome) ?? 0) + 1);
  return outcomeOrder.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0;
    return count === 0 ? [] : [{ outcome, count }];
  });
};

/** What a run may claim. Only `confirmed` is called better. */
export type Conclusion = 'no_baseline' | 'none_better' | 'best_seen' | 'confirmed';

/** Everything the renderers say about a run's outcome, derived once. */
export interface Figures {
  readonly conclusion: Conclusion;
  readonly running: boolean;
  readonly baseline: ReportNode | null;
  readonly best: ReportNode | null;
  /** As people read them; null without a value. */
  readonly baselineValue: string | null;
  readonly bestValue: string | null;
  /** Score of the best minus score of the baseline as searched: greater is better. */
  readonly gain: number | null;
  /** The last promotion asked of the best node. */
  readonly promotion: ReportPromotion | null;
}

/** Derives what a run may claim (spec: only a promoted node may be called better). */
export const readFigures = (report: RunReport): Figures => {
  const find = (id: string | null): ReportNode | null =>
    id === null ? null : (report.nodes.find((node) => node.id === id) ?? null);
  const baseline =
    report.nodes.find((node) => node.outcome === 'baseline') ??
    report.nodes.find((node) => node.id === 'n0') ??
    null;
  const best = find(report.best);
  const baselineValue = (baseline === null ? null : shownValue(baseline)) ?? report.baseline;
  const from = baseline === null ? null : nodeMean(baseline);
  const to = best === null ? null : nodeMean(best);
  const gain = from === null || to === null ? null : scoreSign(report) * (to - from);
  const promotion =
    best === null
      ? null
      : (report.promotions.findLast((query) => query.candidate === best.id) ?? null);
  const isChallenger = best !== null && best.id !== baseline?.id;
  const conclusion: Conclusion =
    baselineValue === null
      ? 'no_baseline'
      : isChallenger && report.confirmed !== null
        ? 'confirmed'
        : isChallenger && (gain === null || gain > 0)
          ? 'best_seen'
          : 'none_better';
  return {
    conclusion,
    running: report.status === 'running',
    baseline,
    best,
    baselineValue,
    bestValue: best === null ? null : shownValue(best),
    gain,
    promotion,
  };
};

/** Which node the renderers mark as best, and by which word; null while none beat the baseline. */
export const markBest = (
  report: RunReport,
): { readonly id: string; readonly word: 'confirmed' | 'best seen' } | null => {
  const { conclusion, best } = readFigures(report);
  if (best === null || (conclusion !== 'confirmed' && conclusion !== 'best_seen')) return null;
  return { id: best.id, word: conclusion === 'confirmed' ? 'confirmed' : 'best seen' };
};

/** A gain in per cent of the baseline, null where that says nothing. */
export const formatGainShare = (figures: Figures): string | null => {
  const from = figures.baseline === null ? null : nodeMean(figures.baseline);
  if (figures.gain === null || from === null || from === 0) return null;
  const share = (figures.gain / Math.abs(from)) * 100;
  return Math.abs(share) >= 1000 ? null : `${share > 0 ? '+' : ''}${share.toFixed(1)} %`;
};
