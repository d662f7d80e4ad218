import { join } from 'node:path';
import { resolveExperiment, type ResolvedExperiment } from '../config/resolve.ts';
import { ledgerErrors } from '../errors/ledger.ts';
import { sandboxErrors } from '../errors/sandbox.ts';
import { searchErrors } from '../errors/search.ts';
import type { SealedEntry } from '../ledger/entries.ts';
import type { RunSeeds, Signer } from '../ledger/ledger.ts';
import { listRuns, makeRunId } from '../ledger/run-files.ts';
import { readLedger } from '../ledger/read.ts';
import { ensureRunSecret } from '../ledger/run-secret.ts';
import { deriveSeeds, type SeedChoice } from '../ledger/seeds.ts';
import { openLedger } from '../ledger/store.ts';
import { unusedPatterns } from '../policy/patterns.ts';
import { compilePolicy, type Policy } from '../policy/policy.ts';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { planResume, type ResumePlan } from '../search/engine/resume.ts';
import { runSearch } from '../search/engine/run-search.ts';
import { sealSettings } from '../search/engine/settings.ts';
import type { SearchOutcome } from '../search/engine/plan.ts';
import { engineVersion } from '../search/version.ts';
import type { CommandContext } from './command.ts';
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

interface Prepared {
  readonly resolved: ResolvedExperiment;
  readonly policy: Policy;
  readonly signer: Signer | null;
  readonly runsFolder: string;
  readonly workers: number;
  readonly window: number;
  readonly choice: SeedChoice;
}

/** The run that is continued, or the new one. */
interface ChosenRun {
  readonly runId: string;
  readonly directory: string;
  readonly seeds: RunSeeds;
  readonly predictable: boolean;
  readonly isResume: boolean;
}

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

/** Race commitments that ended runs have revealed: whoever read them can compute what is drawn again. */
const revealedRaces = (context: CommandContext, runsFolder: string): ReadonlySet<string> => {
  const revealed = new Set<string>();
  for (const { runId } of listRuns(context.files, runsFolder)) {
    const { entries } = readLedger(context.files, join(runsFolder, runId));
    const begin = entries[0]?.entry;
    const hasEnd = entries.some(({ entry }) => entry.kind === 'run-end');
    if (begin?.kind === 'run-begin' && hasEnd) revealed.add(begin.seeds.race_commitment);
  }
  return revealed;
};

const chooseRun = (
  context: CommandContext,
  request: SearchRequest,
  prepared: Prepared,
): ChosenRun => {
  const { files, random, log } = context;
  const { runsFolder, signer, choice } = prepared;
  const { experiment, sandbox } = prepared.resolved;
  const basis = {
    base: request.workspace.base.commit,
    configSha256: request.config.sha256,
    experiment: request.experiment,
  };
  const revealed = revealedRaces(context, runsFolder);
  const describe = (runId: string): ChosenRun => {
    const directory = join(runsFolder, runId);
    const secret = signer?.secret ?? ensureRunSecret(files, random, directory).secret;
    const seeds = deriveSeeds(basis, runId, secret, choice);
    const predictable = choice.from === 'option' || revealed.has(seeds.raceCommitment);
    return { runId, directory, seeds, predictable, isResume: false };
  };
  const judge = (runId: string, entries: readonly SealedEntry[]): ResumePlan => {
    const begin = entries[0]?.entry;
    const sealed = begin?.kind === 'run-begin' ? begin.seeds : null;
    return planResume(entries, {
      experiment: request.experiment,
      base: basis.base,
      configSha256: basis.configSha256,
      settingsSha256: sealSettings(experiment, sandbox).sha256,
      seed: deriveSeeds(basis, runId, new Uint8Array(32), choice).run,
      // What was revealed after a run began does not change the run.
      predictableSeeds: choice.from === 'option' || (sealed?.predictable ?? false),
      window: prepared.window,
      engine: engineVersion,
      pullRequestHead: request.pullHead,
    });
  };
  const candidates = listRuns(files, runsFolder).filter((run) =>
    request.runId === null ? run.experiment === request.experiment : run.runId === request.runId,
  );
  for (const { runId } of request.isNew ? [] : candidates) {
    const { entries } = readLedger(files, join(runsFolder, runId));
    const { canResume, differs } = judge(runId, entries);
    const begin = entries[0]?.entry;
    if (canResume && begin?.kind === 'run-begin') {
      if (begin.key !== null && signer === null) {
        throw ledgerErrors['ledger.key-missing']({ runId, keyid: begin.key.keyid });
      }
      const isSameKey = (begin.key?.keyid ?? null) === (signer?.keyid ?? null);
      if (isSameKey)
        return { ...describe(runId), predictable: begin.seeds.predictable, isResume: true };
      log.info(`${runId} is not continued: the signing key differs`);
    } else if (request.runId !== null) {
      throw searchErrors['search.run-differs']({ runId, differs });
    } else if (!entries.some(({ entry }) => entry.kind === 'run-end')) {
      log.info(`${runId} is not continued: ${differs.join(', ')}`);
    }
  }
  return describe(makeRunId(request.experiment, context.clock.now(), random));
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
