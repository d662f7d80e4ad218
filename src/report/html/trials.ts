import { countOutcomes, formatCount, markBest } from '../figures.ts';
import type { RunReport } from '../model.ts';
import type { Forest, TreeNode } from '../tree.ts';
import { outcomeClass } from './markup.ts';
import { inline, renderTrial } from './trial.ts';

/** Bytes a page should stay below; details of single trials give way first. */
const pageBytes = 4_700_000;

/** Trials whose details matter most come first: they keep them when a page grows too large. */
const byImportance = (report: RunReport, forest: Forest): readonly TreeNode[] => {
  const asked = new Set(report.promotions.map((query) => query.candidate));
  const rank = ({ node, badge, onBestPath }: TreeNode): number => {
    if (node.outcome === 'baseline' || node.id === report.best || badge !== null) return 0;
    if (asked.has(node.id)) return 1;
    if (onBestPath) return 2;
    return node.outcome === 'keep' ? 3 : 4;
  };
  return [...forest.preorder].sort((a, b) => rank(a) - rank(b) || b.node.index - a.node.index);
};

/** The list of all trials; as many as fit the page with every detail, the others in brief. */
export const renderTrials = (report: RunReport, forest: Forest, spentBytes: number): string => {
  const rows = new Map<TreeNode, string>();
  const best = markBest(report);
  let left = pageBytes - spentBytes;
  for (const item of forest.preorder) {
    const row = renderTrial(report, item, item.parent?.node ?? null, 'brief', best);
    rows.set(item, row);
    left -= Buffer.byteLength(row);
  }
  let brief = 0;
  for (const item of byImportance(report, forest)) {
    if (left <= 0) {
      brief += 1;
      continue;
    }
    const row = renderTrial(report, item, item.parent?.node ?? null, 'full', best);
    const cost = Buffer.byteLength(row) - Buffer.byteLength(rows.get(item) ?? '');
    if (cost > left) {
      brief += 1;
      // One giant must not keep the details of all after it from the page; many in a row end it.
      left -= 2000;
      continue;
    }
    rows.set(item, row);
    left -= cost;
  }
  const note =
    brief === 0
      ? 'Open a trial for its change, race, decision and seals.'
      : `${formatCount(brief)} trials are shown in brief to keep this page small: <code>${inline(`guildseal verify ${report.runId} --print n1`, 200)}</code> prints one whole.`;
  const chips = countOutcomes(report)
    .map(
      ({ outcome }) =>
        `<button type="button" aria-pressed="true" data-outcome="${outcomeClass(outcome)}"><svg class="${outcomeClass(outcome)}" viewBox="0 0 9 9" aria-hidden="true"><circle cx="4.5" cy="4.5" r="4.5"/></svg>${outcome}</button>`,
    )
    .join('');
  const ordered = [...forest.preorder]
    .sort((a, b) => a.node.index - b.node.index)
    .map((item) => rows.get(item) ?? '');
  // Browsers lay out only the groups in view: ten thousand rows open as fast as a hundred.
  const groups: string[] = [];
  for (let at = 0; at < ordered.length; at += 100) {
    groups.push(`<div class="cv">${ordered.slice(at, at + 100).join('\n')}</div>`);
  }
  return (
    `<section aria-labelledby="h-trials"><div class="sh"><h2 id="h-trials">Trials</h2><p>${note}</p></div>` +
    `<div class="tools js-only" role="group" aria-label="Filters">${chips}<input id="words" type="search" placeholder="Filter by words" aria-label="Filter by words"><span id="count" class="m" role="status"></span></div>` +
    `<div class="card ts"><div class="head" aria-hidden="true"><span>Trial</span><span>Outcome</span><span>${inline(report.metric.name, 40)}</span><span>Gain</span><span>Proposal</span></div>` +
    `${groups.join('\n')}</div></section>`
  );
};
