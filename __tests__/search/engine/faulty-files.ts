import type { AppendFile, Files } from '../../../src/ports.ts';

/** Thrown by every operation from the moment the process "died". */
export class Killed extends Error {}

export interface FaultyFiles {
  readonly wrap: (files: Files) => Files;
  /** Changes of the disk so far. */
  readonly changes: () => number;
}

/**
 * The real disk, on which the process dies at a given change: before it, within it (a write leaves half),
 * or after it, by turns; or which is full from that change on, until `ballast` is removed.
 */
export const createFaultyFiles = (
  at: number,
  fault: 'kill' | 'full',
  moment: 'before' | 'within' | 'after' = 'before',
): FaultyFiles => {
  let count = 0;
  let isDead = false;
  let isFull = false;
  const change = (whole: () => void, half: () => void = () => undefined): void => {
    if (isDead) throw new Killed();
    count += 1;
    if (count === at && fault === 'full') isFull = true;
    if (isFull) {
      half();
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    if (count !== at) {
      whole();
      return;
    }
    isDead = true;
    if (moment === 'within') half();
    if (moment === 'after') whole();
    throw new Killed();
  };
  const wrapAppend = (file: AppendFile): AppendFile => ({
    write: (bytes) => {
      change(
        () => {
          file.write(bytes);
        },
        () => {
          file.write(bytes.subarray(0, bytes.length >> 1));
        },
      );
    },
    sync: () => {
      change(() => {
        file.sync();
      });
    },
    truncate: (size) => {
      if (isDead) throw new Killed();
      file.truncate(size);
    },
    close: () => {
      file.close();
    },
  });
  const wrap = (files: Files): Files => ({
    ...files,
    write: (path, bytes, options) => {
      change(() => {
        files.write(path, bytes, options);
      });
    },
    writeAtomic: (path, bytes, options) => {
      change(() => {
        files.writeAtomic(path, bytes, options);
      });
    },
    openAppend: (path, options) => wrapAppend(files.openAppend(path, options)),
    remove: (path) => {
      if (isDead) return;
      if (path.endsWith('/ballast')) isFull = false;
      files.remove(path);
    },
  });
  return { wrap, changes: () => count };
};
