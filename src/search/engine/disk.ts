import { join } from 'node:path';
import { searchErrors } from '../../errors/search.ts';
import { systemCode } from '../../errors/system-error.ts';
import type { Files } from '../../ports.ts';
import type { Workspace } from '../../workspace/workspace.ts';

const ballastBytes = 16 * 1024 ** 2;
const spareBytes = 256 * 1024 ** 2;
const fullCodes = ['ENOSPC', 'EDQUOT'];

/** Whether an error, or what caused it, says that the disk is full. */
export const isDiskFull = (error: unknown): boolean => {
  let at: unknown = error;
  for (let depth = 0; depth < 8 && at instanceof Object; depth += 1) {
    if (fullCodes.includes(systemCode(at) ?? '')) return true;
    at = 'cause' in at ? at.cause : null;
  }
  return false;
};

/**
 * Refuses to start on a disk that would fill up: twice the base tree and 256 MiB.
 *
 * @param shown a folder that shows the base tree
 * @throws search.disk-low
 */
export const requireSpace = (
  files: Files,
  workspace: Workspace,
  directory: string,
  shown: string | null,
): void => {
  const freeBytes = files.freeBytes(directory);
  let treeBytes = 0;
  if (shown !== null) {
    for (const { path } of workspace.baseFiles) {
      treeBytes += files.stat(join(shown, path))?.sizeBytes ?? 0;
    }
  }
  const neededBytes = 2 * treeBytes + spareBytes;
  if (freeBytes < neededBytes) {
    throw searchErrors['search.disk-low']({ path: directory, freeBytes, neededBytes });
  }
};

/** Space held back so that a full disk still takes the entry that says so. */
interface Ballast {
  release(): void;
}

/** Writes the ballast into the run's folder. */
export const createBallast = (files: Files, directory: string): Ballast => {
  const path = join(directory, 'ballast');
  if (files.stat(path)?.sizeBytes !== ballastBytes) {
    files.remove(path);
    files.write(path, new Uint8Array(ballastBytes), { mode: 0o600 });
  }
  return {
    release: () => {
      files.remove(path);
    },
  };
};
