/** Deepest nesting of arrays and objects in canonical bytes. */
const maxDepth = 32;
const keyPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
// Controls but TAB and LF, DEL, lone surrogates: where serialisers differ (jq escapes DEL, most pass lone surrogates).
const refused = /(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}]/u;
const plain = /^[ !#-[\]-~]*$/;

/** A value that has no canonical bytes, or bytes that are not canonical; `path` is like `$.best.node`. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}

const writeString = (text: string, path: string): string => {
  if (plain.test(text)) return `"${text}"`;
  if (refused.test(text)) {
    throw new CanonicalError(path, 'a string with a control character or a lone surrogate');
  }
  return JSON.stringify(text);
};

const writeArray = (value: readonly unknown[], path: string, depth: number): string => {
  if (Reflect.ownKeys(value).length !== value.length + 1) {
    throw new CanonicalError(path, 'an array with holes or further properties');
  }
  let text = '[';
  for (let index = 0; index < value.length; index += 1) {
    if (index > 0) text += ',';
    text += write(value[index], `${path}[${index}]`, depth);
  }
  return `${text}]`;
};

const writeObject = (value: Readonly<Record<string, unknown>>, path: string, depth: number) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalError(path, 'an object that is not plain');
  }
  const keys = Object.keys(value);
  if (Reflect.ownKeys(value).length !== keys.length) {
    throw new CanonicalError(path, 'an object with symbols or hidden properties');
  }
  // Keys are ASCII, so code unit order is byte order.
  keys.sort();
  let text = '{';
  for (const key of keys) {
    if (!keyPattern.test(key)) {
      throw new CanonicalError(path, 'a key that is not [A-Za-z_][A-Za-z0-9_]*');
    }
    if (text.length > 1) text += ',';
    text += `"${key}":${write(value[key], `${path}.${key}`, depth)}`;
  }
  return `${text}}`;
};

const write = (value: unknown, path: string, depth: number): string => {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw new CanonicalError(path, 'a number that is not a safe integer');
      }
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === maxDepth) throw new CanonicalError(path, `nested deeper than ${maxDepth}`);
      return Array.isArray(value)
        ? writeArray(value, path, depth + 1)
        : writeObject(value as Readonly<Record<string, unknown>>, path, depth + 1);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new CanonicalError(path, `a value of type ${typeof value}`);
  }
};

/**
 * The one serialisation of a value that is hashed and signed: null, booleans, well-formed strings, safe
 * integers, dense arrays and plain objects, which makes it RFC 8785 and equal to `jq -cS`.
 * Throws {@link CanonicalError} for everything else.
 */
export const canonicalBytes = (value: unknown): Uint8Array => Buffer.from(write(value, '$', 0));

/**
 * Reads canonical bytes and refuses all others, so that duplicate keys, other spacing or other escapes
 * cannot hide in signed bytes. Throws {@link CanonicalError}.
 */
export const parseCanonical = (bytes: Uint8Array): unknown => {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new CanonicalError('$', 'no JSON in UTF-8');
  }
  // Valid UTF-8 decodes one to one, so equal text means equal bytes.
  if (write(value, '$', 0) !== text) throw new CanonicalError('$', 'JSON in another form');
  return value;
};
