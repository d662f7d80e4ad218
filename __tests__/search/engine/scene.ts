import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createClock } from '../../../src/app/adapters/clock.ts';
import { createFiles } from '../../../src/app/adapters/files.ts';
import { createRandom } from '../../../src/app/adapters/random.ts';
import { ensureRunSecret } from '../../../src/ledger/run-secret.ts';
import { deriveSeeds } from '../../../src/ledger/seeds.ts';
import { openLedger } from '../../../src/ledger/store.ts';
import type { SealedEntry } from '../../../src/ledger/entries.ts';
import { compilePolicy } from '../../../src/policy/policy.ts';
import type { Clock, Files, Log } from '../../../src/ports.ts';
import { createExec } from '../../../src/process/exec.ts';
import { sandboxConfig } from '../../../src/sandbox/config.ts';
import { openSandbox } from '../../../src/sandbox/open.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { ExperimentConfig } from '../../../src/search/config.ts';
import type {
  BudgetOverride,
  SearchDeps,
  SearchOutcome,
  SearchPlan,
} from '../../../src/search/engine/plan.ts';
import { runSearch } from '../../../src/search/engine/run-search.ts';
import { engineVersion } from '../../../src/search/version.ts';
import type { ImportedTree } from '../../../src/search/engine/propose.ts';
import { createGit, findGit } from '../../../src/workspace/git.ts';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';
import { locateRepository, resolveBase } from '../../../src/workspace/source.ts';
import type { Redactor } from '../../../src/text/redact.ts';

export const environment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A U Thor',
  GIT_AUTHOR_EMAIL: 'author@example.com',
  GIT_COMMITTER_NAME: 'A U Thor',
  GIT_COMMITTER_EMAIL: 'author@example.com',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_DATE: '1700000000 +0000',
  LC_ALL: 'C',
};

export const git = (directory: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', directory, ...args], { env: environment, stdio: 'pipe' })
    .toString('utf8')
    .trimEnd();

export const makeTemporary = (): string => mkdtempSync(join(tmpdir(), 'guildseal-engine-'));

/** A repository with one commit of these files. */
export const makeRepository = (
  directory: string,
  contents: Readonly<Record<string, string>>,
): string => {
  mkdirSync(directory, { recursive: true });
  git(directory, 'init', '-q', '-b', 'main');
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  git(directory, 'add', '-A');
  git(directory, 'commit', '-q', '-m', 'base');
  return git(directory, 'rev-parse', 'HEAD');
};

/** Keeps what is logged. */
export const createRecordingLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  const add = (text: string): void => {
    lines.push(text);
  };
  return {
    lines,
    debug: add,
    info: add,
    warn: (text) => {
      lines.push(`warning: ${text}`);
    },
    error: add,
    group: (_, body) => body(),
    progress: () => undefined,
  };
};

export interface RunRequest {
  readonly repository: string;
  readonly base?: string;
  /** Folder of the run; its name is the run id. */
  readonly directory: string;
  readonly config: ExperimentConfig;
  readonly budget?: BudgetOverride;
  readonly seed?: number;
  readonly imports?: readonly ImportedTree[];
  readonly signal?: AbortSignal;
  readonly graceMs?: number;
  readonly workers?: number;
  readonly clock?: Clock;
  readonly redactor?: Redactor;
  readonly hiddenFiles?: ReadonlyMap<string, Uint8Array>;
  readonly log?: Log;
  readonly wrapFiles?: (files: Files) => Files;
  readonly wrapSandbox?: (sandbox: Sandbox) => Sandbox;
  readonly onProgress?: SearchDeps['onProgress'];
  readonly onAnchor?: SearchDeps['onAnchor'];
  /** Looks at the plan before it runs. */
  readonly entries?: (entries: readonly SealedEntry[]) => readonly SealedEntry[];
}

const runner = {
  os: 'linux',
  kernel: 'test',
  arch: 'x64',
  hosted: null,
  run_url: null,
  run_attempt: null,
};
const toolSeal = (gitVersion: string) => ({
  version: '0.0.0',
  engine: engineVersion,
  bundle_sha256: '0'.repeat(64),
  action_ref: null,
  node: process.versions.node,
  git: gitVersion,
});

