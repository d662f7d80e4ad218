import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findNumbers,
  maskNumbers,
  renderNumber,
} from '../../../src/search/proposers/number-literal.ts';

const values = (line: string) => findNumbers(line).map((number) => number.value);
const written = (line: string, value: number) => {
  const like = findNumbers(line)[0];
  return like === undefined ? null : renderNumber(value, like);
};

describe('findNumbers', () => {
  test.each([
    ['x = 3.5', [3.5]],
    ['k12=4', [4]],
    ['a1 b_2 v1.2.3', []],
    ['f(-2, 3-4, .5)', [-2, 3, 4, 0.5]],
    ['a - 2, a -2', [2, -2]],
    ['0xFF 0b101 0o17 1e-3 2E5', [255, 5, 15, 0.001, 200000]],
    ['1_000_000', [1000000]],
    ['10ms 5UL 0.5f 12px 50%', [10, 5, 0.5, 12, 50]],
    ['#fff #123 arr[0]', [0]],
    ['99999999999999999999', []],
    ['1..10', []],
  ])('of %j are %j', (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  test('say where they are, sign and suffix included', () => {
    const [number] = findNumbers('x = -10ms;');
    expect(number).toMatchObject({ start: 4, end: 9, suffix: 'ms', integer: true });
  });
});

describe('renderNumber', () => {
  test.each([
    ['0x00FF', 16, '0x0010'],
    ['0xff', 171, '0xab'],
    ['0b0101', 6, '0b0110'],
    ['007', 12, '012'],
    ['1_000_000', 2500000, '2_500_000'],
    ['0xFFFF_FFFF', 65536, '0x0001_0000'],
    ['10ms', 12.4, '12ms'],
    ['3', -3, '-3'],
    ['-3', 0, '0'],
    ['1.50', 2, '2.00'],
    ['1.5', 1.25, '1.25'],
    ['1.5', 1.4987, '1.4987'],
    ['0.5f', 0.25, '0.25f'],
    ['1e-3', 0.002, '2e-3'],
    ['1.0E+5', 250000, '2.5E+5'],
    ['1_000.5', 2000.5, '2_000.5'],
  ])('writes like %j the value %d as %j', (line, value, expected) => {
    expect(written(line, value)).toBe(expected);
  });

  test('refuses what cannot be written so', () => {
    expect(written('1', Infinity)).toBeNull();
    expect(written('1', 1e16)).toBeNull();
  });

  test('reads back as what was written, to three digits of the change', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const literal = fc.constantFrom('3.7', '1_000.25', '2.5e3', '0.001');
    fc.assert(
      fc.property(literal, number, (line, value) => {
        const text = written(line, value);
        const [like] = findNumbers(line);
        const change = Math.abs(value - (like?.value ?? 0));
        expect(Math.abs((values(text ?? '')[0] ?? NaN) - value)).toBeLessThanOrEqual(
          0.006 * change + 1e-14,
        );
      }),
    );
  });
});

test('maskNumbers leaves identifiers', () => {
  expect(maskNumbers('k12 = 3.5e2, 0xff')).toBe('k12 = #, #');
});
