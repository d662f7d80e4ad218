import { compileMatcher } from '../../policy/matcher.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { FileChange, Workspace } from '../../workspace/workspace.ts';
import type { ExperimentConfig } from '../config.ts';
import { Pause } from './pause.ts';
import type { Workers } from './workers.ts';

const timeoutMs = 30_000;

/** Runs `commands.check` on the changed files of a draft; given its changes against the base. */
export const createChecker = (deps: {
  readonly config: ExperimentConfig;
  readonly workspace: Workspace;
  readonly sandbox: Sandbox;
  readonly workers: Workers;
  readonly signal: AbortSignal;
}): ((edits: readonly FileChange[], changes: readonly FileChange[]) => Promise<boolean>) => {
  const checks = deps.config.commands.check.map(({ files, command }) => ({
    matches: compileMatcher(files),
    command,
  }));
  return async (edits, changes) => {
    const runs = edits.flatMap(({ path, content }) =>
      content === null
        ? []
        : checks
            .filter(({ matches }) => matches(path))
            .map(({ command }) => command.map((word) => word.replaceAll('{file}', path))),
    );
    if (runs.length === 0) return true;
    const { changed } = await deps.workspace.buildTree(changes);
    const worker = await deps.workers.acquire();
    try {
      if (worker.candidate === null) return true;
      await worker.candidate.show(changed);
      for (const command of runs) {
        const outcome = await deps.sandbox.run({
          role: 'a',
          command,
          repo: worker.candidate.path,
          input: null,
          env: {},
          timeoutMs,
          worker: worker.index,
          signal: deps.signal,
        });
        // What an interrupt cut short says nothing about the draft.
        if (outcome.failure === 'aborted') throw new Pause('signal');
        if (outcome.exitCode !== 0 || outcome.failure !== null || outcome.timedOut) return false;
      }
      return true;
    } finally {
      deps.workers.release(worker);
    }
  };
};
