import { showHidden, stripHidden } from './hidden.ts';

const logPrefix = '| ';
const maxLineChars = 4000;

/** Text for a terminal: no escape sequences, controls or characters that show nothing; lines stay. */
export const escapeTerminal = (text: string): string => stripHidden(text);

/**
 * Text for the log of a CI job, one string a line: each has a fixed prefix and is capped at 4,000
 * characters, and nothing in it is a workflow command for any runner (`::x::` at the start, `##[x]`).
 */
export const escapeLogLines = (text: string): readonly string[] =>
  stripHidden(text)
    .split('\n')
    .map((line) => {
      const safe = line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=[a-z]{0,8}\[)/gi, '# #');
      if (safe.length <= maxLineChars) return `${logPrefix}${safe}`;
      const cut = safe.slice(0, maxLineChars).replace(/[\ud800-\udbff]$/, '');
      return `${logPrefix}${cut} [${safe.length - cut.length} characters more]`;
    });

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text or a quoted attribute value of HTML and SVG; what shows nothing is made visible. */
export const escapeHtml = (text: string): string =>
  showHidden(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
