/** What both stand-ins remember: the same forge, told in two dialects. */
export interface StandInUser {
  readonly id: number;
  readonly login: string;
}

export type Right = 'none' | 'read' | 'write';

/** A token: of a person, or of a job with rights on one repository. */
export interface StandInToken {
  readonly token: string;
  readonly login: string;
  /** Set for a job's token. */
  readonly job?: {
    readonly repo: string;
    readonly code: Right;
    readonly pulls: Right;
    readonly issues: Right;
    readonly statuses: Right;
  };
  /** Gitea's scopes of a person's token; null: all. */
  readonly scopes?: readonly string[];
}

export interface StandInFile {
  readonly filename: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly previous?: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch?: string;
}

export interface StandInPull {
  readonly number: number;
  headSha: string;
  headRef: string;
  /** Null when the fork it came from is gone. */
  headRepo: string | null;
  baseSha: string;
  baseRef: string;
  mergeBase: string;
  state: 'open' | 'closed';
  draft: boolean;
  title: string;
  body: string;
  author: string;
  labels: readonly string[];
  files: readonly StandInFile[];
}

/** What a path is at a commit; null: nothing is there. */
export type StandInContent =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly names: readonly string[] }
  | null;

export interface StandInRepo {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  archived: boolean;
  readonly defaultBranch: string;
  /** Who may what; the owner may all. */
  readonly access: Readonly<Record<string, 'read' | 'write' | 'admin'>>;
  readonly pulls: StandInPull[];
  /** Numbers of issues that are no pull requests. */
  readonly issues: number[];
  readonly locked: number[];
  /** The full sha of a commit, branch or short sha; null: there is none. */
  readonly resolve: (name: string) => string | null;
  readonly content: (sha: string, path: string) => StandInContent | Promise<StandInContent>;
}

export interface StandInComment {
  readonly id: number;
  readonly repo: string;
  readonly issue: number;
  readonly user: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface StandInStatus {
  readonly id: number;
  readonly repo: string;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly target: string;
  /** Null for a job's token on Gitea. */
  readonly creator: string | null;
}

export interface StandInRequest {
  readonly call: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Null while the connection was broken on purpose. */
  status: number | null;
}

/** What goes wrong at a call, instead of or after what was asked for. */
export type Fault =
  | 'reset_before'
  | 'reset_after'
  | 'too_many'
  | 'error_500'
  | 'html_502'
  | 'refuse_401'
  | 'refuse_403'
  | 'missing_404'
  | 'invalid_422'
  | 'slow'
  | 'cut_json'
  | 'empty_204';

export const faults: readonly Fault[] = [
  'reset_before',
  'reset_after',
  'too_many',
  'error_500',
  'html_502',
  'refuse_401',
  'refuse_403',
  'missing_404',
  'invalid_422',
  'slow',
  'cut_json',
  'empty_204',
];

export interface StandInState {
  readonly users: StandInUser[];
  readonly tokens: StandInToken[];
  readonly repos: StandInRepo[];
  readonly comments: StandInComment[];
  readonly statuses: StandInStatus[];
  readonly requests: StandInRequest[];
  /** By number of the call, from 1. */
  readonly faults: Map<number, Fault>;
  /** Requests and own answers that the API's description does not allow. */
  readonly violations: string[];
  nextId: number;
  calls: number;
  /** Called when an answer is withheld for good, so that nobody has to wait for a time-out. */
  onSilence: (() => void) | null;
  /** Called before each answered call, for changes from outside in the middle of things. */
  onCall: ((call: number) => void) | null;
}

/** A state with nobody in it. */
export const emptyState = (): StandInState => ({
  users: [],
  tokens: [],
  repos: [],
  comments: [],
  statuses: [],
  requests: [],
  faults: new Map(),
  violations: [],
  nextId: 1,
  calls: 0,
  onSilence: null,
  onCall: null,
});

export const fullName = (repo: StandInRepo): string => `${repo.owner}/${repo.name}`;

export const findRepo = (state: StandInState, name: string): StandInRepo | null =>
  state.repos.find((repo) => fullName(repo) === name) ?? null;

export const findUser = (state: StandInState, login: string): StandInUser =>
  state.users.find((user) => user.login === login) ?? { id: 0, login };

export const addComment = (
  state: StandInState,
  comment: Pick<StandInComment, 'repo' | 'issue' | 'user' | 'body'>,
): StandInComment => {
  const at = new Date(Date.UTC(2026, 0, 1) + state.nextId * 1000).toISOString().replace('.000', '');
  const added = { ...comment, id: state.nextId, createdAt: at, updatedAt: at };
  state.nextId += 1;
  state.comments.push(added);
  return added;
};

export const addStatus = (
  state: StandInState,
  status: Omit<StandInStatus, 'id'>,
): StandInStatus => {
  const added = { ...status, id: state.nextId };
  state.nextId += 1;
  state.statuses.push(added);
  return added;
};

/** A job's token on one repository with all rights a trusted run may have. */
export const trustedJob = (token: string, login: string, repo: string): StandInToken => ({
  token,
  login,
  job: { repo, code: 'write', pulls: 'write', issues: 'write', statuses: 'write' },
});

/** One repository with one open pull request, for tests that need no more. */
export const smallRepo = (changes: Partial<StandInRepo> = {}): StandInRepo => ({
  id: 4711,
  owner: 'ada',
  name: 'guild',
  private: false,
  archived: false,
  defaultBranch: 'main',
  access: { bob: 'write', carol: 'read' },
  pulls: [smallPull()],
  issues: [],
  locked: [],
  resolve: (name) => (/^[0-9a-f]{40}$/.test(name) && !name.startsWith('0000') ? name : null),
  content: () => null,
  ...changes,
});

export const smallPull = (changes: Partial<StandInPull> = {}): StandInPull => ({
  number: 1,
  headSha: 'a'.repeat(40),
  headRef: 'feature',
  headRepo: 'ada/guild',
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  mergeBase: 'b'.repeat(40),
  state: 'open',
  draft: false,
  title: 'Change some lines',
  body: 'A body',
  author: 'bob',
  labels: ['fast'],
  files: [
    {
      filename: 'src/app.ts',
      status: 'modified',
      additions: 1,
      deletions: 1,
      patch: '@@ -1 +1 @@\n-a\n+b',
    },
  ],
  ...changes,
});
