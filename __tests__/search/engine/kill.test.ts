import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createFiles } from '../../../src/app/adapters/files.ts';
import { readLedger } from '../../../src/ledger/read.ts';
import { treeOf } from '../../../src/search/report.ts';
import type { SearchResult } from '../../../src/search/types.ts';
import { courseOf, environment, makeRepository, makeTemporary, readJson, run } from './scene.ts';
import { kmodConfig, kmodFiles } from './tasks.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
// Each kill is a process of its own, 40 of them.
jest.setTimeout(900_000);

const root = makeTemporary();
const files = createFiles(join(root, 'tmp'));
const children = join(root, 'children');
const repository = join(root, 'repo');

beforeAll(() => {
  mkdirSync(children);
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
    // What a killed child leaves behind goes with our own folder.
    env: { PATH: environment.PATH, TMPDIR: children },
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

/** How a run that ended by itself stands in its ledger; a kill may burn pairs of its promotion. */
const totalsOf = (directory: string) => {
  const { entries } = readLedger(files, directory);
  const tree = treeOf(entries);
  const result = readJson(join(directory, 'result.json')) as SearchResult;
  const repeats = [...tree.nodes.values()].flatMap((node) =>
    node.repeats
      .filter(({ purpose }) => purpose !== 'promotion')
      .map(({ repeat }) => `${node.id}/${String(repeat)}`),
  );
  return {
    ...courseOf({ exit: 0, tree, result }),
    trials: result.trials,
    confirmed: result.best?.confirmed?.mean,
    // Every repeat has one result, however often it was started.
    repeats: repeats.sort(),
  };
};

const shapes = [
  { name: 'one at a time', override: { parallel: { workers: 1 } } },
  { name: 'a window of 4', override: { parallel: { workers: 4, window: 4 } } },
];

const killUntil = async (id: string, override: Record<string, unknown>, kills: number) => {
  const whole = join(root, `whole-${id}`);
  await run({ repository, directory: whole, config: kmodConfig(override) });
  const bytes = sizeOf(join(whole, 'ledger.jsonl'));
  let done = 0;
  const rounds: string[] = [];
  // Unlike steps hit every kind of entry, and no entry at all.
  for (let step = 0.21; done < kills;) {
    const directory = join(root, `killed-${id}-${String(rounds.length)}`);
    rounds.push(directory);
    for (;;) {
      step = (step * 7.3) % 1;
      if (!(await runAndKill(directory, override, Math.ceil((bytes / 5) * step)))) break;
      done += 1;
    }
  }
  return { whole, rounds, kills: done };
};

describe.each(shapes)('a run with $name that is killed again and again', ({ name, override }) => {
  it('equals the uninterrupted one and loses no sealed result', async () => {
    const { whole, rounds, kills } = await killUntil(
      name.replaceAll(' ', '-'),
      override,
      20 * soak,
    );
    expect(kills).toBeGreaterThanOrEqual(20 * soak);
    for (const directory of rounds) expect(totalsOf(directory)).toEqual(totalsOf(whole));
  });
});
