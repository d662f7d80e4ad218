import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  type Stats,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../../errors/system-error.ts';
import type { AppendFile, Files, FileStat } from '../../ports.ts';

const isMissing = (error: unknown): boolean => {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};

const readIfExists = (path: string): Uint8Array | null => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const kindOf = (stats: Stats): FileStat['kind'] => {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
};

const stat = (path: string): FileStat | null => {
  try {
    const stats = lstatSync(path);
    return { kind: kindOf(stats), sizeBytes: stats.size, mode: stats.mode & 0o7777 };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const list = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const syncDirectory = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const write: Files['write'] = (path, bytes, options = {}) => {
  const descriptor = openSync(path, options.exclusive === true ? 'wx' : 'w', options.mode ?? 0o666);
  try {
    writeFileSync(descriptor, bytes);
    if (options.sync === true) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const createWriteAtomic = (): Files['writeAtomic'] => {
  let count = 0;
  return (path, bytes, options = {}) => {
    const sync = options.sync ?? true;
    count += 1;
    const name = `.${basename(path)}.${String(process.pid)}-${String(count)}.tmp`;
    const temporary = join(dirname(path), name);
    try {
      write(temporary, bytes, { ...options, sync, exclusive: true });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    if (sync) syncDirectory(dirname(path));
  };
};

const openAppend: Files['openAppend'] = (path, options = {}): AppendFile => {
  const descriptor = openSync(path, 'a', options.mode ?? 0o666);
  return {
    write: (bytes) => {
      let done = 0;
      // A full disk may take part of the bytes; the next call then says why.
      while (done < bytes.length) done += writeSync(descriptor, bytes, done);
    },
    sync: () => {
      fdatasyncSync(descriptor);
    },
    truncate: (sizeBytes) => {
      ftruncateSync(descriptor, sizeBytes);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
};

/** The real disk; temporary folders are made, 0700, below `temporaryRoot`. */
export const createFiles = (temporaryRoot: string): Files => ({
  read: (path) => readFileSync(path),
  readIfExists,
  write,
  writeAtomic: createWriteAtomic(),
  openAppend,
  list,
  stat,
  makeDirectory: (path, mode) => {
    mkdirSync(path, mode === undefined ? { recursive: true } : { recursive: true, mode });
  },
  makeTemporary: (prefix) => {
    mkdirSync(temporaryRoot, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(temporaryRoot, prefix));
  },
  rename: renameSync,
  remove: (path) => {
    rmSync(path, { recursive: true, force: true });
  },
  syncDirectory,
  freeBytes: (path) => {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  },
});
