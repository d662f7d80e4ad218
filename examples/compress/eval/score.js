import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../src/codec/parse.js';
import { pack, unpack } from '../src/format/archive.js';

// Everything imported here is the base's. What the candidate made is data: its archive under /in.

const read = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));

const sizeOf = (files) => files.reduce((sum, { bytes }) => sum + bytes.length, 0);

const measure = (archive) => {
  const corpus = read(new URL('../corpus/', import.meta.url));
  const { tune, files } = unpack(archive, sizeOf(corpus));
  const isSame = (file, i) =>
    file.name === files[i]?.name && file.bytes.equals(Buffer.from(files[i].bytes));
  if (files.length !== corpus.length || !corpus.every(isSame)) {
    throw new Error('the archive does not hold the corpus');
  }
  // The settings must also hold for texts that the candidate has never seen.
  const hidden = read(new URL('./private/', import.meta.url));
  const packed = archive.length + pack(hidden, parse, tune).length;
  return (sizeOf(corpus) + sizeOf(hidden)) / packed;
};

const file = join(process.env.GUILDSEAL_IN ?? '/in', 'out', 'pack.bin');

try {
  console.log(`ratio: ${measure(readFileSync(file)).toFixed(4)}`);
} catch (error) {
  console.error(`pack.bin: ${error.message}`);
  process.exitCode = 1;
}
