import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { CanonicalError, canonicalBytes, parseCanonical } from '../../src/text/canonical.ts';
import { realPart } from '../real-part.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const text = (value: unknown): string => Buffer.from(canonicalBytes(value)).toString('utf8');

const key = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const string = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((value) => value.replace(/(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}]/gu, ''));
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  string,
  fc.maxSafeInteger().map((value) => value + 0),
);
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));

const hasJq = (() => {
  try {
    execFileSync('jq', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

describe('canonical bytes', () => {
  test('sort keys, leave out spaces and keep other characters raw', () => {
    expect(text({ b: [1, 'é\n\t"\\'], a: { Z: null, _: true, a: -5 } })).toBe(
      '{"a":{"Z":null,"_":true,"a":-5},"b":[1,"é\\n\\t\\"\\\\"]}',
    );
  });

  const hidden: unknown = Object.defineProperty({}, 'a', { value: 1, enumerable: false });
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  test.each<readonly [string, unknown]>([
    ['a fraction', 0.5],
    ['minus zero', -0],
    ['an unsafe integer', 2 ** 53],
    ['NaN', Number.NaN],
    ['infinity', Infinity],
    ['undefined', undefined],
    ['an undefined field', { a: undefined }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a byte array', new Uint8Array(2)],
    ['a boxed string', Object('a') as unknown],
    ['a hole', [1, , 2]], // eslint-disable-line no-sparse-arrays -- what the test is about
    ['an array with a further property', Object.assign([1], { a: 1 })],
    ['a symbol key', { [Symbol('a')]: 1 }],
    ['a hidden property', hidden],
    ['a key with a dash', { 'a-b': 1 }],
    ['a key that starts with a digit', { '1a': 1 }],
    ['an empty key', { '': 1 }],
    ['a control character', 'a\u0001'],
    ['a carriage return', 'a\r'],
    ['DEL', 'a\u007f'],
    ['a lone surrogate', 'a\ud800'],
    ['a cycle', cyclic],
  ])('do not exist for %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(CanonicalError);
    expect(() => canonicalBytes({ deep: [value] })).toThrow(/^\$\.deep\[0\]/);
  });

  test('reach 32 levels and no further', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : [nest(levels - 1)]);
    expect(text(nest(32))).toBe(`${'['.repeat(32)}1${']'.repeat(32)}`);
    expect(() => canonicalBytes(nest(33))).toThrow(CanonicalError);
  });

  test('are RFC 8785', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(text(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 * soak },
    );
  });

  test('read back as the same value, and are the only bytes that do', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const bytes = canonicalBytes(value);
        expect(Buffer.from(canonicalBytes(parseCanonical(bytes))).equals(bytes)).toBe(true);
      }),
      { numRuns: 1000 * soak },
    );
  });

  test.each([
    ['a space', '{"a": 1}'],
    ['unsorted keys', '{"b":1,"a":1}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['another escape', '{"a":"\\u0061"}'],
    ['an escaped slash', '"\\/"'],
    ['an exponent', '1e2'],
    ['a trailing newline', '1\n'],
    ['a byte order mark', '\ufeff1'],
    ['a fraction', '1.0'],
    ['nothing', ''],
    ['deep nesting', '['.repeat(100_000)],
    ['closed deep nesting', '['.repeat(5_000) + ']'.repeat(5_000)],
  ])('are not read with %s', (_, json) => {
    expect(() => parseCanonical(Buffer.from(json))).toThrow(CanonicalError);
  });

  test('are not read when they are no UTF-8', () => {
    expect(() => parseCanonical(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))).toThrow(CanonicalError);
  });

  test('read only as CanonicalError or a value, whatever the bytes', () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((json) => Buffer.from(json)),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            parseCanonical(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(CanonicalError);
          }
        },
      ),
      { numRuns: 1000 * soak },
    );
    parseCanonical(Buffer.from('{"__proto__":{"polluted":1}}'));
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
  });
});

realPart('jq', hasJq)('canonical bytes and jq', () => {
  test('agree', () => {
    const values = fc.sample(anyValue, 4000 * soak);
    const input = values.map((value) => JSON.stringify(value)).join('\n');
    const output = execFileSync('jq', ['-cS', '.'], { input, maxBuffer: 2 ** 28 }).toString('utf8');
    expect(output).toBe(values.map((value) => `${text(value)}\n`).join(''));
  });
});
