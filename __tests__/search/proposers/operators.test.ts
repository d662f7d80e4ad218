import { describe, expect, test } from '@jest/globals';
import { blockDelete } from '../../../src/search/proposers/operators/block.ts';
import { identifierSwap } from '../../../src/search/proposers/operators/identifier.ts';
import {
  lineDelete,
  lineDuplicate,
  lineInsert,
  lineMove,
  lineReplace,
  lineSwap,
} from '../../../src/search/proposers/operators/lines.ts';
import { number } from '../../../src/search/proposers/operators/number.ts';
import type { Operator } from '../../../src/search/proposers/operators/operator.ts';
import { createRange, rangeRule } from '../../../src/search/proposers/operators/range.ts';
import { tokenSwap } from '../../../src/search/proposers/operators/token.ts';
import { createSteps, learnSteps } from '../../../src/search/proposers/steps.ts';
import { applyHunks, parseText, renderText } from '../../../src/search/proposers/text-file.ts';
import type { TextFile } from '../../../src/search/proposers/text-file.ts';
import { stream } from '../../../src/search/random.ts';

const fileOf = (path: string, text: string): TextFile => {
  const file = parseText(path, new TextEncoder().encode(text));
  if (file === null) throw new Error('no text');
  return file;
};

/** Every text that many draws of an operator make of the first file's. */
const outcomes = (
  operator: Operator,
  text: string,
  others: readonly string[] = [],
  draws = 300,
) => {
  const files = [text, ...others].map((content, i) => fileOf(`f${i}.js`, content));
  const found = new Set<string>();
  for (let i = 0; i < draws; i += 1) {
    const context = { files, random: stream(1, 'operator', i), steps: createSteps() };
    const edit = operator(context);
    if (edit === null || edit.file !== files[0]) continue;
    found.add(new TextDecoder().decode(renderText(applyHunks(edit.file, edit.hunks))));
  }
  return [...found].sort();
};

describe('line operators', () => {
  test('line_delete takes 1 to 3 lines, never all', () => {
    expect(outcomes(lineDelete, 'a\nb\nc\n')).toEqual(
      ['b\nc\n', 'c\n', 'a\nc\n', 'a\n', 'a\nb\n'].sort(),
    );
    expect(outcomes(lineDelete, 'a\n')).toEqual([]);
  });

  test('line_duplicate repeats a line after itself', () => {
    expect(outcomes(lineDuplicate, 'a\nb')).toEqual(['a\na\nb', 'a\nb\nb']);
  });

  test('line_swap exchanges two lines and refits their indentation', () => {
    expect(outcomes(lineSwap, 'a\n  b\nc\n')).toEqual(
      ['b\n  a\nc\n', 'c\n  b\na\n', 'a\n  c\nb\n'].sort(),
    );
    expect(outcomes(lineSwap, 'a\na\n')).toEqual([]);
  });

  test('line_move carries lines elsewhere, in order', () => {
    const texts = outcomes(lineMove, 'a\nb\nc\nd\n');
    expect(texts).toContain('b\na\nc\nd\n');
    expect(texts).toContain('c\nd\na\nb\n');
    expect(texts).toContain('d\na\nb\nc\n');
    for (const text of texts) expect(text.trim().split('\n').sort().join('')).toBe('abcd');
  });

  test('line_replace and line_insert take lines of any editable file', () => {
    expect(outcomes(lineReplace, '  a\n', ['b\n'])).toEqual(['  b\n']);
    expect(outcomes(lineInsert, '  a\n', ['b\n'])).toEqual(
      ['  a\n  a\n', '  a\n  b\n', '  b\n  a\n'].sort(),
    );
  });

  test('blank lines and comments are left alone', () => {
    expect(outcomes(lineDelete, '// k\n\na\nb\n', [], 50)).toEqual(
      expect.arrayContaining(['// k\n\nb\n', '// k\n\na\n']),
    );
    for (const text of outcomes(lineReplace, '// k\n\na\nb\n')) expect(text).toMatch(/^\/\/ k\n\n/);
  });
});

describe('block_delete', () => {
  test('takes a balanced block with its head', () => {
    const text = 'f(x) {\n  if (x) {\n    y;\n  }\n  z;\n}\ng;\n';
    expect(outcomes(blockDelete, text)).toEqual(['f(x) {\n  z;\n}\ng;\n', 'g;\n'].sort());
  });

  test('takes an indented block below a colon', () => {
    expect(outcomes(blockDelete, 'if a:\n  b\n  c\nd\n')).toEqual(['d\n']);
  });

  test('finds nothing in plain lines', () => {
    expect(outcomes(blockDelete, 'a\nb\n')).toEqual([]);
  });
});

describe('token', () => {
  test.each([
    ['a && b\n', ['a || b\n']],
    ['i++\n', ['i--\n']],
    ['x = true\n', ['x = false\n']],
    ['Math.min(a, b)\n', ['Math.max(a, b)\n']],
    ['a + b\n', ['a % b\n', 'a * b\n', 'a - b\n', 'a / b\n']],
    ['a === b\n', ['a !== b\n', 'a < b\n', 'a <= b\n', 'a > b\n', 'a >= b\n']],
    ['x += 1\n', ['x *= 1\n', 'x -= 1\n', 'x /= 1\n']],
    ['f("a && b") // c && d\n', []],
    ['Map<string> => a/b\n', []],
  ])('of %j makes %j', (text, expected) => {
    expect(outcomes(tokenSwap, text)).toEqual([...expected].sort());
  });
});

