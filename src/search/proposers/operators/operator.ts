import type { RandomStream } from '../../types.ts';
import type { Steps } from '../steps.ts';
import { codePart } from '../text-file.ts';
import type { Hunk, TextFile } from '../text-file.ts';

/** What an operator may look at. */
export interface EditContext {
  readonly files: readonly TextFile[];
  readonly random: RandomStream;
  readonly steps: Steps;
}

/** One edit of one file. */
export interface Edit {
  readonly file: TextFile;
  /** Sorted, at least one unchanged line between two. */
  readonly hunks: readonly Hunk[];
  readonly description: string;
}

/** Draws an edit, null when the files hold no site for it. */
export type Operator = (context: EditContext) => Edit | null;

/** A place in a file. */
interface Site<T> {
  readonly file: TextFile;
  readonly item: T;
}

/** One of all items that `find` sees in the files, each equally likely; null when there is none. */
export const pickSite = <T>(
  context: EditContext,
  find: (file: TextFile) => readonly T[],
): Site<T> | null => {
  const found = context.files.map(find);
  const total = found.reduce((sum, items) => sum + items.length, 0);
  if (total === 0) return null;
  let at = context.random.int(total);
  for (const [i, items] of found.entries()) {
    const file = context.files[i];
    const item = items[at];
    if (file !== undefined && at < items.length) return { file, item: item as T };
    at -= items.length;
  }
  return null;
};

/** A line for people: without its comment, unless it is nothing else. */
const shorten = (text: string): string => {
  const code = codePart(text).trim();
  const line = code === '' ? text.trim() : code;
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};

/** An edit that puts `text` in the place of one line; null when that changes nothing. */
export const replaceLine = (file: TextFile, index: number, text: string): Edit | null => {
  const old = file.lines[index] ?? '';
  if (old === text) return null;
  return {
    file,
    hunks: [{ start: index, removed: 1, lines: [text] }],
    description: `${file.path}:${index + 1} ${shorten(old)} -> ${shorten(text)}`,
  };
};

/** `path:line text`, lines counted from 1. */
export const describeLine = (file: TextFile, index: number): string =>
  `${file.path}:${index + 1} ${shorten(file.lines[index] ?? '')}`;

/** The line with one span of it replaced. */
export const splice = (line: string, start: number, end: number, text: string): string =>
  line.slice(0, start) + text + line.slice(end);
