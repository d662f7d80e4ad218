/** A number in a line, with the way it is written. */
export interface NumberLiteral {
  /** Position of the sign, or of the first digit. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly integer: boolean;
  readonly radix: 2 | 8 | 10 | 16;
  readonly prefix: string;
  readonly digits: string;
  readonly suffix: string;
}

const literal =
  /(?<![\w.$#])(?:(0[xX])([\da-fA-F][\da-fA-F_]*)|(0[bB])([01][01_]*)|(0[oO])([0-7][0-7_]*)|((?:\d[\d_]*(?:\.(?:\d[\d_]*)?)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)([A-Za-z%]\w{0,3})?)(?![\w.])/g;

const isNegated = (line: string, at: number): boolean => {
  if (line[at - 1] !== '-') return false;
  const before = line.slice(0, at - 1);
  // Directly after an operand the minus subtracts.
  return before === '' || /[\s=(,:[{<>?&|!~^*/%+;"'`]$/.test(before);
};

const readMatch = (line: string, match: RegExpExecArray): NumberLiteral | null => {
  const prefix = match[1] ?? match[3] ?? match[5] ?? '';
  const digits = match[2] ?? match[4] ?? match[6] ?? match[7] ?? '';
  const radix =
    match[2] !== undefined ? 16 : match[4] !== undefined ? 2 : match[6] !== undefined ? 8 : 10;
  const plain = digits.replaceAll('_', '');
  const size = radix === 10 ? Number(plain) : Number.parseInt(plain, radix);
  const integer = radix !== 10 || !/[.eE]/.test(plain);
  if (!Number.isFinite(size) || (integer && !Number.isSafeInteger(size))) return null;
  const negative = isNegated(line, match.index);
  return {
    start: negative ? match.index - 1 : match.index,
    end: match.index + match[0].length,
    value: negative ? -size : size,
    integer,
    radix,
    prefix,
    digits,
    suffix: match[8] ?? '',
  };
};

/** The number literals of a line outside identifiers; integers beyond 2^53 and versions like 1.2.3 are none. */
export const findNumbers = (line: string): readonly NumberLiteral[] => {
  const found: NumberLiteral[] = [];
  for (const match of line.matchAll(literal)) {
    const number = readMatch(line, match);
    if (number !== null) found.push(number);
  }
  return found;
};

const group = (digits: string, size: number): string =>
  digits.replace(new RegExp(`\\B(?=(?:[\\da-fA-F]{${size}})+$)`, 'g'), '_');

const renderInteger = (value: number, like: NumberLiteral): string => {
  const plain = like.digits.replaceAll('_', '');
  let digits = Math.abs(value).toString(like.radix);
  if (/[A-F]/.test(plain)) digits = digits.toUpperCase();
  if (like.radix !== 10 || (plain.length > 1 && plain.startsWith('0'))) {
    digits = digits.padStart(plain.length, '0');
  }
  return like.digits.includes('_') ? group(digits, like.radix === 10 ? 3 : 4) : digits;
};

/** Decimals that show a change of this size with two digits. */
const decimalsFor = (change: number): number => {
  let decimals = 0;
  for (let scaled = change; scaled < 10 && decimals < 15; scaled *= 10) decimals += 1;
  return decimals;
};

/** Drops zeros at the end of a fraction, down to `least` decimals. */
const trimZeros = (text: string, least: number): string => {
  const point = text.indexOf('.');
  if (point < 0) return text;
  let end = text.length;
  while (text[end - 1] === '0' && end - point - 1 > least) end -= 1;
  return text.slice(0, end - 1 === point ? point : end);
};

const renderFloat = (value: number, like: NumberLiteral): string => {
  const size = Math.abs(value);
  const [mantissa = '', exponent] = like.digits.replaceAll('_', '').split(/[eE]/);
  const change = Math.abs(size - Math.abs(like.value));
  const least = (mantissa.split('.')[1] ?? '').length;
  // One digit more than two of the change: half of 2.5 is 1.25.
  const decimals = (relative: number): number =>
    Math.max(least, relative === 0 ? 0 : Math.min(15, decimalsFor(relative) + 1));
  if (exponent !== undefined) {
    const text = size.toExponential(Math.min(15, decimals(size === 0 ? 0 : change / size)));
    const [front = '', power = ''] = text.split('e');
    const sign = power.startsWith('-') ? '-' : exponent.startsWith('+') ? '+' : '';
    const mark = like.digits.includes('E') ? 'E' : 'e';
    return `${trimZeros(front, least)}${mark}${sign}${power.slice(1)}`;
  }
  const text = trimZeros(size.toFixed(decimals(change)), least);
  if (!like.digits.includes('_')) return text;
  const [front = '', back] = text.split('.');
  return back === undefined ? group(front, 3) : `${group(front, 3)}.${back}`;
};

/**
 * A value written like a literal: same radix, padding, separators, exponent form and suffix, with as many
 * decimals more as the change needs; null when it cannot be written so.
 */
export const renderNumber = (value: number, like: NumberLiteral): string | null => {
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return null;
  const rounded = like.integer ? Math.round(value) : value;
  const text = like.integer ? renderInteger(rounded, like) : renderFloat(rounded, like);
  const isZero = !/[1-9a-fA-F]/.test(text.split(/[eE](?=[+-]?\d+$)/)[0] ?? '') || rounded === 0;
  return `${rounded < 0 && !isZero ? '-' : ''}${like.prefix}${text}${like.suffix}`;
};

/** The line with every number replaced by `#`. */
export const maskNumbers = (line: string): string => line.replace(literal, '#');
