import type { AppError } from '../errors/app-error.ts';
import { combineErrors } from '../errors/combine.ts';
import { configErrors } from '../errors/config.ts';
import { checkConfig, type CheckReport } from './checks.ts';
import { type ConfigDocument, parseConfigDocument } from './document.ts';
import { describeIssues } from './issues.ts';
import { type Config, configSchema } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Lines for people, each with its place. */
  readonly warnings: readonly string[];
}

const byPlace = (left: AppError, right: AppError): number =>
  (left.at?.line ?? 0) - (right.at?.line ?? 0) || (left.at?.column ?? 0) - (right.at?.column ?? 0);

const throwAll = (errors: readonly AppError[]): void => {
  const [first, ...others] = [...errors].sort(byPlace);
  if (first !== undefined) throw combineErrors(first, others);
};

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

const check = (config: Config, document: ConfigDocument): readonly string[] => {
  const errors: AppError[] = [];
  const warnings: string[] = [];
  const report: CheckReport = {
    document,
    add: (error) => {
      errors.push(error);
    },
    contradiction: (path, problem, cure) => {
      const at = document.placeOf(path);
      errors.push(configErrors['config.contradiction']({ problem, cure, at }));
    },
    warn: (path, text) => {
      const at = document.placeOf(path);
      warnings.push(`${at.file}:${at.line ?? 1}:${at.column ?? 1}: ${text}`);
    },
  };
  checkConfig(config, report);
  throwAll(errors);
  return warnings;
};

/**
 * Reads a configuration: YAML, schema, then checks over several keys. Throws one `config.*` error that
 * carries all others of the same step, in the order of the file.
 */
export const loadConfig = (text: Uint8Array | string, fileName: string): LoadedConfig => {
  const document = parseConfigDocument(text, fileName);
  const parsed = configSchema.safeParse(document.value ?? {});
  if (!parsed.success) {
    throwAll(describeIssues(parsed.error.issues, document));
    throw parsed.error;
  }
  const config = freeze(parsed.data);
  return { config, warnings: check(config, document) };
};
