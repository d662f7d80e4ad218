import stringWidth from 'string-width';
import {
  countOutcomes,
  formatCount,
  formatDuration,
  formatGainShare,
  formatSigned,
  markBest,
  plural,
  readFigures,
} from './figures.ts';
import { logText } from './log-text.ts';
import type { RunReport } from './model.ts';
import {
  adviseIsolation,
  formatInterval,
  type Part,
  sayConfirmation,
  sayIsolation,
  sayOutcome,
  saySpent,
  sayStop,
} from './sentences.ts';
import { layoutTree, type TreeLine } from './tree-text.ts';

export interface TextOptions {
  /** Whether to use terminal colours. */
  readonly color: boolean;
  /** Columns of the terminal; a CI log takes 100. */
  readonly width: number;
  /** Where the run's files are, as the user can open them. */
  readonly files?: { readonly ledger: string; readonly html: string };
}

type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red';
const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
};

type Paint = (style: Style, text: string) => string;

const clip = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 3) break;
    kept += character;
  }
  return `${kept.trimEnd()}...`;
};

const wrap = (text: string, width: number, indent = ''): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && stringWidth(indent) + stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
};

const renderHeadline = (parts: readonly Part[], width: number, paint: Paint): string[] => {
  const plain = logText(parts.map(({ text }) => text).join(''), 600);
  const strong = logText(parts.find(({ kind }) => kind === 'strong')?.text ?? '', 80);
  return wrap(plain, width).map((line, at) =>
    at === 0 && strong !== '' && line.startsWith(strong)
      ? paint('bold', strong) + line.slice(strong.length)
      : line,
  );
};

const renderTreeLine = (
  line: TreeLine,
  best: ReturnType<typeof markBest>,
  width: number,
  paint: Paint,
): string => {
  if (line.node === null) return `  ${paint('dim', clip(line.lead + line.words, width - 2))}`;
  const { node } = line.node;
  const isBest = node.id === best?.id;
  const mark = isBest ? ` <- ${best.word}` : '';
  const head = `${logText(node.id, 40)} ${logText(line.words, 120)}${mark}`;
  const room = width - 4 - line.lead.length - stringWidth(head);
  const description = room < 12 ? '' : clip(logText(line.description), room);
  const style: Style | null = isBest
    ? 'green'
    : node.outcome === 'keep' || node.outcome === 'baseline'
      ? 'bold'
      : node.outcome === 'discard'
        ? null
        : 'dim';
  return `  ${paint('dim', line.lead)}${style === null ? head : paint(style, head)}${
    description === '' ? '' : `  ${paint('dim', description)}`
  }`.trimEnd();
};

const renderGain = (report: RunReport): string => {
  const figures = readFigures(report);
  const { confirmed } = report;
  if (figures.conclusion === 'confirmed' && confirmed !== null) {
    return `${formatSigned(Number(confirmed.mean))} confirmed, ${formatInterval(confirmed.low, confirmed.high)}, ${plural(confirmed.n, 'pair')}`;
  }
  if (figures.conclusion !== 'best_seen' || figures.gain === null) return 'none';
  const share = formatGainShare(figures);
  return `${formatSigned(Number(figures.gain.toPrecision(4)))}${share === null ? '' : ` (${share})`} as searched, not confirmed`;
};

/**
 * What a terminal and every CI log show at the end of a run: the outcome first, then figures, the tree,
 * isolation with what would be stronger, and how to verify.
 */
export const renderText = (report: RunReport, options: TextOptions): string => {
  const width = Math.max(40, options.width);
  const paint: Paint = (style, text) => {
    const [on, off] = codes[style];
    return options.color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  const figures = readFigures(report);
  const lines: string[] = renderHeadline(sayOutcome(report, figures), width, (style, text) =>
    figures.conclusion === 'confirmed' ? paint('green', paint(style, text)) : paint(style, text),
  );
  const confirmation = sayConfirmation(report, figures);
  if (confirmation !== null) lines.push(...wrap(logText(confirmation, 500), width));

  const label = (name: string): string => paint('dim', name.padEnd(13));
  const row = (name: string, value: string): void => {
    const [first = '', ...more] = wrap(value, width - 15);
    lines.push(`  ${label(name)}${first}`, ...more.map((text) => `${' '.repeat(15)}${text}`));
  };
  const outcomes = countOutcomes(report)
    .map(({ outcome, count }) => `${formatCount(count)} ${outcome}`)
    .join(', ');
  lines.push('');
  row(
    'metric',
    `${logText(report.metric.name, 80)}, ${report.metric.direction === 'maximize' ? 'more' : 'less'} is better`,
  );
  row('baseline', logText(figures.baselineValue ?? 'none', 80));
  row(
    figures.conclusion === 'confirmed' ? 'best' : 'best seen',
    `${logText(figures.bestValue ?? 'none', 80)}${figures.best === null ? '' : ` (${logText(figures.best.id, 40)})`}`,
  );
  row('gain', renderGain(report));
  for (const { name, value } of saySpent(report)) row(name.toLowerCase(), value);
  if (outcomes !== '') row('outcomes', outcomes);
  row(
    'time',
    `${formatDuration(report.spent.wallMs)} wall, ${formatDuration(report.spent.cpuMs)} processor`,
  );
  row('end', logText(sayStop(report), 200));

  if (report.nodes.length > 0) {
    lines.push('', paint('bold', 'Tree'));
    const best = markBest(report);
    for (const line of layoutTree(report, 40)) {
      lines.push(renderTreeLine(line, best, width, paint));
    }
  }

  lines.push('', paint('bold', 'Trust'));
  row('isolation', logText(sayIsolation(report), 300));
  for (const advice of adviseIsolation(report)) row('', logText(advice));
  for (const caution of report.cautions.slice(0, 40)) {
    const [first = '', ...more] = wrap(logText(caution, 500), width - 15);
    lines.push(
      `  ${paint('yellow', 'caution'.padEnd(13))}${first}`,
      ...more.map((text) => `${' '.repeat(15)}${text}`),
    );
  }
  row('head', logText(report.ledger.head, 64));
  row('entries', formatCount(report.ledger.entries));
  row(
    'key id',
    report.key === null ? 'none (hash chain only, unsigned)' : logText(report.key.keyid, 64),
  );
  if (options.files !== undefined) {
    row('ledger', logText(options.files.ledger, 1000));
    row('report', logText(options.files.html, 1000));
  }
  if (report.publication !== null) {
    const { branch, commit } = report.publication;
    row(
      'published',
      `${logText(branch, 200)}${commit === null ? '' : ` at ${logText(commit, 64)}`}`,
    );
  }
  row('verify', `guildseal verify ${logText(report.runId, 120)}`);
  return `${lines.join('\n')}\n`;
};
