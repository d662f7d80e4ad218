import { join } from 'node:path';
import { type AppError, isAppError } from '../errors/app-error.ts';
import { cliErrors } from '../errors/cli.ts';
import type { Event } from '../events/event.ts';
import type { OnConfig } from '../events/config.ts';
import { type Route, routeEvent } from '../events/route.ts';
import type { Forge } from '../forge/forge.ts';
import { searchContext } from '../forge/status.ts';
import type { RunFacts } from '../search/engine/plan.ts';
import { parseRunId } from '../ledger/run-files.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ActionFacts, CommandContext, Outcome, RunCommand } from './command.ts';
import { fetchLedger } from './ledger-branch.ts';
import { createJobWatcher, type Sections } from './pull-watcher.ts';
import { refusePlantedRuns } from './imports.ts';
import { jobRemote, openRepository, type Repository } from './repository.ts';
import { concludeSearch } from './search-outcome.ts';
import type { SearchRequest } from './search-request.ts';
import { runExperiment } from './search-run.ts';
import { loadSigningKey } from './signing-key.ts';
import { readSubject, type Subject } from './subject.ts';
import { readTrustedConfig, type TrustedConfig } from './trusted-config.ts';

interface AutoRun {
  readonly context: CommandContext;
  readonly action: ActionFacts;
  readonly event: Event;
  readonly forge: Forge;
  readonly repository: Repository;
  readonly workspace: Workspace;
  readonly config: TrustedConfig;
  readonly subject: Subject;
  readonly sections: Sections;
  readonly pullPaths: readonly string[] | null;
  readonly ask: JobAsk;
}

const skip = (context: CommandContext, reason: string): Outcome => {
  context.log.info(`nothing to do: ${reason}`);
  return {
    exit: 0,
    result: { status: 'skipped', reason },
    text: '',
    outputs: { status: 'skipped' },
  };
};

const factsOf = ({
  event,
  forge,
  subject,
  context,
}: AutoRun): Pick<RunFacts, 'repo' | 'ref' | 'event' | 'actor' | 'pr'> => ({
  repo: {
    forge: event.forge,
    host: forge.host,
    owner: event.repo.owner,
    name: event.repo.name,
    id: event.repo.id,
  },
  ref: event.ref === null ? null : context.redact(event.ref).slice(0, 500),
  event: event.name,
  actor: { login: event.actor.login, id: event.actor.id },
  pr:
    subject.pull === null || subject.head === null
      ? null
      : { number: subject.pull, head: subject.head, base: subject.base },
});

/** What somebody who runs a search in a job may ask for beyond its name. */
type JobAsk = Pick<SearchRequest, 'runId' | 'isNew' | 'seed' | 'budget'>;

const asConfigured: JobAsk = { runId: null, isNew: false, seed: null, budget: {} };

/** Whether this commit has a finished search already: some events come twice for one change. */
const wasSeen = async (
  { log }: CommandContext,
  forge: Forge,
  sha: string,
  experiment: string,
): Promise<boolean> => {
  try {
    const statuses = await forge.statuses(sha);
    const newest = statuses.find(({ context }) => context === searchContext(experiment));
    return newest?.state === 'success';
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.warn(`whether this commit has a result already cannot be read: ${error.message}`);
    return false;
  }
};

const runOne = async (run: AutoRun, experiment: string): Promise<Outcome> => {
  const { context, forge, event, repository, workspace, config, subject } = run;
  const remote = jobRemote(context);
  const watcher = createJobWatcher({
    context,
    repository,
    forge,
    event,
    experiment,
    sha: subject.head ?? subject.base,
    pull: subject.pull,
    loadSigner: () =>
      subject.isFork ? null : loadSigningKey(context, config.config.seal, repository.folder),
    seal: config.config.seal,
    report: config.config.report,
    sections: run.sections,
  });
  try {
    const finished = await runExperiment(context, {
      experiment,
      repository,
      workspace,
      config,
      ...run.ask,
      from: null,
      pullHead: subject.head,
      pullPaths: run.pullPaths,
      isFork: subject.isFork,
      facts: factsOf(run),
      watcher,
      fetchRuns:
        remote === null || config.config.report.publish === 'none'
          ? null
          : async (runsFolder) => {
              try {
                const runs = await fetchLedger(context, repository, remote, runsFolder, {
                  isWanted: (runId) => parseRunId(runId)?.experiment === experiment,
                  // A run on another base is not continued; its ledger shows what it revealed.
                  needsObjects: (begin) => begin.base === subject.base,
                });
                if (runs.length > 0) context.log.debug(`fetched ${runs.join(', ')}`);
              } catch (error) {
                if (!isAppError(error)) throw error;
                context.log.warn(`earlier runs could not be fetched: ${error.message}`);
              }
            },
    });
    const { outcome, report } = concludeSearch(context, finished, watcher.publication());
    const url = watcher.commentUrl();
    return {
      ...outcome,
      outputs: { ...outcome.outputs, ...(url === null ? {} : { 'comment-url': url }) },
      summary: `${run.sections.get(experiment) ?? report.runId}\n`,
    };
  } catch (error) {
    // Where another job goes on with the run, comment and status are its to write.
    if (!isAppError(error) || error.code !== 'search.run-diverged') {
      await watcher.fail(isAppError(error) ? error.message : 'an error that should not happen');
    }
    throw error;
  }
};

