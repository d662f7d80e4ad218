import { cutText, joinBlocks, type TextLimits } from '../text/cut.ts';
import { codeSpan, escapeMarkdown, fence } from '../text/markdown.ts';
import {
  countOutcomes,
  type Figures,
  formatCount,
  formatDuration,
  formatGainShare,
  formatSealed,
  formatSigned,
  markBest,
  outcomeWord,
  plural,
  readFigures,
  shownValue,
} from './figures.ts';
import type { ReportNode, RunReport } from './model.ts';
import {
  listCautions,
  formatInterval,
  type Part,
  sayConfirmation,
  sayIsolation,
  sayOutcome,
  sayStop,
} from './sentences.ts';
import { layoutTree } from './tree-text.ts';
import { anchorLine, verifyCommands } from './verify-commands.ts';

export interface MarkdownOptions {
  /** Of this section; both count. */
  readonly limits: TextLimits;
  /** Pages of our forge, as links. */
  readonly links: {
    /** The repository's page, for commits. */
    readonly repository: string | null;
    /** The job that ran the search. */
    readonly job: string | null;
  };
  /** Why nothing was published, in words for people; null when it was or never should be. */
  readonly unpublished: string | null;
}

const cut = (text: string, chars: number): string => cutText(text, { chars, bytes: chars * 3 });
const inline = (text: string, chars = 200): string => escapeMarkdown(cut(text, chars));
const cell = (text: string, chars = 80): string => escapeMarkdown(cut(text, chars), 'cell');
const code = (text: string, chars = 80): string => codeSpan(cut(text, chars));

/** A link of ours; text alone when the address is not plainly a web address. */
const link = (text: string, url: string | null): string =>
  url !== null && /^https?:\/\/[\w.~:/?@!$&*+,;=%-]+$/.test(url) ? `[${text}](<${url}>)` : text;

const commitLink = (sha: string, options: MarkdownOptions): string => {
  const { repository } = options.links;
  const isSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha);
  return link(
    code(sha.slice(0, 12)),
    repository === null || !isSha ? null : `${repository.replace(/\/+$/, '')}/commit/${sha}`,
  );
};

