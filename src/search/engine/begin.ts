import { createHash } from 'node:crypto';
import type { Num, RunBegin, Subject } from '../../ledger/entries.ts';
import { commitSubject, treeSubject } from '../../ledger/statement.ts';
import { canonicalBytes } from '../../text/canonical.ts';
import { renderNum } from '../../text/num.ts';
import type { RunLimits } from '../limits.ts';
import type { SearchDeps, SearchPlan } from './plan.ts';
import { evaluationLimit } from './rules.ts';

const orNull = (value: number | null): Num | null => (value === null ? null : renderNum(value));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The limits of a run: of the command line, else of the configuration. */
export const limitsOf = ({ config, budget }: SearchPlan): RunLimits => {
  const trials = budget.trials ?? config.budget.trials;
  return {
    trials,
    evaluations:
      budget.evaluations ?? evaluationLimit({ trials, evaluations: config.budget.evaluations }),
    wallMs: budget.wallMs ?? config.budget.wall,
  };
};

/** Hidden patterns, and files from outside the repository by hash: what B sees beyond the base tree. */
const hiddenDigest = ({ config, hiddenFiles }: SearchPlan): string =>
  sha256(
    canonicalBytes({
      patterns: config.files.hidden,
      files: [...hiddenFiles]
        .map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    }),
  );

/** The `run-begin` of a new run. */
export const sealBegin = (
  deps: SearchDeps,
  plan: SearchPlan,
  settingsSha256: string,
): { readonly body: RunBegin; readonly subjects: readonly Subject[] } => {
  const { config, facts, seeds } = plan;
  const { base } = deps.workspace;
  const { metric, files } = config;
  const limits = limitsOf(plan);
  return {
    body: {
      kind: 'run-begin',
      ...facts,
      experiment: plan.experiment,
      base: base.commit,
      base_manifest_sha256: base.manifestSha256,
      settings_sha256: settingsSha256,
      policy: {
        editable: files.editable,
        readonly: files.readonly,
        data: files.data,
        allow: files.allow,
        hidden_sha256: hiddenDigest(plan),
      },
      evaluator: {
        run: config.commands.run,
        evaluate: config.commands.evaluate,
        custody: config.evaluation.custody,
      },
      metric: {
        name: metric.name,
        direction: metric.direction,
        min: orNull(metric.min),
        max: orNull(metric.max),
        tie: renderNum(metric.tie),
        min_effect: renderNum(metric.min_effect),
        tolerance: renderNum(metric.tolerance),
        target: orNull(metric.target),
      },
      budget: {
        trials: limits.trials,
        evaluations: limits.evaluations,
        wall_ms: limits.wallMs,
        tokens: config.budget.tokens,
        usd: orNull(config.budget.usd),
      },
      strategy: { name: config.strategy.name, window: plan.window },
      seeds: {
        run: seeds.run,
        auto: seeds.auto,
        predictable: plan.predictableSeeds,
        race_commitment: seeds.raceCommitment,
        promotion_commitment: seeds.promotionCommitment,
      },
      min_isolation: plan.sandbox.min_isolation,
      isolation: deps.sandbox.isolation,
    },
    subjects: [commitSubject('base', base.commit), treeSubject('base', base.tree)],
  };
};
