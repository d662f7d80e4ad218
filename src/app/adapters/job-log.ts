import type { Clock, Log } from '../../ports.ts';
import { escapeLogLines } from '../../text/escape.ts';

interface JobLogOptions {
  readonly write: (line: string) => void;
  readonly clock: Clock;
  readonly debug: boolean;
  readonly redact: (text: string) => string;
}

/** A job log is read later, so progress is a line now and then. */
const progressMs = 15_000;

/**
 * The log of a job on a runner: every line has our prefix, so that nothing in it can be a workflow
 * command, and long work is grouped.
 */
export const createJobLog = ({ write, clock, debug, redact }: JobLogOptions): Log => {
  let lastProgressMs = Number.NEGATIVE_INFINITY;
  const print = (text: string): void => {
    for (const line of escapeLogLines(redact(text))) write(line);
  };
  return {
    debug: (text) => {
      if (debug) print(text);
    },
    info: print,
    warn: (text) => {
      print(`warning: ${text}`);
    },
    error: (text) => {
      print(`error: ${text}`);
    },
    group: async (title, body) => {
      const [line = ''] = escapeLogLines(redact(title));
      write(`::group::${line}`);
      try {
        return await body();
      } finally {
        write('::endgroup::');
      }
    },
    progress: (text) => {
      if (text === null || clock.monotonicMs() - lastProgressMs < progressMs) return;
      lastProgressMs = clock.monotonicMs();
      print(text);
    },
  };
};
