import { join } from 'node:path';
import { resolveExperiment, type ResolvedExperiment } from '../config/resolve.ts';
import { sandboxErrors } from '../errors/sandbox.ts';
import { searchErrors } from '../errors/search.ts';
import type { Signer } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/store.ts';
import { unusedPatterns } from '../policy/patterns.ts';
import { compilePolicy, type Policy } from '../policy/policy.ts';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { runSearch } from '../search/engine/run-search.ts';
import type { SearchOutcome } from '../search/engine/plan.ts';
import { engineVersion } from '../search/version.ts';
import type { CommandContext } from './command.ts';
import { chooseRun, type Prepared } from './choose-run.ts';
import { importHead, readHiddenFolder } from './imports.ts';
import { importRun } from './import-run.ts';
import { ensureRunsFolder } from './repository.ts';
import type { SearchRequest } from './search-request.ts';
import { createProgressLine } from './progress-line.ts';
import { loadSigningKey } from './signing-key.ts';

/** How a run ended, and where its files are. */
export interface FinishedSearch {
  readonly outcome: SearchOutcome;
  readonly directory: string;
  readonly signer: Signer | null;
  readonly resolved: ResolvedExperiment;
}

/** Files of a pull request that are not editable: they are told, or refused, and never evaluated. */
const judgeForeign = (
  context: CommandContext,
  { pullPaths, experiment }: SearchRequest,
  rule: 'ignore' | 'fail',
  policy: Policy,
): void => {
  const paths = (pullPaths ?? []).filter((path) => !policy.isEditable(path));
  if (paths.length === 0) return;
  if (rule === 'fail') throw searchErrors['search.foreign-files']({ experiment, paths });
  const more = paths.length > 10 ? ` and ${String(paths.length - 10)} more` : '';
  context.log.info(`not evaluated: ${paths.slice(0, 10).join(', ')}${more}`);
};

const prepare = (context: CommandContext, request: SearchRequest): Prepared => {
  const { config, repository, workspace } = request;
  const resolved = resolveExperiment(config.config, request.experiment, config.path);
  const { experiment, sandbox, denied } = resolved;
  const policy = compilePolicy(experiment.files, denied);
  const submodule = workspace.baseFiles.find(
    ({ mode, path }) => mode === '160000' && policy.isEditable(path),
  );
  if (submodule !== undefined) {
    throw searchErrors['search.editable-submodule']({ path: submodule.path });
  }
  if (request.isFork && sandbox.min_isolation === 'none') {
    throw sandboxErrors['sandbox.isolation-too-weak']({
      required: 'bwrap',
      found: 'none',
      problems: ["a fork's code never runs unconfined, whatever min_isolation says"],
      fix: 'set sandbox.min_isolation: bwrap for experiments that run on pull requests of forks',
    });
  }
  const paths = workspace.baseFiles.map(({ path }) => path);
  for (const { key, pattern } of unusedPatterns(experiment.files, paths)) {
    context.log.warn(`files.${key}: "${pattern}" matches no file of the base commit`);
  }
  judgeForeign(context, request, experiment.files.foreign, policy);
  const { workers: wanted, window } = experiment.parallel;
  const workers = wanted === 'auto' ? context.cores : wanted;
  const automatic = workers === 1 ? 1 : Math.ceil(1.5 * workers);
  return {
    resolved,
    policy,
    signer: request.isFork ? null : loadSigningKey(context, config.config.seal, repository.folder),
    runsFolder: ensureRunsFolder(context, repository, config.config.report.dir),
    workers,
    window: window === 'auto' ? automatic : window,
    choice:
      request.seed !== null
        ? { from: 'option', value: request.seed }
        : experiment.seed === 'auto'
          ? { from: 'auto' }
          : { from: 'config', value: experiment.seed },
  };
};

