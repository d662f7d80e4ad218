import { createDecoder, createEncoder, newBits } from './range-coder.js';

const magic = 'GSP1';

/** Settings in the order of the head, with the values the format allows. */
export const settings = [
  ['rate', 1, 7],
  ['contextBits', 0, 8],
  ['minMatch', 2, 16],
  ['chain', 1, 256],
  ['window', 1, 32768],
  ['lazy', 0, 8],
  ['shortReach', 1, 32768],
];

const createModel = (tune) => ({
  kind: newBits(2),
  literal: newBits(256 << tune.contextBits),
  length: newBits(256),
  slot: newBits(2 * 16),
});

const treeOf = (write, bits, base, width) => (value) => {
  let node = 1;
  for (let i = width - 1; i >= 0; i -= 1) {
    const bit = (value >> i) & 1;
    write(bits, base + node, bit);
    node = node * 2 + bit;
  }
};

const readTree = (read, bits, base, width) => {
  let node = 1;
  for (let i = 0; i < width; i += 1) node = node * 2 + read(bits, base + node);
  return node - 2 ** width;
};

const literalBase = (before, contextBits) => (before >> (8 - contextBits)) * 256;

const writeHead = (files, tune) => {
  const head = [...Buffer.from(magic)];
  for (const [name] of settings) head.push(tune[name] >> 8, tune[name] & 255);
  head.push(files.length);
  for (const { name, bytes } of files) {
    head.push(name.length, ...Buffer.from(name));
    head.push(bytes.length >> 16, (bytes.length >> 8) & 255, bytes.length & 255);
  }
  return Uint8Array.from(head);
};

/** An archive of files (`{name, bytes}`) cut into tokens by `parse`; throws on settings out of range. */
export const pack = (files, parse, tune) => {
  for (const [name, least, most] of settings) {
    if (!Number.isInteger(tune[name]) || tune[name] < least || tune[name] > most) {
      throw new Error(`${name}: expected an integer ${least} to ${most}`);
    }
  }
  const text = Buffer.concat(files.map(({ bytes }) => bytes));
  const model = createModel(tune);
  const encoder = createEncoder(tune.rate);
  let at = 0;
  for (const { length, distance } of parse(text, tune)) {
    if (distance === 0) {
      encoder.bit(model.kind, 0, 0);
      const base = literalBase(text[at - 1] ?? 0, tune.contextBits);
      treeOf(encoder.bit, model.literal, base, 8)(text[at]);
    } else {
      encoder.bit(model.kind, 0, 1);
      treeOf(encoder.bit, model.length, 0, 8)(length - tune.minMatch);
      const slot = 31 - Math.clz32(distance);
      treeOf(encoder.bit, model.slot, length > tune.minMatch ? 16 : 0, 4)(slot);
      encoder.plain(distance - 2 ** slot, slot);
    }
    at += length;
  }
  return Buffer.concat([writeHead(files, tune), encoder.finish()]);
};

const readHead = (bytes) => {
  let at = 0;
  const take = (count) => {
    if (at + count > bytes.length) throw new Error('the archive is cut short');
    at += count;
    return bytes.subarray(at - count, at);
  };
  if (Buffer.from(take(4)).toString('latin1') !== magic) throw new Error('no archive');
  const tune = {};
  for (const [name, least, most] of settings) {
    const [high, low] = take(2);
    tune[name] = high * 256 + low;
    if (tune[name] < least || tune[name] > most) throw new Error(`${name} is out of range`);
  }
  const names = [];
  const [count] = take(1);
  for (let i = 0; i < count; i += 1) {
    const name = Buffer.from(take(take(1)[0])).toString('latin1');
    const [a, b, c] = take(3);
    names.push({ name, size: a * 65536 + b * 256 + c });
  }
  return { tune, names, end: at };
};

/** Settings and files of an archive, which may hold anything; `most`: bytes the files may have in all. */
export const unpack = (bytes, most) => {
  const { tune, names, end } = readHead(bytes);
  const size = names.reduce((sum, file) => sum + file.size, 0);
  if (size > most) throw new Error('the archive claims more than there is');
  const text = new Uint8Array(size);
  const model = createModel(tune);
  const decoder = createDecoder(bytes, end, tune.rate);
  for (let at = 0; at < size; ) {
    if (decoder.bit(model.kind, 0) === 0) {
      const base = literalBase(at > 0 ? text[at - 1] : 0, tune.contextBits);
      text[at] = readTree(decoder.bit, model.literal, base, 8);
      at += 1;
      continue;
    }
    const length = tune.minMatch + readTree(decoder.bit, model.length, 0, 8);
    const slot = readTree(decoder.bit, model.slot, length > tune.minMatch ? 16 : 0, 4);
    const distance = 2 ** slot + decoder.plain(slot);
    if (distance > at || at + length > size) throw new Error('a repetition of nothing');
    for (const stop = at + length; at < stop; at += 1) text[at] = text[at - distance];
  }
  let from = 0;
  const files = names.map(({ name, size: own }) => {
    from += own;
    return { name, bytes: text.subarray(from - own, from) };
  });
  return { tune, files };
};
