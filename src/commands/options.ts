import { cliErrors } from '../errors/cli.ts';
import type { CommandCall } from './command.ts';

/** Reads the options of a call, each by its camel-case name. */
export const textOption = (call: CommandCall, name: string): string | null => {
  const value = call.options[name];
  return typeof value === 'string' ? value : null;
};

export const flagOption = (call: CommandCall, name: string): boolean => call.options[name] === true;

/** Values of a repeatable option, in order. */
export const listOption = (call: CommandCall, name: string): readonly string[] => {
  const value = call.options[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

/**
 * A whole number from 0 up.
 *
 * @throws AppError `cli.bad-option`
 */
export const countOption = (call: CommandCall, name: string): number | null => {
  const value = textOption(call, name);
  if (value === null) return null;
  const number = Number(value);
  if (!/^[0-9]{1,16}$/.test(value) || !Number.isSafeInteger(number)) {
    throw cliErrors['cli.bad-option']({
      option: `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
      expected: 'a whole number',
    });
  }
  return number;
};