/** Runs (or continues, when the folder has a ledger) an experiment with everything real, level `none`. */
export const run = async (request: RunRequest): Promise<SearchOutcome> => {
  const temporary = makeTemporary();
  const real = createFiles(join(temporary, 'tmp'));
  const files = request.wrapFiles?.(real) ?? real;
  const exec = createExec();
  const random = createRandom();
  const clock = request.clock ?? createClock();
  const log = request.log ?? createRecordingLog();
  const ownGit = await createGit({ exec, files: real, gitPath: findGit(real, environment.PATH) });
  const source = locateRepository(real, request.repository);
  const baseCommit = await resolveBase(ownGit, source, request.base ?? 'HEAD');
  const workspace = await openWorkspace(
    { git: ownGit, files: real },
    { source: { local: source }, baseCommit, directory: join(temporary, 'clone') },
  );
  const { parallel } = request.config;
  const workers = parallel.workers === 'auto' ? 2 : parallel.workers;
  const window =
    parallel.window === 'auto' ? (workers === 1 ? 1 : Math.ceil(1.5 * workers)) : parallel.window;
  const sandboxSettings = sandboxConfig.parse({ isolation: 'none', min_isolation: 'none' });
  const inputs = join(temporary, 'in');
  const work = join(temporary, 'work');
  for (const folder of [inputs, work, join(temporary, 'box')]) mkdirSync(folder);
  const opened = await openSandbox(
    { exec, files: real, clock: createClock(), random, log },
    {
      config: sandboxSettings,
      directory: join(temporary, 'box'),
      inputs,
      workers,
      nodePath: process.execPath,
      keyPresent: false,
    },
  );
  const sandbox = request.wrapSandbox?.(opened) ?? opened;
  const runId = request.directory.split('/').at(-1) ?? 'run';
  const ledger = openLedger(
    { files, clock, owner: { pid: process.pid, host: 'test' } },
    { directory: request.directory, runId, signer: null },
  );
  try {
    const { secret } = ensureRunSecret(real, random, request.directory);
    const configSha256 = '1'.repeat(64);
    const basis = { base: baseCommit, configSha256, experiment: 'demo' };
    const entries = request.entries?.(ledger.entries) ?? ledger.entries;
    const plan: SearchPlan = {
      experiment: 'demo',
      config: request.config,
      sandbox: sandboxSettings,
      policy: compilePolicy(request.config.files),
      seeds: deriveSeeds(basis, runId, secret, { from: 'option', value: request.seed ?? 1 }),
      predictableSeeds: true,
      window,
      workers: Math.min(request.workers ?? workers, window),
      budget: request.budget ?? {},
      facts: {
        repo: null,
        ref: null,
        event: null,
        actor: null,
        pr: null,
        config: { path: '.guildseal.yml', sha256: configSha256 },
        runner: { ...runner, workers },
        tool: toolSeal(ownGit.version),
        image_digest: null,
        key: null,
        prior: null,
      },
      imports: request.imports ?? [],
      hiddenFiles: request.hiddenFiles ?? new Map(),
      resume: entries.length === 0 ? null : entries,
      graceMs: request.graceMs ?? 2000,
    };
    return await runSearch(
      {
        workspace,
        sandbox,
        ledger: ledger.writer,
        files,
        clock,
        log,
        redactor: request.redactor ?? null,
        folders: { work, inputs },
        signal: request.signal ?? new AbortController().signal,
        ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
        ...(request.onAnchor === undefined ? {} : { onAnchor: request.onAnchor }),
      },
      plan,
    );
  } finally {
    // What a killed process leaves undone must not leak into other tests.
    await sandbox.close();
    await workspace.close();
    rmSync(temporary, { recursive: true, force: true });
    ledger.writer.close();
  }
};

/** What must be the same for two runs of one course: trees in order, what became of them, the best. */
export const courseOf = ({ tree, result }: SearchOutcome) => ({
  trees: [...tree.nodes.values()]
    .sort((a, b) => a.index - b.index)
    .map(({ id, parent, tree: id2, decisions, failure, repeats }) => ({
      id,
      parent,
      tree: id2,
      failure,
      decisions: decisions.map(({ outcome, n, mean, incumbent }) => ({
        outcome,
        n,
        mean,
        incumbent,
      })),
      values: repeats
        .filter(({ purpose }) => purpose !== 'promotion')
        .sort((a, b) => a.repeat - b.repeat)
        .map(({ value }) => value),
    })),
  best: result.best === null ? null : { ...result.best, patch: null, confirmed: null },
  status: result.status,
  reason: result.reason,
  outcomes: result.outcomes,
});

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
