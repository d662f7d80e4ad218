import { describe, expect, it } from '@jest/globals';
import { renderAnchorLine } from '../../src/ledger/anchors/anchor-line.ts';
import type { Signer, TrustedKey } from '../../src/ledger/ledger.ts';
import { renderEnvelope } from '../../src/ledger/envelope.ts';
import { type VerifyInput, verifyRun } from '../../src/ledger/verify/verify-run.ts';
import {
  cutLine,
  doubleLine,
  dropLine,
  flipBit,
  joinLines,
  linesOf,
  payloadOf,
  replaceLine,
  resignLine,
  soak,
  swapLines,
} from './mutate.ts';
import {
  buildSampleRun,
  ed25519,
  ed25519Trusted,
  p256,
  p256Trusted,
  sampleRunId,
} from './sample-run.ts';

const signed = buildSampleRun({ signer: p256 });
const lines = linesOf(signed.ledger);
const last = lines.length - 1;
const otherPr = linesOf(
  buildSampleRun({ signer: p256, pr: 8, runId: sampleRunId.replace('0a1b2c', 'ffffff') }).ledger,
);
const head = signed.entries.at(-1)?.sealId ?? '';
const anchor = { runId: sampleRunId, seq: last, head };

const verify = (
  mutant: readonly Uint8Array[] | Uint8Array,
  options: VerifyInput['options'] = {},
  trusted: readonly TrustedKey[] = [p256Trusted],
) =>
  verifyRun({
    ledger: mutant instanceof Uint8Array ? mutant : joinLines(mutant),
    objects: (sha256) => signed.objects.get(sha256) ?? null,
    trusted,
    options: { anchors: [anchor], expectPr: 7, ...options },
  });

const codesOf = async (...args: Parameters<typeof verify>): Promise<string[]> => {
  const { findings, valid } = await verify(...args);
  const errors = findings.filter(({ level }) => level === 'error');
  expect(valid).toBe(errors.length === 0);
  return errors.map(({ code, seq }) => `${code}@${String(seq)}`);
};

const everyLine = lines.map((_, index) => index);
const lineForms = ['bad_line', 'bad_envelope', 'bad_payload', 'bad_entry', 'unknown_kind'];