const joinOutcomes = (outcomes: readonly Outcome[]): Outcome => {
  const last = outcomes.at(-1);
  if (last === undefined || outcomes.length === 1) {
    return last ?? { exit: 0, result: { searches: [] }, text: '' };
  }
  const worst = [...outcomes].sort((a, b) => b.exit - a.exit)[0];
  return {
    exit: worst?.exit ?? 0,
    result: { searches: outcomes.map(({ result }) => result) },
    text: outcomes.map(({ text }) => text).join('\n\n'),
    outputs: last.outputs ?? {},
    summary: outcomes.map(({ summary }) => summary ?? '').join('\n'),
  };
};

const readPullPaths = async (
  context: CommandContext,
  forge: Forge,
  pull: number | null,
): Promise<readonly string[] | null> => {
  if (pull === null) return null;
  try {
    return (await forge.files(pull)).map(({ path }) => path);
  } catch (error) {
    if (!isAppError(error)) throw error;
    context.log.warn(`the changed files of the pull request cannot be listed: ${error.message}`);
    return null;
  }
};

const openBase = (
  context: CommandContext,
  repository: Repository,
  subject: Subject,
): Promise<Workspace> => {
  const remote = jobRemote(context);
  return openWorkspace(
    { git: repository.git, files: context.files },
    {
      source: { local: repository.source, ...(remote === null ? {} : { remote }) },
      baseCommit: subject.base,
      alsoFetch: subject.head === null ? [] : [subject.head],
      directory: join(context.files.makeTemporary('clone-'), 'clone.git'),
    },
  );
};

/**
 * Runs searches in a job, on what its event is about: `chooseRoute` says which, by the trusted configuration.
 *
 * @throws AppError of every part
 */
export const runInJob = async (
  context: CommandContext,
  action: ActionFacts,
  chooseRoute: (event: Event, on: OnConfig) => Route,
  ask: JobAsk = asConfigured,
): Promise<Outcome> => {
  const { event } = action;
  // Anybody may comment: without the grammar and the rights of commands nothing is run for it.
  if (event.kind === 'comment' || event.kind === 'review') {
    return skip(context, 'slash commands are not in this version');
  }
  const forge = await action.openForge();
  const subject = await readSubject(event, forge, context.log);
  if (typeof subject === 'string') return skip(context, subject);
  const repository = await openRepository(context);
  const workspace = await openBase(context, repository, subject);
  try {
    const config = await readTrustedConfig(workspace, context.configPath, context.log);
    if (config === null) {
      return skip(
        context,
        `${context.configPath} is not in the base commit ${subject.base.slice(0, 12)}`,
      );
    }
    const route = chooseRoute(event, config.config.on);
    if ('skip' in route) return skip(context, route.skip);
    if (subject.head !== null) {
      const runs = { root: repository.folder, folder: config.config.report.dir };
      await refusePlantedRuns(context.files, workspace, subject.head, runs);
    }
    const sections: Sections = new Map();
    const pullPaths = await readPullPaths(context, forge, subject.pull);
    const outcomes: Outcome[] = [];
    const failures: AppError[] = [];
    for (const name of route.run) {
      const experiment = /^search:(.+)$/.exec(name)?.[1];
      if (experiment === undefined) {
        context.log.warn(`${name} is not in this version; on.${event.kind}.run names it`);
        continue;
      }
      if (action.experiment !== null && action.experiment !== experiment) continue;
      if (
        route.unlessSeen &&
        (await wasSeen(context, forge, subject.head ?? subject.base, experiment))
      ) {
        context.log.info(`${experiment}: this commit has its result already`);
        continue;
      }
      const run = {
        context,
        action,
        event,
        forge,
        repository,
        workspace,
        config,
        subject,
        sections,
        pullPaths,
        ask,
      };
      if (outcomes.length > 0 && context.signal.aborted) break;
      try {
        outcomes.push(await runOne(run, experiment));
      } catch (error) {
        // What cannot be done for one experiment says nothing about the next.
        if (!isAppError(error)) throw error;
        if (route.run.length > 1) context.log.error(`${experiment}: ${error.message}`);
        failures.push(error);
      }
    }
    const [failure] = failures;
    if (failure !== undefined) {
      for (const { text } of outcomes) context.log.info(text);
      throw failure;
    }
    return outcomes.length === 0 ? skip(context, 'no search is named') : joinOutcomes(outcomes);
  } finally {
    await workspace.close();
  }
};

/** `auto`: what the configuration of the trusted commit says for the event of this job. */
export const runAutoCommand: RunCommand = (context) => {
  const { action } = context;
  if (action === null) throw cliErrors['cli.no-event']({ variable: 'GITHUB_EVENT_NAME' });
  return runInJob(context, action, routeEvent);
};
