// Builds dist/ into a fresh folder; with --check compares it with the committed one.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const committed = join(root, 'dist');

const listFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();

const differences = (left: string, right: string): string[] => {
  const names = new Set([...listFiles(left), ...listFiles(right)]);
  const read = (directory: string, name: string): string => {
    try {
      return readFileSync(join(directory, name)).toString('base64');
    } catch {
      return '';
    }
  };
  return [...names].sort().filter((name) => read(left, name) !== read(right, name));
};

const fresh = mkdtempSync(join(tmpdir(), 'guildseal-dist-'));
try {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'),
      'build',
      'src/index.ts',
      '-o',
      fresh,
      '--license',
      'licenses.txt',
      '--no-cache',
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (process.argv.includes('--check')) {
    const stale = differences(fresh, committed);
    if (stale.length > 0) {
      console.error(`dist/ is not what src/ builds (${stale.slice(0, 5).join(', ')}).`);
      console.error('To cure it: npm run build, then commit dist/');
      process.exitCode = 1;
    } else console.log(`dist/ is fresh: ${String(listFiles(fresh).length)} files`);
  } else {
    rmSync(committed, { recursive: true, force: true });
    cpSync(fresh, committed, { recursive: true });
    console.log(`dist/: ${String(listFiles(committed).length)} files`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
