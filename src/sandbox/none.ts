import { rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../errors/system-error.ts';
import type { IsolationSeal, LimitSeal } from '../isolation.ts';
import type { Clock, Exec, Files } from '../ports.ts';
import { capture, drain } from './capture.ts';
import type { SandboxConfig } from './config.ts';
import { planEnvironment } from './environment.ts';
import { type Ending, readStatus } from './exit-status.ts';
import { listProcesses, readKernelFile } from './facts.ts';
import { harvestFolder } from './harvest.ts';
import { type Mount, preparePlaces } from './mounts.ts';
import { createOutCollector } from './out-files.ts';
import type { OutFile, SandboxStep, StepFailure, StepOutcome } from './sandbox.ts';
import { createStop, type Stop } from './stop.ts';
import { waitUntilGone } from './survivors.ts';
import { createTrace, type Trace } from './trace.ts';

/** Level `none`: what the steps of a run share. */
export interface NoneSetup {
  readonly deps: { readonly exec: Exec; readonly files: Files; readonly clock: Clock };
  readonly config: SandboxConfig;
  /** Folder of the run for the temporary folders of its workers. */
  readonly directory: string;
  readonly nodePath: string;
  readonly mounts: readonly Mount[];
  /** A new random name, which marks the processes of one step. */
  readonly token: () => string;
}

/** The limits of the configuration, which nothing holds at this level. */
export const looseLimits = (config: SandboxConfig): IsolationSeal['limits'] => {
  const loose = (value: number): LimitSeal => ({ value, by: 'none', approximate: true });
  return {
    memory: loose(config.memory),
    pids: loose(config.pids),
    cpu_milli: loose(Math.round(config.cpus * 1000)),
    tmp: loose(config.tmp),
    out: loose(config.out),
  };
};

const signalQuietly = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone, or not ours.
  }
};

