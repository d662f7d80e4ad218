import { sandboxErrors } from '../errors/sandbox.ts';
import type { Clock, Exec, RunningProcess } from '../ports.ts';
import type { MachineFacts } from './facts.ts';
import { hostScript, userHostScript } from './scripts.ts';

/** How long the helper may take to get ready. */
const readyMs = 15_000;
/** Real users for sandboxes: 512 of them, leased in blocks. */
const firstUid = 64_000;
const uidsInBlock = 16;

/** The helper that lives as long as the sandbox: it holds the leases and the noexec mount. */
export interface Host {
  readonly pid: number;
  /** Users leased to this run; empty without root. */
  readonly uids: readonly number[];
  /** False when it has died, and its mounts with it. */
  isAlive(): boolean;
  close(): Promise<void>;
}

/** Reads the first line a helper says; null when it ends or stays silent. */
const firstLine = async (clock: Clock, child: RunningProcess): Promise<string | null> => {
  const output = child.stdio[1];
  if (!output || !('read' in output)) return null;
  const done = new AbortController();
  const line = new Promise<string | null>((resolve) => {
    let said = '';
    output.on('data', (chunk: Uint8Array) => {
      said += Buffer.from(chunk).toString('latin1');
      if (said.includes('\n') || said.length > 4096) resolve(said.split('\n')[0] ?? null);
    });
    output.once('close', () => {
      resolve(null);
    });
    output.once('error', () => {
      resolve(null);
    });
  });
  const silence = clock.wait(readyMs, done.signal).then(() => null);
  const found = await Promise.race([line, silence]);
  done.abort();
  return found;
};

const failures: Readonly<Record<string, string>> = {
  uids: 'all users 64000-64511 are leased by other runs',
  noexec: 'the folder of inputs could not be mounted noexec',
};

const startHost = async (
  deps: { exec: Exec; clock: Clock },
  file: string,
  args: readonly string[],
): Promise<Host> => {
  const child = deps.exec.start(file, args, {
    env: {},
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [lifeline] = child.stdio;
  let alive = true;
  void child.exited.then(() => {
    alive = false;
  });
  // It breaks when the helper dies first, which its exit tells.
  lifeline?.on('error', () => undefined);
  const close = async () => {
    if (lifeline && 'end' in lifeline) lifeline.end();
    const done = new AbortController();
    await Promise.race([child.exited, deps.clock.wait(readyMs, done.signal)]);
    done.abort();
    child.kill('SIGKILL');
    for (const stream of child.stdio) stream?.destroy();
  };
  const [word, pid, ...blocks] = ((await firstLine(deps.clock, child)) ?? '').split(' ');
  if (word !== 'ready') {
    await close();
    throw sandboxErrors['sandbox.helper-failed']({
      problem: failures[pid ?? ''] ?? 'the helper that keeps its mounts ended at once',
    });
  }
  return {
    pid: Number(pid),
    uids: blocks.flatMap((block) =>
      Array.from(
        { length: uidsInBlock },
        (_, index) => firstUid + Number(block) * uidsInBlock + index,
      ),
    ),
    isAlive: () => alive,
    close,
  };
};

/** Words that make a command run as root. */
export const asRoot = (machine: MachineFacts): readonly string[] =>
  machine.root === 'sudo' && machine.tools.sudo !== null ? [machine.tools.sudo, '-n', '--'] : [];

/** Starts the helper as root: leases users, makes the inputs noexec, makes control groups. Throws `sandbox.helper-failed`. */
export const startRootHost = (
  deps: { exec: Exec; clock: Clock },
  machine: MachineFacts,
  wanted: {
    readonly inputs: string;
    readonly uids: number;
    readonly groupSteps: readonly string[];
  },
): Promise<Host> => {
  const { unshare, sh } = machine.tools;
  const blocks = Math.ceil(wanted.uids / uidsInBlock);
  const [file = '', ...args] = [
    ...asRoot(machine),
    ...[
      unshare ?? '',
      '--mount',
      '--propagation',
      'private',
      sh ?? '',
      '-c',
      hostScript,
      'guildseal-host',
    ],
    ...[wanted.inputs, String(blocks), ...wanted.groupSteps],
  ];
  return startHost(deps, file, args);
};

/** Starts the helper of an ordinary user, in a user namespace of its own. Throws `sandbox.helper-failed`. */
export const startUserHost = (
  deps: { exec: Exec; clock: Clock },
  machine: MachineFacts,
  inputs: string,
): Promise<Host> => {
  const { bwrap, sh } = machine.tools;
  return startHost(deps, bwrap ?? '', [
    ...['--unshare-user', '--uid', '0', '--cap-add', 'CAP_SYS_ADMIN', '--die-with-parent'],
    ...['--dev-bind', '/', '/', '--bind', inputs, inputs],
    ...[sh ?? '', '-c', userHostScript, 'guildseal-host', inputs],
  ]);
};
