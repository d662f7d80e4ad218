import { dirname } from 'node:path';
import type { AppendFile, Files } from '../../src/ports.ts';

/** Thrown by every operation from the moment the process "died". */
export class Killed extends Error {}

/** A disk that outlives the processes that use it. */
export interface MemoryDisk {
  readonly bytes: Map<string, Uint8Array>;
  readonly folders: Set<string>;
}

export const createDisk = (): MemoryDisk => ({ bytes: new Map(), folders: new Set(['/']) });

export interface MemoryFilesOptions {
  /** Every change of the disk has three points: before it, within it, after it; at this one the process dies. */
  readonly killAt?: number;
  /** Fails the named kind of change with this system code, once. */
  readonly failOnce?: { readonly verb: string; readonly code: string };
}

export interface MemoryFiles extends Files {
  /** Points passed so far. */
  readonly points: number;
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });
const toBytes = (bytes: Uint8Array | string): Uint8Array =>
  typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes);

/** A real implementation of `Files` in memory, for one process that may die at any point. */
export const createMemoryFiles = (
  disk: MemoryDisk,
  options: MemoryFilesOptions = {},
): MemoryFiles => {
  let points = 0;
  let isDead = false;
  let failure = options.failOnce ?? null;
  const pass = (): void => {
    if (isDead) throw new Killed();
    if (points === options.killAt) {
      isDead = true;
      throw new Killed();
    }
    points += 1;
  };
  const change = (verb: string, whole: () => void, half?: () => void): void => {
    pass();
    if (failure?.verb === verb) {
      const { code } = failure;
      failure = null;
      half?.();
      throw systemError(code);
    }
    if (points === options.killAt) half?.();
    pass();
    whole();
    pass();
  };
  const alive = (): void => {
    if (isDead) throw new Killed();
  };
  const needFolder = (path: string): void => {
    if (!disk.folders.has(dirname(path))) throw systemError('ENOENT');
  };
  const write: Files['write'] = (path, content, how = {}) => {
    const bytes = toBytes(content);
    needFolder(path);
    if (how.exclusive === true && disk.bytes.has(path)) throw systemError('EEXIST');
    change(
      'write',
      () => disk.bytes.set(path, bytes),
      () => disk.bytes.set(path, bytes.subarray(0, bytes.length >> 1)),
    );
  };
  const rename = (from: string, to: string): void => {
    change('rename', () => {
      const bytes = disk.bytes.get(from);
      if (bytes === undefined) throw systemError('ENOENT');
      disk.bytes.delete(from);
      disk.bytes.set(to, bytes);
    });
  };
  const openAppend = (path: string): AppendFile => {
    needFolder(path);
    const read = (): Uint8Array => disk.bytes.get(path) ?? new Uint8Array();
    const put = (bytes: Uint8Array): void => {
      disk.bytes.set(path, Buffer.concat([read(), bytes]));
    };
    if (!disk.bytes.has(path))
      change('create', () => {
        put(new Uint8Array());
      });
    return {
      write: (bytes) => {
        change(
          'append',
          () => {
            put(bytes);
          },
          () => {
            put(bytes.subarray(0, bytes.length >> 1));
          },
        );
      },
      sync: () => {
        change('sync', () => undefined);
      },
      truncate: (sizeBytes) => {
        change('truncate', () => disk.bytes.set(path, read().slice(0, sizeBytes)));
      },
      close: alive,
    };
  };
  const list = (directory: string): readonly string[] => {
    alive();
    const prefix = `${directory}/`;
    const names = [...disk.bytes.keys(), ...disk.folders]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length).split('/')[0] ?? '');
    return [...new Set(names)].sort();
  };
  return {
    get points() {
      return points;
    },
    read: (path) => {
      alive();
      const bytes = disk.bytes.get(path);
      if (bytes === undefined) throw systemError('ENOENT');
      return bytes;
    },
    readIfExists: (path) => {
      alive();
      return disk.bytes.get(path) ?? null;
    },
    write,
    writeAtomic: (path, content) => {
      const temporary = `${path}.tmp`;
      disk.bytes.delete(temporary);
      write(temporary, content, { exclusive: true });
      rename(temporary, path);
      change('syncDirectory', () => undefined);
    },
    openAppend,
    list,
    stat: (path) => {
      alive();
      const bytes = disk.bytes.get(path);
      if (bytes !== undefined) return { kind: 'file', sizeBytes: bytes.length, mode: 0o644 };
      return disk.folders.has(path) ? { kind: 'directory', sizeBytes: 0, mode: 0o755 } : null;
    },
    makeDirectory: (path) => {
      change('makeDirectory', () => {
        for (let at = path; at !== '/'; at = dirname(at)) disk.folders.add(at);
      });
    },
    makeTemporary: () => {
      throw new Error('not expected here');
    },
    rename,
    remove: (path) => {
      change('remove', () => disk.bytes.delete(path));
    },
    syncDirectory: () => {
      change('syncDirectory', () => undefined);
    },
    freeBytes: () => {
      throw new Error('not expected here');
    },
  };
};

/** Shows or hides a process in the disk's `/proc`. */
export const setProcess = (
  disk: MemoryDisk,
  pid: number,
  start: number | null,
  boot = '6f1e0d5c-0000-4000-8000-000000000001',
): void => {
  disk.bytes.set('/proc/sys/kernel/random/boot_id', toBytes(`${boot}\n`));
  const path = `/proc/${String(pid)}/stat`;
  if (start === null) {
    disk.bytes.delete(path);
    return;
  }
  const fields = ['S', ...Array.from({ length: 18 }, () => '0'), String(start), '0'];
  disk.bytes.set(path, toBytes(`${String(pid)} (node (x) ) ${fields.join(' ')}\n`));
};
