import { join } from 'node:path';
import type { Files, Random } from '../ports.ts';

const runIdPattern = /^([a-z0-9][a-z0-9-]{0,31})-([0-9]{8}T[0-9]{6}Z)-([0-9a-f]{6})$/;

/** A run id taken apart: experiment, UTC time (`20260102T030405Z`), 6 hex. */
export interface RunName {
  readonly runId: string;
  readonly experiment: string;
  readonly time: string;
}

/** Names a new run: experiment, UTC time in seconds, 6 random hex digits. */
export const makeRunId = (experiment: string, nowMs: number, random: Random): string => {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.[0-9]+/g, '');
  const tail = Buffer.from(random.bytes(3)).toString('hex');
  return `${experiment}-${time}-${tail}`;
};

/** Takes a run id apart, null for any other text. */
export const parseRunId = (text: string): RunName | null => {
  const match = runIdPattern.exec(text);
  if (match === null) return null;
  const [runId, experiment = '', time = ''] = match;
  return { runId, experiment, time };
};

/** The folder of objects in a run's folder. */
export const objectsFolder = 'objects';

/** Path of an object below a run's folder, with `/`: two hex digits, then the other 62. */
export const objectPath = (sha256: string): string =>
  `${objectsFolder}/${sha256.slice(0, 2)}/${sha256.slice(2)}`;

/** Names in a run's folder. */
export const runFiles = {
  ledger: 'ledger.jsonl',
  secret: 'run.secret',
  tree: 'tree.json',
  html: 'report.html',
  markdown: 'report.md',
  patch: 'best.patch',
  result: 'result.json',
} as const;

/** Runs of a folder (`.guildseal/runs`), newest first; what has no ledger is none. */
export const listRuns = (files: Files, runsFolder: string): readonly RunName[] =>
  files
    .list(runsFolder)
    .map(parseRunId)
    .filter((run) => run !== null)
    .filter((run) => files.stat(join(runsFolder, run.runId, runFiles.ledger))?.kind === 'file')
    .sort((a, b) => (a.time === b.time ? (a.runId < b.runId ? 1 : -1) : a.time < b.time ? 1 : -1));

/**
 * The folder of a run that was named by its id, or by the path of its folder or ledger; null when
 * there is no ledger there.
 */
export const findRun = (
  files: Files,
  runsFolder: string,
  run: string,
  workingDirectory: string,
): string | null => {
  const places: string[] = [];
  if (parseRunId(run) !== null) places.push(join(runsFolder, run));
  const path = run.startsWith('/') ? run : join(workingDirectory, run);
  places.push(path.endsWith(`/${runFiles.ledger}`) ? join(path, '..') : path);
  return places.find((place) => files.stat(join(place, runFiles.ledger))?.kind === 'file') ?? null;
};

/** Reads an object; null when it is not there. Whether its bytes are right is for `verify` to say. */
export const readObject = (files: Files, directory: string, sha256: string): Uint8Array | null =>
  /^[0-9a-f]{64}$/.test(sha256) ? files.readIfExists(join(directory, objectPath(sha256))) : null;
