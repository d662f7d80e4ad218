import type { ForgeKind } from './event.ts';

/** What the runner says of forge and job, read from its environment. */
export interface RunnerFacts {
  readonly forge: ForgeKind;
  /** A local imitation of GitHub's runner, not a forge. */
  readonly local: boolean;
  /** Addresses without a slash at the end; empty when the runner does not tell them. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** `owner/name`, or empty. */
  readonly repository: string;
  readonly repositoryId: number | null;
  readonly eventName: string;
  readonly eventPath: string;
  readonly sha: string | null;
  readonly ref: string | null;
  readonly actor: string | null;
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
}

/** What the user set by hand, before what the runner says; empty strings count as not set. */
export interface ForgeOverrides {
  readonly forge?: string;
  readonly apiUrl?: string;
  readonly serverUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const set = (value: string | undefined): value is string =>
  value !== undefined && value.trim() !== '';
const isTrue = (value: string | undefined): boolean =>
  set(value) && value.trim().toLowerCase() === 'true';
const stripSlashes = (url: string): string => url.trim().replace(/\/+$/, '');
const wholeNumber = (text: string | undefined, otherwise: number): number =>
  text !== undefined && /^[0-9]{1,15}$/.test(text.trim()) ? Number(text.trim()) : otherwise;

const isForge = (word: string): word is ForgeKind =>
  word === 'github' || word === 'gitea' || word === 'forgejo';

/**
 * Which forge this is: the input, then the markers of Forgejo, Gitea and GitHub, in that order (a
 * Forgejo runner sets Gitea's marker too, and all set GitHub's). Null when nothing tells.
 */
export const detectForge = (env: Environment, input = ''): ForgeKind | null => {
  const word = input.trim().toLowerCase();
  if (isForge(word)) return word;
  if (isTrue(env['FORGEJO_ACTIONS'])) return 'forgejo';
  if (isTrue(env['GITEA_ACTIONS'])) return 'gitea';
  return isTrue(env['GITHUB_ACTIONS']) ? 'github' : null;
};

/** Reads the runner's environment; null when this is no run of an Action. */
export const readRunner = (
  env: Environment,
  overrides: ForgeOverrides = {},
): RunnerFacts | null => {
  const forge = detectForge(env, overrides.forge);
  if (forge === null || !set(env['GITHUB_EVENT_NAME'])) return null;
  const serverUrl = stripSlashes(
    set(overrides.serverUrl) ? overrides.serverUrl : (env['GITHUB_SERVER_URL'] ?? ''),
  );
  const fallbackApi = forge === 'github' || serverUrl === '' ? '' : `${serverUrl}/api/v1`;
  const apiUrl = set(overrides.apiUrl) ? overrides.apiUrl : env['GITHUB_API_URL'];
  const id = wholeNumber(env['GITHUB_REPOSITORY_ID'], 0);
  return {
    forge,
    local: forge === 'github' && isTrue(env['ACT']),
    apiUrl: set(apiUrl) ? stripSlashes(apiUrl) : fallbackApi,
    serverUrl,
    repository: (env['GITHUB_REPOSITORY'] ?? '').trim(),
    repositoryId: id === 0 ? null : id,
    eventName: env['GITHUB_EVENT_NAME'].trim(),
    eventPath: env['GITHUB_EVENT_PATH'] ?? '',
    sha: set(env['GITHUB_SHA']) ? env['GITHUB_SHA'].trim() : null,
    ref: set(env['GITHUB_REF']) ? env['GITHUB_REF'].trim() : null,
    actor: set(env['GITHUB_ACTOR']) ? env['GITHUB_ACTOR'].trim() : null,
    run: {
      id: wholeNumber(env['GITHUB_RUN_ID'], 0),
      number: wholeNumber(env['GITHUB_RUN_NUMBER'], 0),
      attempt: wholeNumber(env['GITHUB_RUN_ATTEMPT'], 1),
    },
  };
};

/** Major and minor of a server version; null for development builds and anything else. */
export const versionOf = (
  text: string | null,
): { readonly major: number; readonly minor: number } | null => {
  const match = /^v?(\d{1,4})\.(\d{1,4})/.exec(text ?? '');
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
};

/**
 * The page of a run under the repository's page. Gitea counts by run id since 1.26 and by run number
 * before; as long as its version is not known there is no link, null.
 */
export const runPage = (
  forge: ForgeKind,
  serverVersion: string | null,
  repositoryPage: string,
  run: { readonly id: number; readonly number: number; readonly attempt: number },
): string | null => {
  if (run.id === 0 || !/^https?:\/\//.test(repositoryPage)) return null;
  const base = `${repositoryPage}/actions/runs`;
  if (forge === 'github') return `${base}/${run.id}/attempts/${run.attempt}`;
  if (forge === 'forgejo') return `${base}/${run.number}`;
  const version = versionOf(serverVersion);
  if (version === null) return null;
  return version.major > 1 || version.minor >= 26 ? `${base}/${run.id}` : `${base}/${run.number}`;
};
