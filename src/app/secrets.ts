import { createRedactor, type Redactor } from '../text/redact.ts';

/** Secrets of this process: what was taken from the environment, and the redactor that knows them. */
export interface Secrets {
  /** Takes a variable out of the environment; null when unset or blank. */
  readonly take: (name: string) => string | null;
  readonly add: (value: string) => void;
  readonly redact: (text: string) => string;
  readonly holds: (bytes: Uint8Array) => boolean;
}

/**
 * Keeps secrets away from child processes and output.
 *
 * @param environment the process's own, changed by `take`
 * @param mask tells the runner to mask a value
 */
export const createSecrets = (
  environment: NodeJS.ProcessEnv,
  mask: (value: string) => void,
): Secrets => {
  const values: string[] = [];
  const taken = new Map<string, string>();
  let redactor: Redactor = createRedactor([]);
  const add = (value: string): void => {
    if (values.includes(value)) return;
    values.push(value);
    mask(value);
    redactor = createRedactor(values);
  };
  return {
    take: (name) => {
      const earlier = taken.get(name);
      if (earlier !== undefined) return earlier;
      const value = environment[name];
      if (value === undefined || value.trim() === '') return null;
      Reflect.deleteProperty(environment, name);
      taken.set(name, value);
      add(value);
      return value;
    },
    add,
    redact: (text) => redactor.text(text),
    holds: (bytes) => redactor.bytes(bytes).hit,
  };
};
