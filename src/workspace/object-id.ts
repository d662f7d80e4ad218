import { hash } from 'node:crypto';
import { workspaceErrors } from '../errors/workspace.ts';

export type ObjectFormat = 'sha1' | 'sha256';
export type ObjectType = 'blob' | 'tree' | 'commit';

/** Throws `workspace.bad-id` unless the value is a full object id, 40 or 64 lower-case hex. */
export const requireId = (value: string): string => {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return value;
  throw workspaceErrors['workspace.bad-id']({
    value,
    expected: 'a full object id of 40 or 64 hex',
  });
};

/** The object format whose ids have this one's length. */
export const formatOf = (id: string): ObjectFormat => (id.length === 64 ? 'sha256' : 'sha1');

/** What git hashes and stores: `type SP size NUL` and the bytes. */
export const frameObject = (type: ObjectType, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`, 'latin1'), bytes]);

/** git's id of an object with these bytes. */
export const hashObject = (format: ObjectFormat, type: ObjectType, bytes: Uint8Array): string =>
  hash(format, frameObject(type, bytes), 'hex');

/** sha256, in hex, of the bare bytes. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
