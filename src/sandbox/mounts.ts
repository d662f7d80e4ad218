import { dirname, join, normalize, relative, sep } from 'node:path';
import { sandboxErrors } from '../errors/sandbox.ts';
import type { Files } from '../ports.ts';
import type { SandboxConfig } from './config.ts';
import { readKernelFile, resolveLinks } from './facts.ts';

/** One checked mount: a resolved folder of the host, and its new place inside. */
export interface Mount {
  readonly from: string;
  readonly to: string;
  /** Path below /repo; null outside of it. */
  readonly inRepo: string | null;
}

/** What a mount may not show or hide. */
export interface MountRules {
  /** Folders of the runner and of this run: neither they, nor what is in them, nor what holds them. */
  readonly guarded: readonly string[];
  /** The checkout, allowed although it lies in a folder of the runner. */
  readonly checkout: string | null;
  /** True for a path of the tree that a candidate may change. */
  readonly isEditable: (path: string) => boolean;
}

const kernelFolders = ['/run', '/proc', '/sys', '/dev'];
/** Places that exist inside already. */
const takenPlaces = [
  '/usr',
  '/bin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/sbin',
  '/etc',
  '/proc',
  '/sys',
  '/dev',
  '/tmp',
  '/out',
  '/in',
  '/.guild',
];

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === sep ? sep : `${folder}${sep}`);

const homes = (): readonly string[] => [
  '/root',
  ...readKernelFile('/etc/passwd')
    .split('\n')
    .map((line) => line.split(':'))
    // Services have homes like / and /usr/sbin, which are no homes of people.
    .filter(([, , uid]) => Number(uid) === 0 || Number(uid) >= 1000)
    .map((fields) => fields[5] ?? '')
    .filter((home) => home.length > 1 && home !== '/nonexistent'),
];

const problemOfSource = (files: Files, from: string, rules: MountRules): string | null => {
  const stat = files.stat(from);
  if (stat?.kind === 'other') return 'is a socket or a device';
  if (stat?.kind !== 'directory') return 'is not a folder';
  if (from === sep) return 'is the whole disk';
  const kernel = kernelFolders.find((folder) => isInside(from, folder) || isInside(folder, from));
  if (kernel !== undefined) return `shows ${kernel}`;
  const home = homes().find((folder) => isInside(folder, from));
  if (home !== undefined) return `shows the home folder ${home}`;
  const inCheckout = rules.checkout !== null && isInside(from, rules.checkout);
  const guarded = rules.guarded.find(
    (folder) => isInside(folder, from) || (!inCheckout && isInside(from, folder)),
  );
  return guarded === undefined ? null : `shows ${guarded}, a folder of the runner`;
};

const problemOfPlace = (to: string, rules: MountRules): string | null => {
  if (!to.startsWith(sep) || normalize(to) !== to || to.endsWith(sep)) {
    return 'the place inside must be an absolute path without "." and ".."';
  }
  if (to === '/repo') return 'the place is the tree itself';
  if (isInside(to, '/repo')) {
    const path = relative('/repo', to);
    return rules.isEditable(path) || rules.isEditable(`${path}/x`) ? 'the place is editable' : null;
  }
  const taken = takenPlaces.find((place) => isInside(to, place));
  return taken === undefined ? null : `the place lies in ${taken}, which exists already`;
};

/** Checks `sandbox.mounts`. Throws `sandbox.mount-refused`. */
export const checkMounts = (
  files: Files,
  wanted: SandboxConfig['mounts'],
  rules: MountRules,
): readonly Mount[] => {
  const mounts: Mount[] = [];
  for (const { from, to } of wanted) {
    const resolved = resolveLinks(from);
    const taken = mounts.some((other) => isInside(to, other.to) || isInside(other.to, to));
    const problem = !from.startsWith(sep)
      ? 'the folder must be an absolute path'
      : resolved === null
        ? 'there is no such folder'
        : (problemOfSource(files, resolved, rules) ??
          problemOfPlace(to, rules) ??
          (taken ? 'the place is used by another mount' : null));
    if (problem !== null || resolved === null) {
      throw sandboxErrors['sandbox.mount-refused']({ from, to, problem: problem ?? '' });
    }
    mounts.push({
      from: resolved,
      to,
      inRepo: isInside(to, '/repo') ? relative('/repo', to) : null,
    });
  }
  return mounts;
};

/**
 * Makes the empty folders that mounts inside the tree need; a tree of git has none, so nothing of it
 * changes. Throws `sandbox.mount-refused` where the tree has something.
 */
export const preparePlaces = (files: Files, repo: string, mounts: readonly Mount[]): void => {
  for (const mount of mounts) {
    if (mount.inRepo === null) continue;
    const place = join(repo, mount.inRepo);
    const refuse = () =>
      sandboxErrors['sandbox.mount-refused']({
        from: mount.from,
        to: mount.to,
        problem: 'the tree has something there',
      });
    for (let above = dirname(place); isInside(above, repo); above = dirname(above)) {
      const stat = files.stat(above);
      if (stat !== null && stat.kind !== 'directory') throw refuse();
    }
    const stat = files.stat(place);
    if (stat === null) files.makeDirectory(place, 0o755);
    else if (stat.kind !== 'directory' || files.list(place).length > 0) throw refuse();
  }
};

/** True where a folder that nobody configured (our Node's prefix) may be shown as well. */
export const mayShow = (files: Files, folder: string, rules: MountRules): boolean =>
  problemOfSource(files, folder, { ...rules, guarded: [], checkout: null }) === null;
