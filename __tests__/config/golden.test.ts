import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isAppError } from '../../src/errors/app-error.ts';
import { renderError } from '../../src/errors/render.ts';
import { loadConfig } from '../../src/config/load.ts';

const folder = join(import.meta.dirname, '..', 'golden', 'config');

const outputOf = (input: Uint8Array): string => {
  try {
    const { warnings } = loadConfig(input, '.guildseal.yml');
    return `${['valid', ...warnings].join('\n')}\n`;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return `${renderError(error, { color: false })}\n`;
  }
};

describe('a configuration with mistakes', () => {
  const inputs = readdirSync(folder).filter((name) => name.endsWith('.in.yml'));
  test.each(inputs)('%s says what the golden file says', (name) => {
    const output = outputOf(readFileSync(join(folder, name)));
    const path = join(folder, name.replace('.in.yml', '.out.txt'));
    if (process.env['GUILDSEAL_UPDATE'] === '1') {
      if (process.env['CI'] !== undefined) throw new Error('golden files are not rewritten in CI');
      writeFileSync(path, output);
    }
    expect(output).toBe(readFileSync(path, 'utf8'));
  });
});
