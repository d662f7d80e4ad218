import { cliErrors } from '../errors/cli.ts';
import type { RunCommand } from './command.ts';

export const runAutoCommand: RunCommand = () => {
  throw cliErrors['cli.no-event']({ variable: 'GITHUB_EVENT_NAME' });
};
