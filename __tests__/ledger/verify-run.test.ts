import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnchorLine } from '../../src/ledger/anchors/anchor-line.ts';
import type { EntryBody } from '../../src/ledger/entries.ts';
import { loadTrustedKey } from '../../src/ledger/keys.ts';
import { objectPath } from '../../src/ledger/run-files.ts';
import { findingLevels, renderSeqs } from '../../src/ledger/verify/finding.ts';
import { outsideTopics, type OutsideChecks } from '../../src/ledger/verify/outside.ts';
import { printNode } from '../../src/ledger/verify/print-node.ts';
import { checks } from '../../src/ledger/verify/registry.ts';
import { type VerifyInput, verifyRun } from '../../src/ledger/verify/verify-run.ts';
import {
  buildSampleRun,
  ed25519,
  ed25519Trusted,
  isolation,
  p256,
  p256Trusted,
  type SampleRun,
} from './sample-run.ts';

const verify = (run: SampleRun, more: Partial<VerifyInput> = {}) =>
  verifyRun({
    ledger: run.ledger,
    objects: (sha256) => run.objects.get(sha256) ?? null,
    trusted: [ed25519Trusted],
    ...more,
  });

const usual = ['no_anchor', 'unreported_start', 'not_checked'];

/** Findings of a run some of whose bodies were sealed otherwise, without those every sample has. */
const findingsOf = async (
  change: (body: EntryBody) => EntryBody,
  more: Partial<VerifyInput> = {},
) => {
  const { findings } = await verify(buildSampleRun({ signer: ed25519, change }), more);
  return findings
    .filter(({ code }) => !usual.includes(code))
    .map(({ code, seq }) => `${code}@${String(seq)}`);
};

const onBegin =
  (change: (body: Extract<EntryBody, { kind: 'run-begin' }>) => EntryBody) =>
  (body: EntryBody): EntryBody =>
    body.kind === 'run-begin' ? change(body) : body;
const onEnd =
  (change: (body: Extract<EntryBody, { kind: 'run-end' }>) => EntryBody) =>
  (body: EntryBody): EntryBody =>
    body.kind === 'run-end' ? change(body) : body;
const onNode =
  <Kind extends 'trial-start' | 'trial-result'>(
    kind: Kind,
    node: string,
    change: (body: Extract<EntryBody, { kind: Kind }>) => EntryBody,
  ) =>
  (body: EntryBody): EntryBody =>
    body.kind === kind && 'node' in body && body.node === node
      ? change(body as Extract<EntryBody, { kind: Kind }>)
      : body;

