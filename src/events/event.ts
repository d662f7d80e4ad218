export type ForgeKind = 'github' | 'gitea' | 'forgejo';

export type EventKind = 'push' | 'pull_request' | 'comment' | 'review' | 'manual' | 'schedule';

/** Our own words for what happened to a pull request; the forges' differ. */
export type PullAction =
  'opened' | 'updated' | 'reopened' | 'ready' | 'draft' | 'closed' | 'edited' | 'labeled' | 'other';

export interface Repo {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly htmlUrl: string;
  readonly private: boolean;
  readonly defaultBranch: string;
}

export interface User {
  readonly id: number;
  readonly login: string;
}

export interface PullRequest {
  readonly number: number;
  /** Null where the payload does not hold it (comments): ask the forge. */
  readonly headSha: string | null;
  readonly headRepoId: number | null;
  readonly headRef: string | null;
  readonly baseSha: string | null;
  readonly baseRef: string | null;
  readonly mergeBase: string | null;
  readonly fork: boolean | null;
  readonly draft: boolean;
  readonly author: User;
  readonly labels: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly htmlUrl: string | null;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: User;
  readonly createdAt: string;
}

/** The job this process runs in, as the runner tells it. */
export interface JobRun {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  readonly url: string | null;
}

/** A payload of any forge, in one shape. Nothing past `events/` reads payloads. */
export interface Event {
  readonly forge: ForgeKind;
  readonly kind: EventKind;
  /** The event's name on the forge (`pull_request_target` counts as `pull_request`). */
  readonly name: string;
  readonly action: string;
  readonly repo: Repo;
  readonly pr: PullRequest | null;
  readonly comment: Comment | null;
  readonly actor: User;
  readonly sha: string | null;
  readonly ref: string | null;
  readonly before: string | null;
  readonly run: JobRun;
  /** Inputs of a manual run, as strings. */
  readonly inputs: Readonly<Record<string, string>>;
  /**
   * An edit that may have turned a draft into a ready pull request: Gitea and Forgejo send the same
   * payload for both.
   */
  readonly mayBeReady?: boolean;
  readonly warnings: readonly string[];
}
