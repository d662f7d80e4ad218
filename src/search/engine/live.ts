import type {
  EntryBody,
  ProposalSeal,
  SealedEntry,
  Subject,
  TrialStart,
  Usage,
} from '../../ledger/entries.ts';
import { readObject } from '../../ledger/run-files.ts';
import { pairSeed, stepSeed } from '../../ledger/seeds.ts';
import { bytesSubject, commitSubject, treeSubject } from '../../ledger/statement.ts';
import { isAppError } from '../../errors/app-error.ts';
import { sha256Hex } from '../../ledger/hash.ts';
import { cutFreeText } from '../../text/cut.ts';
import { stripHidden } from '../../text/hidden.ts';
import { growTotals, type RunTotals } from '../totals.ts';
import type { Contents } from './contents.ts';
import { type Evaluated, evaluateOnce } from './evaluate.ts';
import type { AnchorMoment, SearchDeps, SearchPlan } from './plan.ts';
import type { NodeRecord } from './records.ts';
import { type CourseAnswer, type Job, jobKey, nodeId } from './requests.ts';
import { Pause } from './pause.ts';
import { sealResult } from './seal-result.ts';
import type { Wall } from './wall.ts';
import type { Workers } from './workers.ts';

/** A job that was started in this part of the run. */
interface RunningJob {
  readonly controller: AbortController;
  readonly finished: Promise<void>;
  answer: CourseAnswer | null;
  error: unknown;
}

/** The part of a run that starts things: entries, evaluations, results. */
export interface Live {
  readonly running: () => number;
  append(body: EntryBody, subjects: readonly Subject[]): SealedEntry;
  sync(): void;
  /** Stores bytes unless they hold a secret; gives their hash. */
  store(bytes: Uint8Array): string;
  /** Seals the start of a job (with its proposal on the node's first) and starts it. */
  start(job: Job, attempt: number, record: NodeRecord, proposal: ProposalSeal | null): void;
  /** Whether a job was started in this part of the run. */
  knows(job: Job): boolean;
  /** The durable result of a started job; throws Pause. */
  result(job: Job): Promise<CourseAnswer>;
  /** Throws Pause when the run may not go on. */
  checkPause(): void;
  /** Lets what runs end, kills it after `graceMs`. */
  settleDown(graceMs: number): Promise<void>;
  anchor(moment: AnchorMoment): Promise<void>;
  usage(): Usage;
  /** The last lines of what n0 printed when it had no value. */
  readonly baselineTail: () => string;
}

interface LiveDeps {
  readonly deps: SearchDeps;
  readonly plan: SearchPlan;
  readonly totals: RunTotals;
  readonly contents: Contents;
  readonly workers: Workers;
  readonly wall: Wall;
}

const anchorEvery = 25;
const noData: ReadonlyMap<string, Uint8Array> = new Map();

/** One safe line of at most 500 characters, secrets replaced. */
export const safeLine = (deps: Pick<SearchDeps, 'redactor'>, text: string): string => {
  // Redacted first: a cut secret would not be found any more.
  const plain = stripHidden(text);
  const line = cutFreeText(deps.redactor?.text(plain) ?? plain);
  // A copy: pieces of a string keep the whole string they were cut from.
  return Buffer.from(line).toString();
};

const tailOf = (evaluated: Evaluated): string => {
  const step = evaluated.evaluate ?? evaluated.run;
  const bytes = step === null ? null : step.stderr.length > 0 ? step.stderr : step.stdout;
  const text = bytes === null ? '' : stripHidden(new TextDecoder().decode(bytes));
  return text.trimEnd().split('\n').slice(-20).join('\n');
};

