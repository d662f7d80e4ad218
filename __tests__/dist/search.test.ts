import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, program, runAny, runProgram, withFolder } from './program.ts';
import { courseOf, makeSmallRepository, readEntries, runFolders } from './small-experiment.ts';

const key = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const signed = { GUILDSEAL_KEY: key.privateKey };

const search = (folder: string, ...more: string[]) =>
  runProgram(['search', 'small', '--json', ...more], { cwd: folder, env: signed });

/** A small random stream of the test's own; its seed is in every message. */
const randomOf = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

describe('search, as a user runs it', () => {
  it('finds, seals, reports and verifies, and leaves the work tree alone', async () => {
    await withFolder(makeSmallRepository, async (folder) => {
      const before = git(folder, 'rev-parse', 'HEAD', 'refs/heads/main');
      const ended = await search(folder);
      expect([ended.code, ended.stderr.includes('    at ')]).toEqual([0, false]);
      const result = JSON.parse(ended.stdout) as {
        run_id: string;
        trials: number;
        status: string;
        best: { node: string; value: string; commit: string; patch: string };
        report: { html: string };
      };
      expect(result).toMatchObject({ status: 'budget', trials: 30, strategy: 'plateau', window: 1 });
      expect(Number(result.best.value)).toBeGreaterThan(50);
      expect(existsSync(result.report.html)).toBe(true);
      expect(readFileSync(result.best.patch, 'utf8')).toContain('+score: ');
      expect(git(folder, 'status', '--porcelain')).toBe('');
      expect(git(folder, 'rev-parse', 'HEAD', 'refs/heads/main')).toBe(before);
      expect(git(folder, 'rev-parse', `refs/guildseal/${result.run_id}/best`).trim()).toBe(result.best.commit);

      const keyFile = join(folder, '.guildseal', 'key.pem');
      writeFileSync(keyFile, key.publicKey);
      const verified = await runProgram(['verify', result.run_id, '--key', keyFile, '--json'], { cwd: folder });
      const judged = JSON.parse(verified.stdout) as { findings: { level: string; code: string }[] };
      expect(judged.findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(judged.findings.map(({ code }) => code)).not.toContain('not_checked');
      expect(verified.code).toBe(0);

      const printed = await runProgram(['verify', result.run_id, '--print', result.best.node], { cwd: folder });
      const statements = JSON.parse(printed.stdout) as { statement: { predicate: { node?: string } } }[];
      expect(statements.length).toBeGreaterThanOrEqual(3);
      expect(statements[0]?.statement.predicate.node).toBe(result.best.node);

      const applied = await runProgram(['search', 'apply', result.run_id, '--json'], { cwd: folder });
      const { branch } = JSON.parse(applied.stdout) as { branch: string };
      expect(git(folder, 'show', `${branch}:m.txt`)).toContain(result.best.value);

      const ledger = join(folder, '.guildseal/runs', result.run_id, 'ledger.jsonl');
      const lines = readFileSync(ledger, 'utf8').split('\n');
      lines.splice(5, 1);
      writeFileSync(ledger, lines.join('\n'));
      const cut = await runProgram(['verify', result.run_id, '--key', keyFile], { cwd: folder });
      expect(cut.code).toBe(1);
      expect(cut.stdout).toContain('seq_gap');
    });
  }, 120_000);

  it('gives the same contents in the same order twice, and with 1 and with 4 workers', async () => {
    const courses: unknown[] = [];
    for (const workers of [1, 4]) {
      await withFolder(
        () => makeSmallRepository({ workers, window: 4, trials: 24 }),
        async (folder) => {
          for (const seed of ['7', '7']) await search(folder, '--new', '--seed', seed);
          // The number of workers is part of the configuration and so of every tree: blobs are compared.
          for (const run of runFolders(folder)) {
            courses.push((courseOf(run) as { contents: unknown }).contents);
          }
        },
      );
    }
    expect(courses).toHaveLength(4);
    for (const course of courses) expect(course).toEqual(courses[0]);
  }, 120_000);

  it('killed at 40 random points and continued, is the uninterrupted run', async () => {
    const seed = 20261124;
    const random = randomOf(seed);
    await withFolder(
      () => makeSmallRepository({ trials: 300 }),
      async (folder) => {
        let kills = 0;
        for (;;) {
          const ended = await runProgram(['search', 'small', '--json'], {
            cwd: folder,
            env: signed,
            ...(kills < 40
              ? {
                  watch: (() => {
                    let isArmed = false;
                    return (stderr: string, kill: (signal: NodeJS.Signals) => void) => {
                      if (isArmed || !/starting|continuing/.test(stderr)) return;
                      isArmed = true;
                      setTimeout(() => {
                        kill('SIGKILL');
                      }, random() * 200);
                    };
                  })(),
                }
              : {}),
          });
          if (ended.code === 0) break;
          expect([ended.code, ended.stdout]).toEqual([null, '']);
          kills += 1;
        }
        const [killed = ''] = runFolders(folder);
        expect(runFolders(folder)).toHaveLength(1);
        await search(folder, '--new');
        const whole = runFolders(folder).find((run) => run !== killed) ?? '';
        const comparable = (run: string): unknown => {
          const course = courseOf(run) as { order: unknown; decisions: unknown };
          return { seed, order: course.order, decisions: course.decisions };
        };
        expect(comparable(killed)).toEqual(comparable(whole));
        const results = readEntries(killed).filter(({ kind, pair }) => kind === 'trial-result' && (pair ?? null) === null);
        const ids = results.map(({ node, repeat, start_seq: start }) => `${String(node)}/${String(repeat)}/${String(start)}`);
        expect(new Set(ids).size).toBe(ids.length);
      },
    );
  }, 300_000);

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with a sealed pause, exit 130, and goes on later', async (signal) => {
    await withFolder(
      () => makeSmallRepository({ trials: 400 }),
      async (folder) => {
        const cut = await runProgram(['search', 'small', '--json'], {
          cwd: folder,
          env: signed,
          watch: (() => {
            let isSent = false;
            return (stderr: string, kill: (name: NodeJS.Signals) => void) => {
              if (!isSent && stderr.includes('n1')) kill(signal);
              isSent ||= stderr.includes('n1');
            };
          })(),
        });
        expect(cut.code).toBe(130);
        expect(JSON.parse(cut.stdout)).toMatchObject({ status: 'interrupted' });
        const [run = ''] = runFolders(folder);
        expect(readEntries(run).at(-1)?.kind).toBe('run-pause');
        const done = await search(folder);
        expect(done.code).toBe(0);
        expect(runFolders(folder)).toHaveLength(1);
      },
    );
  }, 120_000);
});

