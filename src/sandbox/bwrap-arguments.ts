import { dirname, join } from 'node:path';
import type { Files } from '../ports.ts';
import { nodeFolder } from './environment.ts';
import { readLink, resolveLinks } from './facts.ts';
import type { Mount } from './mounts.ts';

/** Descriptors bwrap finds its data at, as in `launcherScript`; 4 is the report of `/.guild/run`. */
export const descriptors = { seccomp: 3, passwd: 5, run: 6, info: 7, args: 8 } as const;

/** Size of /dev/shm in bytes. */
export const shmBytes = 64 * 1024 ** 2;

/** What is the same for every step of a run. */
export interface FixedMounts {
  /** `--ro-bind` and `--symlink` for /usr, /bin, /lib, /lib64, /sbin, as they are on the host. */
  readonly system: readonly string[];
  /** Our Node, last on PATH. */
  readonly node: readonly string[];
  readonly mounts: readonly Mount[];
  /** False below bubblewrap 0.7: `sizedScript` has mounted the three folders. */
  readonly hasSize: boolean;
}

/** What differs from step to step. */
export interface StepMounts {
  readonly tmpBytes: number;
  readonly outBytes: number;
  /** Folder of the three mounted tmpfs where bwrap has no `--size`. */
  readonly sized: string;
  readonly repo: string;
  readonly input: string | null;
  readonly network: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** Files a program needs to reach the network by name. */
const networkFiles = [
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/ssl',
  '/etc/pki',
  '/etc/ca-certificates',
];

/** Reads how the host lays out its system folders. */
export const planSystem = (files: Files): readonly string[] => {
  const plan = ['--ro-bind', '/usr', '/usr'];
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) {
    const path = `/${name}`;
    const target = readLink(path);
    if (target !== null) plan.push('--symlink', target, path);
    else if (files.stat(path)?.kind === 'directory') plan.push('--ro-bind', path, path);
  }
  return plan;
};

/** Folders above a place, which bwrap by itself makes for their owner alone. */
const planFolders = (place: string): readonly string[] => {
  const plan: string[] = [];
  for (let above = dirname(place); above !== '/'; above = dirname(above)) {
    plan.unshift('--perms', '0755', '--dir', above);
  }
  return plan;
};

/** Shows our Node: its prefix where that is a folder of its own, else the one file. */
export const planNode = (
  files: Files,
  nodePath: string,
  mayShow: (folder: string) => boolean,
): readonly string[] => {
  const binary = resolveLinks(nodePath);
  if (binary === null) return [];
  const prefix = dirname(dirname(binary));
  // It is there already.
  if (prefix === '/usr' || prefix.startsWith('/usr/')) return ['--symlink', prefix, nodeFolder];
  const whole = files.stat(join(prefix, 'bin', 'node')) !== null && mayShow(prefix);
  return whole
    ? ['--ro-bind', prefix, nodeFolder]
    : [...planFolders(`${nodeFolder}/bin/node`), '--ro-bind', binary, `${nodeFolder}/bin/node`];
};

const sized = (fixed: FixedMounts, step: StepMounts, name: string, place: string, bytes: number) =>
  fixed.hasSize
    ? ['--size', String(bytes), '--perms', '1777', '--tmpfs', place]
    : ['--bind', join(step.sized, name), place];

/** File system of one step. The two `--remount-ro` matter: without them root and /dev are unlimited and writable. */
export const planFileSystem = (fixed: FixedMounts, step: StepMounts): readonly string[] => [
  ...fixed.system,
  ...['--perms', '0755', '--dir', '/etc'],
  ...['--ro-bind-try', '/etc/alternatives', '/etc/alternatives'],
  ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
  ...(step.network ? networkFiles.flatMap((file) => ['--ro-bind-try', file, file]) : []),
  ...['--perms', '0444', '--ro-bind-data', String(descriptors.passwd), '/etc/passwd'],
  ...['--perms', '0555', '--ro-bind-data', String(descriptors.run), '/.guild/run'],
  ...fixed.node,
  ...fixed.mounts.flatMap((mount) =>
    mount.inRepo === null ? [...planFolders(mount.to), '--ro-bind', mount.from, mount.to] : [],
  ),
  ...['--proc', '/proc', '--dev', '/dev'],
  ...sized(fixed, step, 'shm', '/dev/shm', shmBytes),
  ...['--remount-ro', '/dev'],
  ...sized(fixed, step, 'tmp', '/tmp', step.tmpBytes),
  ...sized(fixed, step, 'out', '/out', step.outBytes),
  ...['--ro-bind', step.repo, '/repo'],
  ...fixed.mounts.flatMap((mount) =>
    mount.inRepo === null ? [] : ['--ro-bind', mount.from, mount.to],
  ),
  ...(step.input === null ? [] : ['--ro-bind', step.input, '/in']),
  ...['--chdir', '/repo'],
  ...Object.entries(step.environment).flatMap(([name, value]) => ['--setenv', name, value]),
  ...['--seccomp', String(descriptors.seccomp)],
  ...['--remount-ro', '/'],
];

const die = ['--die-with-parent', '--new-session', '--cap-drop', 'ALL'];

/** Namespaces of an ordinary user. */
export const userNamespaces = (network: boolean): readonly string[] => [
  '--unshare-all',
  ...(network ? ['--share-net'] : []),
  ...['--unshare-user', '--uid', '1000', '--gid', '1000', '--disable-userns'],
  ...die,
];

/** Namespaces made by root, without one of users; the three capabilities are for setpriv alone. */
export const rootNamespaces = (network: boolean): readonly string[] => [
  '--unshare-pid',
  ...(network ? [] : ['--unshare-net']),
  ...['--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
  ...die,
  ...['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP'],
];

/** Turns root into the leased user, for good. */
export const becomeUser = (setpriv: string, uid: number): readonly string[] => [
  setpriv,
  `--reuid=${uid}`,
  `--regid=${uid}`,
  '--clear-groups',
  '--no-new-privs',
  '--inh-caps=-all',
  '--bounding-set=-all',
];
