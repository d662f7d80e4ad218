import type { Entry, RunBegin, SealedEntry, TrialResult } from '../../ledger/entries.ts';
import { type RunLimits, steerLimits } from '../limits.ts';
import { keyOfStart, type Recorded } from './recorded.ts';
import type { CourseAnswer, CourseRequest, Job } from './requests.ts';
import { jobKey, nodeId } from './requests.ts';

/** A recorded entry that the course does not lead to. */
export class ReplayMismatch extends Error {
  override readonly name = 'ReplayMismatch';
  readonly seq: number;
  readonly expected: string;
  readonly found: string;

  constructor(seq: number, expected: string, found: string) {
    super(`entry ${seq}: expected ${expected}, found ${found}`);
    this.seq = seq;
    this.expected = expected;
    this.found = found;
  }
}

/** Answers a course from the entries of its ledger. */
export interface Replay {
  /** Null when the ledger does not know: from here on the run is live. */
  answer(request: CourseRequest): CourseAnswer | null;
  /** The next recorded entry of the course, null at the end. */
  peek(): SealedEntry | null;
}

const pairText = (job: Job): string =>
  job.pair === null ? '' : ` (pair ${job.pair.index} of query ${job.pair.query}, ${job.pair.role})`;
const jobText = (job: Job): string =>
  `${job.purpose} repeat ${job.repeat} of ${nodeId(job.node)}${pairText(job)}`;

const describe = ({ entry }: SealedEntry): string => {
  switch (entry.kind) {
    case 'trial-start':
      return `${jobText({ node: Number(entry.node.slice(1)), repeat: entry.repeat, purpose: entry.purpose, pair: entry.pair })} from ${entry.parent ?? 'nothing'}`;
    case 'trial-result':
      return `${entry.status} of ${entry.node} from ${entry.parent ?? 'nothing'}`;
    case 'trial-decision':
      return `${entry.outcome} of ${entry.node} (${entry.rule}, n ${entry.n}, mean ${entry.mean}, against ${entry.incumbent})`;
    case 'promote-start':
      return `query ${entry.query} for ${entry.candidate}`;
    case 'promote-result':
      return `query ${entry.query} ${entry.outcome} (n ${entry.n}, mean ${entry.mean ?? 'none'})`;
    case 'run-begin':
    case 'run-resume':
    case 'run-pause':
    case 'run-end':
    case 'event':
    case 'trial-propose':
      return entry.kind;
  }
};

/** Entries before which a job may have been refused for want of wall time. */
const mayFollowRefusal = ({ entry }: SealedEntry): boolean =>
  entry.kind === 'promote-start' || entry.kind === 'promote-result' || entry.kind === 'run-end';

/** Figures that went through logarithms may differ in the last bits between machines. */
const isSameFigure = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const [x, y] = [Number(a), Number(b)];
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
};

const figures = ['mean', 'se', 'low', 'high', 'window_low', 'alpha', 'min_effect'];

const agrees = (body: object, entry: Entry): boolean =>
  Object.entries(body).every(([key, value]: [string, unknown]) => {
    const recorded: unknown = Reflect.get(entry, key);
    return figures.includes(key)
      ? isSameFigure(recorded, value)
      : JSON.stringify(recorded) === JSON.stringify(value);
  });

/** What a recorded result answers. */
const answerOf = (result: TrialResult): CourseAnswer => {
  if (result.status === 'ok' && result.value !== null) {
    return { kind: 'value', value: Number(result.value) + 0 };
  }
  return result.status === 'crash' || result.status === 'timeout'
    ? { kind: 'failure', status: result.status }
    : { kind: 'lost' };
};

/**
 * Leads a course along a ledger. Wall time, kills and verbs are recorded inputs and taken as they stand;
 * everything else must be what the course derives.
 *
 * @param limits the limits in force, for verbs that change some of them
 */
