import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Line } from '../../src/ledger/lines.ts';
import { renderEnvelope } from '../../src/ledger/envelope.ts';
import { splitLines } from '../../src/ledger/lines.ts';
import { readRecord } from '../../src/ledger/record.ts';
import { buildStatement, parseStatement } from '../../src/ledger/statement.ts';
import { canonicalBytes } from '../../src/text/canonical.ts';
import { linesOf, payloadOf, soak } from './mutate.ts';
import { buildSampleRun } from './sample-run.ts';

const run = buildSampleRun({ signer: null });
const statements = run.entries.map(({ entry, subjects }) => buildStatement(entry, subjects));
const first = statements[0];
if (first === undefined) throw new Error('unreachable');
const lineOf = (payload: Uint8Array): Line => ({
  index: 0,
  bytes: renderEnvelope(payload, null).slice(0, -1),
  terminated: true,
});

describe('a statement', () => {
  it('reads back as the entry it was made of, for every kind', () => {
    for (const [index, statement] of statements.entries())
      expect(parseStatement(JSON.parse(JSON.stringify(statement)))).toEqual({
        kind: 'entry',
        sealed: { entry: run.entries[index]?.entry, subjects: run.entries[index]?.subjects },
      });
    const kinds = new Set(run.entries.map(({ entry }) => entry.kind));
    expect(kinds.size).toBe(11);
  });

  it('keeps fields of later versions', () => {
    const later = { ...first, added: 1, predicate: { ...first.predicate, added: { deep: [1] } } };
    expect(parseStatement(later)).toMatchObject({
      kind: 'entry',
      sealed: { entry: { added: { deep: [1] } } },
    });
  });

  it.each([
    ['no object', [], 'bad_payload'],
    ['another format', { ...first, _type: 'https://in-toto.io/Statement/v0.1' }, 'bad_payload'],
    [
      'a foreign predicate',
      { ...first, predicateType: 'https://slsa.dev/provenance/v1' },
      'bad_payload',
    ],
    ['no subjects', { ...first, subject: [] }, 'bad_payload'],
    ['a subject without digest', { ...first, subject: [{ name: 'x', digest: {} }] }, 'bad_payload'],
    [
      'a new kind',
      { ...first, predicateType: 'urn:guildseal:predicate:run-fork:v1' },
      'unknown_kind',
    ],
    [
      'a new meaning',
      { ...first, predicateType: 'urn:guildseal:predicate:run-begin:v2' },
      'unknown_kind',
    ],
    [
      'a new event',
      {
        ...first,
        predicateType: 'urn:guildseal:predicate:event:v1',
        predicate: { kind: 'event', type: 'x' },
      },
      'unknown_kind',
    ],
    [
      'a kind that is an inherited name',
      { ...first, predicateType: 'urn:guildseal:predicate:constructor:v1' },
      'unknown_kind',
    ],
    [
      'another kind inside',
      { ...first, predicateType: 'urn:guildseal:predicate:run-end:v1' },
      'bad_entry',
    ],
    [
      'a missing field',
      { ...first, predicate: { ...first.predicate, metric: undefined } },
      'bad_entry',
    ],
    ['no predicate', { ...first, predicate: null }, 'bad_entry'],
  ])('with %s is told apart', (_what, value, code) => {
    expect(parseStatement(value)).toMatchObject({ kind: 'problem', code });
  });

  it('whose field has another type is a bad entry that names the field', () => {
    const flat = (value: object, path: readonly string[] = []): string[][] =>
      Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
        typeof inner === 'object' &&
        inner !== null &&
        !Array.isArray(inner) &&
        Object.keys(inner).length > 0
          ? flat(inner, [...path, key])
          : [[...path, key]],
      );
    for (const statement of statements)
      for (const path of flat(statement.predicate)) {
        const copy = JSON.parse(JSON.stringify(statement)) as {
          predicate: Record<string, unknown>;
        };
        let at = copy.predicate;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        at[path.at(-1) ?? ''] = { wrong: true };
        const reading = parseStatement(copy);
        if (path.at(-1) === 'type') continue;
        expect([path, reading.kind === 'problem' ? reading.code : 'entry']).toEqual([
          path,
          'bad_entry',
        ]);
        expect(reading.kind === 'problem' ? reading.message : '').toContain(path.join('.'));
      }
  });
});

describe('a line', () => {
  it('with any JSON in any place never throws and never reaches a prototype', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const key = fc.constantFrom('__proto__', 'constructor', 'prototype', 'kind', 'seq', 'metrics');
    const index = fc.nat(statements.length - 1);
    fc.assert(
      fc.property(index, key, value, (at, name, inner) => {
        const text = JSON.stringify(statements[at]);
        const poisoned = text.replace(
          '"predicate":{',
          `"predicate":{${JSON.stringify(name)}:${JSON.stringify(inner)},`,
        );
        for (const payload of [Buffer.from(poisoned), Buffer.from(JSON.stringify(inner))])
          expect(['entry', 'bad']).toContain(readRecord(lineOf(payload)).kind);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 1000 * soak },
    );
  });

  it('whose payload is JSON in another form is refused', () => {
    const payload = Buffer.from(payloadOf(linesOf(run.ledger)[1] ?? new Uint8Array())).toString();
    for (const text of [
      ` ${payload}`,
      payload.replace('{', '{ '),
      payload.replace('"repeat":0', '"repeat":0.0'),
      payload.replace('"repeat":0', '"repeat":0,"repeat":0'),
      payload.replace('"repeat"', '"\\u0072epeat"'),
      payload.slice(0, -1),
    ])
      expect(readRecord(lineOf(Buffer.from(text)))).toMatchObject({ code: 'bad_payload' });
    expect(readRecord(lineOf(Buffer.from(payload)))).toMatchObject({ kind: 'entry' });
  });

  it('of more than 1 MiB is not looked into', () => {
    const bytes = new Uint8Array(1024 * 1024).fill(0x20);
    expect(readRecord({ index: 0, bytes, terminated: true })).toMatchObject({ code: 'bad_line' });
    expect(readRecord({ index: 0, bytes: bytes.subarray(2), terminated: true }).kind).toBe('bad');
  });

  it('is what is between two LFs, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60, max: 12 }), (bytes) => {
        const lines = [...splitLines(bytes)];
        const joined = lines.flatMap((line) => [...line.bytes, ...(line.terminated ? [10] : [])]);
        expect(joined).toEqual([...bytes]);
        expect(lines.slice(0, -1).every(({ terminated }) => terminated)).toBe(true);
        expect(lines.every((line) => !line.bytes.includes(10))).toBe(true);
      }),
    );
  });

  it('written with a broken payload is still only one finding', () => {
    const payload = canonicalBytes({ ...first, predicate: { ...first.predicate, seq: 'x' } });
    expect(readRecord(lineOf(payload))).toEqual({
      kind: 'bad',
      code: 'bad_entry',
      message: expect.stringMatching(/^run-begin: seq: /) as unknown,
    });
  });
});
