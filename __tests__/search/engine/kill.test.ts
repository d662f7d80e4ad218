import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { rmSync, statSync, watch } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchOutcome } from '../../../src/search/engine/plan.ts';
import { courseOf, environment, makeRepository, makeTemporary, run } from './scene.ts';
import { kmodConfig, kmodFiles } from './tasks.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const root = makeTemporary();
const repository = join(root, 'repo');

beforeAll(() => {
  makeRepository(repository, kmodFiles(6));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
};

/** Runs a child and kills it once its ledger has grown by so many bytes; true when it was killed. */
const runAndKill = (
  directory: string,
  override: Record<string, unknown>,
  afterBytes: number,
): Promise<boolean> => {
  const script = join(import.meta.dirname, 'run-child.ts');
  const hook = join(import.meta.dirname, '..', '..', '..', 'scripts', 'ts.mjs');
  mkdirSync(directory, { recursive: true });
  const ledger = join(directory, 'ledger.jsonl');
  const limit = sizeOf(ledger) + afterBytes;
  const request = JSON.stringify({ repository, directory, override });
  const child = spawn(process.execPath, ['--import', hook, script, request], {
    env: { PATH: environment.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const watcher = watch(directory, () => {
    if (sizeOf(ledger) >= limit) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      watcher.close();
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(stderr));
    });
  });
};

/** Everything of a course but the promotion, which a kill may burn pairs of. */
const totalsOf = (outcome: SearchOutcome) => ({
  ...courseOf(outcome),
  trials: outcome.result.trials,
});

const shapes = [
  { name: 'one at a time', override: { parallel: { workers: 1 } } },
  { name: 'a window of 4', override: { parallel: { workers: 4, window: 4 } } },
];

describe.each(shapes)('a run with $name that is killed again and again', ({ name, override }) => {
  it('equals the uninterrupted one and loses no sealed result', async () => {
    const config = kmodConfig(override);
    const id = name.replaceAll(' ', '-');
    const whole = await run({ repository, directory: join(root, `whole-${id}`), config });
    const directory = join(root, `killed-${id}`);
    let kills = 0;
    // Steps of unlike sizes hit every kind of entry.
    for (let step = 700; kills < 20 * soak; step = (step * 31) % 9973) {
      const wasKilled = await runAndKill(directory, override, 500 + step);
      if (!wasKilled) break;
      kills += 1;
    }
    const resumed = await run({ repository, directory, config });
    expect(kills).toBeGreaterThan(3);
    expect(totalsOf(resumed)).toEqual(totalsOf(whole));
    expect(resumed.result.best?.confirmed?.mean).toBe(whole.result.best?.confirmed?.mean);
    const repeats = [...resumed.tree.nodes.values()].flatMap((node) =>
      node.repeats
        .filter(({ purpose }) => purpose !== 'promotion')
        .map(({ repeat }) => `${node.id}/${String(repeat)}`),
    );
    expect(new Set(repeats).size).toBe(repeats.length);
  }, 300_000);
});
