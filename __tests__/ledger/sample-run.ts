import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../src/ports.ts';
import type { IsolationSeal } from '../../src/isolation.ts';
import type {
  Entry,
  EntryBody,
  NodeId,
  ProposalSeal,
  RunBegin,
  RunnerSeal,
  SealedEntry,
  StepSeal,
  Subject,
  ToolSeal,
  TrialResult,
  TrialStart,
  Usage,
} from '../../src/ledger/entries.ts';
import { sha256Hex } from '../../src/ledger/hash.ts';
import { loadSigner, loadTrustedKey } from '../../src/ledger/keys.ts';
import type { LedgerWriter, Signer } from '../../src/ledger/ledger.ts';
import { objectPath } from '../../src/ledger/run-files.ts';
import { deriveSeeds, pairSeed, stepSeed } from '../../src/ledger/seeds.ts';
import { bytesSubject, commitSubject, treeSubject } from '../../src/ledger/statement.ts';
import { openLedger } from '../../src/ledger/store.ts';
import { createDisk, createMemoryFiles, type MemoryDisk, setProcess } from './memory-files.ts';

const keyFolder = join(import.meta.dirname, '..', 'fixtures', 'keys');
export const readKey = (name: string): string => readFileSync(join(keyFolder, name), 'utf8');
export const p256 = loadSigner(readKey('p256.pem'), 'fixture');
export const ed25519 = loadSigner(readKey('ed25519.pem'), 'fixture');
export const p256Trusted = loadTrustedKey(readKey('p256.pub'), 'fixture');
export const ed25519Trusted = loadTrustedKey(readKey('ed25519.pub'), 'fixture');

export const startMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
export const sampleRunId = 'demo-20260102T030405Z-0a1b2c';
export const runFolder = `/runs/${sampleRunId}`;
export const owner = { pid: 4711, host: 'builder' };

/** Every look at it is 250 ms later. */
export const createSteppingClock = (): Clock => {
  let nowMs = startMs - 250;
  return {
    now: () => (nowMs += 250),
    monotonicMs: () => nowMs - startMs,
    wait: () => Promise.resolve(),
  };
};

const oid = (name: string): string => sha256Hex(name).slice(0, 40);
const base = oid('base commit');
export const configSha256 = sha256Hex('config');
const settings = '{"experiment":"demo"}';

export const isolation: IsolationSeal = {
  level: 'bwrap',
  mode: 'userns',
  bwrap: '0.8.0',
  network: 'none',
  uid: 1000,
  seccomp_sha256: sha256Hex('seccomp'),
  limits: { memory: { value: 2147483648, by: 'cgroup2', approximate: false } },
  key_exposed: false,
  probe_sha256: sha256Hex('probe'),
};
const runner: RunnerSeal = {
  os: 'linux',
  kernel: '6.1.0',
  arch: 'x64',
  hosted: false,
  run_url: null,
  run_attempt: null,
  workers: 1,
};
const tool: ToolSeal = {
  version: '0.1.0',
  engine: 1,
  bundle_sha256: sha256Hex('bundle'),
  action_ref: null,
  node: '20.19.0',
  git: '2.39.5',
};
const usage: Usage = {
  usd: '0',
  tokens_in: 0,
  tokens_out: 0,
  calls: 0,
  cpu_ms: 12,
  wall_ms: 34,
  source: 'reported',
};
const proposal = (description: string): ProposalSeal => ({
  kind: 'mutate',
  action: 'continue',
  arm: 'range',
  model: null,
  cli: null,
  prompt_sha256: null,
  answer_sha256: null,
  description,
  hypothesis: null,
  usage,
});

export interface SampleOptions {
  readonly signer: Signer | null;
  readonly runId?: string;
  readonly pr?: number;
  readonly change?: (body: EntryBody) => EntryBody;
}

export interface SampleRun {
  readonly disk: MemoryDisk;
  readonly ledger: Uint8Array;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly entries: readonly SealedEntry[];
}

