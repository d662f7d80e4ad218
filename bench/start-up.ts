/*
 * Start-up of the built bundle against an empty Node script, interleaved: an event that is not ours,
 * `--help`, and a command that reads a configuration. Ratios of medians; bar: not ours <= 1.2.
 *
 *   node --import ./scripts/ts.mjs bench/start-up.ts [ROUNDS]     (40)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quartiles } from './engine-scene.ts';

const rounds = Number(process.argv[2] ?? '40');
const folder = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
const program = join(import.meta.dirname, '../dist/index.js');
const empty = join(folder, 'empty.mjs');
const event = join(folder, 'event.json');
writeFileSync(empty, '');
writeFileSync(event, JSON.stringify({ action: 'created', comment: { body: 'nice work' } }));

const bare = { PATH: process.env['PATH'] ?? '', TMPDIR: folder };
const job = {
  ...bare,
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'issue_comment',
  GITHUB_EVENT_PATH: event,
};
const cases: Readonly<Record<string, { args: string[]; env: NodeJS.ProcessEnv; bar: string }>> = {
  'empty script': { args: [empty], env: bare, bar: '' },
  'event not ours': { args: [program], env: job, bar: '   (bar: 1.2)' },
  '--help': { args: [program, '--help'], env: bare, bar: '' },
  'unknown experiment': {
    args: [program, 'search', 'none', '--repo', join(import.meta.dirname, '..')],
    env: bare,
    bar: '',
  },
};

const times = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
try {
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { args, env }] of Object.entries(cases)) {
      const begin = performance.now();
      spawnSync(process.execPath, args, { env, stdio: 'ignore', cwd: folder });
      times.get(name)?.push(performance.now() - begin);
    }
  }
  const base = median(times.get('empty script') ?? []);
  for (const [name, list] of times) {
    const spread = quartiles(list);
    const ratio = (median(list) / base).toFixed(2);
    console.log(
      `${name.padEnd(20)} median ${median(list).toFixed(1)} ms, quartiles ${spread}, ratio ${ratio}${cases[name]?.bar ?? ''}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
