import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createFiles } from '../../../src/app/adapters/files.ts';
import { readLedger } from '../../../src/ledger/read.ts';
import { readObject } from '../../../src/ledger/run-files.ts';
import type { SealedEntry } from '../../../src/ledger/entries.ts';
import { recheckDecisions } from '../../../src/search/engine/recheck.ts';
import type { SearchProgress } from '../../../src/search/engine/plan.ts';
import { buildReport, treeOf } from '../../../src/search/report.ts';
import {
  courseOf,
  createRecordingLog,
  git,
  makeRepository,
  makeTemporary,
  readJson,
  run,
  type RunRequest,
} from './scene.ts';
import { kmodConfig, kmodFiles } from './tasks.ts';

// Many small processes: slow on a machine that does other things as well.
jest.setTimeout(180_000);

const root = makeTemporary();
const repository = join(root, 'repo');
const files = createFiles(join(root, 'tmp'));

beforeAll(() => {
  makeRepository(repository, kmodFiles(6));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
const newRun = (override: object, more: Partial<RunRequest> = {}) => {
  count += 1;
  const directory = join(root, `run-${String(count)}`);
  const config = kmodConfig(override as Record<string, unknown>);
  return { directory, outcome: run({ repository, directory, config, ...more }) };
};

const entriesOf = (directory: string): readonly SealedEntry[] =>
  readLedger(files, directory).entries;

const recheck = (entries: readonly SealedEntry[], directory: string) => {
  const begin = entries[0]?.entry;
  const sha256 = begin?.kind === 'run-begin' ? begin.settings_sha256 : '';
  return recheckDecisions(entries, readObject(files, directory, sha256) ?? new Uint8Array());
};

describe('a run', () => {
  it('gives the same trees twice, with 1 and with 4 workers, and others with another seed', async () => {
    const wide = { parallel: { workers: 4, window: 4 } };
    const first = courseOf(await newRun(wide).outcome);
    expect(courseOf(await newRun(wide).outcome)).toEqual(first);
    expect(courseOf(await newRun(wide, { workers: 1 }).outcome)).toEqual(first);
    expect(courseOf(await newRun(wide, { seed: 2 }).outcome).trees).not.toEqual(first.trees);
    expect(first.trees).toHaveLength(30);
  });

  it('leaves a ledger that can be derived again, and that says when it was tampered with', async () => {
    const { directory, outcome } = newRun({
      evaluation: { noise: 'auto', timeout: '20s' },
      commands: { evaluate: ['sh', 'eval/noisy.sh'] },
      parallel: { workers: 2, window: 3 },
      budget: { trials: 12, wall: '10m' },
    });
    await outcome;
    const entries = entriesOf(directory);
    expect(recheck(entries, directory)).toEqual([]);
    for (const length of [10, 25, entries.length - 1]) {
      expect(recheck(entries.slice(0, length), directory)).toEqual([]);
    }
    const index = entries.findIndex(({ entry }) => entry.kind === 'trial-decision');
    const doctored = entries.map((sealed, at): SealedEntry => {
      if (at !== index || sealed.entry.kind !== 'trial-decision') return sealed;
      const outcome = sealed.entry.outcome === 'keep' ? 'discard' : 'keep';
      return { ...sealed, entry: { ...sealed.entry, outcome } };
    });
    expect(recheck(doctored, directory)?.map(({ seq, code }) => ({ seq, code }))).toEqual([
      { seq: entries[index]?.entry.seq, code: 'decision_mismatch' },
    ]);
  });

  it('leaves refs, best patch, result and tree where people look for them', async () => {
    const { directory, outcome } = newRun({});
    const { result } = await outcome;
    expect(readJson(join(directory, 'result.json'))).toEqual(result);
    const tree = readJson(join(directory, 'tree.json')) as { nodes: { id: string }[] };
    expect(tree.nodes.map(({ id }) => id)).toEqual(
      Array.from({ length: result.trials }, (_, i) => `n${String(i)}`),
    );
    const patch = readFileSync(join(directory, 'best.patch'), 'utf8');
    const copy = join(root, 'copy');
    git(root, 'clone', '-q', repository, copy);
    git(copy, 'apply', join(directory, 'best.patch'));
    git(copy, 'add', '-A');
    expect(git(copy, 'write-tree')).toBe(result.best?.tree);
    expect(patch).toContain('+++ b/m.txt');
    expect(existsSync(join(directory, 'ballast'))).toBe(false);
  });

  it('reports from its ledger and objects alone, whole or in part', async () => {
    const { directory, outcome } = newRun({ budget: { trials: 8, wall: '10m' } });
    const { result } = await outcome;
    const entries = entriesOf(directory);
    const reportOf = (some: readonly SealedEntry[]) =>
      buildReport({
        tree: treeOf(some),
        readObject: (sha256) => readObject(files, directory, sha256),
        publication: null,
      });
    const report = reportOf(entries);
    expect(report.best).toBe(result.best?.node);
    expect(report.status).toBe('budget');
    expect(report.nodes).toHaveLength(8);
    expect(report.nodes[1]?.diff).toContain('diff --git a/m.txt b/m.txt');
    expect(report.spent.trials).toBe(8);
    expect(report.confirmed).toEqual(result.best?.confirmed);
    for (let length = 0; length <= entries.length; length += 1) {
      expect(reportOf(entries.slice(0, length)).nodes.length).toBeLessThanOrEqual(8);
    }
    // Without the beginning, and with every second entry: parents may be missing.
    expect(reportOf(entries.slice(5)).cautions[0]).toContain('lacks its first entry');
    expect(() => reportOf(entries.filter((_, i) => i % 2 === 1))).not.toThrow();
  });

  it('shows its progress and asks for anchors at the beginning, the end and every 25 starts', async () => {
    const seen: SearchProgress[] = [];
    const moments: string[] = [];
    await newRun(
      { budget: { trials: 50, wall: '10m' } },
      {
        onProgress: (progress) => seen.push(progress),
        onAnchor: (moment) => {
          moments.push(moment);
          return Promise.resolve();
        },
      },
    ).outcome;
    expect(moments[0]).toBe('begin');
    expect(moments.at(-1)).toBe('end');
    expect(moments.filter((moment) => moment === 'starts').length).toBeGreaterThanOrEqual(2);
    expect(seen.at(-1)?.trials).toBe(50);
    expect(seen.at(-1)?.baseline).toBe(0);
  });

  it('measures an imported tree as n1, before anything is proposed', async () => {
    const better = Buffer.from('k0=0\nk1=0\nk2=0\nk3=1\nk4=1\nk5=1\n');
    const imports = [
      {
        description: 'the pull request',
        edits: [{ path: 'm.txt', mode: '100644' as const, content: better }],
      },
    ];
    const { outcome } = newRun({ budget: { trials: 6, wall: '10m' } }, { imports });
    const { tree } = await outcome;
    const node = tree.nodes.get(1);
    expect(node?.proposal?.kind).toBe('import');
    expect(node?.repeats[0]?.value).toBe('3');
    expect(tree.nodes.get(2)?.parent).toBe('n1');
  });

  it('refuses an imported tree that changes what is not editable', async () => {
    const content = Buffer.from('echo "correct: 99"\n');
    const imports = [
      {
        description: 'a cheat',
        edits: [{ path: 'eval/score.sh', mode: '100644' as const, content }],
      },
    ];
    const { outcome } = newRun({ budget: { trials: 4, wall: '10m' } }, { imports });
    const { tree, result } = await outcome;
    expect(result.outcomes.violation).toBe(1);
    expect(tree.nodes.get(1)).toMatchObject({
      failure: 'violation',
      reason: 'class',
      violations: [{ path: 'eval/score.sh', code: 'class' }],
      repeats: [],
    });
  });

  it('says so when different trees all have the value of the baseline', async () => {
    const log = createRecordingLog();
    const evaluate = ['sh', '-c', 'echo "correct: $(grep -c =1 m.txt)"'];
    await newRun({ commands: { evaluate }, budget: { trials: 8, wall: '10m' } }, { log }).outcome;
    expect(log.lines.join('\n')).toContain("all have the baseline's value");
  });

  it('runs a program, hands its output to the evaluator, and hides hidden files from it', async () => {
    const program = join(root, 'program');
    makeRepository(program, {
      'src/n.txt': 'n=1\n',
      'src/main.sh':
        'cat eval/secret.txt 2>/dev/null; n=$(cut -d= -f2 src/n.txt); echo "$n" > "$GUILDSEAL_OUT/n"; echo "seed $GUILDSEAL_SEED"\n',
      'eval/secret.txt': 'hidden\n',
      'eval/score.sh':
        'test -f eval/secret.txt || exit 9\ngrep -q hidden "$GUILDSEAL_IN/stdout" && exit 8\ngrep -q "seed $GUILDSEAL_RUN_SEED" "$GUILDSEAL_IN/stdout" || exit 7\ntest -e "$GUILDSEAL_IN/files/src/n.txt" && exit 6\necho "n: $(cat "$GUILDSEAL_IN/out/n")"\n',
    });
    const { outcome } = newRun(
      {
        files: { editable: ['src/n.txt'], hidden: ['eval/secret.txt'] },
        commands: { run: ['sh', 'src/main.sh'], evaluate: ['sh', 'eval/score.sh'] },
        metric: { name: 'n', direction: 'maximize' },
        proposers: [{ kind: 'mutate', operators: ['number'] }],
        budget: { trials: 6, wall: '10m' },
        parallel: { workers: 2 },
      },
      { repository: program },
    );
    const { tree, result } = await outcome;
    expect(result.outcomes.crash).toBe(0);
    expect(Number(result.best?.value)).toBeGreaterThan(1);
    expect(tree.nodes.get(1)?.repeats[0]?.out_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('evaluates on the candidate itself only under custody shared', async () => {
    const evaluate = ['sh', '-c', 'echo "correct: $(grep -c =0 m.txt)"'];
    const base = { commands: { evaluate }, budget: { trials: 8, wall: '10m' } };
    const split = await newRun(base).outcome;
    const shared = await newRun({ ...base, evaluation: { custody: 'shared', timeout: '20s' } })
      .outcome;
    expect(split.result.best?.node).toBe('n0');
    expect(Number(shared.result.best?.value)).toBeGreaterThan(0);
  });

  it('runs checks on changed files before anything is sealed', async () => {
    const check = [
      { files: ['*.txt'], command: ['sh', '-c', '! grep -q =4 "$1"', 'sh', '{file}'] },
    ];
    const { outcome } = newRun({
      commands: { evaluate: ['sh', 'eval/score.sh'], check },
      budget: { trials: 12, wall: '10m' },
    });
    const { tree } = await outcome;
    for (const node of tree.nodes.values()) {
      expect(node.proposal?.description).not.toContain('=4');
    }
  });

  it('shows hidden files from outside the repository to the evaluator alone', async () => {
    const hiddenFiles = new Map([['eval/key.txt', Buffer.from('5\n')]]);
    const evaluate = ['sh', '-c', 'echo "correct: $(cat eval/key.txt)"'];
    const { outcome } = newRun(
      { commands: { evaluate }, budget: { trials: 2, wall: '10m' } },
      { hiddenFiles },
    );
    expect((await outcome).result.baseline.value).toBe('5');
  });

  it('withholds an object that holds a secret, keeps its hash, and goes on', async () => {
    const log = createRecordingLog();
    const redactor = {
      text: (text: string) => text.replaceAll('k0', '***'),
      bytes: (bytes: Uint8Array) => ({ hit: Buffer.from(bytes).includes('correct: 0') }),
    };
    const { directory, outcome } = newRun(
      { budget: { trials: 3, wall: '10m' } },
      { log, redactor },
    );
    const { tree } = await outcome;
    const sha256 = tree.nodes.get(0)?.repeats[0]?.stdout_sha256 ?? '';
    expect(readObject(files, directory, sha256)).toBeNull();
    expect(log.lines.join('\n')).toContain('secret_redacted');
  });

  it('stops at the end of its wall budget without blaming a candidate', async () => {
    let now = 0;
    const clock = {
      now: () => 1_800_000_000_000 + now,
      monotonicMs: () => (now += 300),
      wait: (_: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal?.addEventListener('abort', () => {
            resolve();
          });
        }),
    };
    const { outcome } = newRun(
      { budget: { trials: 100, wall: '40s' }, evaluation: { timeout: '20s' } },
      { clock },
    );
    const { result } = await outcome;
    expect(result).toMatchObject({ status: 'budget', reason: 'wall' });
    expect(result.outcomes.timeout).toBe(0);
    expect(result.trials).toBeLessThan(100);
  });
});
