import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { AppError, ErrorPlace } from '../errors/app-error.ts';
import { combineErrors } from '../errors/combine.ts';
import { configErrors } from '../errors/config.ts';
import type { KeyPath } from './schema-walk.ts';

/** A parsed file that still knows where everything stands. */
export interface ConfigDocument {
  readonly value: unknown;
  /** Where a value stands; its key when it has no text of its own or spans lines. */
  placeOf(path: KeyPath): ErrorPlace;
  /** Where the last key of a path stands; the nearest one above it when it is not written. */
  placeOfKey(path: KeyPath): ErrorPlace;
}

const maxBytes = 256 * 1024;
const maxAliases = 100;

interface Spot {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const spotOf = (node: unknown): Spot | null =>
  isNode(node) && node.range !== null && node.range !== undefined
    ? { start: node.range[0], end: node.range[1] }
    : null;

const decode = (text: Uint8Array | string, file: string): string => {
  const bytes = typeof text === 'string' ? Buffer.byteLength(text) : text.byteLength;
  if (bytes > maxBytes) throw configErrors['config.too-large']({ file, bytes, most: maxBytes });
  if (typeof text === 'string') return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    throw configErrors['config.not-utf8']({ file });
  }
};

/** The key and the value a path leads to, as far as it is written. */
const find = (
  document: Document,
  path: KeyPath,
): { key: Spot | null; value: Node | null; whole: boolean } => {
  let node: unknown = document.contents;
  let key: Spot | null = null;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) return { key, value: isNode(node) ? node : null, whole: false };
      key = spotOf(pair.key) ?? key;
      next = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      next = node.items[part];
      key = spotOf(next) ?? key;
    } else return { key, value: null, whole: false };
    node = next;
  }
  return { key, value: isNode(node) ? node : null, whole: true };
};

/** An alias without its anchor before it: the library finds it only when the value is made. */
const findLooseAlias = (document: Document): Spot | null => {
  let spot: Spot | null = null;
  let seen = 0;
  visit(document, {
    Alias: (_, alias) => {
      seen += 1;
      if (alias.resolve(document) === undefined) spot = spotOf(alias);
      return spot !== null || seen > maxAliases ? visit.BREAK : undefined;
    },
  });
  return spot;
};

const describeProblem = (error: unknown): string =>
  error instanceof RangeError
    ? 'it is nested too deeply'
    : error instanceof Error
      ? error.message.replace(/\s+/g, ' ')
      : String(error);

type Place = (spot: Spot | null) => ErrorPlace;

/** Errors of the parser that are told; a broken file can have one a character. */
const maxErrors = 100;

const parseYaml = (text: string, lineCounter: LineCounter, place: Place): Document => {
  let document: Document;
  let errors: readonly YAMLError[];
  try {
    // `silent` would also swallow that there is a second document.
    const options = {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'error',
    } as const;
    const parsed = parseDocument(text, options);
    ({ errors } = parsed);
    document = parsed;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw configErrors['config.bad-yaml']({ problem: describeProblem(error), at: place(null) });
  }
  const [first, ...others] = errors.slice(0, maxErrors).map((error): AppError => {
    const [start, end] = error.pos;
    if (error.code !== 'DUPLICATE_KEY') {
      return configErrors['config.bad-yaml']({
        problem: describeProblem(error),
        at: place({ start, end }),
      });
    }
    const key = text.slice(start, start + 100).split(/\s*[:\n]/, 1)[0] ?? '';
    return configErrors['config.duplicate-key']({
      key,
      at: place({ start, end: start + key.length }),
    });
  });
  if (first !== undefined) throw combineErrors(first, others);
  return document;
};

const readValue = (document: Document, place: Place): unknown => {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    const at = place(error instanceof ReferenceError ? findLooseAlias(document) : null);
    throw configErrors['config.bad-yaml']({ problem: describeProblem(error), at });
  }
};

/**
 * Parses YAML 1.2. Throws `config.too-large`, `config.not-utf8`, `config.bad-yaml`, `config.duplicate-key`,
 * all of a file at once.
 */
export const parseConfigDocument = (input: Uint8Array | string, file: string): ConfigDocument => {
  const text = decode(input, file);
  const lines = new LineCounter();
  const sources = text.split(/\r?\n/);
  const place: Place = (spot) => {
    const { line, col } = lines.linePos(Math.min(spot?.start ?? 0, text.length));
    if (line === 0) return { file, line: 1, column: 1, source: sources[0] ?? '', width: 1 };
    const source = sources[line - 1] ?? '';
    const width = Math.max(
      1,
      Math.min((spot?.end ?? 0) - (spot?.start ?? 0), source.length - col + 1),
    );
    return { file, line, column: col, source, width };
  };
  const document = parseYaml(text, lines, place);
  const value = readValue(document, place);
  return {
    value,
    placeOfKey: (path) => place(find(document, path).key),
    placeOf: (path) => {
      const found = find(document, path);
      const spot = found.whole && isScalar(found.value) ? spotOf(found.value) : null;
      const visible = spot !== null && spot.end > spot.start;
      return place(visible ? spot : found.key);
    },
  };
};
