import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { escapeHtml, escapeLogLines, escapeTerminal } from '../../src/text/escape.ts';
import { showHidden } from '../../src/text/hidden.ts';
import { hostileText } from './hostile.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');

/** What the runners look for in a line: GitHub's two command parsers, and the one of act-based runners. */
const isCommand = (line: string): boolean =>
  line.trimStart().startsWith('::') ||
  /##\[/.test(line) ||
  /##vso\[/.test(line) ||
  /^(?:::[^ ]+(?: .+?)?::|##\[[^ \]]+)/.test(line);

describe('lines of a job log', () => {
  test('have a prefix, and commands in them are broken', () => {
    expect(escapeLogLines('a\r\n  ::set-env name=X::y\n##[error]no\rb\u001b[31m')).toEqual([
      '| a',
      '|   : :set-env name=X::y',
      '| # #[error]no',
      '| b',
    ]);
  });

  test('are cut', () => {
    const [line = ''] = escapeLogLines('x'.repeat(5000));
    expect(line).toBe(`| ${'x'.repeat(4000)} [1000 characters more]`);
  });

  test('are no command to any runner, with or without the prefix', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of escapeLogLines(text)) {
          expect(line.startsWith('| ')).toBe(true);
          expect(isCommand(line) || isCommand(line.slice(2))).toBe(false);
          expect(/(?!\t)\p{Cc}|\p{Cs}/u.test(line)).toBe(false);
        }
      }),
      { numRuns: 3000 * soak },
    );
  });
});

describe('text on a terminal', () => {
  test('moves no cursor and keeps its lines', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(/(?![\t\n])\p{Cc}|[\u202a-\u202e]/u.test(escapeTerminal(text))).toBe(false);
      }),
    );
    expect(escapeTerminal('a\nb\u001b[2J')).toBe('a\nb');
  });
});

describe('text in HTML', () => {
  test('is one text node and one attribute value, unchanged', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const safe = escapeHtml(text);
        const { childNodes } = parseFragment(`<p title="${safe}" lang='${safe}'>x${safe}</p>`);
        const [paragraph] = childNodes;
        if (childNodes.length !== 1 || paragraph === undefined || !('attrs' in paragraph)) {
          throw new Error('expected one element');
        }
        const shown = showHidden(text);
        expect(paragraph.attrs.map(({ value }) => value)).toEqual([shown, shown]);
        expect(paragraph.childNodes).toMatchObject([{ nodeName: '#text', value: `x${shown}` }]);
      }),
      { numRuns: 3000 * soak },
    );
  });
});
