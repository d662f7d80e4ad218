import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { systemCode } from '../errors/system-error.ts';
import { workspaceErrors } from '../errors/workspace.ts';
import type { Files } from '../ports.ts';
import { frameObject, hashObject, type ObjectFormat, type ObjectType } from './object-id.ts';
import { storeZlib } from './stored-zlib.ts';

/** A file takes a block of the disk anyway: below it compression costs time and saves nothing. */
const diskBlockBytes = 4096;

const pack = (framed: Buffer): Buffer =>
  framed.length < diskBlockBytes ? storeZlib(framed) : deflateSync(framed, { level: 1 });

/** Writes loose objects of one repository. */
export interface ObjectWriter {
  /** Writes an object whose id is already known. Throws `workspace.disk-full`. */
  put(id: string, type: ObjectType, bytes: Uint8Array): void;
  /** Hashes and writes an object; returns its id. */
  write(type: ObjectType, bytes: Uint8Array): string;
}

/** Throws `workspace.disk-full` for a full disk or quota, else the error itself. */
export const rethrowDiskFull = (error: unknown, path: string): never => {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    throw workspaceErrors['workspace.disk-full']({ path, cause: error });
  }
  throw error;
};

/**
 * A writer of loose objects: temporary file and rename, not synced, because a lost object is built again
 * from the ledger's patches.
 */
export const createObjectWriter = (
  files: Files,
  gitDir: string,
  format: ObjectFormat,
): ObjectWriter => {
  const folders = new Set<string>();
  const put = (id: string, type: ObjectType, bytes: Uint8Array) => {
    const folder = join(gitDir, 'objects', id.slice(0, 2));
    try {
      if (!folders.has(folder)) {
        files.makeDirectory(folder);
        folders.add(folder);
      }
      const packed = pack(frameObject(type, bytes));
      files.writeAtomic(join(folder, id.slice(2)), packed, { mode: 0o444, sync: false });
    } catch (error) {
      rethrowDiskFull(error, gitDir);
    }
  };
  return {
    put,
    write: (type, bytes) => {
      const id = hashObject(format, type, bytes);
      put(id, type, bytes);
      return id;
    },
  };
};
