import { escapeHtml } from '../../text/escape.ts';
import { formatCount, formatDuration, plural } from '../figures.ts';
import type { RunReport } from '../model.ts';
import { sayIsolation, saySpent } from '../sentences.ts';
import { anchorLine, verifyCommands } from '../verify-commands.ts';
import { inline } from './trial.ts';

const definition = (rows: readonly (readonly [string, string])[]): string =>
  `<dl class="fx">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`;

/** How the run was made, what seals it, and what to type to verify it. */
export const renderTrust = (report: RunReport): string => {
  const commands = verifyCommands(report);
  const { key, publication, isolation } = report;
  const limits = Object.entries(isolation.limits)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, limit]) =>
        `${name} ${formatCount(limit.value)} by ${limit.by}${limit.approximate ? ' (approximate)' : ''}`,
    )
    .join(', ');
  const run = definition([
    ...saySpent(report).map(({ name, value }) => [name, value] as const),
    [
      'Time',
      `${formatDuration(report.spent.wallMs)} wall, ${formatDuration(report.spent.cpuMs)} processor`,
    ],
    [
      'Strategy',
      `${inline(report.strategy, 80)}, window ${report.window}, ${plural(report.workers, 'worker')}`,
    ],
    ['Seed', `${report.seed}${report.predictableSeeds ? ', race seeds predictable' : ''}`],
    ['Base commit', `<code>${inline(report.base, 64)}</code>`],
    [
      'Custody',
      report.custody === 'split'
        ? 'split: candidate and evaluator in two sandboxes'
        : 'shared: the evaluator executes candidate code',
    ],
    ['Isolation', inline(sayIsolation(report))],
    ...(limits === '' ? [] : [['Limits', inline(limits, 1000)] as const]),
  ]);
  const seals = definition([
    ['Entries', formatCount(report.ledger.entries)],
    ['Head', `<code>${inline(report.ledger.head, 64)}</code>`],
    ['Anchor', `<code>${inline(anchorLine(report), 200)}</code>`],
    ...(key === null
      ? [['Key', 'none: hash chain only, unsigned'] as const]
      : ([
          ['Key id', `<code>${inline(key.keyid, 64)}</code>`],
          ['Algorithm', inline(key.alg, 40)],
        ] as const)),
    ...(publication === null
      ? []
      : ([
          ['Branch', `<code>${inline(publication.branch, 120)}</code>`],
          ...(publication.commit === null
            ? []
            : ([['Commit', `<code>${inline(publication.commit, 64)}</code>`]] as const)),
        ] as const)),
  ]);
  const lines = [...commands.shell, commands.tool];
  const pem =
    key === null
      ? ''
      : `<h3>Public key, save as guildseal.pub</h3><pre tabindex="0" role="region" aria-label="Public key"><code>${escapeHtml(key.pem.slice(0, 4000))}</code></pre>`;
  return (
    `<section aria-labelledby="h-trust"><div class="sh"><h2 id="h-trust">Run and seals</h2></div><div class="cols"><div class="card box"><h3>Run</h3>${run}</div><div class="card box"><h3>Ledger</h3>${seals}</div></div></section>` +
    `<section aria-labelledby="h-verify"><div class="sh"><h2 id="h-verify">Verify it yourself</h2><p>${commands.shell.length === 0 ? 'The ledger was not published; this is for the folder of the run.' : 'With openssl, jq and sha256sum alone, or with the tool.'}</p></div><div class="card box"><pre tabindex="0" role="region" aria-label="Commands"><code>${escapeHtml(lines.join('\n'))}</code></pre>${pem}</div></section>`
  );
};
