import { expect } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'golden', 'report');

/** Compares a whole text with its golden file; `GUILDSEAL_UPDATE=1` rewrites it, but never in CI. */
export const expectGolden = (name: string, text: string): void => {
  const path = join(folder, name);
  if (process.env['GUILDSEAL_UPDATE'] === '1') {
    if (process.env['CI'] !== undefined) throw new Error('golden files are not rewritten in CI');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
};
