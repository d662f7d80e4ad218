import { z } from 'zod';
import { argv, duration, experimentName, size } from '../config/values.ts';
import { sandboxOverride } from '../sandbox/config.ts';

const globs = () => z.array(z.string().min(1));
const nonNegative = () => z.number().nonnegative();

const files = z
  .strictObject({
    editable: globs().min(1).describe('Paths a candidate may change.'),
    readonly: globs()
      .default([])
      .describe('Paths shown to proposers that a candidate may not change.'),
    hidden: globs().default([]).describe('Paths only the evaluator sees.'),
    hidden_from: z
      .string()
      .nullable()
      .default(null)
      .describe('Folder outside the repository with the hidden files.'),
    data: globs()
      .default([])
      .describe('Editable files the evaluator gets as data although commands.run is set.'),
    context: globs().default([]).describe('Files shown to models.'),
    allow: z
      .array(z.string())
      .default([])
      .describe('Exact names of normally denied files that may be changed after all.'),
    binary: z
      .array(z.string())
      .default([])
      .describe('Exact names of editable files that are no text.'),
    unicode: z.boolean().default(false).describe('New file names beyond ASCII.'),
    allow_new: z.boolean().default(false).describe('Candidates may add files.'),
    allow_delete: z.boolean().default(false).describe('Candidates may delete files.'),
    max_files: z.int().min(1).max(256).default(20).describe('Changed files at most.'),
    max_file_bytes: size()
      .default(1024 ** 2)
      .describe('Size of a changed file at most.'),
    max_total_bytes: size()
      .default(16 * 1024 ** 2)
      .describe('Size of all changed files at most.'),
    foreign: z
      .enum(['ignore', 'fail'])
      .default('ignore')
      .describe('What to do about other files a pull request changes.'),
  })
  .describe('What may be edited and who sees what.');

const rangeProblem = (match: string): string | null => {
  try {
    // With an empty alternative every expression matches; the result then counts its groups.
    const groups = (new RegExp(`${match}|`, 'gm').exec('')?.length ?? 1) - 1;
    return groups > 0 ? null : 'needs a group (..) around the value';
  } catch (error) {
    return error instanceof Error ? error.message : 'is no regular expression';
  }
};

const range = z
  .strictObject({
    file: z.string().min(1).describe('Glob of files.'),
    match: z
      .string()
      .describe(
        'JavaScript regular expression (flags gm); every match is a site, its first group the value.',
      ),
    type: z.enum(['int', 'float', 'choice']).describe('What the value is.'),
    min: z.number().optional().describe('Least value.'),
    max: z.number().optional().describe('Greatest value.'),
    scale: z.enum(['linear', 'log']).default('linear').describe('Scale that steps are even on.'),
    values: z
      .array(z.string().regex(/^[^\r\n]*$/, { error: 'one line' }))
      .min(2)
      .optional()
      .describe('Values to choose from.'),
  })
  .superRefine((value, context) => {
    const problem = (key: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [key], message });
    };
    const wrong = rangeProblem(value.match);
    if (wrong !== null) problem('match', wrong);
    if (value.type === 'choice') {
      if (value.values === undefined) problem('values', 'a choice needs its values');
      return;
    }
    const { min, max } = value;
    if (min !== undefined && max !== undefined && min >= max) problem('max', 'must exceed min');
    if (value.type === 'int') {
      if (min !== undefined && !Number.isSafeInteger(min)) problem('min', 'must be an integer');
      if (max !== undefined && !Number.isSafeInteger(max)) problem('max', 'must be an integer');
    }
    if (value.scale === 'log' && (min === undefined || max === undefined || min <= 0)) {
      problem('min', 'a log scale needs min and max above 0');
    }
  });

/** Operators of the built-in proposer. */
export const mutateOperators = [
  'range',
  'number',
  'line_delete',
  'line_duplicate',
  'line_swap',
  'line_move',
  'line_replace',
  'line_insert',
  'block_delete',
  'token',
  'identifier_swap',
  'compound',
] as const;

