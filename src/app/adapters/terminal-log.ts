import { styleText } from 'node:util';
import { createLogUpdate } from 'log-update';
import type { Clock, Log } from '../../ports.ts';
import { escapeTerminal } from '../../text/escape.ts';

interface TerminalLogOptions {
  readonly stream: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly color: boolean;
  readonly redact: (text: string) => string;
}

/** Without a terminal the progress line is printed anew at most this often. */
const plainProgressMs = 5000;

/** The log of a terminal run, on stderr; progress is one live line where the stream is a terminal. */
export const createTerminalLog = (options: TerminalLogOptions): Log => {
  const { stream, clock, quiet, color, redact } = options;
  const live = stream.isTTY && !quiet ? createLogUpdate(stream) : null;
  let shown: string | null = null;
  let lastPlainMs = Number.NEGATIVE_INFINITY;
  const paint = (style: 'yellow' | 'red' | 'dim' | 'bold', text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const print = (text: string): void => {
    live?.clear();
    stream.write(`${text}\n`);
    if (shown !== null) live?.(shown);
  };
  const clean = (text: string): string => escapeTerminal(redact(text));
  return {
    debug: (text) => {
      if (options.debug) print(paint('dim', clean(text)));
    },
    info: (text) => {
      if (!quiet) print(clean(text));
    },
    warn: (text) => {
      if (!quiet) print(`${paint('yellow', 'warning:')} ${clean(text)}`);
    },
    error: (text) => {
      print(`${paint('red', 'error:')} ${clean(text)}`);
    },
    group: async (title, body) => {
      if (!quiet) print(paint('bold', clean(title)));
      return body();
    },
    progress: (text) => {
      if (quiet) return;
      if (live === null) {
        if (text === null || clock.monotonicMs() - lastPlainMs < plainProgressMs) return;
        lastPlainMs = clock.monotonicMs();
        stream.write(`${clean(text)}\n`);
        return;
      }
      shown = text === null ? null : clean(text);
      if (shown === null) live.clear();
      else live(shown);
    },
  };
};
