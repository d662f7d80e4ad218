import type { ForgeKind, User } from '../events/event.ts';

/** What this forge, version, token and event allow; false is never an error but a reason to use the next channel. */
export interface Capabilities {
  readonly comment: boolean;
  readonly status: boolean;
  readonly push: boolean;
  readonly summary: boolean;
  readonly annotations: boolean;
  readonly review: boolean;
  readonly permissionLookup: 'api' | 'assignees' | 'allowlist' | 'none';
  readonly multiLine: boolean;
  readonly resolve: boolean;
  readonly reply: boolean;
  readonly suggestion: boolean;
  readonly sarif: boolean;
  readonly readAtCommit: boolean;
}

/** A pull request as it is now. */
export interface Pull {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly headSha: string;
  readonly headRepoId: number | null;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly mergeBase: string | null;
  readonly fork: boolean;
  readonly draft: boolean;
  readonly htmlUrl: string;
  readonly author: User;
  readonly labels: readonly string[];
  readonly title: string;
  readonly body: string;
}

export interface PullFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'unchanged';
  /** Unified hunks where the forge sends them. */
  readonly patch: string | null;
}

export interface ForgeComment {
  readonly id: number;
  readonly body: string;
  readonly author: User;
  readonly createdAt: string;
  readonly htmlUrl: string;
}

export interface CommitStatus {
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** 140 characters at most. */
  readonly description: string;
  readonly targetUrl: string | null;
}

/** A request the forge turned away for good, or could not be reached for. */
export type ForgeRefusal =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'locked'
  | 'unprocessable'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'
  | 'bad_answer';

/**
 * One forge, one repository, as an adapter knows it. Throws `AppError` with a `forge.*` code; `refusalOf`
 * says which kind of no it was. Reading verbs page by themselves; writing verbs may be repeated.
 */
export interface ForgeAdapter {
  readonly kind: ForgeKind;
  /** Server version, null where it is not told (github.com). */
  readonly version: string | null;
  readonly host: string;
  /**
   * Who the token is, as far as the forge tells: null when it does not. An id of 0 means that only the
   * login is known. The author of the first comment written through here is remembered as the answer.
   */
  whoAmI(): Promise<User | null>;
  pull(number: number): Promise<Pull>;
  files(number: number): Promise<readonly PullFile[]>;
  /** Null when there is no such file at that commit (full sha). */
  fileAt(path: string, sha: string): Promise<Uint8Array | null>;
  comments(issue: number): Promise<readonly ForgeComment[]>;
  /** Null when the comment is gone. */
  comment(id: number): Promise<ForgeComment | null>;
  /**
   * `operation` is a text of the body that no other comment holds: when it is unclear whether the
   * comment was stored, the one that holds it is looked for and taken.
   */
  createComment(issue: number, body: string, operation: string): Promise<ForgeComment>;
  /** Null when the comment is gone. */
  updateComment(id: number, body: string): Promise<ForgeComment | null>;
  /** Also fine when the comment is gone already. */
  deleteComment(id: number): Promise<void>;
  setStatus(sha: string, status: CommitStatus): Promise<void>;
  /** The newest of each context. */
  statuses(sha: string): Promise<readonly CommitStatus[]>;
}

/** A forge with what it can do; a capability that turns out missing is off from then on. */
export interface Forge extends ForgeAdapter {
  readonly capabilities: Capabilities;
}
