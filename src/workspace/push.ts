import type { ExecResult } from '../ports.ts';
import { type Git, gitDetail } from './git.ts';
import { requireId } from './object-id.ts';
import type { OpenRemote } from './remote.ts';

/** Why a remote did not take or give something. */
export type RemoteRefusal = 'permission' | 'race' | 'unreachable';

export type PushOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refused: RemoteRefusal; readonly detail: string };

const lostRace =
  /\((?:fetch first|non-fast-forward|already exists|stale info|failed to update ref|cannot lock ref|incorrect old value)|cannot lock ref|failed to update ref|reference already exists/;
const noPermission =
  /HTTP (?:401|403)|error: 40[13]|Authentication failed|could not read (?:Username|Password)|Permission denied|permission denied|not allowed to|pre-receive hook declined|protected branch|hook declined|remote rejected|unable to create temporary object directory|insufficient permission|denied to|access denied|Repository not found|terminal prompts disabled/i;

/** Sorts what git said of a remote call that failed. */
export const classifyRefusal = (result: ExecResult): RemoteRefusal => {
  const said = Buffer.concat([result.stdout, result.stderr]).toString('utf8');
  if (lostRace.test(said)) return 'race';
  return noPermission.test(said) ? 'permission' : 'unreachable';
};

const describeRefusal = (result: ExecResult): string => {
  const rejected = Buffer.from(result.stdout)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.split('\t').slice(1).join(' '));
  return [...rejected, gitDetail(result)].join('; ').slice(0, 500);
};

/** Pushes commits to refs of an open remote, never by force. */
export const pushTo = async (
  git: Git,
  gitDir: string,
  remote: OpenRemote,
  refs: readonly { readonly ref: string; readonly commit: string }[],
): Promise<PushOutcome> => {
  const refspecs = refs.map(({ ref, commit }) => `${requireId(commit)}:${ref}`);
  const result = await git.network(
    gitDir,
    ['push', '--porcelain', '--no-verify', '--end-of-options', remote.url, ...refspecs],
    remote.profile,
  );
  if (result.exitCode === 0) return { ok: true };
  return { ok: false, refused: classifyRefusal(result), detail: describeRefusal(result) };
};
