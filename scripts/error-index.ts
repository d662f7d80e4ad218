import type { AppError } from '../src/errors/app-error.ts';
import { type ErrorCode, errorTables, isErrorCode } from '../src/errors/catalogue.ts';

/** Stands for any value of an error and reads as its name in angle brackets. */
const placeholder = (name: string): unknown =>
  new Proxy(() => placeholder(name), {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) {
        return (hint: string) => (hint === 'number' ? Number.NaN : `<${name}>`);
      }
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === 'toJSON') return () => `<${name}>`;
      if (typeof key === 'symbol') return undefined;
      // What is read of the argument has a name; what is read of that keeps it.
      return placeholder(name === '' ? key : name);
    },
  });

/** One code with its exit code and its message, where values are names in angle brackets. */
interface IndexedError {
  readonly code: ErrorCode;
  readonly exit: number;
  readonly message: string;
}

/** Every code, in the order of its tables. */
export const listErrors = (): readonly IndexedError[] =>
  errorTables.flatMap((table) =>
    Object.entries(table).flatMap(([code, make]) => {
      if (!isErrorCode(code)) return [];
      const error = (make as (values: unknown) => AppError)(placeholder(''));
      const [first = ''] = error.message.replaceAll('NaN', '<n>').split('\n');
      return [{ code, exit: error.exit, message: first }];
    }),
  );

/** A code span of a table cell; messages hold no backticks. */
const cell = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** The table at the top of `docs/errors.md`. */
export const renderErrorIndex = (): string =>
  [
    '| code | exit | message |',
    '| --- | --- | --- |',
    ...listErrors().map(
      ({ code, exit, message }) =>
        `| [\`${code}\`](#${code.replaceAll('.', '')}) | ${exit} | ${cell(message)} |`,
    ),
  ].join('\n');
