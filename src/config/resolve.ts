import { configErrors } from '../errors/config.ts';
import type { SandboxConfig } from '../sandbox/config.ts';
import type { ExperimentConfig } from '../search/config.ts';
import { nearestName } from './nearest.ts';
import type { Config } from './schema.ts';

/** An experiment with everything that applies to it. */
export interface ResolvedExperiment {
  readonly name: string;
  readonly experiment: ExperimentConfig;
  /** The top-level keys with the experiment's own on top. */
  readonly sandbox: SandboxConfig;
  /** Repeats at most. */
  readonly evaluations: number;
  /** Patterns that no candidate may change, whatever `files` says. */
  readonly denied: readonly string[];
}

/** Repeats at most: five times the trials unless given. */
export const evaluationsOf = ({ budget }: ExperimentConfig): number =>
  budget.evaluations ?? 5 * budget.trials;

/** Files that steer this tool, which no candidate may change. */
export const alwaysDenied = (config: Config): readonly string[] => [
  ...Object.values(config.search.experiments).flatMap(({ instructions }) => instructions ?? []),
  ...config.seal.public_keys,
];

/** Overrides that are given; a key left out is absent or undefined. */
const given = <T extends object>(overrides: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(overrides).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

/** Looks up one experiment. Throws `config.unknown-experiment`. */
export const resolveExperiment = (
  config: Config,
  name: string,
  fileName: string,
): ResolvedExperiment => {
  const experiment = Object.hasOwn(config.search.experiments, name)
    ? config.search.experiments[name]
    : undefined;
  if (experiment === undefined) {
    const known = Object.keys(config.search.experiments);
    const nearest = nearestName(name, known);
    throw configErrors['config.unknown-experiment']({
      name,
      known,
      nearest,
      at: { file: fileName },
    });
  }
  return {
    name,
    experiment,
    sandbox: { ...config.sandbox, ...(given(experiment.sandbox) as Partial<SandboxConfig>) },
    evaluations: evaluationsOf(experiment),
    denied: alwaysDenied(config),
  };
};
