import { workspaceErrors } from '../errors/workspace.ts';
import { parseLiteral } from './patch-binary.ts';

export interface Hunk {
  /** Line of the patch that holds the header; counts from 1. */
  readonly line: number;
  readonly oldStart: number;
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

/** What a patch says about one file. Null modes are unsaid. */
export interface FilePatch {
  readonly line: number;
  readonly path: string;
  readonly kind: 'modify' | 'create' | 'delete';
  readonly oldMode: string | null;
  readonly newMode: string | null;
  readonly hunks: readonly Hunk[];
  readonly binary: { readonly after: Uint8Array; readonly before: Uint8Array } | null;
}

type Draft = { -readonly [Key in keyof FilePatch]: FilePatch[Key] } & { named: boolean };

const malformed = (line: number, why: string) =>
  workspaceErrors['workspace.patch-malformed']({ line, why });

const unescapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** A quoted or bare name; null when the quoting is broken. */
const unquote = (text: string): string | null => {
  if (!text.startsWith('"')) return text.replace(/\t.*$/, '');
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
  if (inner === undefined) return null;
  const bytes: Buffer[] = [];
  for (const [part, escape] of inner.matchAll(/\\([0-3][0-7]{2}|.)|[^\\]+/g)) {
    if (escape === undefined) bytes.push(Buffer.from(part, 'utf8'));
    else {
      const value = escape.length === 3 ? parseInt(escape, 8) : unescapes[escape];
      if (value === undefined) return null;
      bytes.push(Buffer.from([value]));
    }
  }
  return Buffer.concat(bytes).toString('utf8');
};

/** Path behind `a/` or `b/`; null for /dev/null. */
const namedPath = (text: string, prefix: 'a/' | 'b/', line: number): string | null => {
  const name = unquote(text);
  if (name === '/dev/null') return null;
  if (name?.startsWith(prefix) !== true || name.length === 2) {
    throw malformed(line, `expected a name that starts with ${prefix}`);
  }
  return name.slice(2);
};

/** Both halves of a `diff --git` line name the same path, so the middle is where it must be cut. */
const gitHeaderPath = (rest: string, line: number): string => {
  const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest);
  const half = (rest.length - 1) / 2;
  const [left, right] = quoted
    ? [quoted[1] ?? '', quoted[2] ?? '']
    : [rest.slice(0, half), rest.slice(half + 1)];
  const path = namedPath(left, 'a/', line);
  if (path === null || path !== namedPath(right, 'b/', line)) {
    throw malformed(line, 'both names of a file must be the same; renames are not accepted');
  }
  return path;
};

const fileMode = (text: string, line: number): string => {
  if (/^100(?:644|755)$/.test(text)) return text;
  throw malformed(line, `mode ${text.slice(0, 10)}; expected 100644 or 100755`);
};