const mutate = z.strictObject({
  kind: z.literal('mutate').describe('Built-in edits, without a model.'),
  ranges: z.array(range).default([]).describe('Declared values.'),
  operators: z
    .union([z.literal('all'), z.array(z.enum(mutateOperators)).min(1)])
    .default('all')
    .describe('Operators to use.'),
  screen: z
    .int()
    .min(0)
    .default(8)
    .describe('Drafts screened by the learned model before one is evaluated; 0 switches it off.'),
});

const strategyNames = ['plateau', 'greedy'] as const;

const strategy = z
  .union([
    z.enum(strategyNames),
    z.strictObject({
      name: z
        .literal('plateau')
        .describe('Accepts what is not worse, spreads over all that is best.'),
      p_min: z
        .number()
        .gt(0)
        .lt(1)
        .default(0.05)
        .describe('Least chance of a gain a try that is still worth trying for.'),
      eps: z
        .number()
        .min(0)
        .max(1)
        .default(0.15)
        .describe('How often an older node is tried once all of the best are exhausted.'),
    }),
    z.strictObject({
      name: z.literal('greedy').describe('Always goes on from the best node.'),
      accept: z
        .enum(['strict', 'equal'])
        .default('strict')
        .describe('Whether a node must be better, or may be as good.'),
    }),
  ])
  .transform((value) =>
    value === 'plateau'
      ? { name: 'plateau' as const, p_min: 0.05, eps: 0.15 }
      : value === 'greedy'
        ? { name: 'greedy' as const, accept: 'strict' as const }
        : value,
  )
  .describe('Which node the next trial starts from.');

