import { evaluationsOf, resolveExperiment } from '../config/resolve.ts';
import { compilePolicy } from '../policy/policy.ts';
import type { CommandContext, Outcome } from './command.ts';
import type { SearchRequest } from './search-request.ts';

/** `search NAME --dry-run`: what would run, from the trusted commit, without running or writing anything. */
export const describePlan = (context: CommandContext, request: SearchRequest): Outcome => {
  const { workspace, config } = request;
  const { experiment, sandbox, denied } = resolveExperiment(
    config.config,
    request.experiment,
    config.path,
  );
  const policy = compilePolicy(experiment.files, denied);
  const editable = workspace.baseFiles
    .map(({ path }) => path)
    .filter((path) => policy.isEditable(path));
  const hidden = workspace.baseFiles
    .map(({ path }) => path)
    .filter((path) => policy.isHidden(path));
  const trials = request.budget.trials ?? experiment.budget.trials;
  const evaluations =
    request.budget.evaluations ??
    (request.budget.trials === undefined ? evaluationsOf(experiment) : 5 * trials);
  const result = {
    experiment: request.experiment,
    base: workspace.base.commit,
    config: { path: config.path, sha256: config.sha256 },
    editable,
    hidden: hidden.length,
    commands: { run: experiment.commands.run, evaluate: experiment.commands.evaluate },
    metric: { name: experiment.metric.name, direction: experiment.metric.direction },
    strategy: experiment.strategy.name,
    first: 'n0, the baseline: the base commit as it is',
    budget: {
      trials,
      evaluations,
      wall_ms: request.budget.wallMs ?? experiment.budget.wall,
      usd: '0',
    },
    min_isolation: sandbox.min_isolation,
    custody: experiment.evaluation.custody,
  };
  const lines = [
    `${result.experiment}: ${result.metric.direction} ${result.metric.name}, strategy ${result.strategy}`,
    `base commit   ${result.base}`,
    `editable      ${editable.slice(0, 8).join(', ')}${editable.length > 8 ? ` and ${String(editable.length - 8)} more` : ''}`,
    `run           ${result.commands.run?.join(' ') ?? 'nothing: the candidate is data'}`,
    `evaluate      ${result.commands.evaluate.join(' ')}`,
    `budget        ${String(trials)} trials, ${String(evaluations)} evaluations, no money`,
    `isolation     at least ${result.min_isolation}, custody ${result.custody}`,
    `first         ${result.first}`,
  ];
  return { exit: 0, result, text: context.redact(lines.join('\n')) };
};
