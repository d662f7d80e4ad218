import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderVerifyModule } from '../../scripts/embed-verify.ts';
import { renderAnchorLine } from '../../src/ledger/anchors/anchor-line.ts';
import { verifyScript } from '../../src/ledger/anchors/verify-script.ts';
import type { FindingCode } from '../../src/ledger/verify/finding.ts';
import { verifyRun } from '../../src/ledger/verify/verify-run.ts';
import { realPart } from '../real-part.ts';
import {
  cutLine,
  doubleLine,
  dropLine,
  flipBit,
  joinLines,
  linesOf,
  replaceLine,
  resignLine,
  soak,
  swapLines,
} from './mutate.ts';
import {
  buildSampleRun,
  ed25519,
  p256,
  p256Trusted,
  runFilesOf,
  sampleRunId,
  type SampleRun,
} from './sample-run.ts';

const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'scripts', 'verify.sh');
const key = (name: string): string => join(root, '__tests__', 'fixtures', 'keys', `${name}.pub`);
const has = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args).status === 0;
const hasTools =
  has('openssl', 'version') && has('jq', '--version') && has('sha256sum', '--version');

interface Outcome {
  readonly status: number;
  readonly output: string;
}

const run = (shell: string, ...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(shell, [script, ...args], (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, output: stdout + stderr });
    });
  });

describe('the script of the ledger branch', () => {
  it('is embedded as it stands in scripts/verify.sh (cure: node --import ./scripts/ts.mjs scripts/embed-verify.ts)', () => {
    const path = join(root, 'src', 'ledger', 'anchors', 'verify-script.ts');
    expect(readFileSync(path, 'utf8')).toBe(renderVerifyModule());
    expect(verifyScript).toBe(readFileSync(script, 'utf8'));
  });

  it('stays under 100 lines', () => {
    expect(verifyScript.split('\n').length - 1).toBeLessThan(100);
  });
});

