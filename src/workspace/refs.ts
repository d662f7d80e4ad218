import { workspaceErrors } from '../errors/workspace.ts';
import { type Git, gitDetail, requireOutput } from './git.ts';
import { requireId } from './object-id.ts';
import type { SourceRepository } from './source.ts';

export interface RefUpdate {
  readonly ref: string;
  /** Null deletes the ref. */
  readonly commit: string | null;
}

const refName = /^refs\/[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)+$/;

const requireRef = (ref: string): string => {
  if (refName.test(ref)) return ref;
  throw workspaceErrors['workspace.bad-id']({ value: ref, expected: 'a full ref name of ours' });
};

/**
 * Sets or deletes refs of a repository, all of them or none.
 * Throws `workspace.bad-id`, `workspace.git-failed`.
 */
export const updateRefs = async (
  git: Git,
  gitDir: string,
  refs: readonly RefUpdate[],
): Promise<void> => {
  if (refs.length === 0) return;
  const lines = refs.map(({ ref, commit }) =>
    commit === null
      ? `delete ${requireRef(ref)}\n`
      : `update ${requireRef(ref)} ${requireId(commit)}\n`,
  );
  const input = ['start\n', ...lines, 'prepare\n', 'commit\n'].join('');
  requireOutput(await git.run(gitDir, ['update-ref', '--stdin'], { input }), 'update-ref');
};

/**
 * Puts commits and the objects they add to the base into the user's repository and sets refs there, below
 * `refs/guildseal/` only; branches, index and work tree stay as they are.
 * Throws `workspace.bad-id`, `workspace.git-failed`.
 */
export const exportRefs = async (
  git: Git,
  workspace: { readonly gitDir: string; readonly base: { readonly commit: string } },
  target: SourceRepository,
  refs: readonly { readonly ref: string; readonly commit: string }[],
): Promise<void> => {
  for (const { ref } of refs) {
    if (!requireRef(ref).startsWith('refs/guildseal/')) {
      throw workspaceErrors['workspace.bad-id']({
        value: ref,
        expected: 'a ref below refs/guildseal/',
      });
    }
  }
  const wanted = refs.map(({ commit }) => requireId(commit)).join('\n');
  const pack = requireOutput(
    await git.run(
      workspace.gitDir,
      ['pack-objects', '--revs', '--thin', '--stdout', '--quiet', '--delta-base-offset'],
      { input: `${wanted}\n--not\n${workspace.base.commit}\n`, maxOutputBytes: 1024 ** 3 },
    ),
    'pack-objects',
  );
  requireOutput(
    await git.run(target.gitDir, ['unpack-objects', '-q'], { input: pack }),
    'unpack-objects',
  );
  await updateRefs(git, target.gitDir, refs);
};

/**
 * Makes a new branch in the user's repository at a commit that is there already.
 * Throws `workspace.branch-exists`, `workspace.bad-id`.
 */
export const createBranch = async (
  git: Git,
  target: SourceRepository,
  branch: string,
  commit: string,
): Promise<void> => {
  const ref = requireRef(`refs/heads/${branch}`);
  const input = `create ${ref} ${requireId(commit)}\n`;
  const result = await git.run(target.gitDir, ['update-ref', '--stdin'], { input });
  if (result.exitCode !== 0) {
    throw workspaceErrors['workspace.branch-exists']({ branch, detail: gitDetail(result) });
  }
};
