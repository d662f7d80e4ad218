import { workspaceErrors } from '../errors/workspace.ts';
import type { Clock, Files, Random } from '../ports.ts';
import { askTip, type BranchFiles, type BranchTip, openBranchTip } from './branch-tip.ts';
import { encodeCommit } from './commit-object.ts';
import type { Git } from './git.ts';
import type { ObjectFormat } from './object-id.ts';
import { createObjectWriter } from './object-writer.ts';
import { pushTo, type RemoteRefusal } from './push.ts';
import { type OpenRemote, openRemote, type Remote } from './remote.ts';
import { planTree } from './tree-plan.ts';
import type { FileChange } from './workspace.ts';

/** Times a commit is made again on a tip that moved. */
const largestTries = 5;
const firstWaitMs = 200;

export interface PublishDeps {
  readonly git: Git;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: Random;
}

/** What to put on the branch, decided anew for every tip; a refusal ends the publication. */
export type BranchPlan =
  | { readonly kind: 'write'; readonly changes: readonly FileChange[] }
  | { readonly kind: 'refuse'; readonly detail: string };

export type PublishOutcome =
  | { readonly ok: true; readonly commit: string }
  | { readonly ok: false; readonly refused: RemoteRefusal | 'plan'; readonly detail: string };

const requireBranch = (branch: string): string => {
  if (/^[A-Za-z0-9][\w-]*(?:[./][A-Za-z0-9][\w-]*)*$/.test(branch) && !branch.endsWith('.lock')) {
    return branch;
  }
  throw workspaceErrors['workspace.bad-id']({ value: branch, expected: 'a plain branch name' });
};

/** Full jitter over a window that doubles with every try. */
const waitBeforeTry = async (deps: PublishDeps, tried: number): Promise<void> => {
  const [high = 0, low = 0] = deps.random.bytes(2);
  const share = (high * 256 + low) / 65536;
  await deps.clock.wait(firstWaitMs * 2 ** tried * share);
};

/** One commit on one tip; `moved` when somebody else was faster. */
const publishOnTip = async (
  deps: PublishDeps,
  remote: OpenRemote,
  tip: BranchTip,
  options: { readonly branch: string; readonly message: string },
  plan: (files: BranchFiles) => Promise<BranchPlan>,
): Promise<PublishOutcome> => {
  const decided = await plan(tip);
  if (decided.kind === 'refuse') return { ok: false, refused: 'plan', detail: decided.detail };
  const planned = planTree(tip.tree, tip.format, decided.changes);
  if (planned.changed.length === 0 && tip.commit !== null) return { ok: true, commit: tip.commit };
  const writer = createObjectWriter(deps.files, tip.gitDir, tip.format);
  for (const { id, type, bytes } of planned.objects) writer.put(id, type, bytes);
  const commit = writer.write(
    'commit',
    encodeCommit({
      tree: planned.tree,
      parents: tip.commit === null ? [] : [tip.commit],
      message: options.message,
      timeSeconds: deps.clock.now() / 1000,
    }),
  );
  const ref = `refs/heads/${options.branch}`;
  const pushed = await pushTo(deps.git, tip.gitDir, remote, [{ ref, commit }]);
  if (pushed.ok) return { ok: true, commit };
  if (pushed.refused === 'unreachable') {
    // The connection may have ended after the remote took the commit.
    const now = await askTip(deps.git, tip.gitDir, remote, options.branch);
    if ('commit' in now && now.commit === commit) return { ok: true, commit };
  }
  return pushed;
};

/**
 * Commits files onto a branch that only we write (created, without parents, when absent) and pushes it,
 * never by force. When the branch moved meanwhile, `plan` is asked again on the new tip, five times in
 * all. `objectFormat` counts only for a branch that does not exist yet.
 * Throws `workspace.bad-remote`, `workspace.bad-id`, what `plan` throws.
 */
export const publishBranch = async (
  deps: PublishDeps,
  options: {
    readonly remote: Remote;
    readonly branch: string;
    readonly message: string;
    readonly objectFormat?: ObjectFormat;
    readonly plan: (files: BranchFiles) => Promise<BranchPlan>;
  },
): Promise<PublishOutcome> => {
  const branch = requireBranch(options.branch);
  const remote = openRemote(deps.files, options.remote);
  try {
    for (let tried = 1; ; tried += 1) {
      const tip = await openBranchTip(deps, remote, branch, options.objectFormat ?? 'sha1');
      if ('refused' in tip) return { ok: false, ...tip };
      try {
        const outcome = await publishOnTip(deps, remote, tip, options, options.plan);
        if (outcome.ok || outcome.refused !== 'race' || tried === largestTries) return outcome;
      } finally {
        await tip.close();
      }
      await waitBeforeTry(deps, tried);
    }
  } finally {
    remote.close();
  }
};

/**
 * Reads files of a branch: `pick` gets what is there and says which paths to read. Null when there is no
 * such branch.
 * Throws `workspace.remote-unreachable`, `workspace.bad-remote`, `workspace.bad-id`.
 */
export const readBranch = async (
  deps: Pick<PublishDeps, 'git' | 'files'>,
  options: {
    readonly remote: Remote;
    readonly branch: string;
    readonly pick: (paths: readonly string[]) => readonly string[];
  },
): Promise<{
  readonly commit: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
} | null> => {
  const branch = requireBranch(options.branch);
  const remote = openRemote(deps.files, options.remote);
  try {
    const tip = await openBranchTip(deps, remote, branch, 'sha1');
    if ('refused' in tip) {
      throw workspaceErrors['workspace.remote-unreachable']({
        url: options.remote.url,
        detail: tip.detail,
      });
    }
    try {
      if (tip.commit === null) return null;
      return { commit: tip.commit, files: await tip.readAll(options.pick(tip.list(''))) };
    } finally {
      await tip.close();
    }
  } finally {
    remote.close();
  }
};