realPart('shellcheck', has('shellcheck', '--version'))('shellcheck', () => {
  it('has nothing to say about it', () => {
    const { status, stdout } = spawnSync('shellcheck', [script], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

realPart('openssl, jq or sha256sum', hasTools)('verify.sh', () => {
  let folder = '';
  const signed = buildSampleRun({ signer: p256 });
  const last = signed.entries.length - 1;
  const head = signed.entries[last]?.sealId ?? '';
  const anchor = renderAnchorLine({ runId: sampleRunId, seq: last, head });
  const save = (name: string, sample: SampleRun): string => {
    const at = join(folder, name);
    for (const [path, bytes] of runFilesOf(sample)) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), bytes);
    }
    return at;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guildseal-verify-'));
    save('signed', signed);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['sh', 'dash', 'bash'].filter((shell) => has(shell, '-c', ':')))(
    'accepts whole runs under %s',
    async (shell) => {
      const at = join(folder, 'signed');
      const whole = await run(shell, at, '--key', key('p256'), '--anchor', anchor);
      expect(whole.output).toContain(`head: ${head}\n`);
      expect(whole.output).toContain(`entries: ${String(last + 1)}\n`);
      expect(whole.output).toContain('starts without a result: 15\n');
      expect(whole.output).toContain(`key: ${p256.keyid}\n`);
      expect(whole.output).toMatch(/not checked here: .*path policy.*\nthe ledger holds\n$/);
      expect(whole.status).toBe(0);
      const edwards = save(`ed25519-${shell}`, buildSampleRun({ signer: ed25519 }));
      expect(await run(shell, edwards, '--key', key('ed25519'))).toMatchObject({ status: 0 });
      const bare = await run(shell, join(at, 'ledger.jsonl'));
      expect(bare.output).toContain('unsigned: no key was given');
      expect(bare.status).toBe(0);
      expect(await run(shell, at, '--key', key('ed25519'))).toMatchObject({ status: 1 });
    },
    60_000,
  );

  it('says how it is used', async () => {
    const at = join(folder, 'signed');
    const bad = [
      [],
      ['--key'],
      [at, '--what'],
      [at, at],
      [join(folder, 'none')],
      [at, '--key', script],
    ];
    for (const args of bad) expect(await run('sh', ...args)).toMatchObject({ status: 2 });
    expect((await run('sh')).output).toBe('usage: verify.sh RUN_DIR [--key PEM] [--anchor LINE]\n');
  });

  it('accepts every kept ledger of a released format', async () => {
    const kept = join(root, '__tests__', 'fixtures', 'ledgers');
    const line = (name: string) => readFileSync(join(kept, name, 'anchor'), 'utf8').trim();
    const one = join(kept, 'v1-signed');
    expect(
      await run('sh', one, '--key', join(one, 'guildseal.pub'), '--anchor', line('v1-signed')),
    ).toMatchObject({ status: 0 });
    expect(
      await run('sh', join(kept, 'v1-unsigned'), '--anchor', line('v1-unsigned')),
    ).toMatchObject({ status: 0 });
  });

  it('finds a changed object, a value that was not printed, and says what is missing', async () => {
    const at = join(folder, 'objects');
    cpSync(join(folder, 'signed'), at, { recursive: true });
    const result = signed.entries.find(({ entry }) => entry.kind === 'trial-result')?.entry;
    if (result?.kind !== 'trial-result' || result.evaluate === null) throw new Error('unreachable');
    const { sha256 } = result.evaluate.stdout;
    const object = join(at, 'objects', sha256.slice(0, 2), sha256.slice(2));
    writeFileSync(object, 'score: 99\nlines: 3\n');
    const changed = await run('sh', at);
    expect(changed.output).toContain(`error: object ${sha256} has other bytes`);
    expect(changed.output).toContain('its stdout says otherwise');
    expect(changed.status).toBe(1);
    rmSync(object);
    // The two promotion repeats of the baseline printed the same bytes.
    expect((await run('sh', at)).output).toContain('warning: stdout of 3 evaluations is not here');
  });

  /** What the script looks at as well. */
  const shared = new Set<FindingCode>([
    ...([
      'bad_line',
      'bad_envelope',
      'bad_payload',
      'bad_signature',
      'unknown_key',
      'unsigned',
    ] as const),
    ...([
      'bad_genesis',
      'seq_gap',
      'seq_order',
      'duplicate_seq',
      'broken_chain',
      'time_order',
    ] as const),
    ...(['truncated', 'anchor_mismatch', 'after_end', 'result_without_start'] as const),
    ...(['duplicate_result', 'digest_mismatch', 'metric_mismatch'] as const),
  ]);

  it('agrees with the program about every mutant', async () => {
    // A run that has not ended is shorter, and each line costs two processes.
    const lines = linesOf(signed.ledger).slice(0, soak > 1 ? undefined : 14);
    const end = lines.length - 1;
    const endHead = signed.entries[end]?.sealId ?? '';
    const endAnchor = { runId: sampleRunId, seq: end, head: endHead };
    const length = (at: number): number => lines[at]?.length ?? 0;
    const line = (at: number): Uint8Array => lines[at] ?? new Uint8Array();
    const chosen = soak > 1 ? lines.map((_, at) => at) : [0, 5, end];
    const mutants: [string, Uint8Array][] = chosen.flatMap((at): [string, Uint8Array][] => [
      [`${String(at)} dropped`, joinLines(dropLine(lines, at))],
      [`${String(at)} doubled`, joinLines(doubleLine(lines, at))],
      [`${String(at)} swapped`, joinLines(swapLines(lines, Math.min(at, end - 1)))],
      [`${String(at)} cut`, joinLines(cutLine(lines, at, length(at) >> 1))],
      [
        `${String(at)} resigned`,
        joinLines(replaceLine(lines, at, resignLine(line(at), { ...ed25519, keyid: p256.keyid }))),
      ],
      [`${String(at)} unsigned`, joinLines(replaceLine(lines, at, resignLine(line(at), null)))],
      ...[40, 41, length(at) * 4 + 3, length(at) * 8 - 50].map((bit): [string, Uint8Array] => [
        `${String(at)} bit ${String(bit)}`,
        joinLines(replaceLine(lines, at, flipBit(line(at), bit))),
      ]),
      [`torn in ${String(at)}`, joinLines([...lines.slice(0, at + 1)]).slice(0, -3)],
    ]);
    const at = join(folder, 'mutant');
    mkdirSync(at);
    for (const [name, ledger] of mutants) {
      writeFileSync(join(at, 'ledger.jsonl'), ledger);
      const told = await run(
        'sh',
        at,
        '--key',
        key('p256'),
        '--anchor',
        renderAnchorLine(endAnchor),
      );
      const { findings } = await verifyRun({
        ledger,
        objects: null,
        trusted: [p256Trusted],
        options: { anchors: [endAnchor] },
      });
      const holds = !findings.some(({ code, level }) => level === 'error' && shared.has(code));
      expect([name, told.status]).toEqual([name, holds ? 0 : 1]);
    }
  }, 600_000);
});
