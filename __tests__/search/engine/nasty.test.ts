import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeRepository, makeTemporary, run } from './scene.ts';
import { kmodConfig, kmodFiles } from './tasks.ts';

// Many small processes: slow on a machine that does other things as well.
jest.setTimeout(180_000);

const root = makeTemporary();
const repository = join(root, 'repo');

beforeAll(() => {
  makeRepository(repository, kmodFiles(4));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Good on the base, and then something else on every candidate. */
const evaluator = (nasty: string): readonly string[] => [
  'sh',
  '-c',
  `if cmp -s m.txt "$GUILDSEAL_IN/files/m.txt"; then echo "correct: 1"; exit 0; fi; ${nasty}`,
];

const cases: readonly (readonly [string, string, string, string])[] = [
  ['exits non-zero after a number', 'echo "correct: 9"; exit 3', 'crash', 'evaluate_exit'],
  ['kills itself', 'echo "correct: 9"; kill -9 $$', 'crash', 'evaluate_signal'],
  ['prints nothing', ':', 'crash', 'metric_missing'],
  ['prints another name', 'echo "wrong: 9"', 'crash', 'metric_missing'],
  ['prints the metric twice', 'echo "correct: 9"; echo "correct: 9"', 'crash', 'metric_count'],
  ['prints a look-alike', 'echo "Correct: 9"; echo "correct: 9"', 'crash', 'metric_ambiguous'],
  ['prints words', 'echo "correct: nine"', 'crash', 'metric_grammar'],
  ['prints NaN', 'echo "correct: NaN"', 'crash', 'metric_grammar'],
  ['prints Infinity', 'echo "correct: 1e999"', 'crash', 'metric_range'],
  ['prints a hexadecimal', 'echo "correct: 0x9"', 'crash', 'metric_grammar'],
  ['leaves the line open', 'printf "correct: 9"', 'crash', 'metric_grammar'],
  ['is above the bound', 'echo "correct: 1000"', 'crash', 'metric_range'],
  ['hangs', 'sleep 60', 'timeout', 'evaluate'],
];

describe('an evaluator that', () => {
  it.each(cases)(
    '%s makes its candidates a %s with a reason',
    async (name, nasty, status, reason) => {
      const config = kmodConfig({
        commands: { evaluate: evaluator(nasty) },
        metric: { name: 'correct', direction: 'maximize', max: 100 },
        evaluation: { timeout: '1s', noise: 'none' },
        budget: { trials: status === 'timeout' ? 2 : 3, wall: '10m' },
      });
      const directory = join(root, name.replaceAll(' ', '-'));
      const { tree, result } = await run({ repository, directory, config });
      const node = tree.nodes.get(1);
      expect({ status: node?.failure, reason: node?.reason }).toEqual({ status, reason });
      expect(node?.repeats[0]?.value).toBeNull();
      expect(result.best?.node).toBe('n0');
      expect(result.baseline.value).toBe('1');
    },
  );

  it('cannot be started is a crash of the baseline, and ends the run before any proposal', async () => {
    const config = kmodConfig({ commands: { evaluate: ['no-such-program-here'] } });
    const directory = join(root, 'spawn');
    await expect(run({ repository, directory, config })).rejects.toMatchObject({
      code: 'search.baseline-failed',
      exit: 3,
    });
  });

  it('fails on the base commit ends the run with its last lines', async () => {
    const script = 'i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo "line $i" >&2; done; exit 1';
    const config = kmodConfig({ commands: { evaluate: ['sh', '-c', script] } });
    const directory = join(root, 'baseline');
    const failure = run({ repository, directory, config });
    await expect(failure).rejects.toThrow(/evaluate_exit[\s\S]*line 11[\s\S]*line 30/);
    await expect(failure).rejects.not.toThrow(/line 10\n/);
  });
});

const programs: readonly (readonly [string, string, string, string])[] = [
  ['exits non-zero', 'exit 4', 'crash', 'run_exit'],
  ['dies of a signal', 'kill -11 $$', 'crash', 'run_signal'],
  ['plants a link', 'ln -s /etc/passwd "$GUILDSEAL_OUT/x"', 'crash', 'output_type'],
  ['claims the metric', 'echo "correct: 99"', 'ok', ''],
  ['hangs', 'sleep 60', 'timeout', 'run'],
];

describe('a candidate program that', () => {
  it.each(programs)(
    '%s is judged by its end, never by its word',
    async (name, nasty, status, reason) => {
      const config = kmodConfig({
        files: { editable: ['m.txt'] },
        commands: {
          run: [
            'sh',
            '-c',
            `if grep -q "k0=1" m.txt && [ $(grep -c =1 m.txt) = 4 ]; then exit 0; fi; ${nasty}`,
          ],
          evaluate: ['sh', '-c', 'echo "correct: 1"'],
        },
        evaluation: { timeout: '1s', noise: 'none' },
        budget: { trials: 2, wall: '10m' },
        proposers: [
          {
            kind: 'mutate',
            operators: ['range'],
            ranges: [{ file: 'm.txt', match: '^k\\d+=(\\d)$', type: 'choice', values: ['1', '2'] }],
          },
        ],
      });
      const directory = join(root, `program-${name.replaceAll(' ', '-')}`);
      const { tree } = await run({ repository, directory, config });
      const node = tree.nodes.get(1);
      const repeat = node?.repeats[0];
      expect({ status: repeat?.status, reason: repeat?.reason ?? '' }).toEqual({ status, reason });
      expect(repeat?.value ?? null).toBe(status === 'ok' ? '1' : null);
    },
  );
});