export const createReplay = (
  recorded: Recorded,
  begin: RunBegin,
  limits: () => RunLimits,
): Replay => {
  let cursor = 0;
  const peek = (): SealedEntry | null => recorded.stream[cursor] ?? null;

  const steer = (): CourseAnswer | null => {
    const given: RunLimits[] = [];
    let now = limits();
    for (let next = peek(); next !== null; next = peek()) {
      if (next.entry.kind !== 'event' || next.entry.type !== 'steer') break;
      now = steerLimits(now, next.entry, begin);
      given.push(now);
      cursor += 1;
    }
    if (peek() === null && given.length === 0) return null;
    return { kind: 'steered', limits: given };
  };

  const find = (request: Extract<CourseRequest, { kind: 'propose' | 'repeat' }>) => {
    const next = peek();
    if (next === null) return null;
    const { entry } = next;
    const { job } = request;
    const isSame =
      entry.kind === 'trial-start' &&
      entry.node === nodeId(job.node) &&
      entry.repeat === job.repeat &&
      entry.purpose === job.purpose &&
      keyOfStart(entry) === jobKey(job);
    if (request.kind === 'repeat') return isSame ? 'same' : 'other';
    const parent = request.parent === null ? null : nodeId(request.parent);
    const isNode =
      (isSame || (entry.kind === 'trial-result' && entry.node === nodeId(job.node))) &&
      (entry.parent ?? null) === parent &&
      entry.proposal?.action === request.action;
    return isNode ? 'same' : 'other';
  };

  const start = (
    request: Extract<CourseRequest, { kind: 'propose' | 'repeat' }>,
  ): CourseAnswer | null => {
    const next = peek();
    const { job } = request;
    const isSecondHalf =
      job.pair !== null &&
      recorded.jobs.has(
        jobKey({
          ...job,
          pair: {
            ...job.pair,
            role: job.pair.role === 'candidate' ? 'reference' : 'candidate',
          },
        }),
      );
    const found = find(request);
    if (found === 'same' && next !== null) {
      cursor += 1;
      return next.entry.kind === 'trial-result'
        ? { kind: 'void', repeatedDrafts: next.entry.repeated_drafts ?? 0 }
        : { kind: 'started' };
    }
    // Killed between the halves of a pair: its seeds are burnt.
    const isNextPair = next?.entry.kind === 'trial-start' && next.entry.pair !== null;
    if (isSecondHalf && (next === null || isNextPair)) return { kind: 'burnt' };
    if (next === null) return null;
    if (mayFollowRefusal(next)) return { kind: 'refused' };
    const expected =
      request.kind === 'propose'
        ? `a proposal ${nodeId(job.node)} from ${request.parent === null ? 'nothing' : nodeId(request.parent)} (${request.action})`
        : jobText(job);
    throw new ReplayMismatch(next.entry.seq, expected, describe(next));
  };

  const awaited = (job: Job): CourseAnswer | null => {
    const known = recorded.jobs.get(jobKey(job));
    if (known?.result) return answerOf(known.result);
    if (job.pair !== null) return { kind: 'burnt' };
    return peek() === null ? null : { kind: 'lost' };
  };

  const record = (body: Extract<CourseRequest, { kind: 'record' }>['body']) => {
    const next = peek();
    if (next === null) return null;
    if (!agrees(body, next.entry)) {
      const made = { entry: { ...next.entry, ...body } as Entry, subjects: [], sealId: '' };
      throw new ReplayMismatch(next.entry.seq, describe(made), describe(next));
    }
    cursor += 1;
    return { kind: 'done' } as const;
  };

  return {
    peek,
    answer: (request) => {
      switch (request.kind) {
        case 'steer':
          return steer();
        case 'propose':
        case 'repeat':
          return start(request);
        case 'await':
          return awaited(request.job);
        case 'record':
          return record(request.body);
        case 'learn':
          return { kind: 'done' };
      }
    },
  };
};
