import { isUtf8 } from 'node:buffer';
import { byPathBytes } from './base-tree.ts';
import { hashObject, type ObjectFormat } from './object-id.ts';
import { renderLiteral } from './patch-binary.ts';
import { renderHunks } from './patch-lines.ts';

/** A file as a patch sees it. */
export interface PatchFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly content: Uint8Array;
}

/** False for content that a patch shows line by line. */
export const isBinary = (content: Uint8Array): boolean => content.includes(0) || !isUtf8(content);

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** A path as git prints it: in quotes, with octal bytes, when it holds anything unusual. */
const quotePath = (path: string): string => {
  const bytes = Buffer.from(path, 'utf8').toString('latin1');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const quoted = bytes.replace(/[\0-\x1f"\\\x7f-\xff]/g, (byte) => {
    const octal = `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
    return escapes[byte] ?? octal;
  });
  return quoted === bytes ? path : `"${quoted}"`;
};

/** git ends a plain name that holds a space with a tab, so that tools know where it ends. */
const headerName = (prefix: 'a/' | 'b/', path: string): string => {
  const name = quotePath(prefix + path);
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name;
};

const modeLines = (before: PatchFile | undefined, after: PatchFile | undefined): string => {
  if (before === undefined) return `new file mode ${after?.mode ?? ''}\n`;
  if (after === undefined) return `deleted file mode ${before.mode}\n`;
  return before.mode === after.mode ? '' : `old mode ${before.mode}\nnew mode ${after.mode}\n`;
};

const renderContent = (
  path: string,
  before: PatchFile | undefined,
  after: PatchFile | undefined,
  format: ObjectFormat,
): string => {
  const [old, fresh] = [before, after].map((file) => file?.content ?? new Uint8Array());
  if (old === undefined || fresh === undefined || Buffer.compare(old, fresh) === 0) return '';
  if (isBinary(old) || isBinary(fresh)) {
    const none = '0'.repeat(format === 'sha1' ? 40 : 64);
    const oldId = before === undefined ? none : hashObject(format, 'blob', old);
    const newId = after === undefined ? none : hashObject(format, 'blob', fresh);
    // git applies a binary patch only between the very blobs it names.
    return `index ${oldId}..${newId}\nGIT binary patch\n${renderLiteral(fresh)}${renderLiteral(old)}`;
  }
  const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  return [
    `--- ${before === undefined ? '/dev/null' : headerName('a/', path)}\n`,
    `+++ ${after === undefined ? '/dev/null' : headerName('b/', path)}\n`,
    renderHunks(decode(old), decode(fresh)),
  ].join('');
};

/**
 * A patch from one set of files to another that `git apply` accepts; equal sets give the empty text, equal
 * arguments the same text on every machine. `objectFormat` is the repository's (binary files need it).
 */
export const renderPatch = (
  before: readonly PatchFile[],
  after: readonly PatchFile[],
  objectFormat: ObjectFormat = 'sha1',
): string => {
  const old = new Map(before.map((file) => [file.path, file]));
  const fresh = new Map(after.map((file) => [file.path, file]));
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].map((path) => ({ path }));
  return paths
    .sort(byPathBytes)
    .map(({ path }) => {
      const [from, to] = [old.get(path), fresh.get(path)];
      const body = modeLines(from, to) + renderContent(path, from, to, objectFormat);
      if (body === '') return '';
      return `diff --git ${quotePath(`a/${path}`)} ${quotePath(`b/${path}`)}\n${body}`;
    })
    .join('');
};
