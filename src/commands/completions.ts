import { cliErrors } from '../errors/cli.ts';
import type { CommandSpec, RunCommand } from './command.ts';
import { commands } from './registry.ts';

const longFlag = (flags: string): string => /--[a-z-]+/.exec(flags)?.[0] ?? '';
const flagsOf = (command: CommandSpec): readonly string[] =>
  command.options.map((option) => longFlag(option.flags));
const globalFlags = ['--repo', '--config', '--json', '--quiet', '--debug', '--no-color', '--help'];
const names = commands.map((command) => command.name);

const bash = (): string =>
  [
    '_guildseal() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}"',
    '  case "$COMP_CWORD:$command" in',
    `    1:*) COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$word")) ;;`,
    ...commands.map(
      (command) =>
        `    *:${command.name}) COMPREPLY=($(compgen -W "${[...flagsOf(command), ...globalFlags].join(' ')}" -- "$word")) ;;`,
    ),
    '  esac',
    '}',
    'complete -o default -F _guildseal guildseal',
  ].join('\n');

const zsh = (): string =>
  [
    '#compdef guildseal',
    '_guildseal() {',
    '  if (( CURRENT == 2 )); then',
    `    compadd ${names.join(' ')}`,
    '    return',
    '  fi',
    '  case "$words[2]" in',
    ...commands.map(
      (command) =>
        `    ${command.name}) compadd -- ${[...flagsOf(command), ...globalFlags].join(' ')}; _files ;;`,
    ),
    '  esac',
    '}',
    'compdef _guildseal guildseal',
  ].join('\n');

const fish = (): string =>
  commands
    .flatMap((command) => [
      `complete -c guildseal -n __fish_use_subcommand -f -a ${command.name} -d '${command.summary.replaceAll("'", "\\'")}'`,
      ...flagsOf(command).map(
        (flag) =>
          `complete -c guildseal -n '__fish_seen_subcommand_from ${command.name}' -l ${flag.slice(2)}`,
      ),
    ])
    .join('\n');

const shells: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** `completions SHELL`: a completion script made from the command table. */
export const runCompletionsCommand: RunCommand = (_context, call) => {
  const shell = call.args[0] ?? '';
  const render = shells[shell];
  if (render === undefined) {
    throw cliErrors['cli.bad-option']({
      option: 'shell',
      value: shell,
      expected: 'bash, zsh or fish',
    });
  }
  const script = render();
  return Promise.resolve({ exit: 0, result: { shell, script }, text: script });
};