describe('bad input', () => {
  const cases: readonly (readonly [string, (folder: string) => void, readonly string[], number, string])[] = [
    ['an unknown experiment', () => undefined, ['search', 'smal'], 2, 'config.unknown-experiment'],
    ['an unknown run', () => undefined, ['verify', 'small-20260101T000000Z-abcdef'], 2, 'cli.no-run'],
    ['a budget that is none', () => undefined, ['search', 'small', '--budget', 'trials=many'], 2, 'cli.bad-option'],
    ['a base that is not there', () => undefined, ['search', 'small', '--base', 'v9'], 2, 'search.no-base'],
    ['a changed editable file', (folder) => { appendFileSync(join(folder, 'm.txt'), 'x\n'); }, ['search', 'small'], 2, 'search.dirty-tree'],
    ['no configuration', (folder) => { git(folder, 'rm', '-q', '.guildseal.yml'); git(folder, 'commit', '-q', '-m', 'x'); }, ['search', 'small'], 2, 'config.not-found'],
    [
      'a misspelt key',
      (folder) => {
        const path = join(folder, '.guildseal.yml');
        writeFileSync(path, readFileSync(path, 'utf8').replace('proposers:', 'propsers:'));
        git(folder, 'commit', '-q', '-a', '-m', 'x');
      },
      ['search', 'small'],
      2,
      'config.unknown-key',
    ],
    ['a key that is none', () => undefined, ['search', 'small'], 2, 'ledger.key-unusable'],
  ];

  it.each(cases)('%s: its exit code, one clear text, nothing written', async (name, change, words, code, error) => {
    await withFolder(makeSmallRepository, async (folder) => {
      change(folder);
      const env: Record<string, string> = name === 'a key that is none' ? { GUILDSEAL_KEY: 'not a key at all' } : {};
      const ended = await runProgram(words, { cwd: folder, env });
      expect([ended.code, ended.stdout]).toEqual([code, '']);
      expect(ended.stderr).toContain(`[${error}]`);
      expect(ended.stderr).not.toContain('    at ');
    });
  });

  it.each([
    ['exits non-zero', 'echo "score: 1"; exit 3', 'evaluate_exit'],
    ['never prints the metric', 'echo hello', 'metric_missing'],
    ['prints it twice', 'echo "score: 1"; echo "score: 1"', 'metric_count'],
    ['prints no number', 'echo "score: NaN"', 'metric_grammar'],
    ['prints it hidden', 'printf "\\033[1mscore: 1\\n"', 'metric_ambiguous'],
    ['hangs', 'sleep 60', 'evaluate'],
    ['floods', 'yes', 'output_limit'],
  ])('a baseline whose evaluator %s ends with exit 3 and its reason', async (_name, script, reason) => {
    const more = '      sandbox: { output: 1MiB }\n';
    await withFolder(
      () => makeSmallRepository({ evaluate: ['sh', '-c', script], more }),
      async (folder) => {
        const ended = await runProgram(['search', 'small'], { cwd: folder });
        expect(ended.code).toBe(3);
        expect(ended.stderr).toContain('[search.baseline-failed]');
        expect(ended.stderr).toContain(reason);
      },
    );
  }, 60_000);

  (process.getuid?.() === 0 ? it : it.skip)(
    'refuses to run unconfined without bubblewrap, with the line that installs it',
    async () => {
      const more = '      sandbox: { isolation: auto, min_isolation: bwrap }\n';
      await withFolder(
        () => makeSmallRepository({ more }),
        async (folder) => {
          const hide = 'mount --bind /dev/null /usr/bin/bwrap && exec "$@"';
          const words = ['--mount', 'sh', '-c', hide, 'sh', process.execPath, program, 'search', 'small'];
          const { code, stderr } = await runAny('unshare', words, { cwd: folder });
          expect(code).toBe(4);
          expect(stderr).toContain('[sandbox.isolation-too-weak]');
          expect(stderr).toContain('apt-get install -y bubblewrap');
        },
      );
    },
  );

  it('says that a folder is no repository, and that a repository has no commit', async () => {
    await withFolder(
      () => mkdtempSync(join(tmpdir(), 'guildseal-none-')),
      async (folder) => {
        const none = await runProgram(['search', 'x'], { cwd: folder });
        expect(none.code).toBe(2);
        git(folder, 'init', '-q');
        const empty = await runProgram(['search', 'x'], { cwd: folder });
        expect([empty.code, empty.stderr.includes('[search.no-base]')]).toEqual([2, true]);
      },
    );
  });
});
