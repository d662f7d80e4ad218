import { Command, CommanderError } from 'commander';
import type { CommandCall, CommandSpec } from '../commands/command.ts';
import { commands } from '../commands/registry.ts';
import { cliErrors } from '../errors/cli.ts';

export interface GlobalOptions {
  readonly repo: string | null;
  readonly config: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly color: boolean;
}

/** What the words of a command line ask for; `help` carries text that was asked for. */
export type Parsed =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly spec: CommandSpec;
      readonly call: CommandCall;
      readonly global: GlobalOptions;
    };

const collect = (value: string, earlier: readonly string[] | undefined): readonly string[] => [
  ...(earlier ?? []),
  value,
];

const toGlobal = (options: Record<string, unknown>): GlobalOptions => ({
  repo: typeof options['repo'] === 'string' ? options['repo'] : null,
  config: typeof options['config'] === 'string' ? options['config'] : null,
  json: options['json'] === true,
  quiet: options['quiet'] === true,
  debug: options['debug'] === true,
  color: options['color'] !== false,
});

const describeProgram = (version: string): Command =>
  new Command('guildseal')
    .description('Sealed, sandboxed, bounded search experiments, verified by anyone')
    .version(version, '--version')
    .option('--repo <dir>', 'repository to work in (default: the working directory)')
    .option('--config <file>', 'configuration file inside the repository (default: .guildseal.yml)')
    .option('--json', 'exactly one JSON document on stdout, everything else on stderr')
    .option('--quiet', 'only errors on stderr')
    .option('--debug', 'debug lines, and stacks of errors that should not happen')
    .option('--no-color', 'no colours');

/**
 * Parses a command line. Help is as wide as the terminal unless `helpWidth` (columns) says otherwise.
 *
 * @throws AppError `cli.usage` with what is wrong and the nearest name.
 */
export const parseCommandLine = (
  words: readonly string[],
  version: string,
  helpWidth: number | null = null,
): Parsed => {
  const printed: string[] = [];
  const problems: string[] = [];
  const found: Parsed[] = [];
  const program = describeProgram(version);
  const configure = (command: Command): void => {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void printed.push(text),
        writeErr: (text) => void problems.push(text),
        ...(helpWidth === null ? {} : { getOutHelpWidth: () => helpWidth }),
      })
      .showSuggestionAfterError(true);
  };
  configure(program);
  for (const spec of commands) {
    const command = program.command(spec.name).description(spec.summary);
    configure(command);
    for (const { name, description } of spec.args) command.argument(name, description);
    for (const option of spec.options) {
      if (option.repeatable === true) command.option(option.flags, option.description, collect);
      else command.option(option.flags, option.description);
    }
    command.addHelpText('after', `\nExample:\n  ${spec.example}\n`);
    command.action(() => {
      found.push({
        kind: 'command',
        spec,
        call: { args: command.args, options: command.opts() },
        global: toGlobal(program.opts()),
      });
    });
  }
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const asked = ['commander.helpDisplayed', 'commander.help', 'commander.version'];
    if (asked.includes(error.code) && error.exitCode === 0) {
      return { kind: 'help', text: printed.join('') };
    }
    const name = words.find((word) => commands.some((command) => command.name === word)) ?? null;
    if (error.code === 'commander.help') {
      return { kind: 'help', text: [...printed, ...problems].join('') };
    }
    const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
    throw cliErrors['cli.usage']({ message, command: name });
  }
  return found[0] ?? { kind: 'help', text: program.helpInformation() };
};

/** Help of a command, of the whole program for an empty name, for the documents. */
export const commandHelp = (name: string, version: string): string => {
  const parsed = parseCommandLine(name === '' ? ['--help'] : [name, '--help'], version, 80);
  return parsed.kind === 'help' ? parsed.text : '';
};
