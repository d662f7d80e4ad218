// Ledger: cost of sealing an entry and its growth, cost of verifying 10,000 entries.
// node --import ./scripts/ts.mjs bench/ledger.ts
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFiles } from '../src/app/adapters/files.ts';
import type { TrialResult, TrialStart } from '../src/ledger/entries.ts';
import { encodePae, isSignedBy, parseEnvelope, payloadType } from '../src/ledger/envelope.ts';
import { sha256Hex } from '../src/ledger/hash.ts';
import { loadSigner, readSealedKey } from '../src/ledger/keys.ts';
import type { LedgerWriter, Signer } from '../src/ledger/ledger.ts';
import { splitLines } from '../src/ledger/lines.ts';
import { readLedgerBytes } from '../src/ledger/read.ts';
import { treeSubject } from '../src/ledger/statement.ts';
import { openLedger } from '../src/ledger/store.ts';
import { verifyRun } from '../src/ledger/verify/verify-run.ts';

const entries = 10_000;
const object = Buffer.from('score: 44\nlines: 3\n');
const hash = sha256Hex(object);
const stream = { sha256: hash, bytes: object.length };
const kept = new URL('../__tests__/fixtures/ledgers/v1-signed/ledger.jsonl', import.meta.url);
const begin = readLedgerBytes(readFileSync(kept)).entries[0]?.entry;
if (begin?.kind !== 'run-begin') throw new Error('the kept ledger has no run-begin');
const step = {
  exit: 0,
  signal: null,
  timed_out: false,
  wall_ms: 20,
  cpu_ms: 11,
  max_rss_kib: 40000,
  stdout: stream,
  stderr: stream,
  out: { sha256: hash, files: 1, bytes: 4 },
};
const usage = {
  usd: '0',
  tokens_in: 0,
  tokens_out: 0,
  calls: 0,
  cpu_ms: 1,
  wall_ms: 1,
  source: 'reported' as const,
};
const startOf = (node: number): TrialStart => ({
  kind: 'trial-start',
  node: `n${node}`,
  repeat: 0,
  attempt: 1,
  purpose: 'candidate',
  tree: hash.slice(0, 40),
  manifest_sha256: hash,
  parent: 'n0',
  patch_sha256: hash,
  seed: null,
  pair: null,
  changed: [{ path: 'src/codec/table.ts', mode: '100644', blob: hash.slice(0, 40), sha256: hash }],
  proposal: {
    kind: 'mutate',
    action: 'continue',
    arm: 'number',
    model: null,
    cli: null,
    prompt_sha256: null,
    answer_sha256: null,
    description: 'src/codec/table.ts: 0.25 -> 0.3125 in line 14',
    hypothesis: null,
    usage,
  },
});
const resultOf = (node: number, startSeq: number): TrialResult => ({
  kind: 'trial-result',
  start_seq: startSeq,
  node: `n${node}`,
  repeat: 0,
  status: 'ok',
  reason: null,
  value: '44',
  metrics: {},
  run: step,
  evaluate: step,
  limits_hit: [],
  duplicate_of: null,
});
const subjects = [
  treeSubject('tree', hash.slice(0, 40)),
  { name: 'stdout', digest: { sha256: hash } },
];

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(3)} [${quantile(values, 0.25).toFixed(3)}, ${quantile(values, 0.75).toFixed(3)}] ms`;
const time = (body: () => void): number => {
  const from = performance.now();
  body();
  return performance.now() - from;
};
/** CPU milliseconds: a neighbour's load is not in them. */
const cpuTime = async (body: () => unknown): Promise<number> => {
  const from = process.cpuUsage();
  await body();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
const judge = (what: string, ratio: number, limit: number): void => {
  console.log(
    `${ratio <= limit ? 'ok  ' : 'OVER'} ${what}: ${ratio.toFixed(2)} (limit ${String(limit)})`,
  );
  if (ratio > limit) process.exitCode = 1;
};

const makeSigner = (): Signer => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return loadSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'bench');
};

const openRun = (folder: string, name: string, signer: Signer): LedgerWriter => {
  const directory = join(folder, name);
  return openLedger(
    {
      files: createFiles(folder),
      clock: {
        now: () => Date.now(),
        monotonicMs: () => performance.now(),
        wait: () => Promise.resolve(),
      },
      owner: { pid: process.pid, host: 'bench' },
    },
    { directory, runId: name, signer },
  ).writer;
};

/** Median of one sealed entry against signing and appending the same bytes bare, interleaved. */
const measureSeal = (folder: string, signer: Signer): void => {
  const writer = openRun(folder, 'seal', signer);
  const bare = openSync(join(folder, 'bare'), 'a');
  const line = Buffer.alloc(2600, 0x61);
  const payload = line.subarray(0, 1900);
  const sealed: number[] = [];
  const plain: number[] = [];
  for (let index = 0; index < 1500; index += 1) {
    const body = index % 2 === 0 ? startOf(index) : resultOf(index - 1, index - 1);
    sealed.push(
      time(() => {
        writer.append(body, subjects);
        writer.sync();
      }),
    );
    plain.push(
      time(() => {
        signer.sign(encodePae(payloadType, payload));
        writeSync(bare, line);
        fdatasyncSync(bare);
      }),
    );
  }
  closeSync(bare);
  writer.close();
  console.log(`seal one entry ${spread(sealed)}; bare sign, append, sync ${spread(plain)}`);
  judge('seal / bare', median(sealed) / median(plain), 3);
};

const fill = (folder: string, name: string, signer: Signer, count: number): number[] => {
  const writer = openRun(folder, name, signer);
  const times: number[] = [];
  writer.append(
    { ...begin, key: { keyid: signer.keyid, alg: signer.alg, spki: signer.spki } },
    subjects,
  );
  for (let index = 1; index < count; index += 1) {
    const body = index % 2 === 1 ? startOf(index) : resultOf(index - 1, index - 1);
    times.push(time(() => writer.append(body, subjects)));
  }
  writer.sync();
  writer.close();
  return times;
};

const measureVerify = async (ledger: Uint8Array, signer: Signer): Promise<number> => {
  const key = readSealedKey(signer.spki);
  if (key === null) throw new Error('unreachable');
  const envelopes = [...splitLines(ledger)].map((line) => {
    const reading = parseEnvelope(line.bytes);
    if (reading.kind === 'problem') throw new Error(reading.message);
    return reading.envelope;
  });
  const ratios: number[] = [];
  const wholes: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const bare = await cpuTime(() => {
      for (const envelope of envelopes) isSignedBy(envelope, key);
    });
    const whole = await cpuTime(() => verifyRun({ ledger, objects: () => object, trusted: [key] }));
    ratios.push(whole / bare);
    wholes.push(whole);
  }
  console.log(`verify ${String(envelopes.length)} entries ${spread(wholes)}`);
  console.log(
    `verify / bare signature checks: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
  );
  judge('verify / bare signature checks', median(ratios), 3);
  return median(wholes);
};

