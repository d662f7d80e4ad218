import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/errors/app-error.ts';
import { combineErrors } from '../../src/errors/combine.ts';
import { renderError, renderErrorJson } from '../../src/errors/render.ts';

const at = { file: 'a.yml', line: 14, column: 5, source: '    stratgy: beam', width: 7 };
const error = new AppError('config.unknown-key', {
  exit: 2,
  message: 'unknown key "stratgy"\nexpected one of: strategy',
  hint: 'rename it',
  at,
});
const plain = new AppError('cli.bug', { exit: 3, message: 'it broke' });

describe('an error', () => {
  test('shows place, source, caret, expectation and hint', () => {
    expect(renderError(error, { color: false })).toBe(
      [
        'a.yml:14:5: unknown key "stratgy" [config.unknown-key]',
        ' 14 |     stratgy: beam',
        '    |     ^^^^^^^',
        'expected one of: strategy',
        'hint: rename it',
      ].join('\n'),
    );
  });

  test('has no place when none is known, and only the file when no line is', () => {
    expect(renderError(plain, { color: false })).toBe('it broke [cli.bug]');
    const file = new AppError('x.y', { exit: 2, message: 'm', at: { file: 'a.yml' } });
    expect(renderError(file, { color: false })).toBe('a.yml: m [x.y]');
    const line = new AppError('x.y', {
      exit: 2,
      message: 'm',
      at: { file: 'a', line: 2, source: 's' },
    });
    expect(renderError(line, { color: false })).toBe('a:2: m [x.y]\n 2 | s');
    const narrow = new AppError('x.y', {
      exit: 2,
      message: 'm',
      at: { file: 'a', line: 2, column: 1, source: 's' },
    });
    expect(renderError(narrow, { color: false })).toBe('a:2:1: m [x.y]\n 2 | s\n   | ^');
  });

  test('carries the others found with it', () => {
    const both = combineErrors(error, [plain]);
    expect(both.code).toBe('config.unknown-key');
    expect(renderError(both, { color: false })).toMatch(
      /hint: rename it\n\nit broke \[cli\.bug\]$/,
    );
    expect(combineErrors(plain, [])).toBe(plain);
    expect(combineErrors(plain, Array<AppError>(500).fill(plain)).others).toHaveLength(99);
  });

  test('is painted on request and by us alone', () => {
    const painted = renderError(error, { color: true });
    expect(painted).toContain('\u001b[');
    const evil = new AppError('x.y', {
      exit: 2,
      message: 'a\u001b[2Jb\u202e',
      hint: 'c\u0007',
      at: { file: 'f\u001b[1m', line: 1, column: 3, source: '\t\u001bx', width: 9 },
    });
    expect(renderError(evil, { color: false })).toBe(
      'f:1:3: ab [x.y]\n 1 |   x\n   |   ^\nhint: c',
    );
  });

  test('shows a long line around the caret', () => {
    const source = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const long = new AppError('x.y', {
      exit: 2,
      message: 'm',
      at: { file: 'f', line: 1, column: 501, source, width: 4 },
    });
    const [, shown = '', caret = ''] = renderError(long, { color: false }).split('\n');
    expect(shown.length).toBeLessThan(170);
    expect(shown.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('is one JSON document with its place, page and others', () => {
    expect(renderErrorJson(combineErrors(error, [plain]))).toEqual({
      error: {
        code: 'config.unknown-key',
        message: 'unknown key "stratgy"\nexpected one of: strategy',
        hint: 'rename it',
        docs: 'docs/errors.md#configunknown-key',
        at: { file: 'a.yml', line: 14, column: 5 },
        others: [
          {
            code: 'cli.bug',
            message: 'it broke',
            hint: null,
            docs: 'docs/errors.md#clibug',
            at: null,
          },
        ],
      },
    });
  });
});
