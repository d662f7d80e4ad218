import { cliErrors } from '../errors/cli.ts';

/** Inputs of the Action; blank ones are null. */
export interface Inputs {
  readonly command: string;
  /** Words for the command line, one a line of `args`. */
  readonly args: readonly string[];
  readonly config: string | null;
  readonly experiment: string | null;
  readonly token: string | null;
  readonly sealKey: string | null;
  readonly forge: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

const forges = ['', 'github', 'gitea', 'forgejo'];

/**
 * Parses what the runner passes for `with:`; names keep their dashes, values may have blanks around them.
 *
 * @param read the runner's value of an input, empty when not set
 */
export const parseInputs = (read: (name: string) => string): Inputs => {
  const text = (name: string): string => read(name).trim();
  const optional = (name: string): string | null => (text(name) === '' ? null : text(name));
  const forge = text('forge').toLowerCase();
  if (!forges.includes(forge)) {
    throw cliErrors['cli.bad-input']({
      input: 'forge',
      value: forge,
      expected: 'github, gitea, forgejo or empty',
    });
  }
  return {
    command: optional('command') ?? 'auto',
    args: read('args')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    config: optional('config'),
    experiment: optional('experiment'),
    token: optional('token'),
    sealKey: optional('seal-key'),
    forge,
    apiUrl: text('api-url'),
    serverUrl: text('server-url'),
  };
};

/** The command line that the inputs stand for. */
export const commandLineOf = (inputs: Inputs): readonly string[] => {
  const config = inputs.config === null ? [] : ['--config', inputs.config];
  const name = inputs.command === 'search' && inputs.experiment !== null ? [inputs.experiment] : [];
  return [inputs.command, ...name, ...inputs.args, ...config];
};
