import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalBytes } from '../../src/text/canonical.ts';
import { cutFreeText, cutText, joinBlocks } from '../../src/text/cut.ts';

const limits = fc.record({ chars: fc.nat(40), bytes: fc.nat(40) });
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('cutting', () => {
  test('keeps both limits and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), limits, (text, limit) => {
        const cut = cutText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit.chars);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit.bytes);
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true);
        expect(/\p{Cs}/u.test(cut)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('free text is one line that can be sealed', () => {
    expect(cutFreeText(' a\r\n\tb\u001b[1m c\u0000 ')).toBe('a b c');
    expect(cutFreeText('x'.repeat(600))).toBe(`${'x'.repeat(499)}…`);
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, chars) => {
        const cut = cutFreeText(text, chars);
        expect(cut.length).toBeLessThanOrEqual(chars);
        expect(cut).not.toContain('\n');
        expect(() => canonicalBytes(cut)).not.toThrow();
      }),
    );
  });

  test('blocks are left out whole, and the note says how many', () => {
    const note = (dropped: number): string => `${dropped} left out`;
    const blocks = ['one', 'two two', 'three'];
    expect(joinBlocks(blocks, { chars: 100, bytes: 100 }, note)).toBe('one\n\ntwo two\n\nthree');
    expect(joinBlocks(blocks, { chars: 18, bytes: 100 }, note)).toBe('one\n\n2 left out');
    expect(joinBlocks(['é'.repeat(50)], { chars: 100, bytes: 60 }, note)).toBe('1 left out');
  });

  test('joined blocks keep both limits', () => {
    fc.assert(
      fc.property(fc.array(anyText), limits, (blocks, limit) => {
        const text = joinBlocks(blocks, limit, (dropped) => `${dropped} more`);
        expect(text.length).toBeLessThanOrEqual(limit.chars);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit.bytes);
      }),
    );
  });
});