describe('verify', () => {
  it.each([
    ['P-256', p256, p256Trusted],
    ['Ed25519', ed25519, ed25519Trusted],
  ])('accepts a whole run signed with %s', async (_name, signer, trusted) => {
    const run = buildSampleRun({ signer });
    const result = await verify(run, { trusted: [trusted] });
    expect(result).toMatchObject({
      valid: true,
      entries: run.entries.length,
      head: run.entries.at(-1)?.sealId,
      signed_by: signer.keyid,
    });
    expect(result.findings.map(({ code, seq }) => `${code}@${String(seq)}`)).toEqual([
      'no_anchor@null',
      'unreported_start@15',
      ...Array.from({ length: 5 }, () => 'not_checked@null'),
    ]);
    expect(result.findings.every(({ level }) => level === 'warning')).toBe(true);
  });

  it('takes an unsigned run only when it is told to', async () => {
    const run = buildSampleRun({ signer: null });
    const strict = await verify(run);
    expect(strict).toMatchObject({ valid: false, signed_by: null });
    expect(strict.findings.filter(({ level }) => level === 'error')).toMatchObject([
      { code: 'unsigned', seq: 0 },
    ]);
    const lax = await verify(run, { options: { allowUnsigned: true } });
    expect(lax).toMatchObject({ valid: true, signed_by: null });
    expect(lax.findings).toContainEqual(
      expect.objectContaining({ code: 'unsigned', level: 'warning' }),
    );
  });

  it('takes a run signed by a stranger only when it is told to, and still checks the signatures', async () => {
    const run = buildSampleRun({ signer: p256 });
    const strict = await verify(run);
    expect(strict.valid).toBe(false);
    expect(strict.findings[0]).toMatchObject({ code: 'unknown_key', seq: 0, level: 'error' });
    expect(await verify(run, { options: { allowUnsigned: true } })).toMatchObject({
      valid: true,
      signed_by: null,
    });
    const text = Buffer.from(run.ledger).toString();
    const forged = text.replace(
      /"sig":"MEU?.{6}/,
      (found) => found.slice(0, -2) + (found.endsWith('AA') ? 'BB' : 'AA'),
    );
    const result = await verify(run, {
      ledger: Buffer.from(forged),
      options: { allowUnsigned: true },
    });
    expect(result.findings).toContainEqual(
      expect.objectContaining({ code: 'bad_signature', seq: 0 }),
    );
  });

  it('finds nothing in an empty ledger but that', async () => {
    const result = await verifyRun({ ledger: new Uint8Array(), objects: null, trusted: [] });
    expect(result).toMatchObject({ valid: false, entries: 0, head: null, signed_by: null });
    expect(result.findings.map(({ code }) => code)).toContain('bad_genesis');
  });

  it.each<[string, (body: EntryBody) => EntryBody, string[]]>([
    [
      'a tree that differs between repeats',
      onNode('trial-start', 'n1', (body) =>
        body.repeat === 1 ? { ...body, tree: 'e'.repeat(40) } : body,
      ),
      ['tree_mismatch@28', 'tree_mismatch@34'],
    ],
    [
      'a duplicate of another tree',
      onNode('trial-result', 'n3', (body) => ({ ...body, tree: 'e'.repeat(40) })),
      ['tree_mismatch@9'],
    ],
    [
      'a best with another tree',
      onEnd((body) => ({ ...body, best: body.best && { ...body.best, tree: 'e'.repeat(40) } })),
      ['tree_mismatch@34'],
    ],
    ['wrong starts', onEnd((body) => ({ ...body, starts: 12 })), ['count_mismatch@34']],
    ['wrong results', onEnd((body) => ({ ...body, results: 12 })), ['count_mismatch@34']],
    [
      'a hidden outcome',
      onEnd((body) => ({ ...body, counts: { ...body.counts, crash: 0 } })),
      ['count_mismatch@34'],
    ],
    [
      'an invented outcome',
      onEnd((body) => ({ ...body, counts: { ...body.counts, luck: 1 } })),
      ['count_mismatch@34'],
    ],
    ['a hidden start', onEnd((body) => ({ ...body, unreported: [] })), ['count_mismatch@34']],
    [
      'more evaluations than allowed',
      onBegin((body) => ({ ...body, budget: { ...body.budget, trials: 5, evaluations: 4 } })),
      ['budget_exceeded@34'],
    ],
    [
      'more trials than allowed',
      (body) =>
        body.kind === 'event' && body.type === 'steer'
          ? { ...body, verb: 'prune' }
          : onBegin((begin) => ({ ...begin, budget: { ...begin.budget, trials: 4 } }))(body),
      ['budget_exceeded@34'],
    ],
    [
      'more tokens than allowed',
      (body) =>
        onEnd((end) => ({
          ...end,
          usage: { ...end.usage, tokens_in: 6, tokens_out: 5, usd: '0.2' },
        }))(
          onBegin((begin) => ({ ...begin, budget: { ...begin.budget, tokens: 10, usd: '0.1' } }))(
            body,
          ),
        ),
      ['budget_exceeded@34'],
    ],
    [
      'a run seed that does not follow',
      onBegin((body) => ({ ...body, seeds: { ...body.seeds, run: 1 } })),
      ['seed_mismatch@0'],
    ],
    [
      'a reveal of other secrets',
      onEnd((body) => ({ ...body, reveal: { ...body.reveal, race: 'f'.repeat(64) } })),
      ['seed_mismatch@34'],
    ],
    [
      'a chosen race seed',
      onNode('trial-start', 'n6', (body) => ({ ...body, seed: 5 })),
      ['seed_mismatch@15', 'seed_mismatch@18'],
    ],
    [
      'a chosen promotion seed',
      onNode('trial-start', 'n1', (body) => (body.pair === null ? body : { ...body, seed: 5 })),
      ['seed_mismatch@24', 'seed_mismatch@28'],
    ],
    [
      'predictable seeds',
      onBegin((body) => ({ ...body, seeds: { ...body.seeds, predictable: true } })),
      ['predictable_seeds@0'],
    ],
    [
      'another value',
      onNode('trial-result', 'n6', (body) => ({ ...body, value: '40.0' })),
      ['metric_mismatch@19'],
    ],
    [
      'another reason',
      onNode('trial-result', 'n4', (body) => ({ ...body, reason: 'metric_missing' })),
      ['metric_mismatch@11'],
    ],
    [
      'a wrong size',
      onNode('trial-result', 'n4', (body) => ({
        ...body,
        evaluate: body.evaluate && {
          ...body.evaluate,
          stdout: { ...body.evaluate.stdout, bytes: 1 },
        },
      })),
      ['digest_mismatch@11'],
    ],
    [
      'an object nobody has',
      onNode('trial-start', 'n6', (body) => ({ ...body, patch_sha256: 'e'.repeat(64) })),
      ['object_missing@15'],
    ],
    [
      'a burnt pair',
      (body) => (body.kind === 'promote-result' ? { ...body, burnt: [2] } : body),
      ['burnt_pair@32'],
    ],
    [
      'a result without a start',
      onNode('trial-result', 'n6', (body) => ({ ...body, start_seq: null })),
      ['result_without_start@19', 'count_mismatch@34'],
    ],
    [
      'a result of a later start',
      onNode('trial-result', 'n4', (body) => ({ ...body, start_seq: 12 })),
      ['result_without_start@11', 'duplicate_result@13', 'count_mismatch@34'],
    ],
    [
      'a result of another start',
      onNode('trial-result', 'n6', (body) => ({ ...body, repeat: 4 })),
      ['result_without_start@19'],
    ],
    [
      'a sealed anchor of another head',
      (body) =>
        body.kind === 'event' && body.type === 'anchor' && body.of_seq === 32
          ? { ...body, head: 'f'.repeat(64) }
          : body,
      ['anchor_mismatch@33'],
    ],
    [
      'shared custody',
      onBegin((body) => ({ ...body, evaluator: { ...body.evaluator, custody: 'shared' } })),
      ['weak_custody@0'],
    ],
    [
      'opted-in paths',
      onBegin((body) => ({ ...body, policy: { ...body.policy, allow: ['package.json'] } })),
      ['opt_in_path@0'],
    ],
    [
      'an open network',
      onBegin((body) => ({ ...body, isolation: { ...isolation, network: 'open' } })),
      ['network_open@0'],
    ],
    [
      'an exposed key',
      onBegin((body) => ({ ...body, isolation: { ...isolation, key_exposed: true } })),
      ['key_exposed@0'],
    ],
    [
      'a loose limit',
      onBegin((body) => ({
        ...body,
        isolation: {
          ...isolation,
          limits: { pids: { value: 256, by: 'rlimit', approximate: true } },
        },
      })),
      ['limit_approximate@0'],
    ],
    [
      'less isolation than the run asked for',
      onBegin((body) => ({ ...body, isolation: { ...isolation, level: 'none' } })),
      ['isolation_below@0', 'environment_differs@17'],
    ],
    [
      'another program after a resume',
      (body) =>
        body.kind === 'run-resume'
          ? {
              ...body,
              tool: {
                ...body.tool,
                node: '22.1.0',
                engine: 2,
                git: '2.50.0',
                bundle_sha256: 'e'.repeat(64),
              },
              runner: { ...body.runner, arch: 'arm64' },
              isolation: { ...body.isolation, mode: 'privileged' },
            }
          : body,
      ['environment_differs@17'],
    ],
    [
      'a reseed',
      (body) =>
        body.kind === 'run-pause'
          ? {
              kind: 'event',
              type: 'reseed',
              race_commitment: 'e'.repeat(64),
              promotion_commitment: 'e'.repeat(64),
            }
          : body,
      ['reseeded@16', 'seed_mismatch@34'],
    ],
    [
      'an entry after the end',
      (body) =>
        body.kind === 'event' && body.type === 'anchor' && body.of_seq === 34
          ? { kind: 'event', type: 'steer', by: null, verb: 'stop', args: [], effect: '' }
          : body,
      ['after_end@35'],
    ],
    [
      'no end',
      (body) =>
        body.kind === 'run-end' ? { kind: 'run-pause', reason: 'disk', usage: body.usage } : body,
      ['no_end@null'],
    ],
    [
      'a second begin',
      (body) =>
        body.kind === 'run-pause'
          ? { ...(buildSampleRun({ signer: ed25519 }).entries[0]?.entry as EntryBody) }
          : body,
      ['bad_genesis@16'],
    ],
  ])('says of %s what it is', async (_what, change, expected) => {
    expect(await findingsOf(change)).toEqual(expected);
  });

  it('demands more isolation than the run did when it is told to', async () => {
    const change = onBegin((body) => ({
      ...body,
      min_isolation: 'none',
      isolation: { ...isolation, level: 'none' },
    }));
    expect(await findingsOf(change)).toEqual(['environment_differs@17']);
    expect(await findingsOf(change, { options: { minIsolation: 'bwrap' } })).toContain(
      'isolation_below@0',
    );
  });

  it('raises limits by the sealed verbs alone', async () => {
    // Thirteen results of nine evaluated repeats and more: the verb of the sample gives what is lacking.
    const tight = (args: string[]) => (body: EntryBody) =>
      body.kind === 'event' && body.type === 'steer'
        ? { ...body, args }
        : onBegin((begin) => ({
            ...begin,
            budget: { ...begin.budget, trials: 3, evaluations: 6 },
          }))(body);
    expect(await findingsOf(tight(['+3']))).toEqual([]);
    expect(await findingsOf(tight(['trials=5', 'evaluations=10']))).toEqual([]);
    expect(await findingsOf(tight(['evaluations=10']))).toEqual(['budget_exceeded@34']);
    expect(await findingsOf(tight(['+1', 'nonsense']))).toEqual(['budget_exceeded@34']);
  });

  it('finds objects with other bytes', async () => {
    const run = buildSampleRun({ signer: ed25519 });
    const result = await verify(run, { objects: () => Buffer.from('other') });
    expect(result.findings.filter(({ code }) => code === 'digest_mismatch').length).toBeGreaterThan(
      10,
    );
    const none = await verify(run, { objects: null });
    expect(none.valid).toBe(true);
    expect(none.findings[2]).toMatchObject({
      code: 'not_checked',
      message: expect.stringContaining('objects') as unknown,
    });
  });

  it('asks other rooms for what is theirs, and says what was not checked', async () => {
    const run = buildSampleRun({
      signer: ed25519,
      change: onBegin((body) => ({ ...body, prior: { run_id: 'x', head: null } })),
    });
    const topics = Object.keys(outsideTopics) as (keyof OutsideChecks)[];
    const all = Object.fromEntries(
      topics.map((topic) => [
        topic,
        (input: Parameters<NonNullable<OutsideChecks['trees']>>[0]) => [
          {
            code: outsideTopics[topic].codes[0] ?? 'bad_line',
            seq: input.entries.length,
            message: topic,
          },
        ],
      ]),
    );
    const told = await verify(run, { checks: all });
    expect(
      told.findings.filter(({ seq }) => seq === run.entries.length).map(({ message }) => message),
    ).toEqual(topics);
    expect(told.valid).toBe(false);
    const cannot = await verify(run, { checks: { decisions: () => null } });
    expect(cannot.findings.filter(({ code }) => code === 'not_checked')).toHaveLength(
      topics.length,
    );
    const broken = await verify(run, { ledger: run.ledger.slice(200), checks: all });
    expect(
      broken.findings.filter(({ message }) => message.includes('the ledger is not whole')),
    ).toHaveLength(topics.length - 1);
  });

  it('has one table of codes: each is raised by a check, no check raises another', () => {
    const claimed = [
      ...checks.flatMap(({ codes }) => codes),
      ...Object.values(outsideTopics).flatMap(({ codes }) => codes),
    ];
    expect([...new Set(claimed)].sort()).toEqual(Object.keys(findingLevels).sort());
  });

  it('has checks that raise only the codes they name', async () => {
    const names = new Map(checks.map(({ name, codes }) => [name, codes]));
    expect(names.size).toBe(checks.length);
    const run = buildSampleRun({ signer: ed25519 });
    const { findings } = await verify(run, { ledger: run.ledger.slice(100) });
    expect(findings.every(({ code, level }) => level === findingLevels[code])).toBe(true);
  });

  it.each([
    ['v1-signed', true],
    ['v1-unsigned', false],
  ])('accepts %s, a kept ledger of a released format', async (name, isSigned) => {
    const folder = join(import.meta.dirname, '..', 'fixtures', 'ledgers', name);
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    const result = await verifyRun({
      ledger: readFileSync(join(folder, 'ledger.jsonl')),
      objects: (sha256) => readFileSync(join(folder, objectPath(sha256))),
      trusted: isSigned ? [loadTrustedKey(read('guildseal.pub'), 'fixture')] : [],
      options: { anchors: [parseAnchorLine(read('anchor'))], allowUnsigned: !isSigned },
    });
    expect(result.valid).toBe(true);
    expect(result.findings.map(({ code }) => code)).toEqual([
      ...(isSigned ? [] : ['unsigned']),
      'unreported_start',
      ...Array.from({ length: 5 }, () => 'not_checked'),
    ]);
  });
});

