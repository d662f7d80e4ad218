import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '../../src/errors/app-error.ts';
import { sandboxConfig } from '../../src/sandbox/config.ts';
import type { Sandbox, SandboxStep, StepOutcome } from '../../src/sandbox/sandbox.ts';
import type { Answer } from './driver-protocol.ts';

const project = resolve(import.meta.dirname, '..', '..');
const ordinaryUid = 12345;
const isRoot = process.getuid?.() === 0;
const hasBwrap = existsSync('/usr/bin/bwrap');

/** A sandbox in a child process of its own. */
export interface OpenLevel {
  readonly sandbox: Sandbox;
  readonly driverPid: number;
  /** Folders of this sandbox: `repo`, `in`, `run`. */
  readonly folder: string;
  /** Ends the child like a crash. */
  crash(): Promise<void>;
  dispose(): Promise<void>;
}

export interface OpenOptions {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare?: (folder: string) => void;
  /** A descriptor the driver inherits at number 20, without close-on-exec. */
  readonly inherited?: number;
  /**
   * Shell text run as root, in mounts of its own, before the driver: another machine, as far as the
   * sandbox can see. `$1` is the folder.
   */
  readonly world?: string;
}

/** One way of confinement that tests run over. */
export interface Level {
  readonly name: 'none' | 'privileged' | 'userns';
  readonly isConfined: boolean;
  readonly available: boolean;
  readonly needs: string;
  open(options?: OpenOptions): Promise<OpenLevel>;
}

const small = {
  memory: '256MiB',
  pids: 64,
  tmp: '8MiB',
  out: '4MiB',
  output: '256KiB',
};

const giveTo = (folder: string, uid: number): void => {
  chownSync(folder, uid, uid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTo(join(folder, entry.name), uid);
  }
};

const talk = (child: ChildProcess) => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  let dead = false;
  if (child.stdout === null || child.stdin === null) throw new Error('no pipes');
  const { stdin } = child;
  stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.once('exit', () => {
    dead = true;
    for (const [id, tell] of waiting)
      tell({ id, error: { code: 'driver-died', message: '', hint: null } });
  });
  const ask = async (
    order: Record<string, unknown>,
    onId?: (id: number) => void,
  ): Promise<Answer> => {
    count += 1;
    const id = count;
    onId?.(id);
    const answered = new Promise<Answer>((resolveAnswer) => {
      if (dead) resolveAnswer({ id, error: { code: 'driver-died', message: '', hint: null } });
      else waiting.set(id, resolveAnswer);
    });
    stdin.write(`${JSON.stringify({ ...order, id })}\n`);
    const answer = await answered;
    if (answer.error === undefined) return answer;
    const { code, message, hint } = answer.error;
    throw new AppError(code, { exit: 4, message, ...(hint === null ? {} : { hint }) });
  };
  return { ask };
};

const decode = (outcome: NonNullable<Answer['outcome']>): StepOutcome => ({
  ...outcome,
  stdout: Buffer.from(outcome.stdout, 'base64'),
  stderr: Buffer.from(outcome.stderr, 'base64'),
  out:
    outcome.out?.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes, 'base64') })) ?? null,
});

const openLevel = async (
  asOther: boolean,
  config: Readonly<Record<string, unknown>>,
  options: OpenOptions,
): Promise<OpenLevel> => {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-sandbox-'));
  chmodSync(folder, 0o755);
  for (const name of ['repo', 'in', 'run'])
    mkdirSync(join(folder, name), { mode: name === 'run' ? 0o700 : 0o755 });
  options.prepare?.(folder);
  if (asOther) giveTo(folder, ordinaryUid);
  const world = ['unshare', '--mount', '--propagation', 'private', 'sh', '-ec'];
  const command = [
    ...(options.world === undefined
      ? []
      : [...world, `${options.world}\nshift; exec "$@"`, 'world', folder]),
    ...(asOther
      ? ['setpriv', '--reuid', `${ordinaryUid}`, '--regid', `${ordinaryUid}`, '--clear-groups']
      : []),
    ...[process.execPath, '--import', './scripts/ts.mjs', join(import.meta.dirname, 'driver.ts')],
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: project,
    env: { PATH: '/usr/bin:/bin', ...options.env },
    stdio: [
      ...(['pipe', 'pipe', 'inherit'] as const),
      ...(options.inherited === undefined
        ? []
        : [...Array.from({ length: 17 }, () => 'ignore' as const), options.inherited]),
    ],
  });
  const { ask } = talk(child);
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  };
  const dispose = async () => {
    if (child.exitCode === null && child.signalCode === null) await ask({ op: 'close' });
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { isolation } = await ask({
      op: 'open',
      request: {
        config: sandboxConfig.parse({ ...small, ...config, ...options.config }),
        directory: join(folder, 'run'),
        inputs: join(folder, 'in'),
        workers: options.workers ?? 1,
        nodePath: process.execPath,
        keyPresent: true,
      },
    });
    if (isolation === undefined) throw new Error('no isolation');
    const run = async (step: SandboxStep): Promise<StepOutcome> => {
      const { signal, ...plain } = step;
      const { outcome } = await ask({ op: 'run', step: plain }, (id) => {
        const abort = () => void ask({ op: 'abort', step: id });
        signal?.addEventListener('abort', abort, { once: true });
      });
      if (outcome === undefined) throw new Error('no outcome');
      return decode(outcome);
    };
    const close = async () => {
      await ask({ op: 'close' });
    };
    return {
      sandbox: { isolation, run, close },
      driverPid: child.pid ?? 0,
      folder,
      crash: end,
      dispose,
    };
  } catch (error) {
    await end();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

/** Every level and mode; what the machine lacks is not available. */
export const levels: readonly Level[] = [
  {
    name: 'none',
    isConfined: false,
    available: process.platform === 'linux',
    needs: 'Linux',
    open: (options = {}) => openLevel(false, { isolation: 'none', min_isolation: 'none' }, options),
  },
  {
    name: 'privileged',
    isConfined: true,
    available: isRoot && hasBwrap,
    needs: 'bubblewrap with root',
    open: (options = {}) => openLevel(false, {}, options),
  },
  {
    name: 'userns',
    isConfined: true,
    available: hasBwrap,
    needs: 'bubblewrap with user namespaces',
    open: (options = {}) => openLevel(isRoot, {}, options),
  },
];

/** Host processes whose command line holds a text. */
export const processesWith = (text: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });

/** Waits for something another process does; fails after 20 seconds. */
export const eventually = async (what: string, holds: () => boolean): Promise<void> => {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((wake) => setTimeout(wake, 5));
  }
};

/** A step with the defaults of these tests. */
export const stepIn = (
  folder: string,
  role: 'a' | 'b',
  command: readonly string[],
  more: Partial<SandboxStep> = {},
): SandboxStep => ({
  role,
  command,
  repo: join(folder, 'repo'),
  input: null,
  env: {},
  timeoutMs: 30_000,
  worker: 0,
  ...more,
});

/** Control groups of ours that exist now. */
export const groupFolders = (): readonly string[] => {
  const found: string[] = [];
  const look = (folder: string, depth: number): void => {
    for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
      if (!entry.isDirectory()) continue;
      if (entry.name.startsWith('guildseal-')) found.push(join(folder, entry.name));
      else if (depth < 3) look(join(folder, entry.name), depth + 1);
    }
  };
  look('/sys/fs/cgroup', 0);
  return found;
};
