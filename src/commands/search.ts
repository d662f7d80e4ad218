import { join } from 'node:path';
import { cliErrors } from '../errors/cli.ts';
import { searchErrors } from '../errors/search.ts';
import { parseRunId } from '../ledger/run-files.ts';
import { compileMatcher } from '../policy/matcher.ts';
import type { BudgetOverride } from '../search/engine/plan.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { exportRefs } from '../workspace/refs.ts';
import { findDirtyPaths, resolveBase } from '../workspace/source.ts';
import { runInJob } from './auto.ts';
import type { CommandCall, CommandContext, Outcome, RunCommand } from './command.ts';
import { countOption, flagOption, listOption, textOption } from './options.ts';
import { openRepository, type Repository } from './repository.ts';
import { locateRun } from './run-folder.ts';
import { applyRun } from './search-apply.ts';
import { describePlan } from './search-dry-run.ts';
import { concludeSearch } from './search-outcome.ts';
import type { SearchRequest } from './search-request.ts';
import { type FinishedSearch, runExperiment } from './search-run.ts';
import { requireTrustedConfig, type TrustedConfig } from './trusted-config.ts';
import { duration } from '../config/values.ts';

const budgetKeys = { trials: 'trials', evaluations: 'evaluations', wall: 'wallMs' } as const;

/** `--budget trials=200 --budget wall=10m` */
const readBudget = (call: CommandCall): BudgetOverride => {
  const found: Record<string, number> = {};
  for (const word of listOption(call, 'budget')) {
    const [key = '', value = ''] = word.split('=');
    const name = Object.hasOwn(budgetKeys, key) ? budgetKeys[key as keyof typeof budgetKeys] : null;
    const number = key === 'wall' ? duration().safeParse(value).data : Number(value);
    const isSound = number !== undefined && Number.isSafeInteger(number) && number > 0;
    if (name === null || !isSound) {
      const expected = 'trials=N, evaluations=N or wall=DURATION';
      throw cliErrors['cli.bad-option']({ option: '--budget', value: word, expected });
    }
    found[name] = number;
  }
  return found;
};

const readFrom = async (
  context: CommandContext,
  repository: Repository,
  call: CommandCall,
): Promise<SearchRequest['from']> => {
  const from = textOption(call, 'from');
  if (from === null) return null;
  const [, run = from, node = null] = /^(.*?)(?::(n\d+))?$/.exec(from) ?? [];
  return { directory: await locateRun(context, repository, run), node };
};

/** Uncommitted changes that a search would silently not see. */
const refuseDirty = async (
  context: CommandContext,
  repository: Repository,
  config: TrustedConfig,
  experiment: string,
): Promise<void> => {
  const editable = config.config.search.experiments[experiment]?.files.editable ?? [];
  const matters = compileMatcher([...editable, context.configPath]);
  const dirty = (await findDirtyPaths(repository.git, repository.source)).filter(
    ({ untracked, path }) => !untracked || matters(path),
  );
  const seen = dirty.filter(({ path }) => matters(path)).map(({ path }) => path);
  if (seen.length > 0) throw searchErrors['search.dirty-tree']({ paths: seen });
  if (dirty.length > 0) {
    context.log.warn(
      `${dirty
        .slice(0, 3)
        .map(({ path }) => path)
        .join(
          ', ',
        )}${dirty.length > 3 ? ` and ${String(dirty.length - 3)} more` : ''} differ from HEAD; the search starts from the commit`,
    );
  }
};

/** In a job the event says which commit is trusted: nothing may put the checkout in its place. */
const refuseInJob = (call: CommandCall): void => {
  const option = ['base', 'from', 'dryRun'].find((name) => call.options[name] !== undefined);
  if (option === undefined) return;
  const flag = option === 'dryRun' ? '--dry-run' : `--${option}`;
  throw cliErrors['cli.usage']({
    message: `${flag} does not go with a job, whose event says what is searched`,
    command: 'search',
  });
};

/** The best commit in the user's repository, where no branch is touched. */
const exportBest = async (
  repository: Repository,
  request: SearchRequest,
  { outcome }: FinishedSearch,
): Promise<void> => {
  const { best, run_id: runId } = outcome.result;
  if (best === null || best.node === 'n0') return;
  await exportRefs(repository.git, request.workspace, repository.source, [
    { ref: `refs/guildseal/${runId}/best`, commit: best.commit },
  ]);
};

/** `search NAME|RUN`: runs or continues an experiment of the repository. */
export const runSearchCommand: RunCommand = async (context, call): Promise<Outcome> => {
  const name = call.args[0] ?? '';
  if (name === 'apply') return applyRun(context, call);
  const named = parseRunId(name);
  const experiment = named?.experiment ?? name;
  const ask = {
    runId: named?.runId ?? null,
    isNew: flagOption(call, 'new'),
    seed: countOption(call, 'seed'),
    budget: readBudget(call),
  };
  if (context.action !== null) {
    refuseInJob(call);
    const route = { run: [`search:${experiment}`], unlessSeen: false };
    return runInJob(context, context.action, () => route, ask);
  }
  const repository = await openRepository(context);
  const revision = textOption(call, 'base');
  const base = await resolveBase(repository.git, repository.source, revision ?? 'HEAD');
  const workspace = await openWorkspace(
    { git: repository.git, files: context.files },
    {
      source: { local: repository.source },
      baseCommit: base,
      directory: join(context.files.makeTemporary('clone-'), 'clone.git'),
    },
  );
  try {
    const config = await requireTrustedConfig(workspace, context.configPath, context.log);
    if (revision === null) await refuseDirty(context, repository, config, experiment);
    const request: SearchRequest = {
      experiment,
      repository,
      workspace,
      config,
      ...ask,
      from: await readFrom(context, repository, call),
      pullHead: null,
      pullPaths: null,
      isFork: false,
      facts: { repo: null, ref: null, event: null, actor: null, pr: null },
      watcher: null,
      fetchRuns: null,
    };
    if (flagOption(call, 'dryRun')) return describePlan(context, request);
    const finished = await runExperiment(context, request);
    await exportBest(repository, request, finished);
    return concludeSearch(context, finished, null).outcome;
  } finally {
    await workspace.close();
  }
};