const openBox = (
  context: CommandContext,
  request: SearchRequest,
  prepared: Prepared,
  folder: string,
): Promise<Sandbox> => {
  const inputs = join(folder, 'inputs');
  context.files.makeDirectory(inputs);
  return openSandbox(context, {
    config: prepared.resolved.sandbox,
    directory: folder,
    inputs,
    workers: prepared.workers,
    nodePath: context.nodePath,
    keyPresent: prepared.signer !== null,
    mountRules: {
      guarded: [context.temp],
      checkout: request.repository.source.workTree,
      isEditable: (path) => prepared.policy.isEditable(path),
    },
  });
};

/**
 * Runs or continues one experiment: key, policy, run folder, sandbox and ledger are opened here, the
 * engine does the rest.
 *
 * @throws AppError of every part; `search.run-differs`, `ledger.key-missing`, `sandbox.isolation-too-weak`
 */
export const runExperiment = async (
  context: CommandContext,
  request: SearchRequest,
): Promise<FinishedSearch> => {
  const { files, clock, log } = context;
  const { workspace, config, watcher } = request;
  const prepared = prepare(context, request);
  const { resolved, policy, signer } = prepared;
  await request.fetchRuns?.(prepared.runsFolder);
  const imports = [
    ...(request.from === null ? [] : [await importRun(context, workspace, policy, request.from)]),
    ...(request.pullHead === null
      ? []
      : [await importHead(workspace, policy, request.pullHead)].filter((tree) => tree !== null)),
  ];
  const folder = files.makeTemporary('search-');
  const sandbox = await openBox(context, request, prepared, folder);
  try {
    const chosen = chooseRun(context, request, prepared);
    const { runId, directory } = chosen;
    const opened = openLedger(
      { files, clock, owner: { pid: process.pid, host: context.host } },
      { directory, runId, signer },
    );
    try {
      const entries = chosen.isResume ? opened.entries : [];
      log.info(chosen.isResume ? `continuing ${runId}` : `starting ${runId}`);
      if (opened.tookOver) log.info('the process that wrote this run before is dead; taken over');
      await watcher?.open({
        ledger: opened.writer,
        signer,
        entries,
        publishStderr: resolved.experiment.evaluation.publish_stderr,
      });
      const work = join(folder, 'work');
      files.makeDirectory(work);
      const outcome = await runSearch(
        {
          workspace,
          sandbox,
          ledger: opened.writer,
          files,
          clock,
          log,
          redactor: {
            text: context.redact,
            bytes: (bytes) => ({ hit: context.holdsSecret(bytes) }),
          },
          folders: { work, inputs: join(folder, 'inputs') },
          signal: context.signal,
          onProgress: createProgressLine(context, request.experiment),
          ...(watcher === null ? {} : { onAnchor: (moment) => watcher.anchor(moment) }),
        },
        {
          experiment: request.experiment,
          config: resolved.experiment,
          sandbox: resolved.sandbox,
          policy,
          seeds: chosen.seeds,
          predictableSeeds: chosen.predictable,
          window: prepared.window,
          workers: Math.min(prepared.workers, prepared.window),
          budget: request.budget,
          facts: {
            ...request.facts,
            config: { path: config.path, sha256: config.sha256 },
            runner: { ...context.runner, workers: prepared.workers },
            tool: {
              ...context.readTool(),
              engine: engineVersion,
              git: workspace.gitVersion,
            },
            image_digest: null,
            key:
              signer === null ? null : { keyid: signer.keyid, alg: signer.alg, spki: signer.spki },
            prior: null,
          },
          imports,
          hiddenFiles:
            resolved.experiment.files.hidden_from === null
              ? new Map()
              : readHiddenFolder(files, resolved.experiment.files.hidden_from),
          resume: chosen.isResume ? entries : null,
          graceMs: 8000,
        },
      );
      return { outcome, directory, signer, resolved };
    } finally {
      log.progress(null);
      opened.writer.close();
    }
  } finally {
    await sandbox.close();
    files.remove(folder);
  }
};
