import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import core from 'highlight.js/lib/core';
import { escapeHtml } from '../../text/escape.ts';
import { findHidden, showHidden } from '../../text/hidden.ts';

const highlighter = core.newInstance();
highlighter.configure({ classPrefix: 'h-' });
const languages = {
  bash,
  c,
  cpp,
  css,
  go,
  ini,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(languages)) {
  highlighter.registerLanguage(name, language);
}

const languageOf: Readonly<Record<string, keyof typeof languages>> = {
  sh: 'bash',
  bash: 'bash',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  hpp: 'cpp',
  css: 'css',
  go: 'go',
  ini: 'ini',
  toml: 'ini',
  java: 'java',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  json: 'json',
  py: 'python',
  rs: 'rust',
  sql: 'sql',
  ts: 'typescript',
  tsx: 'typescript',
  html: 'xml',
  svg: 'xml',
  xml: 'xml',
  yml: 'yaml',
  yaml: 'yaml',
};

const maxLines = 240;
const maxColumns = 400;

const highlightLine = (text: string, path: string): string => {
  const cut = text.length > maxColumns ? `${text.slice(0, maxColumns)} …` : text;
  const clean = showHidden(cut);
  const language = languageOf[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  if (language === undefined || cut !== text) return escapeHtml(clean);
  return highlighter.highlight(clean, { language, ignoreIllegals: true }).value;
};

interface DiffLine {
  readonly kind: 'file' | 'hunk' | 'add' | 'del' | 'same' | 'note';
  readonly text: string;
  readonly path: string;
}

/** Classifies the lines of a unified diff; counts of the hunk heads decide, so `--- x` can be a removed line. */
const readDiff = (diff: string): readonly DiffLine[] => {
  const lines: DiffLine[] = [];
  let path = '';
  let [oldLeft, newLeft] = [0, 0];
  for (const line of diff.replace(/\n$/, '').split('\n')) {
    const mark = line[0];
    const text = line.slice(1);
    if (mark === '\\') {
      lines.push({ kind: 'note', text: line, path });
    } else if (oldLeft > 0 && mark === '-') {
      oldLeft -= 1;
      lines.push({ kind: 'del', text, path });
    } else if (newLeft > 0 && mark === '+') {
      newLeft -= 1;
      lines.push({ kind: 'add', text, path });
    } else if (oldLeft > 0 && newLeft > 0 && (mark === ' ' || mark === undefined)) {
      oldLeft -= 1;
      newLeft -= 1;
      lines.push({ kind: 'same', text, path });
    } else {
      const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(line);
      if (hunk !== null) {
        oldLeft = Number(hunk[1] ?? 1);
        newLeft = Number(hunk[2] ?? 1);
        lines.push({ kind: 'hunk', text: line, path });
      } else if (line.startsWith('+++ ') || (line.startsWith('--- ') && path === '')) {
        const name = line.slice(4).replace(/^[ab]\//, '');
        if (line.startsWith('+++ ') || name !== '/dev/null') path = name;
        if (line.startsWith('+++ ')) lines.push({ kind: 'file', text: name, path });
      } else if (!/^(?:diff --git |index |--- )/.test(line) && line !== '') {
        lines.push({ kind: 'note', text: line, path });
      }
    }
  }
  return lines;
};

const elements: Readonly<Record<DiffLine['kind'], readonly [string, string]>> = {
  file: ['<b class="df">', '</b>'],
  hunk: ['<i class="dh">', '</i>'],
  add: ['<ins>+', '</ins>'],
  del: ['<del>-', '</del>'],
  same: ['<span> ', '</span>'],
  note: ['<i class="dn">', '</i>'],
};

/** A unified diff as highlighted HTML, long ones cut; hidden characters are shown and told. */
export const renderDiff = (diff: string): string => {
  const lines = readDiff(diff);
  const shown = lines.slice(0, maxLines).map(({ kind, text, path }) => {
    const [open, close] = elements[kind];
    const body =
      kind === 'add' || kind === 'del' || kind === 'same'
        ? highlightLine(text, path)
        : escapeHtml(text.slice(0, maxColumns));
    return `${open}${body}\n${close}`;
  });
  const rest = lines.length - shown.length;
  const hidden = findHidden(diff);
  const warning =
    hidden.length === 0
      ? ''
      : `<p class="warn">Hidden characters, shown as code points: ${hidden
          .slice(0, 8)
          .map(({ line, kind, codePoints }) =>
            escapeHtml(`line ${line} ${kind} ${codePoints.slice(0, 4).join(' ')}`),
          )
          .join('; ')}</p>`;
  return (
    `${warning}<pre class="diff" tabindex="0" role="region" aria-label="Diff against the parent"><code>${shown.join('')}</code></pre>` +
    (rest > 0
      ? `<p class="m">${rest} more lines; the whole patch is in the run's objects.</p>`
      : '')
  );
};
