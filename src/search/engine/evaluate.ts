import type { OutFile, Sandbox, SandboxStep, StepOutcome } from '../../sandbox/sandbox.ts';
import { readMetric } from '../../text/metric.ts';
import type { ChangedFile, TreeFolder } from '../../workspace/workspace.ts';
import type { ExperimentConfig } from '../config.ts';
import type { InputFolder } from './input-folder.ts';

/** What one worker has to itself. */
export interface WorkerFolders {
  readonly index: number;
  readonly input: InputFolder;
  /** The tree A runs on, null without `commands.run`. */
  readonly candidate: TreeFolder | null;
  /** The tree B runs on; the base tree, shared by all workers, under custody `split`. */
  readonly evaluator: TreeFolder;
}

/** One repeat to evaluate. */
export interface Evaluation {
  readonly changed: readonly ChangedFile[];
  /** Editable files B gets as data. */
  readonly data: ReadonlyMap<string, Uint8Array>;
  /** `GUILDSEAL_SEED` of A and of B. */
  readonly seeds: { readonly a: number; readonly b: number };
  /** Wall limit of each command. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What a repeat came to, before it is sealed. */
export interface Evaluated {
  /** `aborted`: ended by us, no result at all. */
  readonly status: 'ok' | 'crash' | 'timeout' | 'aborted';
  readonly reason: string | null;
  readonly detail: string | null;
  /** As printed. */
  readonly value: string | null;
  readonly number: number;
  readonly metrics: Readonly<Record<string, string>>;
  readonly run: StepOutcome | null;
  readonly evaluate: StepOutcome | null;
}

type Verdict = Pick<Evaluated, 'status' | 'reason' | 'detail'>;

/** How a command failed; null when its exit code is 0 and nothing stopped it. */
const judgeStep = (step: StepOutcome, name: 'run' | 'evaluate'): Verdict | null => {
  if (step.failure === 'aborted') return { status: 'aborted', reason: null, detail: step.detail };
  if (step.failure === 'survivor') {
    return { status: 'crash', reason: 'survivor', detail: step.detail };
  }
  if (step.timedOut) return { status: 'timeout', reason: name, detail: null };
  if (step.failure !== null) return { status: 'crash', reason: step.failure, detail: step.detail };
  if (step.signal !== null) {
    return { status: 'crash', reason: `${name}_signal`, detail: step.signal };
  }
  if (step.exitCode !== 0) {
    return { status: 'crash', reason: `${name}_exit`, detail: `exit code ${step.exitCode ?? '?'}` };
  }
  return null;
};

const nothing = { value: null, number: Number.NaN, metrics: {} };
const noBytes = new Uint8Array();
const noFiles: readonly OutFile[] = [];

/**
 * Runs a candidate once: A, where `commands.run` is set, on its tree without hidden files; then B on the
 * base tree, which gets the candidate's bytes only as data (custody `shared`: on the candidate's tree).
 */
export const evaluateOnce = async (
  sandbox: Sandbox,
  config: ExperimentConfig,
  worker: WorkerFolders,
  evaluation: Evaluation,
): Promise<Evaluated> => {
  const { signal, timeoutMs, seeds, changed } = evaluation;
  const shared = { timeoutMs, worker: worker.index, signal };
  let run: StepOutcome | null = null;
  if (config.commands.run !== null && worker.candidate !== null) {
    await worker.candidate.show(changed);
    const step: SandboxStep = {
      ...shared,
      role: 'a',
      command: config.commands.run,
      repo: worker.candidate.path,
      input: null,
      env: { GUILDSEAL_SEED: String(seeds.a) },
    };
    run = await sandbox.run(step);
    const failed = judgeStep(run, 'run');
    if (failed !== null) return { ...failed, ...nothing, run, evaluate: null };
  }
  if (config.evaluation.custody === 'shared') await worker.evaluator.show(changed);
  worker.input.show({
    stdout: run?.stdout ?? noBytes,
    out: run?.out ?? noFiles,
    files: evaluation.data,
  });
  const evaluate = await sandbox.run({
    ...shared,
    role: 'b',
    command: config.commands.evaluate,
    repo: worker.evaluator.path,
    input: worker.input.path,
    env: { GUILDSEAL_SEED: String(seeds.b), GUILDSEAL_RUN_SEED: String(seeds.a) },
  });
  const failed = judgeStep(evaluate, 'evaluate');
  if (failed !== null) return { ...failed, ...nothing, run, evaluate };
  const { name, min, max } = config.metric;
  const reading = readMetric(evaluate.stdout, { name, min, max });
  if (!reading.ok) {
    const { reason, detail } = reading;
    return { status: 'crash', reason, detail, ...nothing, run, evaluate };
  }
  const { value, number, metrics } = reading;
  return { status: 'ok', reason: null, detail: null, value, number, metrics, run, evaluate };
};