describe('identifier_swap', () => {
  test('exchanges two names of a line, not keywords', () => {
    expect(outcomes(identifierSwap, 'const x = f(y);\n')).toEqual(
      ['const f = x(y);\n', 'const y = f(x);\n', 'const x = y(f);\n'].sort(),
    );
    expect(outcomes(identifierSwap, 'return x;\n')).toEqual([]);
  });
});

describe('number', () => {
  test('rounds, negates, halves, doubles, zeroes and steps', () => {
    const texts = outcomes(number, 'x1 = 2.5\n');
    for (const value of ['3.0', '-2.5', '1.25', '5.0', '0.0', '1.0']) {
      expect(texts).toContain(`x1 = ${value}\n`);
    }
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect(text).toMatch(/^x1 = -?\d+\.\d+\n$/);
  });

  test('moves an integer by at least 1 and keeps it one', () => {
    for (const text of outcomes(number, 'k = 1\n')) {
      expect(text).toMatch(/^k = -?\d+\n$/);
      expect(text).not.toBe('k = 1\n');
    }
  });

  test('steps grow with success and shrink with failure, by site', () => {
    const steps = createSteps();
    const site = 'a\nx = #\n0';
    const change = (before: string, after: string, success: boolean): void => {
      learnSteps(steps, 'a', [before], { start: 0, removed: 1, lines: [after] }, success);
    };
    change('x = 2.5', 'x = 2.7', true);
    expect(steps.of(site, 0.5)).toBeCloseTo(0.75, 12);
    for (let i = 0; i < 4; i += 1) change('x = 2.5', 'x = 2.7', false);
    expect(steps.of(site, 0.5)).toBeCloseTo(0.5, 12);
    // Fixed moves and other edits say nothing about the step.
    change('x = 2.5', 'x = 5.0', false);
    change('x = 2.5', 'y = 2.7', false);
    expect(steps.of(site, 0.5)).toBeCloseTo(0.5, 12);
    for (let i = 0; i < 100; i += 1) change('x = 2.5', 'x = 2.7', false);
    expect(steps.of(site, 0.5)).toBe(1e-3);
    for (let i = 0; i < 100; i += 1) change('x = 2.5', 'x = 2.7', true);
    expect(steps.of(site, 0.5)).toBe(4);
  });
});

describe('range', () => {
  const range = (value: Partial<Parameters<typeof rangeRule>[0]>): Operator =>
    createRange([
      rangeRule({ file: '*.js', match: '^x=(.*)$', type: 'int', scale: 'linear', ...value }),
    ]).operator;

  test('choice draws another of the values', () => {
    const values = ['a', 'b', 'c'];
    expect(outcomes(range({ type: 'choice', values }), 'x=a\ny=a\n')).toEqual([
      'x=b\ny=a\n',
      'x=c\ny=a\n',
    ]);
  });

  test('int stays within its bounds and reaches all of them', () => {
    const texts = outcomes(range({ min: 1, max: 6 }), 'x=3\r\n');
    expect(texts).toEqual([1, 2, 4, 5, 6].map((value) => `x=${value}\r\n`));
  });

  test('float in a log scale stays within its bounds', () => {
    const texts = outcomes(
      range({ type: 'float', min: 1e-4, max: 1e-1, scale: 'log' }),
      'x=0.01\n',
    );
    expect(texts.length).toBeGreaterThan(200);
    for (const text of texts) {
      const value = Number(text.slice(2));
      expect(value).toBeGreaterThanOrEqual(0.99e-4);
      expect(value).toBeLessThanOrEqual(1.01e-1);
    }
  });

  test('a value that is no number or out of bounds is drawn anew', () => {
    for (const text of outcomes(range({ min: 0, max: 3 }), 'x=abc\n'))
      expect(text).toMatch(/^x=[0-3]\n$/);
    for (const text of outcomes(range({ min: 0, max: 3 }), 'x=99\n'))
      expect(text).toMatch(/^x=[0-3]\n$/);
  });

  test('without bounds it steps like a number', () => {
    const texts = outcomes(range({}), 'x=10\n');
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) expect(text).toMatch(/^x=-?\d+\n$/);
  });

  test('a comment declares a range of its own line', () => {
    const operator = createRange([]).operator;
    const texts = outcomes(operator, 'rate = 3; // guildseal: 2..4\nother = 5;\n');
    expect(texts).toEqual([
      'rate = 2; // guildseal: 2..4\nother = 5;\n',
      'rate = 4; // guildseal: 2..4\nother = 5;\n',
    ]);
    for (const text of outcomes(operator, 'lr = 1e-3 # guildseal: 1e-4..1e-1 log\n')) {
      expect(text).toMatch(/^lr = [\d.]+e-\d+ # guildseal: 1e-4\.\.1e-1 log\n$/);
    }
    expect(outcomes(operator, 'lr = 1 # guildseal: 5..2\n')).toEqual([]);
  });

  test('files that the glob does not name have no sites', () => {
    expect(outcomes(range({ file: '*.txt', min: 0, max: 9 }), 'x=3\n')).toEqual([]);
  });
});