describe('the statements of a node', () => {
  const { entries } = buildSampleRun({ signer: null });
  const kindsOf = (node: `n${number}`) =>
    (JSON.parse(printNode(entries, node)) as { statement: { predicate: { kind: string } } }[]).map(
      ({ statement }) => statement.predicate.kind,
    );

  it('are those that name it, promotions and the end included', () => {
    expect(kindsOf('n6')).toEqual(['trial-start', 'trial-start', 'trial-result', 'trial-decision']);
    expect(kindsOf('n1')).toEqual([
      'trial-start',
      'trial-result',
      'trial-decision',
      'promote-start',
      ...['trial-start', 'trial-result', 'trial-start', 'trial-result'],
      'promote-result',
      'run-end',
    ]);
    expect(kindsOf('n99')).toEqual([]);
  });

  it('are printed with their seals, and without a character a terminal could obey', () => {
    const text = printNode(entries, 'n6');
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text).toContain('\\u20ac');
    const [first] = JSON.parse(text) as { seal_id: string; statement: object }[];
    const sealed = entries.find(({ sealId }) => sealId === first?.seal_id);
    expect(first?.statement).toMatchObject({ predicate: sealed?.entry, subject: sealed?.subjects });
  });
});

describe('a finding', () => {
  it('quotes sealed text without a character a terminal could obey', async () => {
    const allow = ['a\u009b31m\u202e/x'];
    const change = onBegin((body) => ({ ...body, policy: { ...body.policy, allow } }));
    const { findings } = await verify(buildSampleRun({ signer: ed25519, change }));
    const told = findings.find(({ code }) => code === 'opt_in_path');
    expect(told?.message).toBe('candidates may change a\\u009b31m\\u202e/x');
  });
});

describe('a list of seqs', () => {
  it('is cut after five', () => {
    expect(renderSeqs([1, 2])).toBe('1, 2');
    expect(renderSeqs([1, 2, 3, 4, 5, 6, 7])).toBe('1, 2, 3, 4, 5 and 2 more');
  });
});
