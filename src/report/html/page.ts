import { createHash } from 'node:crypto';
import { readCurve } from '../curve.ts';
import {
  countOutcomes,
  formatCount,
  formatFigure,
  formatSigned,
  plural,
  readFigures,
} from '../figures.ts';
import type { NodeOutcome, RunReport } from '../model.ts';
import { formatInterval } from '../sentences.ts';
import { buildForest, type Forest } from '../tree.ts';
import { renderCurve } from './curve-svg.ts';
import { outcomeClass } from './markup.ts';
import { reportScript } from './script.ts';
import { reportStyle } from './style.ts';
import { renderCautions, renderHeader, renderKeyFigures } from './summary.ts';
import { renderTreeSvg } from './tree-svg.ts';
import { inline } from './trial.ts';
import { renderTrials } from './trials.ts';
import { renderTrust } from './trust.ts';

const digestOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const legendMark = (outcome: NodeOutcome): string => {
  const isFailure = outcome === 'crash' || outcome === 'timeout' || outcome === 'violation';
  return `<svg class="${outcomeClass(outcome)}" aria-hidden="true">${isFailure ? '<rect x="4" y="2" width="8" height="8" rx="1"/>' : '<circle cx="8" cy="6" r="4.2"/>'}</svg>`;
};

const renderLegend = (report: RunReport): string =>
  `<ul class="lg">${countOutcomes(report)
    .map(({ outcome, count }) => `<li>${legendMark(outcome)}${outcome} ${formatCount(count)}</li>`)
    .join('')}</ul>`;

const renderCourse = (report: RunReport): string => {
  const curve = readCurve(report);
  if (curve === null) return '';
  const notes = [
    'Line: best among kept trials.',
    ...(report.noise > 0
      ? [
          `Band: one standard deviation of a repeat, ${formatFigure(Number(report.noise.toPrecision(3)))}.`,
        ]
      : []),
    ...(curve.interval === null
      ? []
      : [
          `Bar at the right: ${curve.interval.confirmed ? 'confirmed' : 'not confirmed'} interval.`,
        ]),
    ...(curve.failures.length > 0 ? ['Ticks at the foot: trials without a value.'] : []),
  ];
  return `<section aria-labelledby="h-course"><div class="sh"><h2 id="h-course">Course</h2><p id="read" aria-live="off">${notes.join(' ')}</p></div><div class="card">${renderCurve(report, curve)}${renderLegend(report)}</div></section>`;
};

const renderTree = (report: RunReport, forest: Forest, hasLegend: boolean): string =>
  `<section aria-labelledby="h-tree"><div class="sh"><h2 id="h-tree">Tree</h2>` +
  `<div class="tools js-only"><button type="button" id="zout" aria-label="Zoom out">&minus;</button><button type="button" id="zin" aria-label="Zoom in">+</button><button type="button" id="zfit">Fit</button>${forest.bestPath.length > 0 ? '<button type="button" id="zbest">Best</button>' : ''}<button type="button" id="fold">Fold branches</button><button type="button" id="unfold">Unfold all</button></div></div>` +
  `<a class="skip" href="#h-trials">Skip the tree</a>` +
  `<div class="card"><div class="tree" tabindex="0" role="region" aria-label="Tree of trials, scrollable">${renderTreeSvg(report, forest)}</div>${hasLegend ? '' : renderLegend(report)}</div></section>`;

const renderPromotions = (report: RunReport): string => {
  if (report.promotions.length === 0) return '';
  const lines = report.promotions.slice(0, 50).map((query) => {
    const interval =
      query.low === null || query.high === null
        ? 'no interval'
        : formatInterval(query.low, query.high);
    return `<li class="q"><span><b>${inline(query.candidate, 40)}</b> against ${inline(query.reference, 40)}</span><span>${inline(query.outcome, 40)}</span><span>gain ${query.mean === null ? 'none' : formatSigned(Number(query.mean))}</span><span>${interval}</span><span>${plural(query.n, 'pair')}</span></li>`;
  });
  return `<section aria-labelledby="h-conf"><div class="sh"><h2 id="h-conf">Confirmations</h2><p>Paired evaluations on fresh secret seeds. Only these may call a trial better.</p></div><ul class="card plain">${lines.join('')}</ul></section>`;
};

/**
 * The whole run as one HTML file without any outside resource: readable without script, strict policy,
 * no time but the ledger's, so the same model gives the same bytes.
 */
export const renderHtml = (report: RunReport): string => {
  const figures = readFigures(report);
  const forest = buildForest(report);
  const policy = `default-src 'none'; style-src ${digestOf(reportStyle)}; script-src ${digestOf(reportScript)}; base-uri 'none'; form-action 'none'`;
  const head =
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">` +
    `<title>${inline(report.experiment, 80)}: search report</title><style>${reportStyle}</style></head>\n<body${report.nodes.length > 600 ? ' class="big-run"' : ''}>` +
    renderHeader(report, figures);
  const course = renderCourse(report);
  const upper =
    `<main>${renderKeyFigures(report, figures)}${renderCautions(report)}${course}` +
    `${renderTree(report, forest, course !== '')}${renderPromotions(report)}`;
  const lower =
    `${renderTrust(report)}</main>\n<footer>Guildseal ${inline(report.tool.version, 40)}, bundle <code>${inline(report.tool.bundleSha256, 64)}</code>. ` +
    `Rebuilt from the ledger and its objects alone.</footer><script>${reportScript}</script></body></html>\n`;
  const spentBytes = Buffer.byteLength(head) + Buffer.byteLength(upper) + Buffer.byteLength(lower);
  return `${head}${upper}${renderTrials(report, forest, spentBytes)}${lower}`;
};
