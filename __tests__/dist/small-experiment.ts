import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './program.ts';

export interface SmallOptions {
  readonly trials?: number;
  readonly workers?: number;
  readonly window?: number;
  readonly evaluate?: readonly string[];
  /** Further lines of the experiment. */
  readonly more?: string;
  /** Further lines at the top level. */
  readonly top?: string;
}

/** Cheap to evaluate: the candidate is the line that is printed. */
export const makeSmallRepository = (options: SmallOptions = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-small-'));
  const evaluate = options.evaluate ?? ['sh', '-c', 'cat "$GUILDSEAL_IN/files/m.txt"'];
  writeFileSync(join(folder, 'm.txt'), 'score: 50\n');
  writeFileSync(
    join(folder, '.guildseal.yml'),
    `version: 1
sandbox: { isolation: none, min_isolation: none }
search:
  experiments:
    small:
      files: { editable: [m.txt] }
      commands: { evaluate: ${JSON.stringify(evaluate)} }
      metric: { name: score, direction: maximize }
      evaluation: { timeout: 5s, noise: none }
      proposers: [{ kind: mutate, operators: [number] }]
      parallel: { workers: ${String(options.workers ?? 1)}, window: ${String(options.window ?? options.workers ?? 1)} }
      budget: { trials: ${String(options.trials ?? 30)} }
${options.more ?? ''}${options.top ?? ''}`,
  );
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'Start');
  return folder;
};

interface Entry {
  readonly kind: string;
  readonly node?: string;
  readonly tree?: string;
  readonly [key: string]: unknown;
}

/** Folders of the runs of a repository, by id. */
export const runFolders = (folder: string): string[] => {
  const runs = join(folder, '.guildseal/runs');
  return readdirSync(runs)
    .filter((name) => /-\d{8}T/.test(name))
    .sort()
    .map((name) => join(runs, name));
};

/** The entries of a ledger, decoded without any of our code. */
export const readEntries = (run: string): Entry[] =>
  readFileSync(join(run, 'ledger.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { payload } = JSON.parse(line) as { payload: string };
      const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
        predicate: Entry;
      };
      return statement.predicate;
    });

/** What a run is known by: its trees in order of nodes, each decision, and the end. */
export const courseOf = (run: string): unknown => {
  const entries = readEntries(run);
  const trees = new Map<string, unknown>();
  for (const { node, tree } of entries) {
    if (node !== undefined && typeof tree === 'string' && !trees.has(node)) trees.set(node, tree);
  }
  const order = [...trees].sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  const decisions = entries
    .filter(({ kind }) => kind === 'trial-decision')
    .map(({ node, outcome, mean, incumbent }) => ({ node, outcome, mean, incumbent }));
  const end = entries.find(({ kind }) => kind === 'run-end');
  const contents = entries.flatMap(({ node, changed }) =>
    Array.isArray(changed)
      ? [{ node, blobs: (changed as { blob: string }[]).map(({ blob }) => blob) }]
      : [],
  );
  return {
    order,
    contents,
    decisions: decisions.sort((a, b) => ((a.node ?? '') < (b.node ?? '') ? -1 : 1)),
    end: end === undefined ? null : { status: end['status'], counts: end['counts'], best: end['best'] },
  };
};
