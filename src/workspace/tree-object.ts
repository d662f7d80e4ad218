import { isUtf8 } from 'node:buffer';
import { workspaceErrors } from '../errors/workspace.ts';

/**
 * One entry of a tree object. Names are bytes, kept one character a byte, so that string order is byte
 * order and a name that is no UTF-8 survives.
 */
export interface TreeEntry {
  readonly name: string;
  /** As git writes it: `40000`, `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string;
  readonly id: string;
}

/** True for a folder. */
export const isFolder = (entry: { readonly mode: string }): boolean => entry.mode === '40000';

/** The key by which git sorts entries: a folder sorts as if its name ended in a slash. */
export const sortKey = (entry: TreeEntry): string =>
  isFolder(entry) ? `${entry.name}/` : entry.name;

/** Bytes, one character each, of a path. */
export const bytesOfPath = (path: string): string =>
  /^[\0-\x7f]*$/.test(path) ? path : Buffer.from(path, 'utf8').toString('latin1');

const corrupt = (id: string, detail: string) =>
  workspaceErrors['workspace.object-corrupt']({ id, detail });

/**
 * The entry at an offset of a tree object, and where the next one starts.
 * Throws `workspace.object-corrupt`.
 */
export const readEntry = (
  raw: Buffer,
  offset: number,
  id: string,
): { readonly entry: TreeEntry; readonly next: number } => {
  const space = raw.indexOf(0x20, offset);
  const end = raw.indexOf(0, space + 1);
  const next = end + 1 + id.length / 2;
  if (space < 0 || end < 0 || space - offset > 6 || next > raw.length) {
    throw corrupt(id, 'an entry of the tree is cut short');
  }
  const entry = {
    mode: raw.toString('latin1', offset, space),
    name: raw.toString('latin1', space + 1, end),
    id: raw.toString('hex', end + 1, next),
  };
  return { entry, next };
};

/** The bytes of one entry. */
export const encodeEntry = (entry: TreeEntry): Buffer =>
  Buffer.concat([
    Buffer.from(`${entry.mode} ${entry.name}\0`, 'latin1'),
    Buffer.from(entry.id, 'hex'),
  ]);

/** The mode as the rest of the program spells it: six digits. */
export const fullMode = (mode: string): string => mode.padStart(6, '0');

/**
 * The path that bytes spell: UTF-8, and where they are none, a lone surrogate a byte (U+DC80 and up), so
 * that two names never become one.
 */
export const pathOfBytes = (bytes: string): string => {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
};

/** False for a name whose bytes are no UTF-8. */
export const isListed = (path: string): boolean => !/[\ud800-\udfff]/u.test(path);
