import { AppError } from './app-error.ts';

/** Most errors that are shown together. */
const most = 100;

/** One error that carries the others found with it, the first being the one whose code counts. */
export const combineErrors = (first: AppError, others: readonly AppError[]): AppError =>
  others.length === 0
    ? first
    : new AppError(
        first.code,
        {
          exit: first.exit,
          message: first.message,
          ...(first.hint === null ? {} : { hint: first.hint }),
          ...(first.at === null ? {} : { at: first.at }),
          cause: first.cause,
        },
        others.slice(0, most - 1),
      );