const createParser = (text: string) => {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let at = 0;
  const peek = () => lines[at]?.replace(/\n$/, '');
  const here = () => at + 1;

  const readHunk = (): Hunk => {
    const line = here();
    const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(peek() ?? '');
    if (header === null) throw malformed(line, 'expected a hunk header');
    at += 1;
    let oldLeft = Number(header[2] ?? 1);
    let newLeft = Number(header[4] ?? 1);
    const oldLines: string[] = [];
    const newLines: string[] = [];
    while (oldLeft > 0 || newLeft > 0) {
      const raw = lines[at];
      const sign = raw?.[0];
      if (raw === undefined || (sign !== ' ' && sign !== '-' && sign !== '+')) {
        throw malformed(here(), 'expected a line of the hunk, beginning with " ", "-" or "+"');
      }
      at += 1;
      const bare = lines[at]?.startsWith('\\') === true;
      if (bare) at += 1;
      const line = bare ? raw.slice(1).replace(/\n$/, '') : raw.slice(1);
      if (sign !== '+') {
        oldLines.push(line);
        oldLeft -= 1;
      }
      if (sign !== '-') {
        newLines.push(line);
        newLeft -= 1;
      }
    }
    if (oldLeft < 0 || newLeft < 0) throw malformed(line, 'the header counts other lines');
    const counted = Number(header[2] ?? 1);
    const start = Number(header[1]);
    return { line, oldStart: counted === 0 ? start + 1 : start, oldLines, newLines };
  };

  const readLiteral = (): Uint8Array => {
    const line = here();
    const size = /^literal (\d{1,9})$/.exec(peek() ?? '')?.[1];
    if (size === undefined) throw malformed(line, 'expected "literal SIZE"');
    at += 1;
    const body: string[] = [];
    for (let next = peek(); next !== undefined && next !== ''; next = peek()) {
      body.push(next);
      at += 1;
    }
    at += 1;
    const content = parseLiteral(Number(size), body);
    if (content === null) throw malformed(line, 'the binary content is broken');
    return content;
  };

  const readNames = (draft: Draft) => {
    const line = here();
    const [old, fresh] = [lines[at] ?? '', lines[at + 1] ?? ''].map((l) => l.replace(/\n$/, ''));
    if (old?.startsWith('--- ') !== true || fresh?.startsWith('+++ ') !== true) {
      throw malformed(line, 'expected "--- a/NAME" and "+++ b/NAME"');
    }
    const from = namedPath(old.slice(4), 'a/', line);
    const to = namedPath(fresh.slice(4), 'b/', line + 1);
    const path = from ?? to;
    if (path === null || (from !== null && to !== null && from !== to)) {
      throw malformed(line, 'both names of a file must be the same; renames are not accepted');
    }
    if (draft.named && draft.path !== path)
      throw malformed(line, 'the names differ from the header');
    const kind = from === null ? 'create' : to === null ? 'delete' : 'modify';
    if (draft.named && draft.kind !== kind)
      throw malformed(line, 'the names differ from the header');
    Object.assign(draft, { path, kind });
    at += 2;
    do draft.hunks = [...draft.hunks, readHunk()];
    while (peek()?.startsWith('@@ ') === true);
  };

  /** Extended header lines of git; false for any other line. */
  const readHeader = (draft: Draft): boolean => {
    const text = peek() ?? '';
    const [, key = '', mode = ''] =
      /^(old mode|new mode|new file mode|deleted file mode) (.*)$/.exec(text) ?? [];
    if (key === '') return /^index [0-9a-f]+\.\.[0-9a-f]+(?: \d{6})?$/.test(text);
    const value = fileMode(mode, here());
    if (key.startsWith('new file')) draft.kind = 'create';
    if (key.startsWith('deleted')) draft.kind = 'delete';
    if (key.startsWith('new')) draft.newMode = value;
    else draft.oldMode = value;
    return true;
  };

  const readFile = (): FilePatch => {
    const draft: Draft = {
      line: here(),
      path: '',
      kind: 'modify',
      oldMode: null,
      newMode: null,
      hunks: [],
      binary: null,
      named: false,
    };
    const git = /^diff --git (.*)$/.exec(peek() ?? '')?.[1];
    if (git !== undefined) {
      draft.path = gitHeaderPath(git, here());
      draft.named = true;
      at += 1;
      while (readHeader(draft)) at += 1;
    }
    if (draft.named && peek() === 'GIT binary patch') {
      at += 1;
      const after = readLiteral();
      draft.binary = { after, before: readLiteral() };
    } else if (!draft.named || peek()?.startsWith('--- ') === true) readNames(draft);
    return draft;
  };

  return () => {
    const patches: FilePatch[] = [];
    while (at < lines.length) patches.push(readFile());
    return patches;
  };
};

/**
 * Reads a unified diff, strictly: file sections one after the other, no rename, no link, nothing between.
 * Throws `workspace.patch-malformed` with the line.
 */
export const parsePatch = (text: string): readonly FilePatch[] => createParser(text)();
