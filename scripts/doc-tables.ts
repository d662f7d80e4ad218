import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commandHelp } from '../src/app/cli.ts';
import { version } from '../src/app/tool.ts';
import { commands } from '../src/commands/registry.ts';

interface ActionManifest {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

const manifest = (): ActionManifest =>
  parse(readFileSync(join(import.meta.dirname, '..', 'action.yml'), 'utf8')) as ActionManifest;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** Inputs of the Action, from `action.yml`. */
export const renderInputs = (): string =>
  table(
    ['input', 'default', 'what it is'],
    Object.entries(manifest().inputs).map(([name, input]) => [
      `\`${name}\``,
      (input.default ?? '') === '' ? '' : `\`${input.default ?? ''}\``,
      input.description,
    ]),
  );

/** Outputs of the Action, from `action.yml`. */
export const renderOutputs = (): string =>
  table(
    ['output', 'what it is'],
    Object.entries(manifest().outputs).map(([name, { description }]) => [
      `\`${name}\``,
      description,
    ]),
  );

/** One line a command, linked to its help. */
export const renderCommandList = (): string =>
  table(
    ['command', 'what it does'],
    commands.map(({ name, args, summary }) => [
      `[\`guildseal ${[name, ...args.map((arg) => arg.name)].join(' ')}\`](docs/commands.md#${name})`,
      summary,
    ]),
  );

/** The help of every command, as the program prints it. */
export const renderCommandHelp = (): string =>
  ['', ...commands.map(({ name }) => name)]
    .map((name) => {
      const help = commandHelp(name, version).trimEnd();
      const body = `\`\`\`text\n${help}\n\`\`\``;
      return name === '' ? body : `## ${name}\n\n${body}`;
    })
    .join('\n\n');
