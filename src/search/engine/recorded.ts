import type { Entry, SealedEntry, TrialResult, TrialStart } from '../../ledger/entries.ts';
import { jobKey, nodeIndex } from './requests.ts';

type Start = TrialStart & Entry;
type Result = TrialResult & Entry;

/** What a ledger says of one job: its starts, and the result once there is one. */
interface RecordedJob {
  readonly starts: Start[];
  result: Result | null;
}

/** Entries of a run, sorted by what they are to its course. */
export interface Recorded {
  /** What follows from decisions, in order: first starts, results without a start, decisions, promotion, verbs, the end. */
  readonly stream: readonly SealedEntry[];
  readonly jobs: ReadonlyMap<string, RecordedJob>;
  /** Starts without a result. */
  readonly unfinished: readonly Start[];
  /** Trees made outside the run that entered it. */
  readonly imports: number;
}

/** The key of the job a start belongs to. */
export const keyOfStart = (start: TrialStart): string =>
  jobKey({
    node: nodeIndex(start.node),
    repeat: start.repeat,
    purpose: start.purpose,
    pair: start.pair,
  });

const isInStream = (entry: Entry): boolean => {
  switch (entry.kind) {
    case 'trial-start':
      return entry.attempt === 1;
    case 'trial-result':
      return entry.start_seq === null;
    case 'trial-decision':
    case 'promote-start':
    case 'promote-result':
    case 'run-end':
      return true;
    case 'event':
      return entry.type === 'steer';
    case 'run-begin':
    case 'run-resume':
    case 'run-pause':
    case 'trial-propose':
      return false;
  }
};

/** Sorts the entries of a run. */
export const sortEntries = (entries: readonly SealedEntry[]): Recorded => {
  const jobs = new Map<string, RecordedJob>();
  const open = new Map<number, { readonly start: Start; readonly job: RecordedJob }>();
  const stream: SealedEntry[] = [];
  let imports = 0;
  for (const sealed of entries) {
    const { entry } = sealed;
    if (isInStream(entry)) stream.push(sealed);
    if (entry.kind === 'trial-start') {
      const key = keyOfStart(entry);
      const job = jobs.get(key) ?? { starts: [], result: null };
      jobs.set(key, job);
      job.starts.push(entry);
      open.set(entry.seq, { start: entry, job });
    }
    if (entry.kind === 'trial-result' && entry.start_seq !== null) {
      const started = open.get(entry.start_seq);
      if (started !== undefined) started.job.result ??= entry;
      open.delete(entry.start_seq);
    }
    if (
      (entry.kind === 'trial-start' || entry.kind === 'trial-result') &&
      entry.proposal?.kind === 'import'
    ) {
      imports += 1;
    }
  }
  return { stream, jobs, unfinished: [...open.values()].map(({ start }) => start), imports };
};
