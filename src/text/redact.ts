import { publicForms, secretForms } from './secret-forms.ts';
import { redactTokens, holdsToken } from './token-patterns.ts';

/** Removes secrets from what leaves the process. */
export interface Redactor {
  /** The text with every known secret, part of one, or token-shaped word replaced. */
  text(text: string): string;
  /** Whether bytes hold one; they are withheld then, not changed. */
  bytes(bytes: Uint8Array): { readonly hit: boolean };
}

/**
 * Every window of one width over the forms of the secrets, behind a bitmap of their groups of four
 * characters: a window holds one that starts at any multiple of `step`, so only those are looked up.
 */
interface Windows {
  readonly width: number;
  readonly step: number;
  readonly texts: ReadonlySet<string>;
  readonly bits: Uint32Array;
  readonly shift: number;
}

type Range = readonly [start: number, end: number];

const mark = '[redacted]';
/** Characters of a group. */
const group = 4;
const scramble = 0x9e3779b1;

/** Windows of 12 characters; of 8 for short forms; the whole form below that. */
const widthOf = (form: string): number =>
  form.length >= 12 ? 12 : form.length >= 8 ? 8 : form.length;

const slotOf = (text: string, at: number, shift: number): number =>
  Math.imul(
    text.charCodeAt(at) ^
      (text.charCodeAt(at + 1) << 7) ^
      (text.charCodeAt(at + 2) << 15) ^
      (text.charCodeAt(at + 3) << 23),
    scramble,
  ) >>> shift;

const compileWindows = (forms: readonly string[], readable: readonly string[]): Windows[] => {
  const byWidth = new Map<number, Set<string>>();
  for (const form of forms) {
    const width = widthOf(form);
    const texts = byWidth.get(width) ?? new Set<string>();
    byWidth.set(width, texts);
    for (let start = 0; start + width <= form.length; start += 1) {
      const window = form.slice(start, start + width);
      if (!readable.some((text) => text.includes(window))) texts.add(window);
    }
  }
  return [...byWidth].map(([width, texts]) => {
    const log = Math.min(22, Math.max(12, Math.ceil(Math.log2(texts.size * 64 + 1))));
    const bits = new Uint32Array(2 ** (log - 5));
    const shift = 32 - log;
    for (const text of texts) {
      for (let at = 0; at + group <= width; at += 1) {
        const slot = slotOf(text, at, shift);
        bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
      }
    }
    return { width, step: width - group + 1, texts, bits, shift };
  });
};

/** Where windows occur, merged and in order. */
const findWindows = (text: string, windows: Windows): readonly Range[] => {
  const { width, step, texts, bits, shift } = windows;
  const ranges: [number, number][] = [];
  for (let at = step - 1; at + group <= text.length; at += step) {
    const slot = slotOf(text, at, shift);
    if (((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
    for (let start = at - step + 1; start <= at && start + width <= text.length; start += 1) {
      if (!texts.has(text.slice(start, start + width))) continue;
      const last = ranges.at(-1);
      if (last !== undefined && last[1] >= start) last[1] = start + width;
      else ranges.push([start, start + width]);
    }
  }
  return ranges;
};

const mergeRanges = (ranges: readonly Range[]): readonly Range[] => {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && last[1] >= start) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
};

const replaceRanges = (text: string, ranges: readonly Range[]): string => {
  if (ranges.length === 0) return text;
  let result = '';
  let from = 0;
  for (const [start, end] of ranges) {
    result += text.slice(from, start) + mark;
    from = end;
  }
  return result + text.slice(from);
};

/** A string of one character a byte, so that one scan serves text and bytes. */
const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/**
 * Knows secrets by value: their spellings and any window of 12 characters of those (8 for short ones), then
 * token-shaped words. Time is linear in the text. Throws `text.short-secret`.
 */
export const createRedactor = (secrets: readonly string[]): Redactor => {
  const forms = [...new Set(secrets.flatMap((secret) => secretForms(secret)))];
  const readable = secrets.flatMap((secret) => publicForms(secret));
  const textWindows = compileWindows(forms, readable);
  const byteWindows = compileWindows(forms.map(asBytes), readable.map(asBytes));
  return {
    text: (text) => {
      const ranges = mergeRanges(textWindows.flatMap((windows) => findWindows(text, windows)));
      return redactTokens(replaceRanges(text, ranges), mark);
    },
    bytes: (bytes) => {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      const known = byteWindows.some((windows) => findWindows(text, windows).length > 0);
      return { hit: known || holdsToken(text) };
    },
  };
};
