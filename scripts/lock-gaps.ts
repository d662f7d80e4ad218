// `npm ci` refuses a lock file that lacks an optional package of another platform, and `npm install` may
// leave such gaps where it could not fetch one. This adds the missing entries; --check only tells.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLockGaps, type Lock } from './lock.ts';

const file = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const gaps = findLockGaps(lock);
if (process.argv.includes('--check')) {
  for (const { name, version } of gaps) console.error(`package-lock.json lacks ${name}@${version}`);
  if (gaps.length > 0) {
    console.error('To cure it: node --import ./scripts/ts.mjs scripts/lock-gaps.ts');
    process.exitCode = 1;
  }
} else {
  for (const gap of gaps) lock.packages[`node_modules/${gap.name}`] = gap.entry;
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  if (gaps.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${String(gaps.length)} gaps filled`);
}
