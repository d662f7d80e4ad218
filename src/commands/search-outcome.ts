import { join } from 'node:path';
import { runFiles } from '../ledger/run-files.ts';
import type { RunReport } from '../report/model.ts';
import { renderText } from '../report/text.ts';
import type { CommandContext, Outcome } from './command.ts';
import { reportOf, reportPaths, writeReports } from './run-report.ts';
import type { FinishedSearch } from './search-run.ts';

/** Writes the report files of a run that ended or paused, and says how it went. */
export const concludeSearch = (
  context: CommandContext,
  finished: FinishedSearch,
  publication: RunReport['publication'],
): { readonly outcome: Outcome; readonly report: RunReport } => {
  const { directory, outcome } = finished;
  const report = reportOf(context, outcome.tree, directory, publication);
  writeReports(context, report, directory);
  const { result } = outcome;
  const paths = reportPaths(directory);
  const text = renderText(report, {
    ...context.display,
    files: { ledger: join(directory, runFiles.ledger), html: paths.html },
  });
  return {
    report,
    outcome: {
      exit: outcome.exit,
      result,
      text,
      outputs: {
        status: result.status,
        metric: result.best?.value ?? result.baseline.value ?? '',
        'best-commit': result.best?.commit ?? '',
        'ledger-head': result.ledger.head,
        report: paths.html,
      },
    },
  };
};
