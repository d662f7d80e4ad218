import { readFileSync } from 'node:fs';
import type { ActionFacts, Outcome } from '../commands/command.ts';
import { isAppError } from '../errors/app-error.ts';
import { cliErrors } from '../errors/cli.ts';
import { readRunner, type RunnerFacts } from '../events/detect.ts';
import { normalizeEvent } from '../events/normalize.ts';
import type { Event } from '../events/event.ts';
import { openForge } from '../forge/open.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { createHttp } from './adapters/http.ts';
import type { Inputs } from './inputs.ts';

/** What the post step must know; kept in the runner's state. */
export interface JobState {
  readonly temp: string | null;
  readonly pending: readonly { readonly sha: string; readonly context: string }[];
}

/** Name of our entry in the runner's state; the entry file looks for it. */
export const stateName = 'guildseal';

type Environment = Readonly<Record<string, string | undefined>>;

/** Facts of the job; throws `cli.no-event` where this is no job. */
export const readJob = (env: Environment, inputs: Inputs): RunnerFacts => {
  const facts = readRunner(env, {
    forge: inputs.forge,
    apiUrl: inputs.apiUrl,
    serverUrl: inputs.serverUrl,
  });
  if (facts === null) throw cliErrors['cli.no-event']({ variable: 'GITHUB_EVENT_NAME' });
  return facts;
};

/** Reads and normalises the event of the job. */
export const readEvent = (facts: RunnerFacts): Event | { readonly skip: string } => {
  let payload: unknown;
  try {
    payload = JSON.parse(readFileSync(facts.eventPath, 'utf8'));
  } catch (cause) {
    throw cliErrors['cli.bad-event']({ path: facts.eventPath, cause });
  }
  return normalizeEvent({
    name: facts.eventName,
    payload,
    facts: { ...facts, serverVersion: null },
  });
};

/** Opens what a command in a job has beyond one in a terminal. */
export const openAction = (
  parts: { readonly clock: Clock; readonly log: Log; readonly random: Random },
  job: {
    readonly env: Environment;
    readonly facts: RunnerFacts;
    readonly event: Event;
    readonly inputs: Inputs;
    readonly hasSummary: boolean;
    readonly rememberPending: ActionFacts['rememberPending'];
  },
): ActionFacts => {
  const { facts, event, inputs } = job;
  let forge: ReturnType<typeof openForge> | null = null;
  const http = createHttp({ env: job.env });
  return {
    event,
    openForge: () => {
      forge ??= openForge(
        { ...parts, http },
        {
          kind: facts.forge,
          apiUrl: facts.apiUrl,
          token: inputs.token,
          repo: event.repo,
          fork: event.pr?.fork === true,
          summary: job.hasSummary,
        },
      );
      return forge;
    },
    token: inputs.token,
    remoteUrl: `${facts.serverUrl}/${event.repo.owner}/${event.repo.name}.git`,
    experiment: inputs.experiment,
    rememberPending: job.rememberPending,
    close: () => http.close(),
  };
};

/** The one plain closing line: runners show little else. */
export const closingLine = (outcome: Outcome | { readonly error: unknown }): string => {
  if ('error' in outcome) {
    return isAppError(outcome.error)
      ? `guildseal: failed with exit code ${outcome.error.exit} [${outcome.error.code}]`
      : 'guildseal: failed with exit code 3 [cli.bug]';
  }
  return outcome.exit === 0 ? 'guildseal: done' : `guildseal: ended with exit code ${outcome.exit}`;
};
