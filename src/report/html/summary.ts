import { escapeHtml } from '../../text/escape.ts';
import {
  countOutcomes,
  type Figures,
  formatCount,
  formatGainShare,
  formatSealed,
  formatSigned,
  plural,
} from '../figures.ts';
import type { RunReport } from '../model.ts';
import {
  formatInterval,
  listCautions,
  type Part,
  sayConfirmation,
  sayOutcome,
  sayStop,
} from '../sentences.ts';
import { outcomeClass } from './markup.ts';
import { inline } from './trial.ts';

const renderParts = (parts: readonly Part[]): string =>
  parts
    .map(({ kind, text }) => {
      const safe = escapeHtml(text);
      return kind === 'strong'
        ? `<strong>${safe}</strong>`
        : kind === 'code'
          ? `<code>${safe}</code>`
          : safe;
    })
    .join('');

/** Experiment, outcome in one sentence, how far it was confirmed, run and times. */
export const renderHeader = (report: RunReport, figures: Figures): string => {
  const confirmation = sayConfirmation(report, figures);
  const times =
    report.endedAt === null ? report.startedAt : `${report.startedAt} to ${report.endedAt}`;
  return (
    `<header><p class="eyebrow"><b>${inline(report.experiment, 80)}</b><span>${inline(report.description, 200)}</span>` +
    `<span>${inline(sayStop(report), 200)}</span></p>` +
    `<h1 class="${figures.conclusion}">${renderParts(sayOutcome(report, figures))}</h1>` +
    (confirmation === null ? '' : `<p class="lede">${inline(confirmation)}</p>`) +
    `<p class="lede m"><code>${inline(report.runId, 120)}</code>, ${inline(times, 80)}</p></header>`
  );
};

const renderOutcomeBar = (report: RunReport): string => {
  let x = 0;
  const total = Math.max(1, report.nodes.length);
  const parts = countOutcomes(report).map(({ outcome, count }) => {
    const width = (count / total) * 100;
    const part = `<rect class="${outcomeClass(outcome)}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="8"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" aria-hidden="true">${parts.join('')}</svg>`;
};

/** Baseline, best, gain and trials as four figures. */
export const renderKeyFigures = (report: RunReport, figures: Figures): string => {
  const { confirmed } = report;
  const share = formatGainShare(figures);
  const wanted = report.metric.direction === 'maximize' ? 'more is better' : 'less is better';
  const gain =
    figures.conclusion === 'confirmed' && confirmed !== null
      ? {
          big: formatSigned(Number(confirmed.mean)),
          sub: `confirmed, ${formatInterval(confirmed.low, confirmed.high)} over ${plural(confirmed.n, 'pair')}`,
        }
      : figures.gain === null || figures.conclusion !== 'best_seen'
        ? { big: 'none', sub: 'nothing above the baseline' }
        : {
            big: formatSigned(Number(figures.gain.toPrecision(4))),
            sub: `as searched, not confirmed${share === null ? '' : `, ${share}`}`,
          };
  const outcomes = countOutcomes(report)
    .filter(({ outcome }) => outcome !== 'baseline')
    .map(({ outcome, count }) => `${formatCount(count)} ${outcome}`)
    .join(', ');
  const cell = (name: string, big: string, sub: string, up = false): string =>
    `<div><dt>${name}</dt><dd class="big${up ? ' up' : ''}">${big}</dd><dd class="sub">${sub}</dd></div>`;
  return (
    `<dl class="card kf">` +
    cell(
      'Baseline',
      inline(figures.baselineValue ?? 'none', 40),
      `${inline(report.metric.name, 80)}, ${wanted}`,
    ) +
    cell(
      figures.conclusion === 'confirmed' ? 'Best, confirmed' : 'Best seen',
      inline(figures.bestValue ?? 'none', 40),
      figures.best === null
        ? 'no trial'
        : `trial ${inline(figures.best.id, 40)}${report.metric.target === null ? '' : `, target ${formatSealed(report.metric.target)}`}`,
    ) +
    cell('Gain', gain.big, gain.sub, figures.conclusion === 'confirmed') +
    `<div><dt>Trials</dt><dd class="big">${formatCount(report.nodes.length)}</dd><dd class="sub">${outcomes}${renderOutcomeBar(report)}</dd></div></dl>`
  );
};

/** What lowers the trust in the run and what would raise it; empty when nothing does. */
export const renderCautions = (report: RunReport): string => {
  const lines = listCautions(report);
  if (lines.length === 0) return '';
  return `<aside class="caution" aria-label="Cautions"><b>Before you trust this run</b><ul>${lines
    .slice(0, 40)
    .map((line) => `<li>${inline(line)}</li>`)
    .join('')}</ul></aside>`;
};
