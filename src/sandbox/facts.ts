import { closeSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Exec, Files } from '../ports.ts';

/** Where tools are looked for; never through PATH, which the environment chooses. */
const toolFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];

/** Absolute paths of the programs the sandbox starts; null where missing. */
export interface Tools {
  readonly bwrap: string | null;
  readonly sh: string | null;
  readonly sudo: string | null;
  readonly setpriv: string | null;
  readonly prlimit: string | null;
  readonly nsenter: string | null;
  readonly unshare: string | null;
  readonly flock: string | null;
  readonly mount: string | null;
}

/** What the machine is, as far as confinement depends on it. */
export interface MachineFacts {
  readonly platform: string;
  readonly arch: string;
  readonly kernel: string;
  readonly uid: number;
  readonly gid: number;
  readonly tools: Tools;
  readonly bwrapVersion: string | null;
  /** How we become root: we are, by `sudo -n`, or not at all. */
  readonly root: 'self' | 'sudo' | null;
  readonly container: boolean;
  /** Ubuntu's AppArmor forbids user namespaces to unconfined programs. */
  readonly appArmorRestricts: boolean;
}

const text = (bytes: Uint8Array | null): string =>
  bytes === null ? '' : Buffer.from(bytes).toString();

/** A small file of /proc or /sys as text, empty when it cannot be read. */
export const readKernelFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Numbers of the processes that exist now. */
export const listProcesses = (): readonly number[] => {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
};

/** Where a link points, as written; null for anything else. */
export const readLink = (path: string): string | null => {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
};

/** The path with all links resolved; null when there is nothing. */
export const resolveLinks = (path: string): string | null => {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
};

/**
 * Closes descriptors we inherited without close-on-exec: Node marks the first 16 and hands higher ones on
 * to every child. Our own are always marked, so what is not is nobody's here.
 */
export const closeInherited = (): void => {
  const closeOnExec = 0o2000000;
  let names: readonly string[];
  try {
    names = readdirSync('/proc/self/fd');
  } catch {
    return;
  }
  for (const name of names) {
    const descriptor = Number(name);
    const flags = /^flags:\s*([0-7]+)/m.exec(readKernelFile(`/proc/self/fdinfo/${name}`))?.[1];
    if (descriptor < 16 || flags === undefined) continue;
    if ((Number.parseInt(flags, 8) & closeOnExec) === 0) closeSync(descriptor);
  }
};

const findTools = (files: Files): Tools => {
  const find = (name: string): string | null =>
    toolFolders
      .map((folder) => join(folder, name))
      .find((path) => ['file', 'link'].includes(files.stat(path)?.kind ?? '')) ?? null;
  return {
    bwrap: find('bwrap'),
    sh: find('sh'),
    sudo: find('sudo'),
    setpriv: find('setpriv'),
    prlimit: find('prlimit'),
    nsenter: find('nsenter'),
    unshare: find('unshare'),
    flock: find('flock'),
    mount: find('mount'),
  };
};

const answersOf = async (
  exec: Exec,
  file: string,
  args: readonly string[],
): Promise<string | null> => {
  const result = await exec.run(file, args, {
    env: {},
    cwd: '/',
    timeoutMs: 10_000,
    maxOutputBytes: 4096,
  });
  return result.exitCode === 0 ? text(result.stdout) : null;
};

/** Looks at the machine; starts at most `bwrap --version` and `sudo -n true`. */
export const readMachine = async (deps: { exec: Exec; files: Files }): Promise<MachineFacts> => {
  const { exec, files } = deps;
  const { platform, arch } = process;
  const linux = platform === 'linux';
  const nothing: Tools = {
    bwrap: null,
    sh: null,
    sudo: null,
    setpriv: null,
    prlimit: null,
    nsenter: null,
    unshare: null,
    flock: null,
    mount: null,
  };
  const tools = linux ? findTools(files) : nothing;
  const uid = process.getuid?.() ?? -1;
  const version = tools.bwrap === null ? null : await answersOf(exec, tools.bwrap, ['--version']);
  let root: MachineFacts['root'] = uid === 0 ? 'self' : null;
  if (root === null && tools.sudo !== null && version !== null) {
    if ((await answersOf(exec, tools.sudo, ['-n', '--', '/bin/true'])) !== null) root = 'sudo';
  }
  return {
    platform,
    arch,
    kernel: release(),
    uid,
    gid: process.getgid?.() ?? -1,
    tools,
    bwrapVersion: /\d+\.\d+(?:\.\d+)?/.exec(version ?? '')?.[0] ?? null,
    root,
    container:
      files.stat('/.dockerenv') !== null ||
      files.stat('/run/.containerenv') !== null ||
      readKernelFile('/proc/1/environ').includes('container='),
    appArmorRestricts:
      readKernelFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns').trim() === '1',
  };
};
