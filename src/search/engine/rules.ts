import type { RunBegin } from '../../ledger/entries.ts';
import type { ExperimentConfig, StrategyConfig } from '../config.ts';
import { promotionReserve } from '../noise/promotion.ts';
import type { Amounts } from './budget.ts';

/** What decides the course of a run, beside its seeds and the results: all of it is sealed. */
export interface SearchRules {
  /** 1 maximize, -1 minimize: score = sign * metric. */
  readonly sign: 1 | -1;
  readonly tie: number;
  readonly minEffect: number;
  /** As a score. */
  readonly target: number | null;
  readonly evaluation: Pick<ExperimentConfig['evaluation'], 'noise' | 'aa' | 'seeded'>;
  readonly race: ExperimentConfig['race'];
  readonly promotion: ExperimentConfig['promotion'];
  readonly strategy: StrategyConfig;
  readonly stop: ExperimentConfig['stop'];
  readonly window: number;
  readonly limit: Amounts;
  /** Evaluations set aside for promotion. */
  readonly reserve: number;
  /** Seed of the proposals. */
  readonly seed: number;
  /** Trees made outside the run that enter first: n1, .. */
  readonly imports: number;
}

/** Evaluations a run may use: five times its trials unless configured. */
export const evaluationLimit = (budget: {
  readonly trials: number;
  readonly evaluations: number | null;
}): number => budget.evaluations ?? 5 * budget.trials;

/** The rules of a run of this experiment. */
export const makeRules = (
  config: ExperimentConfig,
  run: Pick<SearchRules, 'window' | 'limit' | 'seed' | 'imports'>,
): SearchRules => {
  const sign = config.metric.direction === 'maximize' ? 1 : -1;
  const { target } = config.metric;
  return {
    sign,
    tie: config.metric.tie,
    minEffect: config.metric.min_effect,
    target: target === null ? null : sign * target,
    evaluation: config.evaluation,
    race: config.race,
    promotion: config.promotion,
    strategy: config.strategy,
    stop: config.stop,
    reserve: promotionReserve(config.promotion, config.evaluation.noise, run.limit.evaluations),
    ...run,
  };
};

/** Sealed fractions are decimal strings; these keys hold numbers. */
const toNumber = (value: unknown): unknown => (typeof value === 'string' ? Number(value) : value);

const withNumbers = <T extends object>(part: T, keys: readonly string[]): T => {
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => [
    key,
    keys.includes(key) ? toNumber(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
};

type Sealed = Pick<
  ExperimentConfig,
  'metric' | 'evaluation' | 'race' | 'promotion' | 'strategy' | 'stop'
>;

const isSealed = (value: unknown): value is { readonly experiment: Sealed } => {
  if (typeof value !== 'object' || value === null || !('experiment' in value)) return false;
  const { experiment } = value;
  return (
    typeof experiment === 'object' &&
    experiment !== null &&
    ['metric', 'evaluation', 'race', 'promotion', 'strategy', 'stop'].every(
      (key) => key in experiment,
    )
  );
};

/**
 * The rules of a sealed run: its settings object and `run-begin`; null when the bytes are no settings.
 *
 * @param settings bytes of the object that `settings_sha256` names
 */
export const readRules = (
  settings: Uint8Array,
  begin: RunBegin,
  imports: number,
): SearchRules | null => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(settings));
  } catch {
    return null;
  }
  if (!isSealed(parsed)) return null;
  const { experiment } = parsed;
  const config = {
    evaluation: experiment.evaluation,
    stop: experiment.stop,
    metric: withNumbers(experiment.metric, ['min', 'max', 'tie', 'min_effect', 'target']),
    race: withNumbers(experiment.race, ['slack']),
    promotion: withNumbers(experiment.promotion, ['alpha']),
    strategy: withNumbers(experiment.strategy, ['p_min', 'eps']),
  };
  return makeRules(config as unknown as ExperimentConfig, {
    window: begin.strategy.window,
    limit: { trials: begin.budget.trials, evaluations: begin.budget.evaluations },
    seed: begin.seeds.run,
    imports,
  });
};
