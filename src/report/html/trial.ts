import { escapeHtml } from '../../text/escape.ts';
import { cutText } from '../../text/cut.ts';
import {
  formatCount,
  formatDuration,
  formatFigure,
  formatSealed,
  formatSigned,
  type markBest,
  nodeMean,
  outcomeWord,
  scoreSign,
  shownValue,
} from '../figures.ts';
import type { ReportNode, ReportRepeat, RunReport } from '../model.ts';
import type { TreeNode } from '../tree.ts';
import { renderDiff } from './diff.ts';
import { anchorOf, outcomeClass } from './markup.ts';

/** Free text from outside, on one line, cut, escaped for HTML text and attributes. */
export const inline = (text: string, chars = 500): string =>
  escapeHtml(cutText(text.replace(/\s+/g, ' ').trim(), { chars, bytes: chars * 4 }));

const term = (name: string, value: string): string => `<dt>${name}</dt><dd>${value}</dd>`;
const hash = (value: string): string => `<code>${escapeHtml(value)}</code>`;
const link = (id: string): string =>
  /^n\d{1,9}$/.test(id) ? `<a href="#${id}">${id}</a>` : inline(id, 40);

const renderRepeat = (repeat: ReportRepeat): string => {
  const head = [
    `<b>#${repeat.repeat}</b> ${inline(repeat.purpose, 40)}`,
    repeat.value === null
      ? `${inline(repeat.status, 40)}${repeat.reason === null ? '' : ` (${inline(repeat.reason, 80)})`}`
      : `<b class="num">${inline(repeat.value, 64)}</b>`,
    ...(repeat.wallMs === null ? [] : [formatDuration(repeat.wallMs)]),
    ...(repeat.seed === null ? [] : [`seed ${repeat.seed}`]),
  ];
  const hashes = [
    ...(repeat.stdoutSha256 === null ? [] : [term('stdout', hash(repeat.stdoutSha256))]),
    ...(repeat.outSha256 === null ? [] : [term('/out', hash(repeat.outSha256))]),
    term('seal', hash(repeat.seal)),
  ];
  return `<li><p>${head.join('<span class="sep"></span>')}</p><dl class="hs">${hashes.join('')}</dl></li>`;
};

const renderDecision = (decision: ReportNode['decisions'][number]): string => {
  const threshold =
    decision.windowLow === null ? '' : `, threshold ${formatSealed(decision.windowLow)}`;
  return (
    `<li><p><b>${inline(decision.outcome, 40)}</b> by rule <code>${inline(decision.rule, 80)}</code> against ${link(decision.incumbent)}${threshold}: ` +
    `mean ${formatSealed(decision.mean)} &plusmn; ${formatSealed(decision.se)} over ${decision.n}</p>` +
    `<dl class="hs">${term('seal', hash(decision.seal))}</dl></li>`
  );
};

const renderFull = (item: TreeNode): string => {
  const { node } = item;
  const { proposal } = node;
  const facts = [
    ...(node.parent === null ? [] : [term('Parent', link(node.parent))]),
    ...(proposal === null
      ? []
      : [
          term(
            'Proposal',
            `${inline(proposal.kind, 40)} / ${inline(proposal.arm, 80)}${proposal.model === null ? '' : ` by ${inline(proposal.model, 80)}`}`,
          ),
          term('Parent chosen by', inline(proposal.action, 40)),
        ]),
    ...(proposal?.hypothesis == null ? [] : [term('Hypothesis', inline(proposal.hypothesis))]),
    ...(node.reason === null ? [] : [term('Reason', inline(node.reason, 80))]),
    ...(node.duplicateOf === null ? [] : [term('Same tree as', link(node.duplicateOf))]),
    ...node.violations
      .slice(0, 20)
      .map(({ path, code }) =>
        term('Refused', `<code>${inline(path, 200)}</code> ${inline(code, 40)}`),
      ),
    ...(node.tree === null ? [] : [term('Tree', hash(node.tree))]),
    ...(node.commit === null ? [] : [term('Commit', hash(node.commit))]),
    term('First seal', hash(node.seal)),
  ];
  const decisions =
    node.decisions.length === 0
      ? ''
      : `<h4>Decision</h4><ul>${node.decisions.map(renderDecision).join('')}</ul>`;
  const repeats =
    node.repeats.length === 0
      ? ''
      : `<h4>${node.repeats.length === 1 ? 'Evaluation' : `Race, ${formatCount(node.repeats.length)} repeats`}</h4><ul>${node.repeats.map(renderRepeat).join('')}</ul>`;
  const diff =
    node.diff === null ? '' : `<h4>Change against the parent</h4>${renderDiff(node.diff)}`;
  return `<div class="tb"><dl class="fx">${facts.join('')}</dl>${decisions}${repeats}${diff}</div>`;
};

// What a row of a very large run keeps: rule, first output hash and seal.
const briefly = (item: TreeNode): string => {
  const { node } = item;
  const decision = node.decisions.at(-1);
  const first = node.repeats[0];
  const rule =
    decision === undefined
      ? inline(node.reason ?? node.duplicateOf ?? '', 80)
      : `${inline(decision.rule, 80)} ${inline(decision.incumbent, 20)}${decision.windowLow === null ? '' : ` ${formatSealed(decision.windowLow)}`}`;
  const output = first?.stdoutSha256 == null ? '' : ` stdout ${escapeHtml(first.stdoutSha256)}`;
  return `${node.parent === null ? '' : `from ${inline(node.parent, 40)}, `}${rule}${output} seal ${escapeHtml(decision?.seal ?? node.seal)}`;
};

const describe = (node: ReportNode): string =>
  node.outcome === 'baseline' ? 'the base commit, unchanged' : (node.proposal?.description ?? '');

/** One row of the list of trials; `detail` decides what stands inside. */
export const renderTrial = (
  report: RunReport,
  item: TreeNode,
  parent: ReportNode | null,
  detail: 'full' | 'brief',
  best: ReturnType<typeof markBest>,
): string => {
  const { node } = item;
  const from = parent === null ? null : nodeMean(parent);
  const to = nodeMean(node);
  const gain = from === null || to === null ? null : scoreSign(report) * (to - from);
  const spread =
    node.se !== null && node.se > 0 && node.repeats.length > 1 && detail === 'full'
      ? ` <small>&plusmn; ${formatFigure(Number(node.se.toPrecision(2)))}</small>`
      : '';
  const badge =
    (item.badge === null ? '' : ` <mark>${item.badge}</mark>`) +
    (node.id === best?.id ? ` <mark>${best.word}</mark>` : '');
  const gainText = gain === null ? '' : formatSigned(Number(gain.toPrecision(3)));
  const gainClass = gain !== null && gain > 0 ? ' class="up"' : '';
  const value = shownValue(node);
  const cells =
    `<b>${inline(node.id, 40)}</b><span>${outcomeWord(node)}</span>` +
    `<span>${value === null ? inline(node.reason ?? '', 32) : `${inline(value, 24)}${spread}`}</span>` +
    `<span${gainClass}>${gainText}</span><span>${inline(describe(node), detail === 'full' ? 200 : 48)}${badge}</span>`;
  const start = `class="t ${outcomeClass(node.outcome)}" id="${anchorOf(node.index)}"`;
  return detail === 'full'
    ? `<details ${start}><summary>${cells}</summary>${renderFull(item)}</details>`
    : `<div ${start}>${cells}<p>${briefly(item)}</p></div>`;
};
