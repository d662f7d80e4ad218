import { type ChildProcess, spawn } from 'node:child_process';
import { execa } from 'execa';
import { systemCode } from '../errors/system-error.ts';
import type { Exec, ExecOptions, ExecResult, RunningProcess, StartOptions } from '../ports.ts';

/** Cap on each output stream when the caller names none. */
const defaultOutputBytes = 64 * 1024 * 1024;
/** How long a descendant may hold our pipes after its parent has ended by itself. */
const pipeGraceMs = 2000;
/** How long we wait for pipes to close after the kill; only a process that left the group holds them longer. */
const killGraceMs = 500;

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
};

/** Watches one child and kills its whole group at the wall limit, on abort, and after it has ended. */
const watchGroup = (child: ChildProcess, pid: number, options: ExecOptions) => {
  let timedOut = false;
  const timers = new Set<NodeJS.Timeout>();
  const after = (ms: number, act: () => void) => timers.add(setTimeout(act, ms));
  const kill = () => {
    signalGroup(pid, 'SIGKILL');
    after(killGraceMs, () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  };
  if (options.timeoutMs !== undefined) {
    after(options.timeoutMs, () => {
      timedOut = true;
      kill();
    });
  }
  options.signal?.addEventListener('abort', kill);
  child.once('exit', (exitCode) => {
    if (exitCode === null) kill();
    else after(pipeGraceMs, kill);
  });
  const release = () => {
    for (const timer of timers) clearTimeout(timer);
    options.signal?.removeEventListener('abort', kill);
    signalGroup(pid, 'SIGKILL');
  };
  if (options.signal?.aborted === true) kill();
  return { release, isTimedOut: () => timedOut };
};

const bytesOf = (output: unknown): Uint8Array =>
  output instanceof Uint8Array ? output : new Uint8Array();

const launch = (file: string, args: readonly string[], options: ExecOptions) =>
  execa(file, args, {
    env: options.env,
    extendEnv: false,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    maxBuffer: options.maxOutputBytes ?? defaultOutputBytes,
    // A group of its own: the kill must reach what the child has started.
    detached: true,
    encoding: 'buffer',
    killSignal: 'SIGKILL',
    reject: false,
    stripFinalNewline: false,
    windowsHide: true,
  });

const refused = (spawnError: string): ExecResult => ({
  exitCode: null,
  signal: null,
  timedOut: false,
  overflowed: false,
  spawnError,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
  wallMs: 0,
});

const runToEnd = async (
  file: string,
  args: readonly string[],
  options: ExecOptions,
  running: Set<number>,
): Promise<ExecResult> => {
  let child: ReturnType<typeof launch>;
  try {
    child = launch(file, args, options);
  } catch (error) {
    // execa throws for arguments it will not even try.
    return refused(systemCode(error) ?? 'ERR_INVALID_ARG_VALUE');
  }
  const pid = child.pid;
  if (pid === undefined) {
    const { code } = await child;
    return refused(code ?? 'UNKNOWN');
  }
  const group = watchGroup(child, pid, options);
  running.add(pid);
  const result = await child;
  group.release();
  running.delete(pid);
  return {
    exitCode: result.exitCode ?? null,
    signal: result.signal ?? null,
    timedOut: group.isTimedOut(),
    overflowed: result.isMaxBuffer,
    spawnError: null,
    stdout: bytesOf(result.stdout),
    stderr: bytesOf(result.stderr),
    wallMs: result.durationMs,
  };
};

const notStarted = (code: string): RunningProcess => ({
  pid: null,
  stdio: [],
  exited: Promise.resolve({ exitCode: null, signal: null, spawnError: code }),
  kill: () => undefined,
});

const startChild = (
  file: string,
  args: readonly string[],
  options: StartOptions,
  running: Set<number>,
): RunningProcess => {
  const detached = options.detached ?? false;
  let child: ChildProcess;
  try {
    child = spawn(file, args, {
      env: options.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: [...options.stdio],
      detached,
      windowsHide: true,
    });
  } catch (error) {
    // Node throws for what it checks itself (a NUL in an argument, E2BIG) and reports the rest later.
    return notStarted(systemCode(error) ?? 'UNKNOWN');
  }
  const pid = child.pid ?? null;
  if (pid !== null && detached) running.add(pid);
  const exited = new Promise<Awaited<RunningProcess['exited']>>((resolve) => {
    child.once('error', (error) => {
      if (pid === null) {
        resolve({ exitCode: null, signal: null, spawnError: systemCode(error) ?? 'UNKNOWN' });
      }
    });
    child.once('exit', (exitCode, signal) => {
      if (pid !== null) running.delete(pid);
      resolve({ exitCode, signal, spawnError: null });
    });
  });
  return {
    pid,
    stdio: options.stdio.map((_, descriptor) => child.stdio[descriptor] ?? null),
    exited,
    kill: (signal) => {
      if (!detached) child.kill(signal);
      else if (pid !== null) signalGroup(pid, signal);
    },
  };
};

/**
 * Programs as real child processes: `run` buffers what we read and leaves no descendant behind, `start`
 * hands over the descriptors. Groups that still run when this process exits are killed.
 */
export const createExec = (): Exec => {
  const running = new Set<number>();
  process.on('exit', () => {
    for (const pid of running) signalGroup(pid, 'SIGKILL');
  });
  return {
    run: (file, args, options) => runToEnd(file, args, options, running),
    start: (file, args, options) => startChild(file, args, options, running),
  };
};
