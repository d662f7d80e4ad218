import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createFiles } from '../../../src/app/adapters/files.ts';
import { readLedger } from '../../../src/ledger/read.ts';
import type { SealedEntry } from '../../../src/ledger/entries.ts';
import { planResume } from '../../../src/search/engine/resume.ts';
import { createFaultyFiles } from './faulty-files.ts';
import { courseOf, makeRepository, makeTemporary, run, type RunRequest } from './scene.ts';
import { kmodConfig, kmodFiles } from './tasks.ts';

jest.setTimeout(300_000);

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const root = makeTemporary();
const repository = join(root, 'repo');
const files = createFiles(join(root, 'tmp'));

beforeAll(() => {
  makeRepository(repository, kmodFiles(5));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const entriesOf = (directory: string): readonly SealedEntry[] =>
  readLedger(files, directory).entries;

/** A dead process holds no lock; ours lives on. */
const unlock = (directory: string): void => {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('run.lock.')) rmSync(join(directory, name));
  }
};

const small = { budget: { trials: 6, evaluations: 40, wall: '10m' } };

let count = 0;
const newDirectory = (): string => {
  count += 1;
  return join(root, `run-${String(count)}`);
};

/** Interrupts a run after so many results. */
const interruptAfter = (results: number) => {
  const controller = new AbortController();
  const onProgress: RunRequest['onProgress'] = ({ totals }) => {
    if (totals.results >= results) controller.abort();
  };
  return { signal: controller.signal, onProgress };
};

describe('a run that dies at any change of the disk', () => {
  it.each([1, 3])('goes on as if nothing had happened, with a window of %i', async (window) => {
    const config = kmodConfig({ ...small, parallel: { workers: window, window } });
    const probe = createFaultyFiles(-1, 'kill');
    const whole = await run({
      repository,
      directory: newDirectory(),
      config,
      wrapFiles: probe.wrap,
    });
    const moments = ['before', 'within', 'after'] as const;
    const step = Math.max(1, Math.floor(probe.changes() / (9 * soak)));
    for (let at = 2; at < probe.changes(); at += step) {
      const directory = newDirectory();
      const faulty = createFaultyFiles(at, 'kill', moments[at % 3]);
      await expect(
        run({ repository, directory, config, wrapFiles: faulty.wrap }),
      ).rejects.toThrow();
      unlock(directory);
      const resumed = await run({ repository, directory, config });
      expect(courseOf(resumed)).toEqual(courseOf(whole));
      // Nothing that was sealed is paid for twice.
      const results = entriesOf(directory).flatMap(({ entry }) =>
        entry.kind === 'trial-result' && entry.start_seq !== null ? [entry.start_seq] : [],
      );
      expect(new Set(results).size).toBe(results.length);
    }
  });
});

describe('a run that is interrupted', () => {
  it('seals a pause, exits 130, and goes on where it was', async () => {
    const config = kmodConfig({ parallel: { workers: 2, window: 3 } });
    const whole = await run({ repository, directory: newDirectory(), config });
    const directory = newDirectory();
    const paused = await run({ repository, directory, config, ...interruptAfter(9) });
    expect(paused.exit).toBe(130);
    expect(paused.result).toMatchObject({ status: 'interrupted', reason: 'signal' });
    const last = entriesOf(directory).at(-1)?.entry;
    expect(last).toMatchObject({ kind: 'run-pause', reason: 'signal' });
    const resumed = await run({ repository, directory, config });
    expect(courseOf(resumed)).toEqual(courseOf(whole));
    expect(resumed.exit).toBe(0);
  });

  it('kills what does not end in time, and evaluates it again', async () => {
    const evaluate = [
      'sh',
      '-c',
      'cmp -s m.txt "$GUILDSEAL_IN/files/m.txt" || sleep 30; echo "correct: 1"',
    ];
    const config = kmodConfig({
      ...small,
      commands: { evaluate },
      evaluation: { noise: 'none', timeout: '60s' },
    });
    const directory = newDirectory();
    const controller = new AbortController();
    const outcome = await run({
      repository,
      directory,
      config,
      signal: controller.signal,
      graceMs: 50,
      onProgress: ({ running, totals }) => {
        if (totals.results === 1 && running === 0) {
          setImmediate(() => {
            controller.abort();
          });
        }
      },
    });
    expect(outcome.exit).toBe(130);
    const starts = entriesOf(directory).filter(({ entry }) => entry.kind === 'trial-start');
    expect(starts).toHaveLength(2);
    expect(outcome.tree.open.size).toBe(1);
  });

  it('goes on in another folder from ledger, objects and secret alone', async () => {
    const config = kmodConfig({});
    const whole = await run({ repository, directory: newDirectory(), config });
    const directory = newDirectory();
    await run({ repository, directory, config, ...interruptAfter(15) });
    const elsewhere = join(root, 'elsewhere', directory.split('/').at(-1) ?? '');
    mkdirSync(elsewhere, { recursive: true });
    for (const name of ['ledger.jsonl', 'objects', 'run.secret']) {
      cpSync(join(directory, name), join(elsewhere, name), { recursive: true });
    }
    const resumed = await run({ repository, directory: elsewhere, config });
    expect(courseOf(resumed)).toEqual(courseOf(whole));
  });

  it('tells that its secret was lost, and goes on with other seeds', async () => {
    const config = kmodConfig(small);
    const directory = newDirectory();
    await run({ repository, directory, config, ...interruptAfter(5) });
    rmSync(join(directory, 'run.secret'));
    const resumed = await run({ repository, directory, config });
    expect(resumed.result.status).toBe('budget');
    const events = entriesOf(directory).filter(
      ({ entry }) => entry.kind === 'event' && entry.type === 'reseed',
    );
    expect(events).toHaveLength(1);
  });

  it('takes more budget on the way, and says so in the ledger', async () => {
    const config = kmodConfig(small);
    const directory = newDirectory();
    await run({ repository, directory, config, ...interruptAfter(5) });
    const more = { trials: 9, evaluations: 60 };
    const grown = await run({ repository, directory, config, budget: more, ...interruptAfter(9) });
    expect(grown.exit).toBe(130);
    // A second resume replays the verb.
    const resumed = await run({ repository, directory, config });
    expect(resumed.result.trials).toBe(9);
    const steers = entriesOf(directory).filter(
      ({ entry }) => entry.kind === 'event' && entry.type === 'steer',
    );
    expect(steers).toHaveLength(1);
  });
});

