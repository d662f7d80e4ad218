import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLockGaps, type Lock } from '../scripts/lock.ts';
import { version } from '../src/app/tool.ts';

const root = join(import.meta.dirname, '..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = readJson('package.json') as Manifest;

describe('the project', () => {
  it('has a lock file that lacks no optional package of any platform', () => {
    expect(findLockGaps(readJson('package-lock.json') as Lock)).toEqual([]);
  });

  it('finds a planted gap of the lock file, with the platform it is for', () => {
    const lock: Lock = {
      packages: {
        'node_modules/a': { dev: true, optionalDependencies: { '@a/linux-x64': '1.0.0' } },
      },
    };
    expect(findLockGaps(lock)).toEqual([
      {
        name: '@a/linux-x64',
        version: '1.0.0',
        entry: { version: '1.0.0', cpu: ['x64'], dev: true, optional: true, os: ['linux'] },
      },
    ]);
  });

  it('says the version of package.json', () => {
    expect(version).toBe(manifest.version);
  });

  it('pins every dependency and names each in docs/dependencies.md', () => {
    const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, range] of Object.entries(all)) {
      expect(range).toMatch(/^\d+\.\d+\.\d+$/);
      const short = name.replace('@octokit/', '').replace(/^@types\/.*/, '@types/*');
      expect(text.includes(`\`${name}\``) || text.includes(`\`${short}\``)).toBe(true);
    }
  });
});
