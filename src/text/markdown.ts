import { showHidden } from './hidden.ts';

/** Where Markdown stands: in a table cell a pipe needs a backslash even inside a code span. */
export type MarkdownPlace = 'text' | 'cell';

// What GitHub, Gitea or Forgejo turn into a link, a mention or an image: they look at the rendered text, so
// escaping its characters does not help; only code is left alone.
const autolinked =
  /@|#\w|!\d|:\/\/|www\.|mailto:|xmpp:|:[a-z0-9_+-]+:|\bgh-\d|\b[a-z][a-z0-9]*-\d|(?<![a-z0-9])[0-9a-f]{7,64}(?![a-z0-9])/i;
const special = /[\\`*_[\]()<>&|~$^{}#!]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  $: '&#36;',
};

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);

const oneLine = (text: string): string => showHidden(text).replace(/\s+/g, ' ');

/** A code span on one line: nothing in it is markup, a mention or a link. */
export const codeSpan = (text: string, place: MarkdownPlace = 'text'): string => {
  let content = oneLine(text);
  if (place === 'cell') content = content.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|');
  if (content === '') content = ' ';
  if (/^`|`$|^ .*[^ ].* $/.test(content)) content = ` ${content} `;
  const ticks = '`'.repeat(longestRun(content) + 1);
  return `${ticks}${content}${ticks}`;
};

const escapeWord = (word: string, place: MarkdownPlace): string =>
  autolinked.test(word)
    ? codeSpan(word, place)
    : word.replace(special, (character) => entities[character] ?? `\\${character}`);

/**
 * Untrusted text inside a line of Markdown: markup is escaped, words that a forge would link become code
 * spans, line ends become spaces. Not for lines inside an HTML block, which hold HTML.
 */
export const escapeMarkdown = (text: string, place: MarkdownPlace = 'text'): string =>
  oneLine(text)
    .trim()
    .split(' ')
    .map((word) => escapeWord(word, place))
    .join(' ')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&');

/** A fenced block longer than any run of backticks in it; `language` is ours. */
export const fence = (text: string, language = ''): string => {
  const body = showHidden(text).replaceAll('\r', '\n').replace(/\n$/, '');
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${ticks}${language}\n${body}\n${ticks}`;
};
