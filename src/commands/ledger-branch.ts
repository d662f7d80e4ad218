import { join } from 'node:path';
import { ledgerBranch, planPublication } from '../ledger/anchors/publication.ts';
import type { SealedEntry } from '../ledger/entries.ts';
import { objectPath, parseRunId, readObject, runFiles } from '../ledger/run-files.ts';
import { publishBranch, type PublishOutcome, readBranch } from '../workspace/publish.ts';
import type { Remote } from '../workspace/remote.ts';
import type { FileChange } from '../workspace/workspace.ts';
import type { CommandContext } from './command.ts';
import type { Repository } from './repository.ts';

/** A run whose ledger goes to the branch. */
export interface PublishedRun {
  readonly runId: string;
  readonly directory: string;
  readonly entries: readonly SealedEntry[];
  readonly publishStderr: boolean;
}

const diverged = 'the branch holds entries of this run that are not here: another job continues it';

/** Pushes ledger and objects of a run, never by force; what holds a secret stays here. */
export const publishLedger = async (
  context: CommandContext,
  repository: Repository,
  remote: Remote,
  run: PublishedRun,
): Promise<PublishOutcome> => {
  const { files, clock, random, log } = context;
  const { runId, directory } = run;
  const ledger = files.read(join(directory, runFiles.ledger));
  const objects = new Map<string, Uint8Array | null>();
  const read = (sha256: string): Uint8Array | null => {
    const known = objects.get(sha256);
    if (known !== undefined) return known;
    const bytes = readObject(files, directory, sha256);
    objects.set(sha256, bytes);
    return bytes;
  };
  return publishBranch(
    { git: repository.git, files, clock, random },
    {
      remote,
      branch: ledgerBranch,
      message: `Seal ${runId}\n`,
      plan: async (branch) => {
        const there = new Set(branch.list(runId));
        const plan = planPublication({
          runId,
          ledger,
          entries: run.entries,
          published: await branch.read(`${runId}/${runFiles.ledger}`),
          sizeOf: (sha256) => files.stat(join(directory, objectPath(sha256)))?.sizeBytes ?? null,
          isWithheld: (sha256) => context.holdsSecret(read(sha256) ?? new Uint8Array()),
          publishStderr: run.publishStderr,
        });
        if (plan.kind === 'diverged') return { kind: 'refuse', detail: diverged };
        if (plan.kind === 'unchanged') return { kind: 'write', changes: [] };
        for (const { sha256, reason } of plan.leftOut)
          log.debug(`not published: ${sha256} (${reason})`);
        const changes: FileChange[] = [];
        for (const file of plan.files) {
          const content = 'bytes' in file ? file.bytes : read(file.object);
          if (content === null || ('object' in file && there.has(file.path))) continue;
          changes.push({ path: file.path, mode: file.mode, content });
        }
        return { kind: 'write', changes };
      },
    },
  );
};

/**
 * Brings runs of the ledger branch into a folder of runs: those that `wants` names and that are not there,
 * or are there with a shorter ledger.
 */
export const fetchLedger = async (
  context: CommandContext,
  repository: Repository,
  remote: Remote,
  runsFolder: string,
  wants: (runId: string) => boolean,
): Promise<readonly string[]> => {
  const { files } = context;
  const found = await readBranch(
    { git: repository.git, files },
    {
      remote,
      branch: ledgerBranch,
      pick: (paths) =>
        paths.filter((path) => {
          const runId = path.slice(0, path.indexOf('/'));
          return parseRunId(runId) !== null && wants(runId);
        }),
    },
  );
  const runs = new Set<string>();
  for (const [path, bytes] of found?.files ?? []) {
    const target = join(runsFolder, path);
    const here = files.readIfExists(target);
    if (here !== null && here.length >= bytes.length) continue;
    files.makeDirectory(join(target, '..'));
    files.writeAtomic(target, bytes);
    runs.add(path.slice(0, path.indexOf('/')));
  }
  return [...runs].sort();
};
