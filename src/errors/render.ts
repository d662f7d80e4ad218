import { styleText } from 'node:util';
import { stripHidden } from '../text/hidden.ts';
import type { AppError, ErrorPlace } from './app-error.ts';
import { errorPage, isErrorCode } from './catalogue.ts';

const maxSourceChars = 160;

type Style = 'bold' | 'red' | 'dim' | 'cyan';
type Paint = (style: Style, text: string) => string;

const placeText = (place: ErrorPlace): string =>
  [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');

/** The source line with a caret below it; a long line is cut around the caret. */
const renderSource = (place: ErrorPlace, paint: Paint): readonly string[] => {
  const { line, column, source } = place;
  if (line === undefined || source === undefined) return [];
  const number = String(line).padStart(String(line).length + 1);
  // Characters that have no width would move the caret; a space keeps its place.
  const shown = source.replace(/\p{Cc}|\p{Cf}|\p{Cs}/gu, ' ');
  const caret = (column ?? 1) - 1;
  const from = shown.length <= maxSourceChars ? 0 : Math.max(0, caret - maxSourceChars / 2);
  const window = shown.slice(from, from + maxSourceChars);
  const lines = [`${paint('dim', `${number} |`)} ${window.trimEnd()}`];
  if (column === undefined) return lines;
  const width = Math.max(1, Math.min(place.width ?? 1, window.length - (caret - from)));
  const pad = ' '.repeat(caret - from);
  lines.push(
    `${paint('dim', `${' '.repeat(number.length)} |`)} ${pad}${paint('red', '^'.repeat(width))}`,
  );
  return lines;
};

const renderOne = (error: AppError, paint: Paint): string => {
  const [first = '', ...rest] = stripHidden(error.message).split('\n');
  const place = error.at === null ? '' : `${paint('bold', stripHidden(placeText(error.at)))}: `;
  return [
    `${place}${first} ${paint('dim', `[${error.code}]`)}`,
    ...(error.at === null ? [] : renderSource(error.at, paint)),
    ...rest,
    ...(error.hint === null ? [] : [`${paint('cyan', 'hint:')} ${stripHidden(error.hint)}`]),
  ].join('\n');
};

/**
 * An error and those found with it as prose: place, what, the source line with a caret, what was expected,
 * what to do. Nothing in it can move a terminal's cursor.
 */
export const renderError = (error: AppError, options: { readonly color: boolean }): string => {
  const paint: Paint = (style, text) =>
    options.color ? styleText(style, text, { validateStream: false }) : text;
  return [error, ...error.others].map((one) => renderOne(one, paint)).join('\n\n');
};

const describe = (error: AppError): Readonly<Record<string, unknown>> => ({
  code: error.code,
  message: error.message,
  hint: error.hint,
  docs: isErrorCode(error.code) ? errorPage(error.code) : null,
  at:
    error.at === null
      ? null
      : { file: error.at.file, line: error.at.line, column: error.at.column },
});

/** The document that `--json` prints for an error. */
export const renderErrorJson = (error: AppError): object => ({
  error: {
    ...describe(error),
    ...(error.others.length === 0 ? {} : { others: error.others.map(describe) }),
  },
});
