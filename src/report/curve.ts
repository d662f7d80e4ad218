import { nodeMean, scoreSign } from './figures.ts';
import type { NodeOutcome, RunReport } from './model.ts';

export interface CurvePoint {
  readonly index: number;
  readonly id: string;
  readonly value: number;
  readonly outcome: NodeOutcome;
}

/** The course of a run by dispatch index. */
export interface Curve {
  /** Every trial with a value. */
  readonly points: readonly CurvePoint[];
  /** Trials without one. */
  readonly failures: readonly { readonly index: number; readonly outcome: NodeOutcome }[];
  /** Where the best value among kept trials changed. */
  readonly steps: readonly CurvePoint[];
  readonly lastIndex: number;
  /** Values shown; a few outliers may lie beyond. */
  readonly domain: { readonly low: number; readonly high: number };
  /** The confirmed (or last asked) gain as values of the metric: reference plus gain. */
  readonly interval: {
    readonly low: number;
    readonly mean: number;
    readonly high: number;
    readonly confirmed: boolean;
  } | null;
}

const readInterval = (
  report: RunReport,
  valueOf: (id: string) => number | null,
): Curve['interval'] => {
  const query = report.promotions.findLast(
    (promotion) => promotion.candidate === report.best && promotion.mean !== null,
  );
  const sealed = report.confirmed ?? query;
  const reference = valueOf(query?.reference ?? 'n0');
  if (sealed?.mean == null || reference === null) return null;
  if (sealed.low === null || sealed.high === null) return null;
  const ends = [Number(sealed.low), Number(sealed.mean), Number(sealed.high)].map(
    (gain) => reference + scoreSign(report) * gain,
  );
  if (!ends.every(Number.isFinite)) return null;
  const [a = 0, mean = 0, b = 0] = ends;
  return {
    low: Math.min(a, b),
    mean,
    high: Math.max(a, b),
    confirmed: report.confirmed !== null,
  };
};

/** Reads the best-so-far curve off the nodes; null while no trial has a value. */
export const readCurve = (report: RunReport): Curve | null => {
  const sign = scoreSign(report);
  const points: CurvePoint[] = [];
  const failures: { index: number; outcome: NodeOutcome }[] = [];
  const values = new Map<string, number>();
  for (const node of [...report.nodes].sort((a, b) => a.index - b.index)) {
    const value = nodeMean(node);
    const { index, id, outcome } = node;
    if (value === null || !Number.isFinite(value)) failures.push({ index, outcome });
    else {
      points.push({ index, id, value, outcome });
      values.set(id, value);
    }
  }
  if (points.length === 0) return null;
  const steps: CurvePoint[] = [];
  for (const point of points) {
    if (point.outcome !== 'baseline' && point.outcome !== 'keep') continue;
    const last = steps.at(-1);
    if (last === undefined || sign * (point.value - last.value) > 0) steps.push(point);
  }
  const interval = readInterval(report, (id) => values.get(id) ?? null);
  const must = [
    ...steps.flatMap(({ value }) => [value - report.noise, value + report.noise]),
    ...(interval === null ? [] : [interval.low, interval.high]),
  ];
  // Single disasters would flatten everything else: they are drawn at the edge instead.
  const sorted = points.map(({ value }) => value).sort((a, b) => a - b);
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const low = Math.min(quantile(sign > 0 ? 0.1 : 0), ...must);
  const high = Math.max(quantile(sign > 0 ? 1 : 0.9), ...must);
  const margin = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 0.5);
  return {
    points,
    failures,
    steps,
    lastIndex: Math.max(points.at(-1)?.index ?? 0, failures.at(-1)?.index ?? 0),
    domain: { low: low - margin, high: high + margin },
    interval,
  };
};
