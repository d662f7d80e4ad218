import { join } from 'node:path';
import type { Files } from '../ports.ts';
import { sha256Hex } from './hash.ts';
import { objectPath, objectsFolder } from './run-files.ts';

/**
 * The store of a run's objects, by sha256. What `put` has returned is durable: bytes, name, and the
 * folders above it.
 */
export const createObjectStore = (
  files: Files,
  directory: string,
): { readonly put: (bytes: Uint8Array) => string } => {
  const root = join(directory, objectsFolder);
  const durableFolders = new Set<string>();
  const ensureFolder = (folder: string): void => {
    if (durableFolders.has(folder)) return;
    if (durableFolders.size === 0) {
      files.makeDirectory(root);
      files.syncDirectory(directory);
    }
    files.makeDirectory(folder);
    files.syncDirectory(root);
    // Names a killed process left behind may not be on the disk yet.
    files.syncDirectory(folder);
    durableFolders.add(folder);
  };
  return {
    put: (bytes) => {
      const sha256 = sha256Hex(bytes);
      const path = join(directory, objectPath(sha256));
      ensureFolder(join(path, '..'));
      // Objects come to be by rename, so one that is there is whole.
      if (files.stat(path)?.sizeBytes !== bytes.length) files.writeAtomic(path, bytes);
      return sha256;
    },
  };
};