const details = (title: string, body: string, open = false): string =>
  `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;

const renderParts = (parts: readonly Part[]): string =>
  parts
    .map(({ kind, text }) => {
      if (kind === 'code') return code(text);
      if (kind === 'strong') return `**${inline(text)}**`;
      // `escapeMarkdown` trims, our own words keep the blanks at their ends.
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
      return `${before}${words.replace(/[\\`*_[\]<>&|~#]/g, String.raw`\$&`)}${after}`;
    })
    .join('');

const describeRepeats = (node: ReportNode | null): string =>
  node === null ? '' : `${code(node.id, 20)}, ${plural(node.repeats.length, 'repeat')}`;

const renderTable = (report: RunReport, figures: Figures): string => {
  const { confirmed } = report;
  const share = formatGainShare(figures);
  const wanted = report.metric.direction === 'maximize' ? 'more is better' : 'less is better';
  const gain =
    figures.conclusion === 'confirmed' && confirmed !== null
      ? `| Gain | **${formatSigned(Number(confirmed.mean))}** | confirmed: ${formatInterval(confirmed.low, confirmed.high)}, ${plural(confirmed.n, 'pair')} |`
      : figures.conclusion === 'best_seen' && figures.gain !== null
        ? `| Gain | ${formatSigned(Number(figures.gain.toPrecision(4)))} | as searched, not confirmed${share === null ? '' : `, ${share}`} |`
        : `| Gain | none | |`;
  return [
    `| | ${codeSpan(cut(report.metric.name, 60), 'cell')} | ${wanted} |`,
    `| --- | ---: | --- |`,
    `| Baseline | ${cell(figures.baselineValue ?? 'none')} | ${describeRepeats(figures.baseline)} |`,
    `| ${figures.conclusion === 'confirmed' ? 'Best' : 'Best seen'} | ${figures.bestValue === null ? 'none' : `**${cell(figures.bestValue)}**`} | ${describeRepeats(figures.best)} |`,
    gain,
  ].join('\n');
};

const renderFacts = (report: RunReport, options: MarkdownOptions): string => {
  const outcomes = countOutcomes(report)
    .filter(({ outcome }) => outcome !== 'baseline')
    .map(({ outcome, count }) => `${formatCount(count)} ${outcome}`)
    .join(', ');
  const stop = inline(sayStop(report));
  const spent = [
    `${formatCount(report.spent.trials)} of ${plural(report.budget.trials, 'trial')}`,
    `${formatCount(report.spent.evaluations)} of ${plural(report.budget.evaluations, 'evaluation')}`,
    formatDuration(report.spent.wallMs),
    ...(report.spent.tokens === 0 && Number(report.spent.usd) === 0
      ? []
      : [`${formatCount(report.spent.tokens)} tokens`, `${formatSealed(report.spent.usd)} USD`]),
  ];
  return [
    `${report.status === 'running' ? '' : `${stop.charAt(0).toUpperCase()}${stop.slice(1)}. `}${spent.join(', ')}${outcomes === '' ? '' : `; ${outcomes}`}.`,
    `Isolation: ${inline(sayIsolation(report), 300)}. Base ${commitLink(report.base, options)}.${
      options.links.job === null ? '' : ` ${link('Job', options.links.job)}.`
    }`,
  ].join('  \n');
};

const renderCautions = (report: RunReport): string | null => {
  const lines = listCautions(report).slice(0, 12);
  if (lines.length === 0) return null;
  return [
    '> **Before you trust this run**',
    '>',
    ...lines.map((line) => `> - ${inline(line, 300)}`),
  ].join('\n');
};

/** Whole lines up to a size, and how many were left out. */
const cutLines = (
  lines: readonly string[],
  chars: number,
): { readonly kept: readonly string[]; readonly rest: number } => {
  let room = chars;
  const kept: string[] = [];
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return { kept, rest: lines.length - kept.length };
};

const renderPatch = (report: RunReport, figures: Figures, chars: number): string | null => {
  const { best, baseline } = figures;
  if (best === null || markBest(report) === null) return null;
  const isWhole = report.bestPatch != null || best.parent === baseline?.id;
  const patch = report.bestPatch ?? best.diff;
  if (patch === null || patch.trim() === '') return null;
  const lines = patch
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => cut(line, 400));
  const { kept, rest } = cutLines(lines, chars);
  if (kept.length === 0) return null;
  const title = `Best patch${isWhole ? '' : `, against its parent`} (${plural(lines.length, 'line')})`;
  const more =
    rest === 0
      ? ''
      : `\n\n${plural(rest, 'more line')}; the whole patch is in ${code('best.patch')} of the run.`;
  return details(title, `${fence(kept.join('\n'), 'diff')}${more}`, lines.length <= 24);
};

const renderTree = (report: RunReport, chars: number): string | null => {
  if (report.nodes.length === 0) return null;
  const best = markBest(report);
  const lines = layoutTree(report, 60).map(({ lead, node, words, description }) => {
    if (node === null) return cut(lead + words, 200);
    const mark = node.node.id === best?.id ? ` <- ${best.word}` : '';
    return cut(
      `${lead}${node.node.id} ${words}${mark}  ${description.replace(/\s+/g, ' ')}`.trimEnd(),
      120,
    );
  });
  const { kept, rest } = cutLines(lines, chars);
  return details(
    `Tree of ${plural(report.nodes.length, 'trial')}`,
    fence([...kept, ...(rest === 0 ? [] : [`... ${rest} more lines`])].join('\n'), 'text'),
  );
};

const lastNodes = (report: RunReport): readonly ReportNode[] =>
  [...report.nodes].sort((a, b) => b.index - a.index).slice(0, 20);

const renderTrials = (report: RunReport, chars: number): string | null => {
  const rows = lastNodes(report).map((node) => {
    const decision = node.decisions.at(-1);
    const why =
      decision === undefined
        ? (node.reason ?? '')
        : `${decision.rule} against ${decision.incumbent}`;
    return `| ${cell(node.id, 20)} | ${outcomeWord(node)} | ${cell(shownValue(node) ?? '', 40)} | ${cell(why, 60)} | ${cell(node.proposal?.description ?? '', 100)} |`;
  });
  if (rows.length < 2) return null;
  const { kept } = cutLines(rows, chars);
  return details(
    `Last ${plural(kept.length, 'trial')}`,
    [
      '| Trial | Outcome | Value | Rule or reason | Proposal |',
      '| --- | --- | ---: | --- | --- |',
      ...kept,
    ].join('\n'),
  );
};

