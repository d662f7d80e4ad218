import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../src/app/adapters/clock.ts';
import { createFiles } from '../src/app/adapters/files.ts';
import { createRandom } from '../src/app/adapters/random.ts';
import { createExec } from '../src/process/exec.ts';
import { sandboxConfig } from '../src/sandbox/config.ts';
import { openSandbox } from '../src/sandbox/open.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';

// What confinement costs, as ratios against a bare spawn in the same run; exit 1 beyond the bars:
//   node --import ./scripts/ts.mjs bench/sandbox.ts [--rounds N] [--level none]
// As an ordinary user it measures the other mode:
//   setpriv --reuid 12345 --regid 12345 --clear-groups node --import ./scripts/ts.mjs bench/sandbox.ts

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const rounds = Number(option('rounds') ?? 100);

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
};

const bare = (): Promise<unknown> =>
  new Promise((resolve) => {
    const child = spawn('/bin/true', [], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    child.once('close', resolve);
  });

const root = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
chmodSync(root, 0o755);
for (const name of ['repo', 'in', 'in/x', 'run']) mkdirSync(join(root, name));
writeFileSync(join(root, 'in', 'x', 'stdout'), 'said by A\n');

const quiet = (): void => undefined;
const log = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  progress: quiet,
  group: async <T>(_: string, body: () => Promise<T>): Promise<T> => body(),
};
const files = createFiles(join(root, 'run'));
const deps = { exec: createExec(), files, clock: createClock(), random: createRandom(), log };
const none = option('level') === 'none';
const begin = performance.now();
const sandbox: Sandbox = await openSandbox(deps, {
  config: sandboxConfig.parse(none ? { isolation: 'none', min_isolation: 'none' } : {}),
  directory: join(root, 'run'),
  inputs: join(root, 'in'),
  workers: 1,
  nodePath: process.execPath,
  keyPresent: false,
});
const openMs = performance.now() - begin;

const step = (role: 'a' | 'b', command: readonly string[], input: string | null = null) =>
  sandbox.run({
    role,
    command,
    repo: join(root, 'repo'),
    input,
    env: {},
    timeoutMs: 60_000,
    worker: 0,
  });
const confined = () => step('b', ['/bin/true']);
const split = async () => {
  const a = await step('a', ['/bin/sh', '-c', 'echo packed; echo x >"$GUILDSEAL_OUT/pack"']);
  if (a.out?.length !== 1) throw new Error('A left nothing');
  await step('b', ['/bin/true'], join(root, 'in', 'x'));
};

// Taken in turns, so that a busy moment of the machine touches all alike.
const times = { bare: [] as number[], confined: [] as number[], split: [] as number[] };
const time = async (list: number[], body: () => Promise<unknown>): Promise<void> => {
  const start = performance.now();
  await body();
  list.push(performance.now() - start);
};
for (let round = -5; round < rounds; round += 1) {
  const lists = round < 0 ? { bare: [], confined: [], split: [] } : times;
  await time(lists.bare, bare);
  await time(lists.confined, confined);
  await time(lists.split, split);
}
await sandbox.close();
rmSync(root, { recursive: true, force: true });

const show = (name: string, values: readonly number[]): void => {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(values, q).toFixed(2));
  console.log(`${name}: median ${middle ?? ''} ms, IQR ${low ?? ''} .. ${high ?? ''}`);
};
const { level, mode } = sandbox.isolation;
console.log(
  `level ${level}${mode === null ? '' : `, mode ${mode}`}; opened in ${openMs.toFixed(0)} ms`,
);
show('bare spawn of true', times.bare);
show('sandboxed true', times.confined);
show('split trial, harness', times.split);
const median = (values: readonly number[]): number => quantile(values, 0.5);
const bars = [
  ['sandboxed true / bare spawn', median(times.confined) / median(times.bare), 8],
  ['split trial / two sandboxed true', median(times.split) / (2 * median(times.confined)), 3],
] as const;
for (const [name, ratio, bar] of bars) {
  console.log(`${name}: ${ratio.toFixed(2)} (at most ${bar})${ratio > bar ? ' TOO SLOW' : ''}`);
  if (ratio > bar) process.exitCode = 1;
}