/** Plays a small run through a writer: every kind of entry, every outcome of a trial. */
export const playSampleRun = (
  writer: LedgerWriter,
  { signer, pr = 7, change = (body) => body }: SampleOptions,
): SealedEntry[] => {
  const entries: SealedEntry[] = [];
  const seeds = deriveSeeds(
    { base, configSha256, experiment: 'demo' },
    writer.runId,
    signer?.secret ?? Buffer.alloc(32, 7),
    { from: 'auto' },
  );
  const append = (body: EntryBody, subjects: readonly Subject[]): SealedEntry => {
    const sealed = writer.append(change(body), subjects);
    writer.sync();
    entries.push(sealed);
    return sealed;
  };
  const put = (text: string) => {
    const bytes = Buffer.from(text);
    return { sha256: writer.putObject(bytes), bytes: bytes.length };
  };
  const baseSubject = commitSubject('base', base);
  const tree = (node: NodeId): string => oid(`tree of ${node}`);

  const begin: RunBegin = {
    kind: 'run-begin',
    repo: { forge: 'gitea', host: 'git.example.org', owner: 'team', name: 'packer', id: 12 },
    ref: 'refs/pull/7/head',
    event: 'pull_request',
    actor: { login: 'ada', id: 3 },
    pr: { number: pr, head: oid('head'), base },
    experiment: 'demo',
    base,
    base_manifest_sha256: sha256Hex('base manifest'),
    config: { path: '.guildseal.yml', sha256: configSha256 },
    settings_sha256: put(settings).sha256,
    policy: {
      editable: ['src/**'],
      readonly: [],
      data: [],
      allow: [],
      hidden_sha256: sha256Hex(''),
    },
    evaluator: {
      run: ['node', 'src/main.js'],
      evaluate: ['node', 'eval/score.js'],
      custody: 'split',
    },
    metric: {
      name: 'score',
      direction: 'maximize',
      min: '0',
      max: '100',
      tie: '0',
      min_effect: '0',
      tolerance: '0',
      target: null,
    },
    budget: { trials: 20, evaluations: 40, wall_ms: 3_600_000, tokens: null, usd: null },
    strategy: { name: 'plateau', window: 1 },
    seeds: {
      run: seeds.run,
      auto: true,
      predictable: false,
      race_commitment: seeds.raceCommitment,
      promotion_commitment: seeds.promotionCommitment,
    },
    min_isolation: 'bwrap',
    isolation,
    runner,
    tool,
    image_digest: null,
    key: signer === null ? null : { keyid: signer.keyid, alg: signer.alg, spki: signer.spki },
    prior: null,
  };
  append(begin, [baseSubject, treeSubject('base', oid('base tree'))]);

  const seen = new Set<NodeId>();
  const start = (
    node: NodeId,
    repeat: number,
    more: Partial<TrialStart> = {},
  ): Extract<Entry, TrialStart> => {
    const patch =
      node === 'n0' ? null : put(`--- a/src/x\n+++ b/src/x\n patch of ${node}\n`).sha256;
    const manifest = sha256Hex(`manifest of ${node}`);
    const body: TrialStart = {
      kind: 'trial-start',
      node,
      repeat,
      attempt: 1,
      purpose: node === 'n0' ? 'baseline' : 'candidate',
      tree: tree(node),
      manifest_sha256: manifest,
      parent: node === 'n0' ? null : 'n0',
      patch_sha256: patch,
      seed: stepSeed(seeds.race, 'a', repeat),
      pair: null,
      ...(seen.has(node)
        ? {}
        : {
            changed:
              node === 'n0'
                ? []
                : [
                    {
                      path: 'src/x',
                      mode: '100644',
                      blob: oid(`blob of ${node}`),
                      sha256: sha256Hex(node),
                    },
                  ],
            proposal: proposal(`src/x +1 -1, take ${node}: "quoted" \u00e4\u20ac\ttab`),
          }),
      ...more,
    };
    seen.add(node);
    const subjects = [treeSubject(node, tree(node)), bytesSubject('manifest', manifest)];
    if (patch !== null) subjects.push(bytesSubject('patch', patch));
    const { entry } = append(body, subjects);
    if (entry.kind !== 'trial-start') throw new Error('unreachable');
    return entry;
  };
  const step = (stdout: string, exit: number, withOut: boolean): StepSeal => ({
    exit,
    signal: null,
    timed_out: false,
    wall_ms: 20,
    cpu_ms: 11,
    max_rss_kib: 40000,
    stdout: put(stdout),
    stderr: put(''),
    out: withOut
      ? { sha256: put(`${sha256Hex('pack')} 4 pack.bin\n`).sha256, files: 1, bytes: 4 }
      : null,
  });
  const finish = (
    begun: Extract<Entry, TrialStart>,
    stdout: string,
    more: Partial<TrialResult> = {},
  ): void => {
    const value = /^score: (\S+)\n/.exec(stdout)?.[1] ?? null;
    const body: TrialResult = {
      kind: 'trial-result',
      start_seq: begun.seq,
      node: begun.node,
      repeat: begun.repeat,
      status: 'ok',
      reason: null,
      value,
      metrics: { lines: '3' },
      run: step(`packed ${begun.node}\n`, 0, true),
      evaluate: step(stdout, 0, false),
      limits_hit: [],
      duplicate_of: null,
      ...more,
    };
    const subjects = [treeSubject(begun.node, begun.tree)];
    if (body.evaluate !== null)
      subjects.push(bytesSubject('evaluate.stdout', body.evaluate.stdout.sha256));
    append(body, subjects);
  };
  const evaluate = (node: NodeId, repeat: number, value: string, more = {}): void => {
    finish(start(node, repeat, more), `score: ${value}\nlines: 3\n`);
  };
  const decide = (node: NodeId, outcome: 'keep' | 'discard' | 'demote', mean: string): void => {
    append(
      {
        kind: 'trial-decision',
        node,
        outcome,
        rule: 'plateau',
        n: 1,
        mean,
        se: '0.25',
        incumbent: 'n0',
        window_low: '40.5',
      },
      [treeSubject(node, tree(node))],
    );
  };
  const refuse = (node: NodeId, more: Partial<TrialResult>): void => {
    append(
      {
        kind: 'trial-result',
        start_seq: null,
        node,
        repeat: 0,
        status: 'violation',
        reason: 'class',
        value: null,
        metrics: {},
        run: null,
        evaluate: null,
        limits_hit: [],
        duplicate_of: null,
        parent: 'n0',
        tree: null,
        patch_sha256: put(`patch of ${node}\n`).sha256,
        proposal: proposal(`take ${node}`),
        violations: [],
        ...more,
      },
      more.tree === undefined || more.tree === null
        ? [bytesSubject('patch', sha256Hex(`patch of ${node}\n`))]
        : [treeSubject(node, more.tree)],
    );
  };
  const anchor = (): void => {
    const last = entries.at(-1);
    if (last === undefined) throw new Error('unreachable');
    append(
      {
        kind: 'event',
        type: 'anchor',
        anchor: 'comment',
        of_seq: last.entry.seq,
        head: last.sealId,
        where: 'comment 99',
      },
      [commitSubject('base', base), bytesSubject('head', last.sealId)],
    );
  };

  evaluate('n0', 0, '41.5');
  evaluate('n0', 1, '41.25');
  evaluate('n1', 0, '44');
  decide('n1', 'keep', '44');
  refuse('n2', { violations: [{ path: '.github/workflows/ci.yml', code: 'denied' }] });
  refuse('n3', {
    status: 'duplicate',
    reason: 'same_tree',
    duplicate_of: 'n1',
    tree: tree('n1'),
    violations: [],
  });
  finish(start('n4', 0), 'score: 50\nscore: 51\n', {
    status: 'crash',
    reason: 'metric_count',
    value: null,
    metrics: {},
  });
  finish(start('n5', 0), '', {
    status: 'timeout',
    reason: 'run',
    value: null,
    metrics: {},
    evaluate: null,
    limits_hit: ['wall'],
  });
  append(
    {
      kind: 'event',
      type: 'steer',
      by: {
        login: 'ada',
        id: 3,
        permission: 'write',
        comment_id: 8,
        comment_sha256: sha256Hex('/prune n1'),
      },
      verb: 'budget',
      args: ['+5'],
      effect: 'trials 25, evaluations 50',
    },
    [baseSubject],
  );
  const cut = start('n6', 0);
  append({ kind: 'run-pause', reason: 'signal', usage }, [baseSubject]);
  append({ kind: 'run-resume', unfinished: [cut.seq], isolation, runner, tool }, [baseSubject]);
  evaluate('n6', 0, '40', { attempt: 2 });
  decide('n6', 'discard', '40');
  append(
    {
      kind: 'trial-propose',
      node: 'n7',
      attempt: 1,
      parent: 'n1',
      proposer: { kind: 'model', arm: 'small', model: 'tiny' },
      prompt_sha256: sha256Hex('prompt'),
      reserved: { usd: '0.01', tokens: 2000 },
    },
    [treeSubject('n1', tree('n1'))],
  );
  refuse('n7', { status: 'skip', reason: 'no_change' });
  const trees = [treeSubject('n1', tree('n1')), treeSubject('n0', tree('n0'))];
  append(
    {
      kind: 'promote-start',
      query: 1,
      candidate: 'n1',
      reference: 'n0',
      alpha: '0.05',
      min_effect: '0',
      max_pairs: 2,
    },
    trees,
  );
  for (const index of [0, 1]) {
    const more = (role: 'candidate' | 'reference') => ({
      purpose: 'promotion',
      seed: pairSeed(seeds.promotion, 'a', 1, index),
      pair: { query: 1, index, role },
    });
    evaluate('n1', index, '44', more('candidate'));
    evaluate('n0', index, '41.5', more('reference'));
  }
  append(
    {
      kind: 'promote-result',
      query: 1,
      outcome: 'unconfirmed',
      n: 2,
      mean: '2.5',
      low: null,
      high: null,
      pairs: [0, 1],
      burnt: [],
    },
    trees,
  );
  anchor();
  append(
    {
      kind: 'run-end',
      status: 'budget',
      reason: 'trials',
      counts: {
        baseline: 1,
        keep: 1,
        violation: 1,
        duplicate: 1,
        crash: 1,
        timeout: 1,
        discard: 1,
        skip: 1,
      },
      starts: 11,
      results: 13,
      unreported: [cut.seq],
      best: {
        node: 'n1',
        tree: tree('n1'),
        commit: oid('best commit'),
        value: '44',
        confirmed: null,
      },
      usage,
      reveal: {
        race: Buffer.from(seeds.race).toString('hex'),
        promotion: Buffer.from(seeds.promotion).toString('hex'),
      },
    },
    [treeSubject('n1', tree('n1')), commitSubject('best', oid('best commit'))],
  );
  anchor();
  return entries;
};

