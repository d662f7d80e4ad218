import { join } from 'node:path';
import { isAppError } from '../errors/app-error.ts';
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
import { jobRemote, openRepository, type Repository } from './repository.ts';
import { concludeSearch } from './search-outcome.ts';
import { runExperiment } from './search-run.ts';
import { readTrustedConfig, type TrustedConfig } from './trusted-config.ts';

/** What an event is about, re-read from the forge where it can be. */
interface Subject {
  readonly base: string;
  /** Head of the pull request; null for other events. */
  readonly head: string | null;
  readonly pull: number | null;
  readonly isFork: boolean;
}

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

const readSubject = async (event: Event, forge: Forge): Promise<Subject | string> => {
  if (event.pr === null) {
    return event.sha === null
      ? 'the event names no commit'
      : { base: event.sha, head: null, pull: null, isFork: false };
  }
  const pull = await forge.pull(event.pr.number);
  const head = event.pr.headSha ?? pull.headSha;
  if (pull.headSha !== head) {
    return `the pull request moved on to ${pull.headSha.slice(0, 12)}, which has its own run`;
  }
  return { base: pull.baseSha, head, pull: pull.number, isFork: pull.fork };
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

/** Whether this commit has a finished search already: some events come twice for one change. */
const wasSeen = async (forge: Forge, sha: string, experiment: string): Promise<boolean> => {
  const statuses = await forge.statuses(sha);
  return statuses.find(({ context }) => context === searchContext(experiment))?.state === 'success';
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
      runId: null,
      isNew: false,
      from: null,
      seed: null,
      budget: {},
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
    await watcher.fail(isAppError(error) ? error.message : 'an error that should not happen');
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
 * Runs searches in a job, on what its event is about: `route` says which, by the trusted configuration.
 *
 * @throws AppError of every part
 */
export const runInJob = async (
  context: CommandContext,
  action: ActionFacts,
  chooseRoute: (event: Event, on: OnConfig) => Route,
): Promise<Outcome> => {
  const { event } = action;
  const forge = await action.openForge();
  const subject = await readSubject(event, forge);
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
    const sections: Sections = new Map();
    const pullPaths = await readPullPaths(context, forge, subject.pull);
    const outcomes: Outcome[] = [];
    for (const name of route.run) {
      const experiment = /^search:(.+)$/.exec(name)?.[1];
      if (experiment === undefined) {
        context.log.warn(`${name} is not in this version; on.${event.kind}.run names it`);
        continue;
      }
      if (action.experiment !== null && action.experiment !== experiment) continue;
      if (route.unlessSeen && (await wasSeen(forge, subject.head ?? subject.base, experiment))) {
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
      };
      outcomes.push(await runOne(run, experiment));
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
  if (action.event.kind === 'comment' || action.event.kind === 'review') {
    return Promise.resolve(skip(context, 'slash commands are not in this version'));
  }
  return runInJob(context, action, routeEvent);
};
