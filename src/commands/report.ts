import { cliErrors } from '../errors/cli.ts';
import { readLedger } from '../ledger/read.ts';
import { renderText } from '../report/text.ts';
import { treeOf } from '../search/report.ts';
import type { RunCommand } from './command.ts';
import { findRepository, locateRun } from './run-folder.ts';
import { reportOf, reportPaths, writeReports } from './run-report.ts';

/** `report RUN`: makes the report files of a run again, from its ledger and objects alone. */
export const runReportCommand: RunCommand = async (context, call) => {
  const name = call.args[0] ?? '';
  const directory = await locateRun(context, await findRepository(context), name);
  const { entries, problems } = readLedger(context.files, directory);
  if (entries.length === 0) throw cliErrors['cli.no-run']({ run: name, where: directory });
  for (const { line, message } of problems) {
    context.log.warn(
      `line ${String(line)} of the ledger does not hold, the report ends before it: ${message}`,
    );
  }
  const report = reportOf(context, treeOf(entries), directory);
  writeReports(context, report, directory);
  const paths = reportPaths(directory);
  return {
    exit: 0,
    result: { run_id: report.runId, report: paths, entries: entries.length },
    text: renderText(report, {
      ...context.display,
      files: { ledger: directory, html: paths.html },
    }),
  };
};
