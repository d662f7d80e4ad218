import { escapeHtml } from '../../text/escape.ts';
import type { Curve, CurvePoint } from '../curve.ts';
import { formatFigure } from '../figures.ts';
import type { NodeOutcome, RunReport } from '../model.ts';
import { outcomeClass, px } from './markup.ts';

/** Round numbers that cut an interval into about `count` steps. */
export const chooseTicks = (low: number, high: number, count: number): readonly number[] => {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= high + step * 1e-9; at += 1) {
    ticks.push(Number((at * step).toPrecision(12)));
  }
  return ticks;
};

interface Scale {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

// The plot is stretched to its box, in units of a thousandth; text stays out of it, so it never is.
const scaleOf = (curve: Curve, hasInterval: boolean): Scale => {
  const right = hasInterval ? 955 : 985;
  const span = Math.max(1, curve.lastIndex);
  const { low, high } = curve.domain;
  return {
    x: (index) => 15 + (index / span) * (right - 15),
    y: (value) => 1000 - (Math.min(Math.max((value - low) / (high - low), 0), 1) * 940 + 40),
  };
};

const renderStepPath = (curve: Curve, scale: Scale, offset: number): string => {
  let path = '';
  curve.steps.forEach((point, at) => {
    const y = px(scale.y(point.value + offset));
    path += at === 0 ? `M${px(scale.x(point.index))} ${y}` : `H${px(scale.x(point.index))}V${y}`;
  });
  return `${path}H${px(scale.x(curve.lastIndex))}`;
};

const renderBand = (curve: Curve, scale: Scale, noise: number): string => {
  if (noise <= 0) return '';
  const upper = renderStepPath(curve, scale, noise);
  const lower = [...curve.steps]
    .reverse()
    .map((point) => `V${px(scale.y(point.value - noise))}H${px(scale.x(point.index))}`)
    .join('');
  return `<path class="band" d="${upper}${lower}Z"/>`;
};

const renderPoints = (curve: Curve, scale: Scale): string => {
  const groups = new Map<NodeOutcome, CurvePoint[]>();
  for (const point of curve.points) {
    const group = groups.get(point.outcome) ?? [];
    group.push(point);
    groups.set(point.outcome, group);
  }
  const dots = [...groups].map(
    ([outcome, points]) =>
      `<path class="pt ${outcomeClass(outcome)}" d="${points
        .map((point) => `M${px(scale.x(point.index))} ${px(scale.y(point.value))}h0`)
        .join('')}"/>`,
  );
  const rug = new Map<NodeOutcome, string>();
  for (const { index, outcome } of curve.failures) {
    rug.set(outcome, `${rug.get(outcome) ?? ''}M${px(scale.x(index))} 1000v-22`);
  }
  return (
    dots.join('') +
    [...rug]
      .map(([outcome, path]) => `<path class="rug ${outcomeClass(outcome)}" d="${path}"/>`)
      .join('')
  );
};

const percent = (thousandth: number): string => `${px(thousandth / 10)}%`;

/** Best-so-far curve with noise band, every measured trial, failures at the foot and the confirmed interval. */
export const renderCurve = (report: RunReport, curve: Curve): string => {
  const scale = scaleOf(curve, curve.interval !== null);
  const { interval } = curve;
  const first = curve.points[0];
  const last = curve.steps.at(-1);
  const ticks = chooseTicks(curve.domain.low, curve.domain.high, 7);
  const indices = chooseTicks(0, Math.max(1, curve.lastIndex), 6).filter(Number.isInteger);
  const grid = ticks.map((tick) => `M0 ${px(scale.y(tick))}H1000`).join('');
  const bar =
    interval === null
      ? ''
      : `<path class="iv${interval.confirmed ? '' : ' open'}" d="M978 ${px(scale.y(interval.low))}V${px(scale.y(interval.high))}M970 ${px(scale.y(interval.low))}h16M970 ${px(scale.y(interval.high))}h16"/><path class="ivm" d="M978 ${px(scale.y(interval.mean))}h0"/>`;
  const baseLine =
    first === undefined ? '' : `<path class="base" d="M0 ${px(scale.y(first.value))}H1000"/>`;
  const yLabels = ticks
    .map(
      (tick) =>
        `<text x="100%" dx="-8" dy="4" y="${percent(scale.y(tick))}">${formatFigure(tick)}</text>`,
    )
    .join('');
  const xLabels = indices
    .map((tick) => `<text x="${percent(scale.x(tick))}" y="15">n${tick}</text>`)
    .join('');
  const name = `Best ${report.metric.name} so far over ${curve.lastIndex + 1} trials${
    first === undefined || last === undefined
      ? ''
      : `, from ${formatFigure(first.value)} to ${formatFigure(last.value)}`
  }`;
  return (
    `<div class="chart"><svg class="yl" aria-hidden="true">${yLabels}</svg>` +
    `<svg id="curve" class="plot" role="img" aria-label="${escapeHtml(name)}" viewBox="0 0 1000 1000" preserveAspectRatio="none" data-last="${curve.lastIndex}" data-right="${px(scale.x(curve.lastIndex))}">` +
    `<path class="grid" d="${grid}"/>${renderBand(curve, scale, report.noise)}${baseLine}` +
    `${renderPoints(curve, scale)}<path class="step" d="${renderStepPath(curve, scale, 0)}"/>${bar}</svg>` +
    `<svg class="xl" aria-hidden="true">${xLabels}</svg></div>`
  );
};
