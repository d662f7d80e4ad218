import { sha256Hex } from '../../ledger/hash.ts';
import type { StepSeal, StreamSeal, Subject, TrialResult } from '../../ledger/entries.ts';
import { bytesSubject, treeSubject } from '../../ledger/statement.ts';
import type { OutFile, StepOutcome } from '../../sandbox/sandbox.ts';
import type { Evaluated } from './evaluate.ts';
import { type Job, nodeId } from './requests.ts';

/** Stores bytes as an object, unless they hold a secret; gives their hash either way. */
type StoreBytes = (bytes: Uint8Array) => string;

const sealStream = (bytes: Uint8Array, store: StoreBytes): StreamSeal => ({
  sha256: store(bytes),
  bytes: bytes.length,
});

/** The listing of what A left: `sha256 SP bytes SP path LF`, sorted by path. */
const sealOut = (files: readonly OutFile[], store: StoreBytes) => {
  const lines = files.map((file) => `${sha256Hex(file.bytes)} ${file.bytes.length} ${file.path}\n`);
  return {
    sha256: store(Buffer.from(lines.join(''))),
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes.length, 0),
  };
};

const sealStep = (step: StepOutcome | null, store: StoreBytes): StepSeal | null =>
  step === null
    ? null
    : {
        exit: step.exitCode,
        signal: step.signal,
        timed_out: step.timedOut,
        wall_ms: Math.round(step.wallMs),
        cpu_ms: step.cpuMs === null ? null : Math.round(step.cpuMs),
        max_rss_kib: step.maxRssKib,
        stdout: sealStream(step.stdout, store),
        stderr: sealStream(step.stderr, store),
        out: step.out === null ? null : sealOut(step.out, store),
      };

const streamSubjects = (step: StepSeal | null, name: string): readonly Subject[] =>
  step === null
    ? []
    : [
        bytesSubject(`${name}.stdout`, step.stdout.sha256),
        bytesSubject(`${name}.stderr`, step.stderr.sha256),
        ...(step.out === null ? [] : [bytesSubject(`${name}.out`, step.out.sha256)]),
      ];

/** The `trial-result` of a repeat that ran; its streams are stored first. */
export const sealResult = (
  job: Job,
  startSeq: number,
  tree: string,
  evaluated: Evaluated,
  store: StoreBytes,
): { readonly body: TrialResult; readonly subjects: readonly Subject[] } => {
  const run = sealStep(evaluated.run, store);
  const evaluate = sealStep(evaluated.evaluate, store);
  const limits = [...(evaluated.run?.limitsHit ?? []), ...(evaluated.evaluate?.limitsHit ?? [])];
  const { status } = evaluated;
  return {
    body: {
      kind: 'trial-result',
      start_seq: startSeq,
      node: nodeId(job.node),
      repeat: job.repeat,
      status: status === 'aborted' ? 'skip' : status,
      reason: status === 'aborted' ? 'budget' : evaluated.reason,
      value: evaluated.value,
      metrics: evaluated.metrics,
      run,
      evaluate,
      limits_hit: [...new Set(limits)].sort(),
      duplicate_of: null,
    },
    subjects: [
      treeSubject('tree', tree),
      ...streamSubjects(run, 'run'),
      ...streamSubjects(evaluate, 'evaluate'),
    ],
  };
};