/** Objects of a run's folder on a disk in memory, by hash. */
export const readObjects = (disk: MemoryDisk, folder: string): Map<string, Uint8Array> => {
  const found = new Map<string, Uint8Array>();
  const prefix = `${folder}/objects/`;
  for (const [path, bytes] of disk.bytes)
    if (path.startsWith(prefix)) found.set(path.slice(prefix.length).replace('/', ''), bytes);
  return found;
};

/** Makes a small, whole, valid run on a disk in memory. */
export const buildSampleRun = (options: SampleOptions): SampleRun => {
  const disk = createDisk();
  setProcess(disk, owner.pid, 100);
  const files = createMemoryFiles(disk);
  const runId = options.runId ?? sampleRunId;
  const directory = `/runs/${runId}`;
  const deps = { files, clock: createSteppingClock(), owner };
  const { writer } = openLedger(deps, { directory, runId, signer: options.signer });
  const entries = playSampleRun(writer, options);
  writer.close();
  return {
    disk,
    ledger: files.read(`${directory}/ledger.jsonl`),
    objects: readObjects(disk, directory),
    entries,
  };
};

/** Files of a run below its folder, as a stranger would have them. */
export const runFilesOf = ({ ledger, objects }: SampleRun): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ['ledger.jsonl', ledger],
    ...[...objects].map(([sha256, bytes]): [string, Uint8Array] => [objectPath(sha256), bytes]),
  ]);
