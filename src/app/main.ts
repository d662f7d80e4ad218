import type { Outcome } from '../commands/command.ts';
import { type AppError, isAppError } from '../errors/app-error.ts';
import { cliErrors } from '../errors/cli.ts';
import { renderError, renderErrorJson } from '../errors/render.ts';
import { type GlobalOptions, parseCommandLine } from './cli.ts';
import { version } from './tool.ts';
import type { Wired } from './wire.ts';

/** Any failure as an error for people: what nobody expected is a bug. */
export const toAppError = (error: unknown): AppError =>
  isAppError(error)
    ? error
    : cliErrors['cli.bug']({
        message: error instanceof Error ? error.message : String(error),
        cause: error,
      });

/** Stacks of an error and its causes, for `--debug`. */
export const stackOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`}`
    : String(error);

/** Prints an error on stderr, with `--json` also as the one document on stdout; returns the exit code. */
const tell = (
  error: unknown,
  options: { json: boolean; debug: boolean; color: boolean },
  redact: (text: string) => string,
): number => {
  const known = toAppError(error);
  process.stderr.write(`${redact(renderError(known, { color: options.color }))}\n`);
  if (options.debug) process.stderr.write(`${redact(stackOf(error))}\n`);
  if (options.json) {
    process.stdout.write(`${redact(JSON.stringify(renderErrorJson(known), null, 2))}\n`);
  }
  return known.exit;
};

const print = (outcome: Outcome, json: boolean, redact: (text: string) => string): void => {
  if (json) process.stdout.write(`${redact(JSON.stringify(outcome.result, null, 2))}\n`);
  else if (outcome.text !== '') {
    process.stdout.write(`${redact(outcome.text).replace(/\n$/, '')}\n`);
  }
};

/** Runs the command line; the only catch there. */
export const runTerminal = async (): Promise<void> => {
  const words = process.argv.slice(2);
  let wired: Wired | null = null;
  let global: GlobalOptions | null = null;
  const color = process.stderr.isTTY && !words.includes('--no-color');
  try {
    const parsed = parseCommandLine(words, version);
    if (parsed.kind === 'help') {
      process.stdout.write(parsed.text);
      return;
    }
    const asked = parsed.global;
    global = asked;
    // Only a command needs these; help stays quick.
    const [{ wire }, { createTerminalLog }] = await Promise.all([
      import('./wire.ts'),
      import('./adapters/terminal-log.ts'),
    ]);
    wired = wire({
      global: asked,
      makeLog: ({ clock, redact }) =>
        createTerminalLog({
          stream: process.stderr,
          clock,
          quiet: asked.quiet,
          debug: asked.debug,
          color: color && asked.color,
          redact,
        }),
      mask: () => undefined,
      openAction: null,
      sealKeyInput: null,
    });
    const run = await parsed.spec.load();
    const outcome = await run(wired.context, parsed.call);
    print(outcome, asked.json, wired.context.redact);
    process.exitCode = outcome.exit;
  } catch (error) {
    wired?.context.log.progress(null);
    process.exitCode = tell(
      error,
      {
        json: global?.json ?? words.includes('--json'),
        debug: global?.debug ?? words.includes('--debug'),
        color,
      },
      wired?.context.redact ?? ((text) => text),
    );
  } finally {
    wired?.dispose();
  }
};
