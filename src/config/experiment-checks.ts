import { configErrors } from '../errors/config.ts';
import { checkFiles, patternProblem } from '../policy/patterns.ts';
import { checkPath } from '../policy/path.ts';
import type { ExperimentConfig } from '../search/config.ts';
import type { CheckReport } from './checks.ts';
import { leastPairs } from './least-pairs.ts';
import { alwaysDenied, evaluationsOf } from './resolve.ts';
import type { Config } from './schema.ts';
import type { KeyPath } from './schema-walk.ts';

/** Reports at keys of one experiment. */
interface Scope {
  readonly report: CheckReport;
  readonly path: KeyPath;
  readonly fail: (path: KeyPath, problem: string, cure: string) => void;
  /** Reports a pattern that can name no file; nothing when it can. */
  readonly checkPattern: (path: KeyPath, pattern: string) => void;
}

const checkMetric = ({ metric }: ExperimentConfig, scope: Scope): void => {
  const { min, max, target } = metric;
  if (min !== null && max !== null && min > max) {
    scope.fail(
      ['metric', 'min'],
      `metric.min is ${min}, above metric.max, which is ${max}`,
      'swap them',
    );
  } else if (
    target !== null &&
    ((min !== null && target < min) || (max !== null && target > max))
  ) {
    scope.fail(
      ['metric', 'target'],
      `metric.target is ${target}, which no valid value reaches: metric.min is ${min ?? 'null'}, metric.max is ${max ?? 'null'}`,
      'move the target or the bounds',
    );
  }
};

/** Keys whose work this version cannot do yet: a promise that is not kept would be worse than an error. */
const checkLater = ({ publish, metric }: ExperimentConfig, scope: Scope): void => {
  const refuse = (path: KeyPath, what: string): void => {
    const at = scope.report.document.placeOf([...scope.path, ...path]);
    scope.report.add(configErrors['config.not-in-this-version']({ what, at }));
  };
  if (publish.refs !== 'none') refuse(['publish', 'refs'], `publish.refs "${publish.refs}"`);
  if (publish.branch !== null) refuse(['publish', 'branch'], 'publish.branch');
  if (metric.tolerance > 0) refuse(['metric', 'tolerance'], 'metric.tolerance');
};

const baselineRepeats = ({ evaluation }: ExperimentConfig): number =>
  evaluation.noise === 'none' ? 1 : evaluation.noise === 'noisy' ? 5 : evaluation.aa;

const checkBudget = (experiment: ExperimentConfig, scope: Scope): void => {
  const { promotion, evaluation, budget, parallel } = experiment;
  const { workers, window } = parallel;
  if (workers !== 'auto' && window !== 'auto' && window < workers) {
    scope.fail(
      ['parallel', 'window'],
      `parallel.window is ${window}, below parallel.workers, which is ${workers}`,
      `write "window: ${workers}" or more, or "window: auto"`,
    );
  }
  const least = leastPairs(promotion.alpha);
  if (promotion.enabled && promotion.max_pairs < least) {
    scope.fail(
      ['promotion', 'max_pairs'],
      `promotion.max_pairs is ${promotion.max_pairs}, but at alpha ${promotion.alpha} nothing is decided before ${least} pairs`,
      `write "max_pairs: ${least}" or more, or "enabled: false"`,
    );
  }
  const evaluations = evaluationsOf(experiment);
  const pairs = evaluation.noise === 'none' ? 1 : least;
  const wanted = 2 * promotion.candidates * (evaluation.noise === 'none' ? 1 : promotion.max_pairs);
  const reserve = promotion.enabled ? Math.min(Math.floor(evaluations / 5), wanted) : 0;
  const needed = baselineRepeats(experiment) + (budget.trials > 1 ? 1 : 0);
  const key = budget.evaluations === null ? 'trials' : 'evaluations';
  if (evaluations - reserve < needed) {
    scope.fail(
      ['budget', key],
      `${evaluations} evaluations, ${reserve} of them kept for promotion, do not even reach a first trial: the baseline alone takes ${baselineRepeats(experiment)}`,
      `write "evaluations: ${Math.ceil((needed * 5) / 4) + 1}" or more`,
    );
  } else if (promotion.enabled && budget.trials > 1 && reserve < 2 * pairs) {
    scope.report.warn(
      [...scope.path, 'budget', key],
      `${reserve} evaluations are kept for promotion, but ${2 * pairs} are the least that can confirm anything: the best will be "best seen" only (5 x ${2 * pairs} evaluations in all would do)`,
    );
  }
};

const checkPatterns = ({ proposers, commands }: ExperimentConfig, scope: Scope): void => {
  for (const [index, proposer] of proposers.entries()) {
    for (const [at, range] of proposer.ranges.entries()) {
      scope.checkPattern(['proposers', index, 'ranges', at, 'file'], range.file);
    }
  }
  for (const [index, check] of commands.check.entries()) {
    for (const [at, pattern] of check.files.entries()) {
      scope.checkPattern(['commands', 'check', index, 'files', at], pattern);
    }
  }
};

const checkPaths = (config: Config, experiment: ExperimentConfig, scope: Scope): void => {
  for (const found of checkFiles(experiment.files, alwaysDenied(config))) {
    const path: KeyPath = ['files', ...found.path];
    const at = scope.report.document.placeOf([...scope.path, ...path]);
    if (found.kind === 'bad_pattern') {
      const { value: pattern, problem, cure } = found;
      scope.report.add(configErrors['config.bad-pattern']({ pattern, problem, cure, at }));
    } else
      scope.fail(
        path,
        `files.${String(found.path[0])}: "${found.value}" ${found.problem}`,
        found.cure,
      );
  }
  const { instructions, commands, files } = experiment;
  if (instructions !== null && checkPath(instructions) !== null) {
    scope.fail(
      ['instructions'],
      `instructions is "${instructions}", which is no path inside the repository`,
      'write a path such as docs/goal.md',
    );
  }
  if (commands.run === null && files.data.length > 0) {
    scope.report.warn(
      [...scope.path, 'files', 'data'],
      'files.data has no effect without commands.run: the evaluator gets every editable file',
    );
  }
};

/** Checks of one experiment that need more than one key at a time. */
export const checkExperiment = (
  config: Config,
  name: string,
  experiment: ExperimentConfig,
  report: CheckReport,
): void => {
  const path: KeyPath = ['search', 'experiments', name];
  const scope: Scope = {
    report,
    path,
    fail: (inner, problem, cure) => {
      report.contradiction([...path, ...inner], problem, cure);
    },
    checkPattern: (inner, pattern) => {
      const problem = patternProblem(pattern);
      if (problem === null) return;
      const at = report.document.placeOf([...path, ...inner]);
      const cure = 'write a path relative to the repository, such as src/**';
      report.add(configErrors['config.bad-pattern']({ pattern, problem, cure, at }));
    },
  };
  checkMetric(experiment, scope);
  checkBudget(experiment, scope);
  checkLater(experiment, scope);
  checkPatterns(experiment, scope);
  checkPaths(config, experiment, scope);
  const own = experiment.sandbox;
  const isolation = own.isolation ?? config.sandbox.isolation;
  const least = own.min_isolation ?? config.sandbox.min_isolation;
  const inherited = own.isolation === undefined && own.min_isolation === undefined;
  if (!inherited && isolation === 'none' && least !== 'none') {
    scope.fail(
      ['sandbox', own.isolation === undefined ? 'min_isolation' : 'isolation'],
      `the sandbox of experiment "${name}" has isolation none, below min_isolation, which is ${least}`,
      'write "min_isolation: none" beside it if commands may really run unconfined',
    );
  }
};
