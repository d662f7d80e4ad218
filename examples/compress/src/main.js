import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from './codec/parse.js';
import { tune } from './codec/tune.js';
import { pack } from './format/archive.js';

const corpus = new URL('../corpus/', import.meta.url);
const names = readdirSync(corpus).sort();
const files = names.map((name) => ({ name, bytes: readFileSync(new URL(name, corpus)) }));

writeFileSync(join(process.env.GUILDSEAL_OUT ?? '/out', 'pack.bin'), pack(files, parse, tune));
console.log(`packed ${files.length} files`);