/** One experiment, resolved with its defaults. */
export const experimentConfig = z
  .strictObject({
    description: z.string().default('').describe('What the experiment is for.'),
    instructions: z
      .string()
      .nullable()
      .default(null)
      .describe('File of the base commit with the goal in words.'),
    files,
    commands: z
      .strictObject({
        run: argv()
          .nullable()
          .default(null)
          .describe('Runs the candidate; null when the candidate is a data file.'),
        evaluate: argv().describe('Runs on the base tree and prints NAME: VALUE.'),
        check: z
          .array(
            z.strictObject({
              files: globs().describe('Changed files that this check is for.'),
              command: argv().describe('Program and arguments; non-zero refuses the draft.'),
            }),
          )
          .default([])
          .describe('Cheap checks of changed files; {file} is the path.'),
      })
      .describe('Programs, as argument lists.'),
    metric: z
      .strictObject({
        name: z
          .string()
          .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'letters, digits and underscores' })
          .describe('Name of the line the evaluator prints.'),
        direction: z.enum(['maximize', 'minimize']).describe('Which way is better.'),
        min: z.number().nullable().default(null).describe('Least valid value.'),
        max: z.number().nullable().default(null).describe('Greatest valid value.'),
        target: z.number().nullable().default(null).describe('Value to stop at.'),
        tie: nonNegative().default(0).describe('Differences up to this are ties in the search.'),
        min_effect: nonNegative()
          .default(0)
          .describe('Least improvement that promotion certifies.'),
        tolerance: nonNegative()
          .default(0)
          .describe('Slack when a value is reproduced; not in this version.'),
      })
      .describe('What is measured.'),
    evaluation: z
      .strictObject({
        timeout: duration().default(600_000).describe('Wall limit of each command.'),
        custody: z
          .enum(['split', 'shared'])
          .default('split')
          .describe(
            'split: the evaluator never runs on the candidate; shared: it does, and the number can be spoofed.',
          ),
        publish_stderr: z.boolean().default(false).describe("Publish the evaluator's stderr."),
        noise: z
          .enum(['auto', 'none', 'noisy'])
          .default('auto')
          .describe('Whether two evaluations of one tree may differ.'),
        aa: z.int().min(2).default(3).describe('Repeats of the baseline that look for noise.'),
        seeded: z.boolean().default(false).describe('The evaluator uses GUILDSEAL_SEED.'),
      })
      .prefault({})
      .describe('How candidates are evaluated.'),
    race: z
      .strictObject({
        k: z
          .union([z.literal('auto'), z.int().min(1)])
          .default('auto')
          .describe('Repeats of a challenger at most.'),
        slack: nonNegative().default(0.5).describe('Standard errors a challenger may lag behind.'),
        refresh: z
          .int()
          .min(0)
          .default(20)
          .describe('Every so many evaluations the incumbent is repeated; 0 switches it off.'),
        aggregate: z
          .enum(['mean', 'median'])
          .default('mean')
          .describe('How repeats are summed up.'),
      })
      .prefault({})
      .describe('Repeats of challengers against the incumbent.'),
    promotion: z
      .strictObject({
        enabled: z
          .boolean()
          .default(true)
          .describe('Confirm the best nodes; without it nothing is called better.'),
        alpha: z
          .number()
          .gt(0)
          .lt(1)
          .default(0.05)
          .describe('False promotions accepted over a whole run.'),
        max_pairs: z
          .int()
          .min(1)
          .default(32)
          .describe('Pairs of fresh evaluations for one candidate at most.'),
        candidates: z
          .int()
          .min(1)
          .default(3)
          .describe('Nodes that are asked for in turn until one is confirmed.'),
        against: z
          .enum(['baseline', 'confirmed'])
          .default('baseline')
          .describe('What a candidate must beat: the baseline, or the last node confirmed.'),
      })
      .prefault({})
      .describe('Final confirmation on secret fresh seeds.'),
    strategy: strategy.prefault('plateau'),
    proposers: z
      .array(z.discriminatedUnion('kind', [mutate]))
      .min(1)
      .prefault([{ kind: 'mutate' }])
      .describe('What makes the edits.'),
    parallel: z
      .strictObject({
        workers: z
          .union([z.literal('auto'), z.int().min(1).max(256)])
          .default(1)
          .describe('Evaluations at once.'),
        window: z
          .union([z.literal('auto'), z.int().min(1).max(1024)])
          .default('auto')
          .describe('Proposals in flight; decides the tree.'),
      })
      .prefault({})
      .describe('Parallelism.'),
    budget: z
      .strictObject({
        trials: z
          .int()
          .min(1)
          .default(100)
          .describe('Evaluated nodes at most, the baseline included.'),
        evaluations: z
          .int()
          .min(1)
          .nullable()
          .default(null)
          .describe('Repeats at most; five times trials when left out.'),
        wall: duration().default(3_600_000).describe('Time at most, summed over resumes.'),
        tokens: z
          .int()
          .min(0)
          .nullable()
          .default(null)
          .describe('Model tokens at most; mutate, the only proposer of this version, uses none.'),
        usd: nonNegative()
          .nullable()
          .default(null)
          .describe('Money at most, in US dollars; mutate costs none.'),
        warn_at: z
          .number()
          .min(1)
          .max(100)
          .default(80)
          .describe('Percent of a budget at which the log warns.'),
      })
      .prefault({})
      .describe('Hard limits.'),
    stop: z
      .strictObject({
        failures: z
          .int()
          .min(1)
          .nullable()
          .default(null)
          .describe('Stop after so many crashes or timeouts in a row.'),
        plateau: z
          .int()
          .min(1)
          .nullable()
          .default(null)
          .describe('Stop after so many trials without gain in a row.'),
      })
      .prefault({})
      .describe('Soft stops.'),
    seed: z
      .union([z.literal('auto'), z.int().min(0)])
      .default('auto')
      .describe('Seed of the proposals.'),
    publish: z
      .strictObject({
        refs: z
          .enum(['none', 'best', 'keeps', 'all'])
          .default('none')
          .describe('Which commits are pushed to the forge.'),
        branch: z.string().nullable().default(null).describe('Branch that gets the best commit.'),
      })
      .prefault({})
      .describe('What is pushed to the forge.'),
    sandbox: sandboxOverride.prefault({}).describe('Overrides of the top-level sandbox keys.'),
  })
  .describe('A bounded search.');

/** `search:`: the experiments by name. */
export const searchConfig = z
  .strictObject({
    experiments: z
      .record(experimentName(), experimentConfig)
      .default({})
      .describe('Experiments by name.'),
  })
  .describe('Bounded search experiments.');

export type ExperimentConfig = z.output<typeof experimentConfig>;
export type SearchConfig = z.output<typeof searchConfig>;
export type MutateConfig = z.output<typeof mutate>;
export type MutateRange = z.output<typeof range>;
export type StrategyConfig = z.output<typeof strategy>;
export type MutateOperator = (typeof mutateOperators)[number];
