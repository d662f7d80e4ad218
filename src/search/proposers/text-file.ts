/** An editable text file as lines; line endings and the final newline survive every edit. */
export interface TextFile {
  readonly path: string;
  /** Lines without their endings. */
  readonly lines: readonly string[];
  /** Ending of each line. */
  readonly endings: readonly string[];
  /** The ending most lines have; what new lines get. */
  readonly ending: string;
  readonly finalNewline: boolean;
  /** What an operator finds in the file, computed once. */
  memo<T>(key: string, make: (file: TextFile) => T): T;
}

/** Replacement of `removed` lines from `start` on. The hunks of one edit are sorted and do not touch. */
export interface Hunk {
  readonly start: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

const createFile = (
  path: string,
  lines: readonly string[],
  endings: readonly string[],
  ending: string,
  finalNewline: boolean,
): TextFile => {
  const known = new Map<string, unknown>();
  const file: TextFile = {
    path,
    lines,
    endings,
    ending,
    finalNewline,
    memo: <T>(key: string, make: (file: TextFile) => T): T => {
      if (!known.has(key)) known.set(key, make(file));
      return known.get(key) as T;
    },
  };
  return file;
};

/** The file's lines, or null when its bytes are not UTF-8 text without NUL. */
export const parseText = (path: string, bytes: Uint8Array): TextFile | null => {
  if (bytes.includes(0)) return null;
  let text: string;
  try {
    // ignoreBOM keeps the mark as a character, so that it is written back.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const finalNewline = text.endsWith('\n');
  const parts = text === '' ? [] : text.split('\n');
  if (finalNewline) parts.pop();
  let crlf = 0;
  const endings: string[] = [];
  const lines = parts.map((part) => {
    const returns = part.endsWith('\r');
    if (returns) crlf += 1;
    endings.push(returns ? '\r\n' : '\n');
    return returns ? part.slice(0, -1) : part;
  });
  const last = lines.length - 1;
  if (last >= 0 && !finalNewline) {
    // Without a final newline the last line has no ending: its CR, if any, is text.
    lines[last] = parts[last] ?? '';
    endings[last] = '';
  }
  return createFile(
    path,
    lines,
    endings,
    2 * crlf > endings.filter((ending) => ending !== '').length ? '\r\n' : '\n',
    finalNewline,
  );
};

/** The bytes of a file. */
export const renderText = (file: TextFile): Uint8Array => {
  let text = '';
  const last = file.lines.length - 1;
  for (let i = 0; i <= last; i += 1) {
    text += file.lines[i] ?? '';
    const ending = file.endings[i] ?? '';
    if (i < last || file.finalNewline) text += ending === '' ? file.ending : ending;
  }
  return new TextEncoder().encode(text);
};

/** The file with hunks applied; a replaced line keeps its ending. */
export const applyHunks = (file: TextFile, hunks: readonly Hunk[]): TextFile => {
  const lines: string[] = [];
  const endings: string[] = [];
  let from = 0;
  const keepTo = (end: number): void => {
    for (; from < end; from += 1) {
      lines.push(file.lines[from] ?? '');
      endings.push(file.endings[from] ?? '');
    }
  };
  for (const hunk of hunks) {
    keepTo(hunk.start);
    hunk.lines.forEach((line, i) => {
      lines.push(line);
      endings.push((i < hunk.removed ? file.endings[hunk.start + i] : file.ending) ?? file.ending);
    });
    from = hunk.start + hunk.removed;
  }
  keepTo(file.lines.length);
  return createFile(file.path, lines, endings, file.ending, file.finalNewline);
};

/** The one hunk between common first and last lines that leads from one text to the other, null when equal. */
export const diffLines = (before: readonly string[], after: readonly string[]): Hunk | null => {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let tail = 0;
  while (
    tail < least - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const removed = before.length - tail - start;
  const lines = after.slice(start, after.length - tail);
  return removed === 0 && lines.length === 0 ? null : { start, removed, lines };
};

const commentLine = /^\s*(?:\/\/|\/\*|\*\/|\*\s|\*$|#(?:[\s!#]|$)|<!--|--\s)/;
const trailingComment = /\s(?:\/\/|\/\*|#\s|--\s)/;

/** Mark of a declared range in a comment; what follows it is never edited. */
export const rangeMark = 'guildseal:';

/** The line up to its comment, by the comment marks of common languages. */
export const codePart = (line: string): string => {
  if (commentLine.test(line)) return '';
  const comment = trailingComment.exec(line)?.index ?? line.length;
  const mark = line.indexOf(rangeMark);
  return line.slice(0, mark < 0 ? comment : Math.min(comment, mark));
};

const findActive = (file: TextFile): readonly number[] => {
  const filled: number[] = [];
  const active: number[] = [];
  file.lines.forEach((line, i) => {
    if (line.trim() === '') return;
    filled.push(i);
    if (codePart(line) !== '') active.push(i);
  });
  return active.length > 0 ? active : filled;
};

/** Indices of the lines that are neither blank nor a comment; of the filled ones if all are comments. */
export const activeLines = (file: TextFile): readonly number[] => file.memo('active', findActive);

const quoted = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g;

/** The code of a line with the insides of strings blanked out, positions unchanged. */
export const codeOf = (line: string): string =>
  codePart(line).replace(quoted, (text) => ' '.repeat(text.length));