describe('a ledger that does not follow from itself', () => {
  it('is not continued: exit 4, and nothing is written', async () => {
    const config = kmodConfig({});
    const directory = newDirectory();
    await run({ repository, directory, config, ...interruptAfter(12) });
    const before = readFileSync(join(directory, 'ledger.jsonl'));
    const doctored = (sealed: readonly SealedEntry[]): readonly SealedEntry[] =>
      sealed.map((one) => {
        if (one.entry.kind !== 'trial-start' || one.entry.node !== 'n3') return one;
        const parent = one.entry.parent === 'n2' ? 'n1' : 'n2';
        return { ...one, entry: { ...one.entry, parent } };
      });
    await expect(run({ repository, directory, config, entries: doctored })).rejects.toMatchObject({
      code: 'search.replay-mismatch',
      exit: 4,
    });
    expect(readFileSync(join(directory, 'ledger.jsonl')).equals(before)).toBe(true);
  });
});

describe('a full disk', () => {
  it('is sealed as a pause out of the ballast, exit 3, and the run goes on later', async () => {
    const config = kmodConfig(small);
    const probe = createFaultyFiles(-1, 'full');
    const whole = await run({
      repository,
      directory: newDirectory(),
      config,
      wrapFiles: probe.wrap,
    });
    for (const share of [0.3, 0.5, 0.7]) {
      const directory = newDirectory();
      const faulty = createFaultyFiles(Math.floor(probe.changes() * share), 'full');
      const outcome = await run({ repository, directory, config, wrapFiles: faulty.wrap });
      expect(outcome.exit).toBe(3);
      expect(outcome.result).toMatchObject({ status: 'paused', reason: 'disk', best: null });
      const last = entriesOf(directory).at(-1)?.entry;
      // After a failed sync nobody knows what is on the disk: then nothing more is written.
      if (last?.kind === 'run-pause') expect(last.reason).toBe('disk');
      const resumed = await run({ repository, directory, config });
      expect(courseOf(resumed)).toEqual(courseOf(whole));
    }
  });

  it('refuses to start with too little space', async () => {
    const directory = newDirectory();
    const wrapFiles: RunRequest['wrapFiles'] = (real) => ({ ...real, freeBytes: () => 1024 ** 2 });
    await expect(
      run({ repository, directory, config: kmodConfig(small), wrapFiles }),
    ).rejects.toMatchObject({ code: 'search.disk-low', exit: 3 });
    expect(entriesOf(directory)).toEqual([]);
  });
});

describe('lost isolation', () => {
  it('pauses the run, exit 4, with the survivor on record', async () => {
    const directory = newDirectory();
    let steps = 0;
    const outcome = await run({
      repository,
      directory,
      config: kmodConfig(small),
      wrapSandbox: (sandbox) => ({
        ...sandbox,
        run: async (step) => {
          steps += 1;
          const done = await sandbox.run(step);
          return steps === 5 ? { ...done, failure: 'survivor', detail: 'process 1' } : done;
        },
      }),
    });
    expect(outcome.exit).toBe(4);
    expect(outcome.result).toMatchObject({ status: 'paused', reason: 'isolation' });
    expect(outcome.result.outcomes.crash).toBe(1);
  });
});

describe('planResume', () => {
  const wanted = (entries: readonly SealedEntry[]): Parameters<typeof planResume>[1] => {
    const begin = entries[0]?.entry;
    if (begin?.kind !== 'run-begin') throw new Error('no run-begin');
    return {
      experiment: begin.experiment,
      base: begin.base,
      configSha256: begin.config.sha256,
      settingsSha256: begin.settings_sha256,
      seed: begin.seeds.run,
      predictableSeeds: begin.seeds.predictable,
      window: begin.strategy.window,
      engine: begin.tool.engine,
      pullRequestHead: null,
    };
  };

  it('continues an unfinished run of the same settings and names what differs', async () => {
    const directory = newDirectory();
    await run({ repository, directory, config: kmodConfig(small), ...interruptAfter(4) });
    const entries = entriesOf(directory);
    expect(planResume(entries, wanted(entries))).toEqual({ canResume: true, differs: [] });
    const other = { ...wanted(entries), seed: 7, window: 5 };
    expect(planResume(entries, other)).toEqual({
      canResume: false,
      differs: ['seed differs', 'window differs'],
    });
  });

  it('leaves a run that has ended, and one whose baseline failed, alone', async () => {
    const ended = newDirectory();
    await run({ repository, directory: ended, config: kmodConfig(small) });
    const entries = entriesOf(ended);
    expect(planResume(entries, wanted(entries)).differs).toEqual(['it has ended']);
    const failed = newDirectory();
    const config = kmodConfig({ commands: { evaluate: ['false'] } });
    await expect(run({ repository, directory: failed, config })).rejects.toThrow();
    const few = entriesOf(failed);
    expect(planResume(few, wanted(few)).differs).toEqual(['its baseline failed']);
  });
});