const sealLines = (node: ReportNode): readonly string[] => [
  ...node.repeats.map(
    (repeat) =>
      `${cut(node.id, 20)} #${repeat.repeat} ${cut(repeat.value ?? repeat.status, 64)} seal ${cut(repeat.seal, 64)}${repeat.stdoutSha256 === null ? '' : ` stdout ${cut(repeat.stdoutSha256, 64)}`}`,
  ),
  ...node.decisions.map(
    (decision) => `${cut(node.id, 20)} ${cut(decision.outcome, 20)} seal ${cut(decision.seal, 64)}`,
  ),
];

const renderSeals = (report: RunReport, figures: Figures, chars: number): string => {
  const first = [figures.best, figures.baseline].filter((node) => node !== null);
  const last = lastNodes(report).filter((node) => !first.includes(node));
  const lines = [
    ...first.flatMap(sealLines),
    ...last.map(
      (node) =>
        `${cut(node.id, 20)} ${outcomeWord(node)} seal ${cut(node.decisions.at(-1)?.seal ?? node.repeats.at(-1)?.seal ?? node.seal, 64)}`,
    ),
  ];
  const { kept } = cutLines(lines, chars);
  return details(
    `Sealed hashes: best, baseline, last ${formatCount(Math.min(20, report.nodes.length))}`,
    `${fence(kept.join('\n'), 'text')}\n\nThe others are in the report and the ledger.`,
  );
};

const renderHead = (report: RunReport, options: MarkdownOptions): string => {
  const { publication, key } = report;
  const where =
    publication === null
      ? options.unpublished === null
        ? null
        : `Not published: ${inline(options.unpublished, 400)}`
      : `Ledger on branch ${code(publication.branch, 120)}${
          publication.commit === null ? '' : ` at ${commitLink(publication.commit, options)}`
        }, folder ${code(report.runId, 120)}.`;
  return [
    `Head ${code(report.ledger.head, 64)} after ${plural(report.ledger.entries, 'entry', 'entries')}`,
    key === null ? 'No key: hash chain only, unsigned.' : `Key ${code(key.keyid, 64)}`,
    where,
  ]
    .filter((line) => line !== null)
    .join('  \n');
};

const renderVerify = (report: RunReport): string => {
  const commands = verifyCommands(report);
  const steps = [
    ...(report.key === null
      ? []
      : [
          `Public key, to be saved as ${code('guildseal.pub')}; compare it with the one your base branch trusts:`,
          fence(cut(report.key.pem.trim(), 2000), 'text'),
        ]),
    ...(commands.shell.length === 0
      ? []
      : ['With openssl, jq and sha256sum alone:', fence(commands.shell.join('\n'), 'sh')]),
    'With the tool, which also checks policy, seeds and decisions:',
    fence(commands.tool, 'sh'),
    `Anchor: ${code(anchorLine(report), 250)}`,
  ];
  return details('Verify it yourself', steps.join('\n\n'));
};

/**
 * The section of a run in the pull request's comment: result first, then what a reviewer may open. Within
 * its limits by construction: every part has a share, and what still does not fit is left out at a border.
 */
export const renderMarkdown = (report: RunReport, options: MarkdownOptions): string => {
  const figures = readFigures(report);
  const size = Math.min(options.limits.chars, options.limits.bytes);
  const confirmation = sayConfirmation(report, figures);
  const blocks = [
    `### Search ${code(report.experiment, 60)}`,
    renderParts(sayOutcome(report, figures)),
    confirmation === null ? null : inline(confirmation, 500),
    renderTable(report, figures),
    renderCautions(report),
    renderFacts(report, options),
    renderHead(report, options),
    renderPatch(report, figures, size * 0.25),
    figures.running ? null : renderVerify(report),
    renderTree(report, size * 0.15),
    renderTrials(report, size * 0.2),
    renderSeals(report, figures, size * 0.15),
  ]
    .filter((block) => block !== null)
    // Whoever looks for our marker in the comment's text must not find one that a diff brought along.
    .map((block) => block.replace(/<!--(?=\s*guildseal)/gi, '<! --'));
  return joinBlocks(
    blocks,
    options.limits,
    (dropped) => `${plural(dropped, 'part')} left out for size; the report has them.`,
  );
};
