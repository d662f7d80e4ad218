import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ledgerBranch, planPublication } from '../ledger/anchors/publication.ts';
import type { RunBegin, SealedEntry } from '../ledger/entries.ts';
import { readLedgerBytes } from '../ledger/read.ts';
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

/** Which runs of the branch are wanted, and of which of those the objects, too. */
interface WantedRuns {
  readonly isWanted: (runId: string) => boolean;
  readonly needsObjects: (begin: RunBegin) => boolean;
}

const objectPattern = /^objects\/([0-9a-f]{2})\/([0-9a-f]{62})$/;

/** The hash that a path below a run's folder is named by; null for whatever is no object. */
const hashOfPath = (path: string): string | null => {
  const match = objectPattern.exec(path);
  return match === null ? null : `${match[1] ?? ''}${match[2] ?? ''}`;
};

const beginOf = (ledger: Uint8Array): RunBegin | null => {
  const end = ledger.indexOf(0x0a) + 1;
  const first = readLedgerBytes(ledger.subarray(0, end)).entries[0]?.entry;
  return first?.kind === 'run-begin' ? first : null;
};

/**
 * Brings runs of the ledger branch into a folder of runs: their ledgers, where one is longer than what is
 * here and continues it, and the objects that are asked for. Anybody who can push may have written the
 * branch: of a run only `ledger.jsonl` and objects with the hash they are named by are taken, never a
 * secret, a lock or a report.
 */
export const fetchLedger = async (
  context: CommandContext,
  repository: Repository,
  remote: Remote,
  runsFolder: string,
  wanted: WantedRuns,
): Promise<readonly string[]> => {
  const { files, log } = context;
  const read = (pick: (paths: readonly string[]) => readonly string[]) =>
    readBranch({ git: repository.git, files }, { remote, branch: ledgerBranch, pick });
  const objects = new Map<string, string[]>();
  const found = await read((paths) =>
    paths.filter((path) => {
      const slash = path.indexOf('/');
      const runId = path.slice(0, slash);
      if (parseRunId(runId) === null || !wanted.isWanted(runId)) return false;
      const rest = path.slice(slash + 1);
      if (hashOfPath(rest) !== null) objects.set(runId, [...(objects.get(runId) ?? []), rest]);
      return rest === runFiles.ledger;
    }),
  );
  const ledgers = [...(found?.files ?? [])].map(([path, bytes]) => ({
    runId: path.slice(0, path.indexOf('/')),
    bytes,
  }));
  const missing = ledgers.flatMap(({ runId, bytes }) => {
    const begin = beginOf(bytes);
    if (begin === null || !wanted.needsObjects(begin)) return [];
    return (objects.get(runId) ?? [])
      .map((path) => `${runId}/${path}`)
      .filter((path) => files.stat(join(runsFolder, path)) === null);
  });
  const contents = missing.length === 0 ? null : await read(() => missing);
  for (const [path, bytes] of contents?.files ?? []) {
    const named = hashOfPath(path.slice(path.indexOf('/') + 1));
    if (named !== createHash('sha256').update(bytes).digest('hex')) {
      log.warn(`${ledgerBranch}: ${path} has other bytes than its name says; it is not taken`);
      continue;
    }
    files.makeDirectory(join(runsFolder, path, '..'));
    files.writeAtomic(join(runsFolder, path), bytes, { sync: false });
  }
  const runs: string[] = [];
  // Last, so that a run that is there has its objects.
  for (const { runId, bytes } of ledgers) {
    const target = join(runsFolder, runId, runFiles.ledger);
    const here = files.readIfExists(target) ?? new Uint8Array();
    if (here.length >= bytes.length) continue;
    if (!Buffer.from(here).equals(bytes.subarray(0, here.length))) {
      log.warn(`${ledgerBranch}: ${runId} is not taken: it does not continue the ledger here`);
      continue;
    }
    files.makeDirectory(join(target, '..'));
    files.writeAtomic(target, bytes);
    runs.push(runId);
  }
  return runs.sort();
};
