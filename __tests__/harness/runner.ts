import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { ForgeKind } from '../../src/events/event.ts';
import { environments, type JobPlace } from './environments.ts';

const root = join(import.meta.dirname, '../..');

export interface Job {
  readonly forge: ForgeKind;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** What `actions/checkout` would fetch, and the commit it would check out. */
  readonly gitUrl: string;
  readonly repository: string;
  readonly event: { readonly name: string; readonly payload: object };
  readonly sha: string;
  readonly ref: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly token: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly runNumber?: number;
  readonly nodePath?: string;
  /** Further inputs, as a person would add them to the workflow's `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Cancels the job once its log holds this text. */
  readonly cancelWhen?: RegExp;
}

export interface StepRecord {
  readonly exitCode: number | null;
  /** What a person sees: masked, workflow commands taken out. */
  readonly log: string;
  /** What the process printed. */
  readonly raw: string;
}

export interface JobRecord extends StepRecord {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
  readonly post: StepRecord;
  /** Names of workflow commands the step printed, by the runner's own grammar. */
  readonly commands: readonly string[];
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
}

interface ActionManifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

/** `name=value` and `name<<DELIMITER` blocks of a command file. */
const readCommandFile = (path: string): Record<string, string> => {
  const values: Record<string, string> = {};
  const lines = readFileSync(path, 'utf8').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block !== null) {
      const end = lines.indexOf(block[2] ?? '', at + 1);
      values[block[1] ?? ''] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return values;
};

const commandOf = (line: string): RegExpExecArray | null =>
  /^\s*::([a-z-]+)(?:\s[^:]*)?::(.*)$/.exec(line) ?? /##\[([a-z-]+)[^\]]*\](.*)$/.exec(line);

const asPeopleSee = (raw: string, secrets: readonly string[]): string => {
  const masks = [...secrets];
  const shown: string[] = [];
  for (const line of raw.split('\n')) {
    const command = commandOf(line);
    if (command?.[1] === 'add-mask') masks.push(decodeURIComponent(command[2] ?? ''));
    else shown.push(line);
  }
  return masks
    .filter((mask) => mask !== '')
    .reduce((text, mask) => text.replaceAll(mask, '***'), shown.join('\n'));
};

const waitFor = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', (code) => {
      resolve(code);
    });
  });

const runStep = async (
  nodePath: string,
  script: string,
  env: Record<string, string>,
  job: Job,
): Promise<StepRecord> => {
  const child = spawn(nodePath, [script], {
    env,
    cwd: env['GITHUB_WORKSPACE'],
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let raw = '';
  let cancelled = false;
  const take = (chunk: Buffer): void => {
    raw += chunk.toString('utf8');
    if (job.cancelWhen?.test(raw) === true && !cancelled) {
      cancelled = true;
      child.kill('SIGINT');
    }
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exitCode = await waitFor(child);
  return { exitCode, raw, log: asPeopleSee(raw, [job.token, ...Object.values(job.secrets ?? {})]) };
};

/** `${{ github.token }}`, `${{ secrets.X }}`: all the expressions our workflows and manifest use in values. */
const evaluate = (text: string, job: Job): string =>
  text.replace(/\$\{\{\s*([a-zA-Z_.]+)\s*\}\}/g, (_whole, name: string) => {
    if (name === 'github.token') return job.token;
    if (name.startsWith('secrets.')) return job.secrets?.[name.slice('secrets.'.length)] ?? '';
    throw new Error(`the harness cannot evaluate ${name}`);
  });

const inputVariables = (manifest: ActionManifest, step: Step, job: Job): Record<string, string> => {
  const given = { ...step.with, ...job.inputs };
  const variables: Record<string, string> = {};
  for (const [name, input] of Object.entries(manifest.inputs)) {
    const value = String(given[name] ?? input.default ?? '');
    variables[`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`] = evaluate(value, job);
  }
  for (const name of Object.keys(given)) {
    if (manifest.inputs[name] === undefined) throw new Error(`action.yml has no input ${name}`);
  }
  return variables;
};

/** Asynchronous, since the forge that is asked may live in this very process. */
const checkOut = async (job: Job, folder: string): Promise<void> => {
  const basic = Buffer.from(`x-access-token:${job.token}`).toString('base64');
  const header = `http.extraHeader=Authorization: Basic ${basic}`;
  const git = promisify(execFile);
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['remote', 'add', 'origin', job.gitUrl],
    ['-c', header, 'fetch', '-q', '--depth=1', 'origin', job.sha],
    ['checkout', '-q', '--detach', job.sha],
  ]) {
    await git('git', ['-C', folder, ...args]);
  }
};

/**
 * Does for the copy-ready workflow and `action.yml` what a runner of the forge does: checkout, the
 * forge's environment, event file, inputs, command files, state, the post step, masking, cancellation.
 */
export const runJob = async (job: Job): Promise<JobRecord> => {
  const workflow = parse(
    readFileSync(join(root, 'workflows', job.forge, 'search.yml'), 'utf8'),
  ) as { jobs: { search: { steps: Step[] } } };
  const manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionManifest;
  const home = mkdtempSync(join(tmpdir(), 'guildseal-job-'));
  try {
    const workspace = join(home, 'work');
    const temp = join(home, 'temp');
    mkdirSync(workspace);
    mkdirSync(temp);
    const file = (name: string, text = ''): string => {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    };
    const number = job.runNumber ?? 1;
    const place: JobPlace = {
      workspace,
      temp,
      eventName: job.event.name,
      eventPath: file('event.json', JSON.stringify(job.event.payload)),
      apiUrl: job.apiUrl,
      serverUrl: job.serverUrl,
      repository: job.repository,
      sha: job.sha,
      ref: job.ref,
      headRef: job.headRef,
      baseRef: job.baseRef,
      actor: 'ada',
      token: job.token,
      run: { id: 100 + number, number, attempt: 1 },
      files: {
        env: file('env'),
        output: file('output'),
        path: file('path'),
        state: file('state'),
        summary: file('summary.md'),
      },
    };
    const env = environments[job.forge](place);
    const nodePath = job.nodePath ?? process.execPath;
    let main: StepRecord | null = null;
    let post: StepRecord = { exitCode: 0, log: '', raw: '' };
    for (const step of workflow.jobs.search.steps) {
      if (step.uses?.includes('actions/checkout') === true) await checkOut(job, workspace);
      if (step.uses?.includes('guildseal/guildseal') === true) {
        const variables = { ...env, ...inputVariables(manifest, step, job) };
        main = await runStep(nodePath, join(root, manifest.runs.main), variables, job);
        const state = Object.entries(readCommandFile(place.files.state));
        for (const [name, value] of state) variables[`STATE_${name}`] = value;
        post = await runStep(nodePath, join(root, manifest.runs.post), variables, {
          ...job,
          cancelWhen: /(?!)/,
        });
      }
    }
    if (main === null) throw new Error('the workflow does not use the action');
    const commands = main.raw.split('\n').map((line) => commandOf(line)?.[1] ?? '');
    return {
      ...main,
      outputs: readCommandFile(place.files.output),
      summary: readFileSync(place.files.summary, 'utf8'),
      state: readCommandFile(place.files.state),
      post,
      commands: commands.filter((name) => name !== ''),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
