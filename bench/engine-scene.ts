import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { experimentConfig } from '../src/search/config.ts';
import type { Log } from '../src/ports.ts';
import type { SearchOutcome } from '../src/search/engine/plan.ts';
import {
  environment,
  makeRepository,
  makeTemporary,
  run,
  type RunRequest,
} from '../__tests__/search/engine/scene.ts';

/** Lines that were kept would count as memory of the engine. */
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  group: (_, body) => body(),
  progress: () => undefined,
};

/** The value in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** First and third quartile, as text. */
export const quartiles = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
  return `${at(0.25)} .. ${at(0.75)}`;
};

/** Bytes for people. */
export const mebibytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

/** A repository and the whole engine on it, at level `none`. */
export const engineScene = (contents: Readonly<Record<string, string>>) => {
  const root = makeTemporary();
  const repository = join(root, 'repository');
  makeRepository(repository, { 'one.txt': 'score: 1\n', ...contents });
  let runs = 0;
  return {
    root,
    repository,
    environment,
    git: (...args: readonly string[]): string =>
      execFileSync('git', ['-C', repository, ...args], { env: environment })
        .toString('utf8')
        .trimEnd(),
    run: (
      request: Partial<RunRequest> & { readonly override: Readonly<Record<string, unknown>> },
    ): Promise<SearchOutcome> => {
      runs += 1;
      const { override, ...rest } = request;
      return run({
        repository,
        directory: join(root, `run-${String(runs)}`),
        config: experimentConfig.parse(override),
        log: silent,
        ...rest,
      });
    },
  };
};
