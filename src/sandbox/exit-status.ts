import { constants } from 'node:os';

const signalNames = new Map<number, string>(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
);

/** How a command ended, alike at every level. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/**
 * Reads a status as shells report it: 128 + n is death by signal n. Inside a namespace nothing else
 * arrives, so level `none` reads its statuses in the same way.
 */
export const readStatus = (status: number): Ending => {
  const signal = status > 128 ? signalNames.get(status - 128) : undefined;
  return signal === undefined ? { exitCode: status, signal: null } : { exitCode: null, signal };
};
