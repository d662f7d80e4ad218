import { workspaceErrors } from '../errors/workspace.ts';
import { requireId } from './object-id.ts';

/** Who our commits are by: fixed, so that equal content gives equal ids on every machine. */
const identity = 'guildseal <guildseal@localhost>';

export interface CommitText {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly timeSeconds: number;
}

/** The bytes of a commit object of ours. Throws `workspace.bad-id`. */
export const encodeCommit = (commit: CommitText): Buffer => {
  const stamp = `${identity} ${String(Math.floor(commit.timeSeconds))} +0000`;
  const message = commit.message.replaceAll('\0', '');
  return Buffer.from(
    [
      `tree ${requireId(commit.tree)}`,
      ...commit.parents.map((parent) => `parent ${requireId(parent)}`),
      `author ${stamp}`,
      `committer ${stamp}`,
      '',
      message.endsWith('\n') ? message : `${message}\n`,
    ].join('\n'),
    'utf8',
  );
};

/**
 * Tree and committer date (seconds since 1970) of a commit object.
 * Throws `workspace.object-corrupt`.
 */
export const parseCommit = (
  id: string,
  bytes: Buffer,
): { readonly tree: string; readonly timeSeconds: number } => {
  const text = bytes.toString('latin1');
  const head = text.slice(0, Math.max(text.indexOf('\n\n'), 0));
  const tree = /^tree ([0-9a-f]+)$/m.exec(head)?.[1];
  const time = /^committer .*> (\d+) [+-]\d{4}$/m.exec(head)?.[1];
  if (tree === undefined || time === undefined) {
    throw workspaceErrors['workspace.object-corrupt']({ id, detail: 'it is no plain commit' });
  }
  return { tree: requireId(tree), timeSeconds: Number(time) };
};