/** A small generator for repeatable places; not for anything that must be secret. */
const createDraw = (seed: number) => {
  let state = seed;
  return (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

describe('a ledger of which', () => {
  it('nothing was changed has no error', async () => {
    expect(await codesOf(lines)).toEqual([]);
    expect(renderAnchorLine(anchor).length).toBeLessThanOrEqual(140);
  });

  it.each(everyLine)('line %i is dropped', async (at) => {
    const codes = await codesOf(dropLine(lines, at));
    if (at === last) expect(codes).toEqual([`truncated@${String(last - 1)}`]);
    else expect(codes).toContain(`seq_gap@${String(at + 1)}`);
    if (at === 0) expect(codes).toContain('bad_genesis@1');
  });

  it.each(everyLine)('line %i stands twice', async (at) => {
    expect(await codesOf(doubleLine(lines, at))).toContain(`duplicate_seq@${String(at)}`);
  });

  it.each(everyLine.slice(0, -1))('lines %i and the next are swapped', async (at) => {
    expect(await codesOf(swapLines(lines, at))).toContain(`seq_order@${String(at + 1)}`);
  });

  it.each(everyLine)('line %i is cut', async (at) => {
    const length = lines[at]?.length ?? 0;
    for (const keep of soak > 1 ? [0, 1, length >> 1, length - 2] : [length >> 1])
      expect(await codesOf(cutLine(lines, at, keep))).toContain(`bad_line@${String(at)}`);
  });

  it.each(everyLine)('a bit of line %i is flipped', async (at) => {
    const line = lines[at] ?? new Uint8Array();
    const draw = createDraw(at + 1);
    const flips = soak > 1 ? 64 : 3;
    for (let turn = 0; turn < flips; turn += 1) {
      const codes = await codesOf(replaceLine(lines, at, flipBit(line, draw(line.length * 8))));
      const right = [...lineForms, 'bad_signature', 'unknown_key', 'truncated'];
      expect(codes.some((code) => right.includes(code.split('@')[0] ?? ''))).toBe(true);
    }
  });

  it.each(everyLine)('line %i is signed again', async (at) => {
    const line = lines[at] ?? new Uint8Array();
    const forged = { ...ed25519, keyid: p256.keyid };
    const mutants: readonly (readonly [Signer | null, string])[] = [
      [ed25519, 'unknown_key'],
      [forged, 'bad_signature'],
      [null, 'unsigned'],
    ];
    for (const [signer, code] of mutants) {
      const mutant = replaceLine(lines, at, resignLine(line, signer));
      expect(await codesOf(mutant)).toEqual([`${code}@${String(at)}`]);
    }
    // Trusting the other key as well does not help: run-begin has fixed one.
    const mutant = replaceLine(lines, at, resignLine(line, ed25519));
    expect(await codesOf(mutant, {}, [p256Trusted, ed25519Trusted])).toEqual([
      `unknown_key@${String(at)}`,
    ]);
  });

  it.each(everyLine)(
    'line %i is replayed from another pull request',
    async (at) => {
      const replayed = otherPr[at] ?? new Uint8Array();
      const codes = await codesOf(replaceLine(lines, at, replayed));
      const told = at === 0 ? 'wrong_context@1' : `wrong_context@${String(at)}`;
      expect(codes).toContain(told);
      if (at < last) expect(codes).toContain(`broken_chain@${String(at + 1)}`);
      if (at === 0) expect(codes).toContain('anchor_mismatch@null');
      if (at === last) expect(codes).toContain(`anchor_mismatch@${String(last)}`);
    },
    20_000,
  );

  it('the whole is replayed from another pull request or repository', async () => {
    const anchors = { anchors: [] };
    expect(await codesOf(otherPr, anchors)).toContain('wrong_context@0');
    expect(await codesOf(otherPr, { ...anchors, expectPr: 8 })).toEqual([]);
    expect(await codesOf(otherPr)).toContain('anchor_mismatch@null');
    for (const expectRepo of ['team/packer', 'git.example.org/Team/packer'])
      expect(await codesOf(lines, { expectRepo })).toEqual([]);
    expect(await codesOf(lines, { expectRepo: 'team/other' })).toEqual(['wrong_context@0']);
  });

  it('a value is changed and the rest sealed again by another key', async () => {
    const forged = buildSampleRun({
      signer: ed25519,
      change: (body) =>
        body.kind === 'trial-result' && body.value === '44' ? { ...body, value: '99' } : body,
    });
    const codes = await codesOf(forged.ledger);
    expect(codes).toContain('unknown_key@0');
    expect(codes.some((code) => code.startsWith('metric_mismatch'))).toBe(true);
    expect(codes).toContain(`anchor_mismatch@${String(last)}`);
  });

  it('an entry has two successors', async () => {
    const text = Buffer.from(payloadOf(lines[5] ?? new Uint8Array())).toString();
    const twin = renderEnvelope(
      Buffer.from(text.replace('"value":"41.25"', '"value":"41.26"').replace('44', '45')),
      p256,
    );
    const fork = [...lines.slice(0, 6), twin, ...lines.slice(6)];
    const codes = await codesOf(fork);
    expect(codes).toContain('duplicate_seq@5');
    expect(codes).toContain('duplicate_prev@5');
  });

  it('the end is cut at any byte', async () => {
    const stride = soak > 1 ? 3 : 1301;
    for (let keep = 0; keep < signed.ledger.length; keep += stride) {
      const codes = await codesOf(signed.ledger.subarray(0, keep));
      const lost = codes.filter((code) => !code.startsWith('truncated'));
      // Without a single whole line there is no run to compare the anchor with.
      const isEmpty = keep < (lines[0]?.length ?? 0);
      expect(lost).toEqual(isEmpty ? ['bad_genesis@null', 'anchor_mismatch@null'] : []);
      expect(codes.length > lost.length || isEmpty).toBe(true);
    }
  }, 60_000);
});
