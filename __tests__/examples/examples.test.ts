import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { compileMatcher } from '../../src/policy/matcher.ts';
import { searchConfig } from '../../src/search/config.ts';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

let temporary = '';
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'guildseal-examples-'));
});
afterEach(() => {
  rmSync(temporary, { recursive: true, force: true });
});

const readExperiment = (name: string) => {
  const text = readFileSync(join(examples, name, '.guildseal.yml'), 'utf8');
  const experiment = searchConfig.parse((parse(text) as { search: unknown }).search).experiments[name];
  if (experiment === undefined) throw new Error(`no experiment ${name}`);
  return experiment;
};

const run = (argv: readonly string[], cwd: string, env: Record<string, string>) =>
  spawnSync(argv[0] === 'node' ? process.execPath : (argv[0] ?? ''), argv.slice(1), {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });

/** Runs the evaluator on a candidate's data file. */
const evaluate = (name: string, content: string) => {
  const [path = ''] = readExperiment(name).files.editable;
  mkdirSync(join(temporary, 'files'));
  writeFileSync(join(temporary, 'files', path), content);
  return run(readExperiment(name).commands.evaluate, join(examples, name), { GUILDSEAL_IN: temporary });
};

const base = (name: string): string =>
  readFileSync(join(examples, name, readExperiment(name).files.editable[0] ?? ''), 'utf8');

describe('each example', () => {
  test.each(['kmod', 'sortnet', 'tsp', 'compress'])('%s has a valid experiment of its name', (name) => {
    const { files, metric, evaluation } = readExperiment(name);
    const names = readdirSync(join(examples, name), { recursive: true, encoding: 'utf8' });
    expect(names.some((path) => compileMatcher(files.editable)(path))).toBe(true);
    expect(evaluation.noise).toBe('none');
    const readme = readFileSync(join(examples, name, 'README.md'), 'utf8');
    expect(readme).toContain(`guildseal search ${name}`);
    expect(readme).toContain(`\`${metric.name}\``);
  });
});

describe('examples with a data file', () => {
  const sorter =
    '0 2,1 3,4 6,5 7,0 4,1 5,2 6,3 7,0 1,2 3,4 5,6 7,2 4,3 5,1 4,3 6,1 2,3 4,5 6'.replaceAll(',', '\n');
  const tour =
    '1 49 32 45 19 41 8 9 10 43 33 51 11 52 14 13 47 26 27 28 12 25 4 6 15 5 24 48 38 37 40 39 36 35 34 44 46 16 29 50 20 23 30 2 7 42 21 17 3 18 31 22'.replaceAll(
      ' ',
      '\n',
    );
  const zeros = Array.from({ length: 12 }, (_, i) => `k${i + 1}=0\n`).join('');

  test.each([
    ['kmod', null, 'correct: 0\n'],
    ['kmod', zeros, 'correct: 12\n'],
    ['sortnet', null, 'cost: 28\n'],
    ['sortnet', `${sorter}\n`, 'cost: 19\n'],
    ['sortnet', '0 1\n', 'cost: 247\n'],
    ['tsp', null, 'length: 22205\n'],
    ['tsp', `${tour}\n`, 'length: 7542\n'],
  ])('%s starts from its base and knows its optimum (%#)', (name, content, printed) => {
    const { stdout, status } = evaluate(name, content ?? base(name));
    expect({ stdout, status }).toEqual({ stdout: printed, status: 0 });
  });

  test.each(['kmod', 'sortnet', 'tsp'])('%s has its target at the optimum', (name) => {
    const { metric } = readExperiment(name);
    expect(metric.target).toBe({ kmod: 12, sortnet: 19, tsp: 7542 }[name]);
  });

  test.each([
    ['kmod', zeros.replace('k2=0', 'k1=0')],
    ['kmod', zeros.replace('k2=0', 'k2=5')],
    ['kmod', `${zeros}k13=0\n`],
    ['kmod', ''],
    ['sortnet', '0 8\n'],
    ['sortnet', '3 3\n'],
    ['sortnet', '0 1\n'.repeat(257)],
    ['sortnet', ''],
    ['tsp', `${tour}\n`.replace('49\n', '')],
    ['tsp', `${tour}\n`.replace('49\n', '1\n')],
    ['tsp', `${tour}\n`.replace('49\n', '53\n')],
    ['tsp', 'process.exit(0)\n'],
  ])('%s prints no metric for nonsense (%#)', (name, content) => {
    const { stdout, status } = evaluate(name, content);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  });
});

describe('compress', () => {
  const folder = join(examples, 'compress');
  const { commands } = readExperiment('compress');

  /** Sandbox A's view: the tree without what is hidden. */
  const packWith = (edit: (tree: string) => void = () => undefined) => {
    const tree = join(temporary, 'tree');
    cpSync(folder, tree, { recursive: true });
    rmSync(join(tree, 'eval/private'), { recursive: true });
    edit(tree);
    mkdirSync(join(temporary, 'out'));
    return run(commands.run ?? [], tree, { GUILDSEAL_OUT: join(temporary, 'out') });
  };
  const score = () => run(commands.evaluate, folder, { GUILDSEAL_IN: temporary });
  const retune = (tree: string, from: string, to: string): void => {
    const path = join(tree, 'src/codec/tune.js');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  test('packs its corpus, and the evaluator measures what comes back', () => {
    const packed = packWith();
    expect([packed.stdout, packed.stderr, packed.status]).toEqual(['packed 3 files\n', '', 0]);
    const scored = score();
    expect([scored.stdout, scored.status]).toEqual(['ratio: 1.6412\n', 0]);
  });

  test('better settings give a better ratio', () => {
    packWith((tree) => {
      retune(tree, 'minMatch: 9', 'minMatch: 4');
      retune(tree, 'rate: 2', 'rate: 4');
      retune(tree, 'window: 512', 'window: 32768');
      retune(tree, 'shortReach: 64', 'shortReach: 1024');
      retune(tree, 'chain: 2', 'chain: 256');
      retune(tree, 'lazy: 0', 'lazy: 1');
      retune(tree, 'contextBits: 0', 'contextBits: 2');
    });
    expect(score().stdout).toBe('ratio: 2.2996\n');
  });

  test('a setting out of range is refused before anything is packed', () => {
    const { status, stderr } = packWith((tree) => {
      retune(tree, 'rate: 2', 'rate: 9');
    });
    expect(status).toBe(1);
    expect(stderr).toContain('rate: expected an integer 1 to 7');
  });

  test('an archive that is not the corpus scores nothing', () => {
    packWith();
    const path = join(temporary, 'out/pack.bin');
    const good = readFileSync(path);
    const flipped = Buffer.from(good);
    flipped[good.length >> 1] = (flipped[good.length >> 1] ?? 0) ^ 1;
    const noArchive = Buffer.from('ratio: 99\n');
    const badSetting = Buffer.from(good);
    badSetting[5] = 99;
    const longName = Buffer.from(good);
    longName[19] = 255;
    for (const bytes of [flipped, noArchive, badSetting, longName, good.subarray(0, 40), Buffer.alloc(0)]) {
      writeFileSync(path, bytes);
      const { stdout, status } = score();
      expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    }
    writeFileSync(path, good);
    expect(score().status).toBe(0);
  });

  test('without an archive it scores nothing', () => {
    const { stdout, status } = score();
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  });
});
