import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../../src/app/tool.ts';
import { blocksOf, readPages, root } from './pages.ts';

type Forge = 'github' | 'gitea' | 'forgejo';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const known = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  job: ['runs-on', 'timeout-minutes', 'steps'],
  step: ['name', 'id', 'if', 'uses', 'run', 'with'],
};

/** All that the Action needs, and nothing more. */
const rights: Readonly<Record<Forge, Readonly<Record<string, string>> | undefined>> = {
  github: { contents: 'write', 'pull-requests': 'write', statuses: 'write' },
  gitea: { contents: 'write', 'pull-requests': 'write' },
  forgejo: undefined,
};

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, unknown>>;
};

const unknownKeys = (value: object, names: readonly string[]): readonly string[] =>
  Object.keys(value).filter((key) => !names.includes(key));

const problemsOfStep = (step: Step): readonly string[] => {
  const { uses, run } = step;
  const found = unknownKeys(step, known.step).map((key) => `unknown key ${key}`);
  if (run?.includes('${{') === true) found.push('an expression in a script');
  if (uses === undefined) return found;
  const ours = /^(?:https:\/\/github\.com\/)?guildseal\/guildseal@/.test(uses);
  const [, ref = ''] = uses.split('@');
  if (ours ? ref !== `v${version}` : !/^[0-9a-f]{40}$/.test(ref)) found.push(`not pinned: ${uses}`);
  if (ours) {
    for (const input of Object.keys(step.with ?? {})) {
      if (action.inputs[input] === undefined) found.push(`unknown input ${input}`);
    }
  }
  return found;
};

/** What is wrong with a workflow for this forge. */
const problemsOf = (text: string, forge: Forge): readonly string[] => {
  const workflow = parse(text) as Workflow;
  const found = unknownKeys(workflow, known.workflow).map((key) => `unknown key ${key}`);
  if (JSON.stringify(workflow.permissions) !== JSON.stringify(rights[forge])) {
    found.push('permissions are not exactly what is needed');
  }
  if (JSON.stringify(workflow.on).includes('pull_request_target')) found.push('a foreign token');
  for (const job of Object.values(workflow.jobs)) {
    found.push(...unknownKeys(job, known.job).map((key) => `unknown key ${key}`));
    if (job['timeout-minutes'] === undefined) found.push('no time limit');
    if (!job.steps.some(({ uses }) => uses?.includes('guildseal/guildseal') === true)) {
      found.push('does not use the Action');
    }
    found.push(...job.steps.flatMap(problemsOfStep));
  }
  return found;
};

const shipped = (['github', 'gitea', 'forgejo'] as const).flatMap((forge) =>
  readdirSync(join(root, 'workflows', forge)).map(
    (name) => [`workflows/${forge}/${name}`, forge] as const,
  ),
);
const shown = readPages().flatMap((page) =>
  blocksOf(page, 'yaml')
    .filter((text) => /^jobs:/m.test(text))
    .map((text) => [page.path, text] as const),
);

describe('workflows', () => {
  it.each(shipped)('%s has known keys, pinned actions and least permissions', (path, forge) => {
    expect(problemsOf(readFileSync(join(root, path), 'utf8'), forge)).toEqual([]);
  });

  it.each(shown)('the one shown in %s is as sound', (_, text) => {
    expect(problemsOf(text, 'github')).toEqual([]);
  });

  it('are shown in the README', () => {
    expect(shown.map(([path]) => path)).toContain('README.md');
  });

  it('would be caught with a planted fault each', () => {
    const sound = readFileSync(join(root, 'workflows/github/search.yml'), 'utf8');
    const faults: readonly (readonly [string, string, string])[] = [
      ['statuses: write', 'statuses: write\n  actions: write', 'permissions'],
      ['timeout-minutes: 90', 'env: { A: b }', 'unknown key env'],
      ['@08c6903cd8c0fde910a37f88322edcfb5dd907a8', '@v5', 'not pinned'],
      ['seal-key:', 'seal_key:', 'unknown input seal_key'],
      ['run: sudo', 'run: echo ${{ github.head_ref }}; sudo', 'expression'],
    ];
    for (const [from, to, problem] of faults) {
      expect(sound).toContain(from);
      expect(problemsOf(sound.replace(from, to), 'github').join()).toContain(problem);
    }
  });
});
