import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { codeSpan, escapeMarkdown, fence } from '../../src/text/markdown.ts';
import { showHidden } from '../../src/text/hidden.ts';
import { hostileText } from './hostile.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parse = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const walk = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(walk)];
const typesOf = (node: Node): ReadonlySet<string> => new Set(walk(node).map(({ type }) => type));
const textOf = (node: Node): string =>
  walk(node)
    .map(({ value }) => value ?? '')
    .join('');
const oneLine = (text: string): string => showHidden(text).replace(/\s+/g, ' ').trim();

// What a forge would turn into a link or mention in the text it renders.
const linkable =
  /(?:^|[^\w`])@\w|#\d|!\d|:\/\/|www\.|\bGH-\d|(?<![a-z0-9])[0-9a-f]{7,40}(?![a-z0-9])|:tada:|\w@\w/i;
const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');

describe('text in Markdown', () => {
  test('reads naturally where it is harmless', () => {
    expect(escapeMarkdown('Smaller archive, 3 files (see a_b)')).toBe(
      'Smaller archive, 3 files \\(see a\\_b\\)',
    );
    expect(escapeMarkdown('thanks @bob for #12')).toBe('thanks `@bob` for `#12`');
    expect(escapeMarkdown('1. a\nb')).toBe('1\\. a b');
  });

  test('is text and code only, unchanged, with nothing a forge links', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parse(escapeMarkdown(text));
        const allowed = new Set(['root', 'paragraph', 'text', 'inlineCode']);
        expect([...typesOf(tree)].filter((type) => !allowed.has(type))).toEqual([]);
        expect(textOf(tree)).toBe(oneLine(text));
        const plain = walk(tree).filter(({ type }) => type === 'text');
        expect(plain.filter(({ value }) => linkable.test(value ?? ''))).toEqual([]);
      }),
      { numRuns: 1000 * soak },
    );
  });

  test('stays within a list item, a heading and a table cell', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (left, right) => {
        const cells = `${escapeMarkdown(left, 'cell')} | ${codeSpan(right, 'cell')}`;
        const tree = parse(
          `| a | b |\n|---|---|\n| ${cells} |\n\n- ${escapeMarkdown(left)} x\n\n## ${escapeMarkdown(right)} y`,
        );
        const types = walk(tree).map(({ type }) => type);
        expect(types.filter((type) => type === 'tableCell')).toHaveLength(4);
        expect(types.filter((type) => type === 'table')).toHaveLength(1);
        expect(types.filter((type) => type === 'listItem')).toHaveLength(1);
        expect(types.filter((type) => type === 'heading')).toHaveLength(1);
        expect(
          types.filter((type) => ['link', 'image', 'html', 'break', 'code'].includes(type)),
        ).toEqual([]);
      }),
      { numRuns: 500 * soak },
    );
  });
});

describe('a code span', () => {
  test('is one span with the same text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parse(`a ${codeSpan(text)} b`);
        const spans = walk(tree).filter(({ type }) => type === 'inlineCode');
        expect(spans).toHaveLength(1);
        const wanted = showHidden(text).replace(/\s+/g, ' ');
        expect(spans[0]?.value).toBe(wanted === '' ? ' ' : wanted);
        expect(textOf(tree).startsWith('a ') && textOf(tree).endsWith(' b')).toBe(true);
      }),
      { numRuns: 1000 * soak },
    );
  });
});

describe('a fence', () => {
  test('is one block with the same lines', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parse(`before\n\n${fence(text, 'diff')}\n\nafter`);
        expect((tree.children ?? []).map(({ type }) => type)).toEqual([
          'paragraph',
          'code',
          'paragraph',
        ]);
        expect(tree.children?.[1]?.value).toBe(showHidden(text).replace(/\n$/, ''));
      }),
      { numRuns: 700 * soak },
    );
  });

  test('is longer than the longest run of backticks in it', () => {
    expect(fence('a\n````\nb\n')).toBe('`````\na\n````\nb\n`````');
  });
});
