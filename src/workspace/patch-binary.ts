import { inflateSync } from 'node:zlib';
import { storeZlib } from './stored-zlib.ts';

/** git's base85 alphabet. */
const alphabet =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const digits = new Map(Array.from(alphabet, (character, value) => [character, value]));
/** Payload bytes a line of a binary patch carries. */
const lineBytes = 52;

const lengthMark = (length: number): string =>
  String.fromCharCode(length <= 26 ? 0x40 + length : 0x60 + length - 26);

const encodeLine = (bytes: Buffer): string => {
  let text = lengthMark(bytes.length);
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.alloc(4);
    bytes.copy(group, 0, at, at + 4);
    let value = group.readUInt32BE();
    let word = '';
    for (let digit = 0; digit < 5; digit += 1) {
      word = (alphabet[value % 85] ?? '') + word;
      value = Math.floor(value / 85);
    }
    text += word;
  }
  return text;
};

/** One `literal` of a git binary patch: the whole content, with the empty line that ends it. */
export const renderLiteral = (content: Uint8Array): string => {
  // Stored, not compressed: versions of zlib differ, and a patch has a sealed hash.
  const stream = storeZlib(content);
  const lines = [`literal ${String(content.length)}`];
  for (let at = 0; at < stream.length; at += lineBytes) {
    lines.push(encodeLine(stream.subarray(at, at + lineBytes)));
  }
  return `${lines.join('\n')}\n\n`;
};

const decodeLine = (line: string): Buffer | null => {
  const mark = line.charCodeAt(0);
  const length = mark <= 0x5a ? mark - 0x40 : mark - 0x60 + 26;
  if (length < 1 || length > lineBytes || line.length !== 1 + 5 * Math.ceil(length / 4))
    return null;
  const bytes = Buffer.alloc(4 * Math.ceil(length / 4));
  for (let at = 1; at < line.length; at += 5) {
    let value = 0;
    for (const character of line.slice(at, at + 5)) {
      value = value * 85 + (digits.get(character) ?? Infinity);
    }
    if (value > 0xffffffff) return null;
    bytes.writeUInt32BE(value, ((at - 1) / 5) * 4);
  }
  return bytes.subarray(0, length);
};

/** Content of a literal from its lines; null when they do not hold exactly `sizeBytes`. */
export const parseLiteral = (sizeBytes: number, lines: readonly string[]): Uint8Array | null => {
  const parts = lines.map(decodeLine);
  if (parts.includes(null)) return null;
  try {
    const content = inflateSync(Buffer.concat(parts as readonly Buffer[]), {
      maxOutputLength: Math.max(sizeBytes, 1),
    });
    return content.length === sizeBytes ? content : null;
  } catch {
    return null;
  }
};