/** Sets up the live part of a run. */
export const createLive = ({ deps, plan, ...own }: LiveDeps): Live => {
  const { ledger, sandbox, log } = deps;
  const { totals, contents, workers, wall } = own;
  const jobs = new Map<string, RunningJob>();
  const waiters = new Set<() => void>();
  let running = 0;
  let isDirty = false;
  let startsToAnchor = 0;
  let fatal: unknown = null;
  let isStopping = false;
  let baselineTail = '';
  const anchors = new Set<Promise<void>>();

  const wake = (): void => {
    for (const waiter of waiters) waiter();
    waiters.clear();
  };
  const onAbort = (): void => {
    wake();
  };
  deps.signal.addEventListener('abort', onAbort, { once: true });

  const append = (body: EntryBody, subjects: readonly Subject[]): SealedEntry => {
    const sealed = ledger.append(body, subjects);
    isDirty = true;
    growTotals(totals, sealed);
    return sealed;
  };
  const sync = (): void => {
    if (isDirty) ledger.sync();
    isDirty = false;
  };
  const store = (bytes: Uint8Array): string => {
    if (deps.redactor?.bytes(bytes).hit !== true) return ledger.putObject(bytes);
    const sha256 = sha256Hex(bytes);
    log.warn(`secret_redacted: object ${sha256} holds a secret and is withheld`);
    return sha256;
  };

  const seedsOf = ({ repeat, pair }: Job): { readonly a: number; readonly b: number } => {
    const { race, promotion } = plan.seeds;
    const seed = (role: 'a' | 'b'): number =>
      pair === null
        ? stepSeed(race, role, repeat)
        : pairSeed(promotion, role, pair.query, pair.index);
    return { a: seed('a'), b: seed('b') };
  };

  const dataOf = async (record: NodeRecord): Promise<ReadonlyMap<string, Uint8Array>> => {
    const { config, policy } = plan;
    if (config.commands.run === null) return contents.filesOf(record);
    if (config.files.data.length === 0) return noData;
    const files = await contents.filesOf(record);
    return new Map([...files].filter(([path]) => policy.isData(path)));
  };

  const evaluate = async (
    job: Job,
    record: NodeRecord,
    signal: AbortSignal,
  ): Promise<{ readonly evaluated: Evaluated; readonly isCut: boolean } | null> => {
    const worker = await workers.acquire();
    try {
      if (signal.aborted || isStopping) return null;
      const { timeout } = plan.config.evaluation;
      const left = wall.leftMs();
      const timeoutMs = Math.max(1, Math.min(timeout, left));
      const evaluated = await evaluateOnce(sandbox, plan.config, worker, {
        changed: record.changed,
        data: await dataOf(record),
        seeds: seedsOf(job),
        timeoutMs,
        signal,
      });
      if (evaluated.status === 'aborted') return null;
      return { evaluated, isCut: evaluated.status === 'timeout' && wall.leftMs() <= 0 };
    } finally {
      workers.release(worker);
    }
  };

  const seal = (job: Job, startSeq: number, record: NodeRecord, evaluated: Evaluated): void => {
    const { body, subjects } = sealResult(job, startSeq, record.tree, evaluated, store);
    append(body, subjects);
    sync();
  };

  /** Runs a job to its durable result. */
  const execute = async (
    job: Job,
    startSeq: number,
    record: NodeRecord,
    signal: AbortSignal,
  ): Promise<CourseAnswer | null> => {
    const done = await evaluate(job, record, signal);
    if (done === null) return null;
    const { evaluated, isCut } = done;
    if (isCut) {
      // The end of the wall budget is no failure of the candidate.
      if (job.repeat === 0 && job.pair === null) {
        seal(job, startSeq, record, { ...evaluated, status: 'aborted' });
      }
      return { kind: 'lost' };
    }
    seal(job, startSeq, record, evaluated);
    wall.add((evaluated.run?.wallMs ?? 0) + (evaluated.evaluate?.wallMs ?? 0));
    if (job.node === 0 && evaluated.status !== 'ok') baselineTail = tailOf(evaluated);
    if (evaluated.reason === 'survivor') fatal = new Pause('isolation');
    if (evaluated.status === 'ok') return { kind: 'value', value: evaluated.number };
    return { kind: 'failure', status: evaluated.status === 'timeout' ? 'timeout' : 'crash' };
  };

  const launch = (job: Job, startSeq: number, record: NodeRecord): void => {
    const controller = new AbortController();
    running += 1;
    const entry: { answer: CourseAnswer | null; error: unknown } = { answer: null, error: null };
    const run = async (): Promise<void> => {
      try {
        entry.answer = await execute(job, startSeq, record, controller.signal);
      } catch (error) {
        entry.error = error;
        const isLost = isAppError(error) && error.code.startsWith('sandbox.');
        fatal ??= isLost ? new Pause('isolation', error) : error;
      }
      running -= 1;
      wake();
    };
    jobs.set(jobKey(job), Object.assign(entry, { controller, finished: run() }));
  };

  const anchor = async (moment: AnchorMoment): Promise<void> => {
    if (deps.onAnchor === undefined) return;
    try {
      await deps.onAnchor(moment);
    } catch (error) {
      // A run that has ended cannot be paused any more.
      throw isAppError(error) && moment !== 'end' ? new Pause('forge', error) : error;
    }
  };

  const anchorInBackground = (): void => {
    const work: Promise<void> = anchor('starts')
      .catch((error: unknown) => {
        fatal ??= error;
        wake();
      })
      .finally(() => anchors.delete(work));
    anchors.add(work);
  };

  const checkPause = (): void => {
    if (fatal !== null) throw fatal instanceof Error ? fatal : new Error('a job failed');
    if (deps.signal.aborted) throw new Pause('signal');
  };

  return {
    append,
    sync,
    store,
    anchor,
    checkPause,
    running: () => running,
    baselineTail: () => baselineTail,
    usage: () => ({
      usd: '0',
      tokens_in: 0,
      tokens_out: 0,
      calls: 0,
      cpu_ms: Math.round(totals.cpuMs),
      wall_ms: Math.round(wall.elapsedMs()),
      source: 'reported',
    }),
    start: (job, attempt, record, proposal) => {
      const body: TrialStart = {
        kind: 'trial-start',
        node: nodeId(job.node),
        repeat: job.repeat,
        attempt,
        purpose: job.purpose,
        tree: record.tree,
        manifest_sha256: record.manifestSha256,
        parent: record.parent === null ? null : nodeId(record.parent),
        patch_sha256: record.patchSha256,
        seed: seedsOf(job).a,
        pair: job.pair,
        ...(proposal === null ? {} : { changed: record.changed, proposal }),
      };
      const subjects = [
        treeSubject('tree', record.tree),
        bytesSubject('manifest', record.manifestSha256),
        ...(record.patchSha256 === null ? [] : [bytesSubject('patch', record.patchSha256)]),
      ];
      const { entry } = append(body, subjects);
      sync();
      launch(job, entry.seq, record);
      startsToAnchor += 1;
      if (startsToAnchor < anchorEvery) return;
      startsToAnchor = 0;
      anchorInBackground();
    },
    knows: (job) => jobs.has(jobKey(job)),
    result: async (job) => {
      const key = jobKey(job);
      const known = jobs.get(key);
      if (known === undefined) throw new Error(`job ${key} was never started`);
      for (;;) {
        if (known.answer !== null) {
          jobs.delete(key);
          // A result that is in is taken even when the run is to stop; it is sealed already.
          return known.answer;
        }
        checkPause();
        await new Promise<void>((resolve) => waiters.add(resolve));
      }
    },
    settleDown: async (graceMs) => {
      isStopping = true;
      deps.signal.removeEventListener('abort', onAbort);
      const all = Promise.all([...jobs.values()].map(({ finished }) => finished));
      const waiting = new AbortController();
      await Promise.race([all, deps.clock.wait(graceMs, waiting.signal)]);
      waiting.abort();
      for (const { controller } of jobs.values()) controller.abort();
      await all;
      await Promise.all(anchors);
    },
  };
};

/** Reads an object of the run. */
export const objectReader =
  (deps: Pick<SearchDeps, 'files' | 'ledger'>) =>
  (sha256: string): Uint8Array | null =>
    readObject(deps.files, deps.ledger.directory, sha256);

/** Subject of entries that are about the run as a whole. */
export const baseSubject = (deps: Pick<SearchDeps, 'workspace'>): readonly Subject[] => [
  commitSubject('base', deps.workspace.base.commit),
];
