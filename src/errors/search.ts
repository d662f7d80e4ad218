import { defineErrors } from './app-error.ts';

/** Errors of bounded search; what is only said in a ledger is a reason, not an error. */
export const searchErrors = defineErrors({
  'search.baseline-failed': (p: {
    experiment: string;
    status: string;
    reason: string;
    lines: string;
  }) => ({
    exit: 3,
    message: `experiment ${p.experiment}: the base commit itself has no value (${p.status}: ${p.reason}); nothing was proposed${p.lines === '' ? '' : `\n${p.lines}`}`,
    hint: 'run the commands of the experiment on the base commit by hand; evaluate must print one line "NAME: VALUE"',
  }),
  'search.replay-mismatch': (p: {
    runId: string;
    seq: number;
    expected: string;
    found: string;
  }) => ({
    exit: 4,
    message: `run ${p.runId}, entry ${p.seq}: the ledger has ${p.found}, the search decides ${p.expected} here; a run that cannot be derived again is not continued`,
    hint: 'look at it with: guildseal verify RUN; start a new run with --new',
  }),
  'search.disk-low': (p: { path: string; freeBytes: number; neededBytes: number }) => ({
    exit: 3,
    message: `${p.path}: ${Math.floor(p.freeBytes / 1024 ** 2)} MiB free, ${Math.ceil(p.neededBytes / 1024 ** 2)} MiB needed (twice the base tree and 256 MiB)`,
    hint: 'free some space, or set report.dir to a larger disk',
  }),
  'search.object-missing': (p: { runId: string; node: string; sha256: string }) => ({
    exit: 3,
    message: `run ${p.runId}: the patch of ${p.node} (object ${p.sha256}) is not in objects/, and its files are not in the clone`,
    hint: 'fetch the whole folder of the run, or start a new run with --new',
  }),
  'search.object-wrong': (p: { runId: string; node: string; tree: string; expected: string }) => ({
    exit: 4,
    message: `run ${p.runId}: parent and patch of ${p.node} give tree ${p.tree}, the ledger has ${p.expected}`,
    hint: 'look at it with: guildseal verify RUN; start a new run with --new',
  }),
  'search.nothing-editable': (p: { patterns: readonly string[] }) => ({
    exit: 2,
    message: `files.editable matches no file of the base commit: ${p.patterns.join(', ')}`,
    hint: 'patterns are relative to the root of the repository; * stays in a folder, ** crosses folders',
  }),
  'search.too-few-pairs': (p: { maxPairs: number; least: number; alpha: number }) => ({
    exit: 2,
    message: `promotion.max_pairs is ${p.maxPairs}; with alpha ${p.alpha} nothing can be confirmed before ${p.least} pairs`,
    hint: `set promotion.max_pairs to ${p.least} or more, or promotion.enabled to false`,
  }),
  'search.wall-too-short': (p: { wallMs: number; timeoutMs: number }) => ({
    exit: 2,
    message: `budget.wall (${p.wallMs} ms) is shorter than evaluation.timeout (${p.timeoutMs} ms); no evaluation would be started`,
    hint: 'raise budget.wall or lower evaluation.timeout',
  }),
  'search.run-differs': (p: { runId: string; differs: readonly string[] }) => ({
    exit: 2,
    message: `run ${p.runId} cannot be continued: ${p.differs.join(', ')}`,
    hint: 'start a new run with: guildseal search NAME --new',
  }),
  'search.head-unusable': (p: { path: string; problem: string }) => ({
    exit: 4,
    message: `${p.path} of the pull request cannot be evaluated: ${p.problem}`,
    hint: 'an editable file must be a regular file of at most 1 MiB, without links or submodules',
  }),
  'search.dirty-tree': (p: { paths: readonly string[] }) => ({
    exit: 2,
    message: `${p.paths.slice(0, 5).join(', ')}${p.paths.length > 5 ? ` and ${p.paths.length - 5} more` : ''} differ from HEAD; a search starts from a commit and would not see them`,
    hint: 'commit or stash them, or name the commit to start from: --base HEAD',
  }),
  'search.editable-submodule': (p: { path: string }) => ({
    exit: 2,
    message: `${p.path} is a submodule; submodules are never checked out and cannot be editable`,
    hint: 'take it out of files.editable',
  }),
  'search.no-such-node': (p: { runId: string; node: string | null }) => ({
    exit: 2,
    message:
      p.node === null
        ? `run ${p.runId} has no node that is better than its baseline`
        : `run ${p.runId} has no node ${p.node}`,
    hint: 'guildseal report RUN lists the nodes of a run',
  }),
  'search.patch-stale': (p: { node: string; base: string; problem: string }) => ({
    exit: 2,
    message: `${p.node} cannot be applied to commit ${p.base}: ${p.problem}`,
    hint: 'name the commit the run started from with --base',
  }),
  'search.run-diverged': (p: { detail: string }) => ({
    exit: 3,
    message: `the ledger cannot be published: ${p.detail}`,
    hint: 'let the other job finish; the next one continues from the ledger branch',
  }),
  'search.anchor-required': (p: { place: string; problem: string }) => ({
    exit: 3,
    message: `the head of the ledger could not be anchored (${p.place}), which seal.require_anchors demands: ${p.problem}`,
    hint: 'give the job the permission named above, or take the place out of seal.require_anchors',
  }),
  'search.foreign-files': (p: { experiment: string; paths: readonly string[] }) => ({
    exit: 4,
    message: `the pull request also changes ${p.paths.slice(0, 5).join(', ')}${p.paths.length > 5 ? ` and ${p.paths.length - 5} more` : ''}, which experiment ${p.experiment} does not evaluate (files.foreign: fail)`,
    hint: 'move those changes to a pull request of their own, or set files.foreign: ignore',
  }),
});
