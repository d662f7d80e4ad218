import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  activeLines,
  applyHunks,
  codeOf,
  codePart,
  diffLines,
  parseText,
  renderText,
} from '../../../src/search/proposers/text-file.ts';
import type { TextFile } from '../../../src/search/proposers/text-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (file: TextFile) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(renderText(file));
const parse = (text: string): TextFile => {
  const file = parseText('m.txt', bytesOf(text));
  if (file === null) throw new Error('no text');
  return file;
};
const anyText = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'b = 1', '  ', '\u00e9', '\ufeff', '// c'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

describe('parseText and renderText', () => {
  test('give any text back byte by byte', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textOf(parse(text))).toBe(text);
      }),
    );
  });

  test('refuse NUL and what is no UTF-8', () => {
    expect(parseText('a', Uint8Array.of(97, 0, 98))).toBeNull();
    expect(parseText('a', Uint8Array.of(0xff, 0xfe, 97))).toBeNull();
    expect(parseText('a', Uint8Array.of(0xc3))).toBeNull();
  });

  test('keep a byte order mark', () => {
    expect(textOf(parse('\ufeffa\n'))).toBe('\ufeffa\n');
  });
});

describe('applyHunks', () => {
  test('keeps the ending of each line and gives new ones that of most', () => {
    const file = parse('a\r\nb\nc\r\n');
    expect(textOf(applyHunks(file, [{ start: 1, removed: 1, lines: ['x', 'y'] }]))).toBe(
      'a\r\nx\ny\r\nc\r\n',
    );
  });

  test.each([
    ['a\nb', 'a\nb\nc'],
    ['a\nb\n', 'a\nb\nc\n'],
    ['a\r\nb', 'a\r\nb\r\nc'],
  ])('leaves the end of %j as it was', (before, after) => {
    const file = parse(before);
    expect(textOf(applyHunks(file, [{ start: 2, removed: 0, lines: ['c'] }]))).toBe(after);
  });

  test('a missing final newline stays missing when the last line goes', () => {
    expect(textOf(applyHunks(parse('a\nb'), [{ start: 1, removed: 1, lines: [] }]))).toBe('a');
  });
});

describe('diffLines', () => {
  test('finds a hunk that leads from one text to the other', () => {
    const lines = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const hunk = diffLines(before, after);
        if (hunk === null) expect(after).toEqual(before);
        else {
          const result = [...before];
          result.splice(hunk.start, hunk.removed, ...hunk.lines);
          expect(result).toEqual(after);
        }
      }),
    );
  });
});

describe('comments', () => {
  test.each([
    ['x = 1; // two', 'x = 1;'],
    ['x = 1 # two', 'x = 1'],
    ['# only', ''],
    [' * only', ''],
    ['#include <a.h>', '#include <a.h>'],
    ['url = "http://a"', 'url = "http://a"'],
    ['x = 1 ; guildseal: 1..2', 'x = 1 ; '],
  ])('the code of %j is %j', (line, code) => {
    expect(codePart(line)).toBe(code);
  });

  test('strings are blanked in place', () => {
    expect(codeOf('a("b < c") // d')).toBe('a(       )');
  });

  test('blank lines and comments are not edited while there is code', () => {
    expect(activeLines(parse('// a\n\nb\n'))).toEqual([2]);
    expect(activeLines(parse('# a\n\n# b\n'))).toEqual([0, 2]);
  });
});
