/** Exit codes of the command line; see `docs/errors.md`. */
export type ExitCode = 1 | 2 | 3 | 4;

/** Where in a file a problem lies; line and column count from 1. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The line itself and how many columns the caret covers. */
  readonly source?: string;
  readonly width?: number;
  readonly key?: string;
}

export interface ErrorText {
  readonly exit: ExitCode;
  /** What happened, with the value, and what was expected. */
  readonly message: string;
  /** What to do: a command or a line to paste. */
  readonly hint?: string;
  readonly at?: ErrorPlace;
  readonly cause?: unknown;
}

/** An expected failure that ends a command; printed as prose, never as a stack. */
export class AppError<Code extends string = string> extends Error {
  override readonly name = 'AppError';
  readonly code: Code;
  readonly exit: ExitCode;
  readonly hint: string | null;
  readonly at: ErrorPlace | null;
  /** Others found together with this one, shown after it. */
  readonly others: readonly AppError[];

  constructor(code: Code, text: ErrorText, others: readonly AppError[] = []) {
    super(text.message, text.cause === undefined ? undefined : { cause: text.cause });
    this.code = code;
    this.exit = text.exit;
    this.hint = text.hint ?? null;
    this.at = text.at ?? null;
    this.others = others;
  }
}

type Makers<T> = {
  readonly [Code in keyof T & string]: T[Code] extends (...args: infer Args) => ErrorText
    ? (...args: Args) => AppError<Code>
    : never;
};

/**
 * Turns a table `code -> text` into a table `code -> AppError`, so that a code, its exit code and its
 * words stand in one place.
 */
export const defineErrors = <T extends Record<string, (...args: never[]) => ErrorText>>(
  table: T,
): Makers<T> => {
  const makers: Record<string, (...args: never[]) => AppError> = {};
  for (const [code, text] of Object.entries(table)) {
    makers[code] = (...args) => new AppError(code, text(...args));
  }
  return makers as Makers<T>;
};

/** True for an expected failure. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
