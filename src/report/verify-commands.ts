import type { RunReport } from './model.ts';

/** A word as a POSIX shell reads it back. */
const quote = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** The anchor line of a ledger's last entry, as comment, status and branch hold it. */
export const anchorLine = (report: RunReport): string =>
  `gs1 ${report.runId} ${Math.max(0, report.ledger.entries - 1)} ${report.ledger.head}`;

/**
 * What a stranger types to check the run, one command a line: `shell` needs a published ledger and is empty
 * without. The public key of the report has to be saved as `guildseal.pub` first.
 */
export const verifyCommands = (
  report: RunReport,
): { readonly shell: readonly string[]; readonly tool: string } => {
  const { publication, key, runId } = report;
  return {
    shell:
      publication === null
        ? []
        : [
            `git fetch ${quote(publication.remote ?? 'origin')} ${quote(publication.branch)}`,
            'mkdir -p ledger && git archive FETCH_HEAD | tar -x -C ledger',
            [
              `sh ledger/verify.sh ledger/${quote(runId)}`,
              ...(key === null ? [] : ['--key guildseal.pub']),
              `--anchor ${quote(anchorLine(report))}`,
            ].join(' '),
          ],
    tool: [
      'guildseal verify',
      quote(runId),
      ...(key === null ? ['--allow-unsigned'] : ['--key guildseal.pub']),
      `--anchor ${quote(anchorLine(report))}`,
    ].join(' '),
  };
};
