import { forgeErrors } from '../../errors/forge.ts';
import type { ForgeKind, User } from '../../events/event.ts';
import { newestOfContext } from '../fields.ts';
import type { CommitStatus, ForgeAdapter, ForgeComment, Pull, PullFile } from '../forge.ts';

/** What a forge in memory holds; the lists may be changed at any time from outside. */
export interface MemoryState {
  readonly pulls: Pull[];
  readonly files: Map<number, readonly PullFile[]>;
  /** `sha:path` -> content. */
  readonly contents: Map<string, Uint8Array>;
  readonly comments: (ForgeComment & { readonly issue: number })[];
  readonly statuses: { readonly id: number; readonly sha: string; readonly status: CommitStatus }[];
  /** Verbs in the order they were called. */
  readonly calls: string[];
}

export interface MemoryOptions {
  readonly kind: ForgeKind;
  readonly me: User;
  readonly now: () => number;
}

/** A state with nothing in it. */
export const emptyMemory = (): MemoryState => ({
  pulls: [],
  files: new Map(),
  contents: new Map(),
  comments: [],
  statuses: [],
  calls: [],
});

/** A forge in memory: the same behaviour without a network. */
export const openMemory = (state: MemoryState, options: MemoryOptions): ForgeAdapter => {
  const missing = (request: string) =>
    forgeErrors['forge.not-found']({ request, answer: 'in memory' });
  const nextId = (): number => Math.max(0, ...state.comments.map((one) => one.id)) + 1;
  const pullOf = (number: number): Pull => {
    const pull = state.pulls.find((one) => one.number === number);
    if (pull === undefined) throw missing('GET /pulls/{number}');
    return pull;
  };
  const plain = ({ id, body, author, createdAt, htmlUrl }: ForgeComment): ForgeComment => ({
    id,
    body,
    author,
    createdAt,
    htmlUrl,
  });
  const called = <T>(verb: string, work: () => T): Promise<T> => {
    state.calls.push(verb);
    return Promise.resolve().then(work);
  };

  return {
    kind: options.kind,
    version: null,
    host: 'memory',
    whoAmI: () => called('whoAmI', () => options.me),
    pull: (number) => called('pull', () => pullOf(number)),
    files: (number) =>
      called('files', () => {
        pullOf(number);
        return state.files.get(number) ?? [];
      }),
    fileAt: (path, sha) => called('fileAt', () => state.contents.get(`${sha}:${path}`) ?? null),
    comments: (issue) =>
      called('comments', () => state.comments.filter((one) => one.issue === issue).map(plain)),
    comment: (id) =>
      called('comment', () => {
        const found = state.comments.find((one) => one.id === id);
        return found === undefined ? null : plain(found);
      }),
    createComment: (issue, body) =>
      called('createComment', () => {
        const { htmlUrl } = pullOf(issue);
        if (body === '') {
          throw forgeErrors['forge.unprocessable']({
            request: 'POST /issues/{number}/comments',
            answer: 'the body is empty',
          });
        }
        const id = nextId();
        const comment: ForgeComment = {
          id,
          body,
          author: options.me,
          createdAt: new Date(options.now()).toISOString(),
          htmlUrl: `${htmlUrl}#issuecomment-${id}`,
        };
        state.comments.push({ ...comment, issue });
        return comment;
      }),
    updateComment: (id, body) =>
      called('updateComment', () => {
        const index = state.comments.findIndex((one) => one.id === id);
        const found = state.comments[index];
        if (found === undefined) return null;
        const updated = { ...found, body };
        state.comments[index] = updated;
        return plain(updated);
      }),
    deleteComment: (id) =>
      called('deleteComment', () => {
        const index = state.comments.findIndex((one) => one.id === id);
        if (index >= 0) state.comments.splice(index, 1);
      }),
    setStatus: (sha, status) =>
      called('setStatus', () => {
        state.statuses.push({ id: state.statuses.length + 1, sha, status });
      }),
    statuses: (sha) =>
      called('statuses', () =>
        newestOfContext(
          state.statuses
            .filter((one) => one.sha === sha)
            .map((one) => ({ id: one.id, ...one.status })),
        ),
      ),
  };
};
