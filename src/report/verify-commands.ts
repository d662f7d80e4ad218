import type { RunReport } from './model.ts';

/** A word as a POSIX shell reads it back. */
const quote = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** The anchor line of a ledger's last entry, as comment, status and branch hold it. */
export const anchorLine = (report: RunReport): string =>
  `gs1 ${report.runId} ${Math.max(0, report.ledger.entries - 1)} ${report.ledger.head}`;

/**
 * What a stranger types to check the run, one command a line; null for the fetch when nothing was
 * published. The public key of the report has to be saved as `guildseal.pub` first.
 */
export const verifyCommands = (
  report: RunReport,
): { readonly fetch: readonly string[]; readonly shell: string; readonly tool: string } => {
  const { publication, key, runId } = report;
  const folder = publication === null ? '.guildseal/runs' : 'ledger';
  const remote = publication?.remote ?? 'origin';
  return {
    fetch:
      publication === null
        ? []
        : [
            `git fetch ${quote(remote)} ${quote(publication.branch)}`,
            `mkdir -p ledger && git archive FETCH_HEAD | tar -x -C ledger`,
          ],
    shell: [
      'sh',
      publication === null ? 'verify.sh' : 'ledger/verify.sh',
      `${folder}/${quote(runId)}/ledger.jsonl`,
      ...(key === null ? [] : ['guildseal.pub']),
    ].join(' '),
    tool: [
      'guildseal verify',
      quote(runId),
      ...(key === null ? ['--allow-unsigned'] : ['--key guildseal.pub']),
      `--anchor ${quote(anchorLine(report))}`,
    ].join(' '),
  };
};
