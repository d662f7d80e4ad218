import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNum, parseNum, renderNum } from '../../src/text/num.ts';

describe('sealed figures', () => {
  test('read back as the same double and fit the metric grammar', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isNum(renderNum(value))).toBe(true);
        expect(parseNum(renderNum(value))).toBe(value + 0);
      }),
      { numRuns: 5000 },
    );
  });

  test('have no minus zero', () => {
    expect(renderNum(-0)).toBe('0');
    expect(Object.is(parseNum('-0.0'), 0)).toBe(true);
  });

  test('do not exist for NaN and infinities', () => {
    expect(() => renderNum(Number.NaN)).toThrow(RangeError);
    expect(() => renderNum(-Infinity)).toThrow(RangeError);
  });

  test.each([
    '',
    '+1',
    '.5',
    '1.',
    '0x1',
    '1e',
    '1e1234',
    '1_0',
    '1,0',
    ' 1',
    'NaN',
    '１',
    '1e999',
  ])('are not read from %j', (text) => {
    expect(parseNum(text)).toBeNull();
  });

  test('have at most 64 characters', () => {
    expect(parseNum('1'.repeat(64))).toBe(Number('1'.repeat(64)));
    expect(parseNum('1'.repeat(65))).toBeNull();
  });
});
