import { cliErrors } from './cli.ts';
import { configErrors } from './config.ts';
import { eventsErrors } from './events.ts';
import { forgeErrors } from './forge.ts';
import { ledgerErrors } from './ledger.ts';
import { sandboxErrors } from './sandbox.ts';
import { searchErrors } from './search.ts';
import { textErrors } from './text.ts';
import { workspaceErrors } from './workspace.ts';

/** Every table of errors, one a room, in the order of `docs/errors.md`. */
export const errorTables = [
  cliErrors,
  configErrors,
  searchErrors,
  sandboxErrors,
  ledgerErrors,
  forgeErrors,
  eventsErrors,
  workspaceErrors,
  textErrors,
] as const;

type CodeOf<T> = T extends T ? keyof T & string : never;

/** Every code that can end a command. */
export type ErrorCode = CodeOf<(typeof errorTables)[number]>;

/** True for a code of the catalogue. */
export const isErrorCode = (code: string): code is ErrorCode =>
  errorTables.some((table) => Object.hasOwn(table, code));

/** Where a code is explained; headings lose their dots when they become anchors. */
export const errorPage = (code: ErrorCode): string => `docs/errors.md#${code.replaceAll('.', '')}`;