const [ledgerToVerify] = process.argv.slice(2);
if (ledgerToVerify !== undefined) {
  const ledger = readFileSync(ledgerToVerify);
  await verifyRun({ ledger, objects: () => object, trusted: [] });
  console.log(process.resourceUsage().maxRSS / 1024);
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
try {
  const signer = makeSigner();
  const files = createFiles(folder);
  const read = (name: string): Uint8Array => files.read(join(folder, name, 'ledger.jsonl'));
  measureSeal(folder, signer);
  const growth = fill(folder, 'long', signer, entries);
  const early = growth.slice(100, 600);
  const late = growth.slice(-500);
  console.log(`append without sync: entries 100-600 ${spread(early)}, last 500 ${spread(late)}`);
  judge('last entries / first entries', median(late) / median(early), 1.2);
  fill(folder, 'tenth', signer, entries / 10);
  const tenth = await measureVerify(read('tenth'), signer);
  const whole = await measureVerify(read('long'), signer);
  judge('10,000 entries / 10 x 1,000 entries', whole / (10 * tenth), 1.2);
  // A process of its own, that verifies and does nothing else.
  const self = [...process.execArgv, import.meta.filename, join(folder, 'long', 'ledger.jsonl')];
  const peak = execFileSync(process.execPath, self, { encoding: 'utf8' });
  judge('peak memory of a process that verifies 10,000 entries, MiB', Number(peak), 256);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
