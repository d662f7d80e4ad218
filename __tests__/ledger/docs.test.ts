import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingLevels } from '../../src/ledger/verify/finding.ts';
import { realPart } from '../real-part.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'verify.md'), 'utf8');
const findings = page.slice(page.indexOf('## Findings'));
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/^\| `([a-z_]+)` *\|/gm)].map((match) => match[1] ?? '');

describe('docs/verify.md', () => {
  it('lists every finding at its level, and none that does not exist', () => {
    const [errors = '', warnings = ''] = findings.split('\nWarnings ');
    const codesOf = (level: string) =>
      Object.entries(findingLevels)
        .filter(([, its]) => its === level)
        .map(([code]) => code);
    expect(rowsOf(errors)).toEqual(codesOf('error'));
    expect(rowsOf(warnings)).toEqual(codesOf('warning'));
  });
});

const hasTools = ['openssl version', 'jq --version', 'sha256sum --version'].every(
  (line) => spawnSync('sh', ['-c', line]).status === 0,
);

realPart('openssl, jq or sha256sum', hasTools)('the commands of docs/verify.md', () => {
  it('verify a line by hand', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guildseal-by-hand-'));
    try {
      cpSync(join(root, '__tests__', 'fixtures', 'ledgers', 'v1-signed'), folder, {
        recursive: true,
      });
      const script = /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
      const { stdout, status } = spawnSync('sh', ['-eu', '-c', script], {
        cwd: folder,
        encoding: 'utf8',
      });
      const [verified, seal, prev, named] = stdout.split('\n');
      expect(verified).toBe('Verified OK');
      expect(seal).toMatch(/^[0-9a-f]{64} {2}payload$/);
      expect(prev?.slice(0, 64)).toBe(named);
      expect(stdout).toContain('"kind": "trial-start"');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
