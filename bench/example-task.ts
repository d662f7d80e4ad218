import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileMatcher } from '../src/policy/matcher.ts';
import { searchConfig } from '../src/search/config.ts';
import type { ExperimentConfig } from '../src/search/config.ts';
import type { EditableFiles } from '../src/search/types.ts';
import type { Task } from './in-process.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));

interface ExampleTask extends Task {
  /** Greater or less is better: what a score is multiplied by to be the metric. */
  readonly sign: 1 | -1;
  close(): void;
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

type Score = (files: EditableFiles) => number | null;

/** The example's own scoring function. */
const scoreInProcess = async (folder: string, sign: number): Promise<Score> => {
  const module = (await import(join(folder, 'eval/measure.js'))) as {
    measure: (text: string) => number;
  };
  const decoder = new TextDecoder();
  return (files) => {
    const [bytes] = files.values();
    try {
      return sign * module.measure(decoder.decode(bytes));
    } catch {
      return null;
    }
  };
};

/** Both programs as processes, unconfined: the edits are our own mutations. */
const scoreByPrograms = (
  folder: string,
  experiment: ExperimentConfig,
  sign: number,
): { score: Score; close: () => void } => {
  const temporary = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
  const tree = join(temporary, 'tree');
  cpSync(folder, tree, { recursive: true });
  mkdirSync(join(temporary, 'in/out'), { recursive: true });
  const run = (argv: readonly string[], cwd: string, env: Record<string, string>) =>
    spawnSync(argv[0] ?? '', argv.slice(1), {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      timeout: experiment.evaluation.timeout,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
    });
  return {
    score: (files) => {
      for (const [path, bytes] of files) writeFileSync(join(tree, path), bytes);
      const out = join(temporary, 'in/out');
      const first = run(experiment.commands.run ?? [], tree, { GUILDSEAL_OUT: out });
      if (first.status !== 0) return null;
      const second = run(experiment.commands.evaluate, folder, {
        GUILDSEAL_IN: join(temporary, 'in'),
      });
      const printed = new RegExp(`^${experiment.metric.name}: (.+)$`, 'm').exec(second.stdout);
      return second.status === 0 && printed !== null ? sign * Number(printed[1]) : null;
    },
    close: () => {
      rmSync(temporary, { recursive: true });
    },
  };
};

/** An example as a task; `eval/measure.js` is scored in process, other examples by their programs. */
export const readExample = async (name: string): Promise<ExampleTask> => {
  const folder = join(examples, name);
  const text = readFileSync(join(folder, '.guildseal.yml'), 'utf8');
  const config = searchConfig.parse((parse(text) as { search: unknown }).search);
  const experiment = config.experiments[name];
  const mutate = experiment?.proposers[0];
  if (experiment === undefined || mutate === undefined) throw new Error(`no experiment in ${name}`);
  const isEditable = compileMatcher(experiment.files.editable);
  const files = new Map(
    listFiles(folder)
      .filter(isEditable)
      .map((path) => [path, readFileSync(join(folder, path))] as const),
  );
  const sign = experiment.metric.direction === 'maximize' ? 1 : -1;
  const { target } = experiment.metric;
  const { score, close } =
    experiment.commands.run === null
      ? { score: await scoreInProcess(folder, sign), close: () => undefined }
      : scoreByPrograms(folder, experiment, sign);
  return { files, score, close, sign, mutate, optimum: target === null ? Infinity : sign * target };
};