const groupExists = (group: number): boolean => {
  try {
    process.kill(-group, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** An empty folder; made anew only when something was left in it. */
const freshFolder = (files: Files, folder: string): string => {
  if (files.stat(folder)?.kind === 'directory') {
    if (files.list(folder).length === 0) return folder;
    files.remove(folder);
  } else rmSync(folder, { force: true });
  files.makeDirectory(folder, 0o700);
  return folder;
};

/** Mounts inside the tree are links here; others have no place. */
const linkMounts = (setup: NoneSetup, repo: string): void => {
  const { files } = setup.deps;
  for (const mount of setup.mounts) {
    if (mount.inRepo === null) continue;
    const place = join(repo, mount.inRepo);
    if (files.stat(place)?.kind === 'link') continue;
    preparePlaces(files, repo, [mount]);
    files.remove(place);
    symlinkSync(mount.from, place, 'dir');
  }
};

/** Living members; a dead one that nobody has collected keeps the group in being. */
const membersOf = (group: number): readonly number[] => {
  if (!groupExists(group)) return [];
  return listProcesses().filter((pid) => {
    // The name in parentheses may hold anything, the fields after it do not.
    const [, state, , member] =
      /\) (\S) (\d+) (\d+)/.exec(readKernelFile(`/proc/${pid}/stat`)) ?? [];
    return Number(member) === group && state !== 'Z' && state !== 'X';
  });
};

/** Kills what is left of a step; gives what did not die. */
const killLeft = (
  setup: NoneSetup,
  group: number | null,
  trace: Trace,
): Promise<readonly number[]> =>
  waitUntilGone(setup.deps.clock, () => {
    const left = group === null ? [] : membersOf(group);
    const strays = trace.find();
    if (left.length > 0) signalQuietly(-(group ?? 0));
    for (const pid of strays) signalQuietly(pid);
    return [...left, ...strays];
  });

interface Verdict {
  readonly ending: Ending;
  readonly failure: StepFailure | null;
  readonly detail: string | null;
  readonly limitsHit: readonly string[];
}

const nobody: Ending = { exitCode: null, signal: null };

const judge = (
  stop: Stop,
  config: SandboxConfig,
  exit: {
    readonly exitCode: number | null;
    readonly signal: string | null;
    readonly spawnError: string | null;
  },
): Verdict => {
  const fail = (failure: StepFailure, detail: string, ...limitsHit: string[]): Verdict => ({
    ending: nobody,
    failure,
    detail,
    limitsHit,
  });
  switch (stop.reason()) {
    case 'timeout':
      return { ending: nobody, failure: null, detail: null, limitsHit: ['wall'] };
    case 'abort':
      return fail('aborted', 'the step was ended early');
    case 'output':
    case 'archive':
      return fail('output_limit', `more than ${config.output} bytes of output`, 'output');
    case null:
  }
  if (exit.spawnError !== null)
    return fail('spawn', `the program could not be started: ${exit.spawnError}`);
  const ending =
    exit.exitCode === null ? { exitCode: null, signal: exit.signal } : readStatus(exit.exitCode);
  return { ending, failure: null, detail: null, limitsHit: [] };
};

/** Runs one step as a plain child of ours: one process, no walls; killed by its group and its token. */
export const runNoneStep = async (setup: NoneSetup, step: SandboxStep): Promise<StepOutcome> => {
  const { config, deps } = setup;
  const { clock, files } = deps;
  const worker = join(setup.directory, `none-${step.worker}`);
  const temporary = freshFolder(files, join(worker, 'tmp'));
  const outFolder = step.role === 'a' ? freshFolder(files, join(worker, 'out')) : null;
  linkMounts(setup, step.repo);
  const token = setup.token();
  const places = {
    temporary,
    nodeBin: dirname(setup.nodePath),
    out: outFolder,
    input: step.input,
  };
  const env = planEnvironment(places, [config.env, step.env, { GUILDSEAL_STEP: token }]);
  const begin = clock.monotonicMs();
  const trace = createTrace(token, () => clock.monotonicMs() - begin);
  const stop = createStop(clock, step.timeoutMs, step.signal);
  const [file = '', ...args] = step.command;
  const child = deps.exec.start(file, args, {
    env,
    cwd: step.repo,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const overflow = () => {
    stop.now('output');
  };
  const streams = [1, 2].map((descriptor) =>
    capture(child.stdio[descriptor], config.output, overflow),
  );
  stop.arm(() => {
    child.kill('SIGKILL');
  });
  const exit = await Promise.race([child.exited, stop.stuck]);
  const wallMs = clock.monotonicMs() - begin;
  stop.disarm();
  const survivors = await killLeft(setup, child.pid, trace);
  await drain(clock, streams);
  const [stdout, stderr] = streams.map((stream) => stream.bytes());
  const shared = {
    timedOut: stop.reason() === 'timeout',
    wallMs,
    cpuMs: null,
    maxRssKib: null,
    stdout: stdout ?? new Uint8Array(),
    stderr: stderr ?? new Uint8Array(),
  };
  const none: readonly OutFile[] | null = outFolder === null ? null : [];
  if (exit === null || survivors.length > 0) {
    const detail = `processes ${survivors.join(', ')}`;
    return { ...shared, ...nobody, failure: 'survivor', detail, out: none, limitsHit: [] };
  }
  const verdict = judge(stop, config, exit);
  const outcome = {
    ...shared,
    ...verdict.ending,
    failure: verdict.failure,
    detail: verdict.detail,
    out: none,
    limitsHit: verdict.limitsHit,
  };
  // As under bwrap: only a good end hands its files on.
  if (outFolder === null || verdict.ending.exitCode !== 0) return outcome;
  const collector = createOutCollector(config.out);
  const problem = harvestFolder(outFolder, config.out, collector);
  if (problem === null) return { ...outcome, out: collector.files() };
  const limitsHit = problem.failure === 'output_caps' ? ['out'] : [];
  return { ...outcome, ...nobody, failure: problem.failure, detail: problem.detail, limitsHit };
};
