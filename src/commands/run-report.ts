import { join } from 'node:path';
import { readObject, runFiles } from '../ledger/run-files.ts';
import { renderHtml } from '../report/html/page.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { RunReport } from '../report/model.ts';
import { buildReport } from '../search/report.ts';
import type { RunTree } from '../search/tree.ts';
import { forgeLimits } from '../text/cut.ts';
import type { CommandContext } from './command.ts';

/** The report of a run from its tree and the objects in its folder. */
export const reportOf = (
  context: CommandContext,
  tree: RunTree,
  directory: string,
  publication: RunReport['publication'] = null,
): RunReport => {
  const report = buildReport({
    tree,
    readObject: (sha256) => readObject(context.files, directory, sha256),
    publication,
  });
  // Written at a pause and at the end; while a run goes on it may be that of an earlier best.
  const isCurrent = report.status !== 'running';
  const patch = isCurrent ? context.files.readIfExists(join(directory, runFiles.patch)) : null;
  return patch === null ? report : { ...report, bestPatch: Buffer.from(patch).toString('utf8') };
};

/** Paths of the report files of a run. */
export const reportPaths = (
  directory: string,
): { readonly html: string; readonly markdown: string } => ({
  html: join(directory, runFiles.html),
  markdown: join(directory, runFiles.markdown),
});

/** Writes `report.html` and `report.md` into the run's folder. */
export const writeReports = (
  context: CommandContext,
  report: RunReport,
  directory: string,
): void => {
  const { html, markdown } = reportPaths(directory);
  const options = {
    limits: forgeLimits,
    links: { repository: null, job: null },
    unpublished: null,
  };
  const { files, redact } = context;
  files.writeAtomic(html, redact(renderHtml(report)), { sync: false });
  files.writeAtomic(markdown, redact(renderMarkdown(report, options)), { sync: false });
};
