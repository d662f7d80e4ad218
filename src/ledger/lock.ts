import { join } from 'node:path';
import { systemCode } from '../errors/system-error.ts';
import { ledgerErrors } from '../errors/ledger.ts';
import type { Files } from '../ports.ts';

/** The process that asks for a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
}

/** A lock that is held. */
export interface RunLock {
  /** True when the process that held it before is dead. */
  readonly tookOver: boolean;
  release(): void;
}

interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly start: string;
  readonly boot: string;
}

/**
 * Who holds a lock stands in its name, so that it is whole the moment it exists: a process killed
 * between creating a file and filling it would leave a lock that nobody can judge.
 */
const lockPattern =
  /^run\.lock\.([A-Za-z0-9-]{1,64})\.([0-9]{1,10})\.([0-9]{1,20})\.([0-9a-f-]{1,36})$/;

const nameOf = (holder: Holder): string =>
  `run.lock.${holder.host}.${String(holder.pid)}.${holder.start}.${holder.boot}`;

const parseName = (name: string): Holder | null => {
  const match = lockPattern.exec(name);
  if (match === null) return null;
  const [, host = '', pid = '', start = '', boot = ''] = match;
  return { host, pid: Number(pid), start, boot };
};

const readText = (files: Files, path: string): string | null => {
  try {
    const bytes = files.readIfExists(path);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  } catch {
    // A process that ends while its files are read is gone: ESRCH.
    return null;
  }
};

/** Start time in ticks since boot and state of a process, null when there is none; proc(5), stat. */
const readProcess = (
  files: Files,
  pid: number,
): { readonly start: string; readonly state: string } | null => {
  const text = readText(files, `/proc/${String(pid)}/stat`);
  if (text === null) return null;
  // The name in parentheses may hold anything; fields are counted from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[19] ?? '0' };
};

const isDead = (files: Files, holder: Holder, self: Holder): boolean => {
  // Another machine's processes cannot be seen from here; nor without /proc (boot 0).
  if (holder.host !== self.host || holder.boot === '0' || self.boot === '0') return false;
  if (holder.boot !== self.boot) return true;
  const found = readProcess(files, holder.pid);
  return found === null || found.start !== holder.start || found.state === 'Z';
};

const identify = (files: Files, owner: LockOwner): Holder => ({
  host: owner.host.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 64) || 'unknown',
  pid: owner.pid,
  start: readProcess(files, owner.pid)?.start ?? '0',
  boot: readText(files, '/proc/sys/kernel/random/boot_id')?.trim() ?? '0',
});

/**
 * Takes the lock of a run's folder for its one writer. Each process creates a file of its own name, then
 * looks for others: two that come at once both see each other, and none of them gets it.
 *
 * @throws search.run-locked
 */
export const acquireLock = (
  files: Files,
  directory: string,
  owner: LockOwner,
  runId: string,
): RunLock => {
  const self = identify(files, owner);
  const name = nameOf(self);
  const path = join(directory, name);
  const refuse = (holder: Holder) =>
    ledgerErrors['search.run-locked']({
      runId,
      pid: holder.pid,
      host: holder.host,
      path: join(directory, nameOf(holder)),
    });
  try {
    files.write(path, `${JSON.stringify({ ...self, host: owner.host })}\n`, {
      exclusive: true,
      mode: 0o600,
    });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw refuse(self);
    throw ledgerErrors['ledger.write-failed']({
      path,
      problem: systemCode(error) ?? 'unknown failure',
      cause: error,
    });
  }
  const others = files
    .list(directory)
    .filter((other) => other !== name)
    .map(parseName)
    .filter((holder) => holder !== null);
  const living = others.find((holder) => !isDead(files, holder, self));
  if (living !== undefined) {
    files.remove(path);
    throw refuse(living);
  }
  for (const dead of others) files.remove(join(directory, nameOf(dead)));
  return {
    tookOver: others.length > 0,
    release: () => {
      files.remove(path);
    },
  };
};
