import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { resolveExperiment, type ResolvedExperiment } from '../config/resolve.ts';
import { isAppError } from '../errors/app-error.ts';
import type { NodeId, RunBegin } from '../ledger/entries.ts';
import { readLedger } from '../ledger/read.ts';
import { parseRunId, readObject } from '../ledger/run-files.ts';
import { type Finding, finding } from '../ledger/verify/finding.ts';
import type { OutsideChecks, OutsideInput } from '../ledger/verify/outside.ts';
import { indexBase } from '../policy/base-index.ts';
import { judgeChanges } from '../policy/changes.ts';
import { compilePolicy } from '../policy/policy.ts';
import { recheckDecisions } from '../search/engine/recheck.ts';
import { sealSettings } from '../search/engine/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CommandContext } from './command.ts';
import { createNodeReader, listOrigins, MissingPatch } from './node-changes.ts';

const notChecked = (seq: number | null, what: string): Finding => finding('not_checked', seq, what);

const beginOf = ({ entries }: OutsideInput): RunBegin | null => {
  const begin = entries[0]?.entry;
  return begin?.kind === 'run-begin' ? begin : null;
};

/** Derives every decision anew from the sealed settings. */
const decisions = (input: OutsideInput): readonly Finding[] => {
  const begin = beginOf(input);
  const settings = begin === null ? null : (input.objects?.(begin.settings_sha256) ?? null);
  if (settings === null) return [notChecked(0, 'decisions: the settings object is not there')];
  const found = recheckDecisions(input.entries, settings);
  if (found === null) return [notChecked(0, 'decisions: the settings are not those of the run')];
  return found.map(({ seq, message }) => finding('decision_mismatch', seq, message));
};

/** Rebuilds every tree that was evaluated from the base and the sealed patches. */
const createTreesCheck =
  (workspace: Workspace) =>
  async (input: OutsideInput): Promise<readonly Finding[]> => {
    const origins = listOrigins(input.entries);
    const reader = createNodeReader(
      workspace,
      origins,
      (sha256) => input.objects?.(sha256) ?? null,
    );
    const found: Finding[] = [];
    for (const { node, seq, tree, start } of origins.values()) {
      if (start === null) continue;
      try {
        const built = await workspace.buildTree(await reader.changesOf(node));
        if (built.tree !== tree) {
          found.push(
            finding('tree_mismatch', seq, `${node}: base and patches give tree ${built.tree}`),
          );
        } else if (built.manifestSha256 !== start.manifest_sha256) {
          found.push(finding('digest_mismatch', seq, `${node}: the manifest differs`));
        }
      } catch (error) {
        if (error instanceof MissingPatch) found.push(notChecked(seq, `tree: ${error.message}`));
        else if (isAppError(error)) {
          found.push(finding('patch_mismatch', seq, `${node}: ${error.message}`));
        } else throw error;
      }
    }
    return found;
  };

const createPolicyCheck =
  (workspace: Workspace, { experiment, denied }: ResolvedExperiment) =>
  async (input: OutsideInput): Promise<readonly Finding[]> => {
    const policy = compilePolicy(experiment.files, denied);
    const base = indexBase(workspace.baseFiles);
    const origins = listOrigins(input.entries);
    const reader = createNodeReader(
      workspace,
      origins,
      (sha256) => input.objects?.(sha256) ?? null,
    );
    const found: Finding[] = [];
    for (const { node, seq, start } of origins.values()) {
      if (start === null) continue;
      try {
        const changes = await reader.changesOf(node);
        const proposed = changes.map(({ path, mode, content }) => ({
          path,
          mode,
          sizeBytes: content?.length ?? 0,
          content,
        }));
        for (const { path, code } of judgeChanges(policy, base, proposed)) {
          found.push(finding('policy_mismatch', seq, `${node} changes ${path}: ${code}`));
        }
      } catch {
        // What stands in the way of rebuilding a tree is said by the check of trees.
      }
    }
    return found;
  };

const createConfigCheck =
  (workspace: Workspace, resolved: ResolvedExperiment) =>
  async (input: OutsideInput): Promise<readonly Finding[]> => {
    const begin = beginOf(input);
    const bytes = begin === null ? null : await workspace.readBaseFile(begin.config.path);
    if (begin === null || bytes === null) {
      return [finding('config_mismatch', 0, 'the base commit has no such configuration')];
    }
    const found: Finding[] = [];
    if (createHash('sha256').update(bytes).digest('hex') !== begin.config.sha256) {
      found.push(finding('config_mismatch', 0, 'the configuration of the base commit differs'));
    }
    const settings = sealSettings(resolved.experiment, resolved.sandbox).sha256;
    if (settings !== begin.settings_sha256) {
      found.push(
        finding('config_mismatch', 0, 'its experiment does not resolve to the sealed settings'),
      );
    }
    if (workspace.base.manifestSha256 !== begin.base_manifest_sha256) {
      found.push(finding('digest_mismatch', 0, 'the manifest of the base commit differs'));
    }
    return found;
  };

const createEvaluatorCheck =
  ({ experiment }: ResolvedExperiment) =>
  (input: OutsideInput): readonly Finding[] => {
    const sealed = beginOf(input)?.evaluator;
    const { commands, evaluation } = experiment;
    const isSame =
      JSON.stringify([sealed?.run, sealed?.evaluate, sealed?.custody]) ===
      JSON.stringify([commands.run, commands.evaluate, evaluation.custody]);
    return isSame
      ? []
      : [finding('evaluator_mismatch', 0, "the sealed commands are not the base commit's")];
  };

const createPriorCheck =
  (context: CommandContext, runsFolder: string) =>
  (input: OutsideInput): readonly Finding[] => {
    const prior = beginOf(input)?.prior ?? null;
    if (prior === null) return [];
    const { entries } =
      parseRunId(prior.run_id) === null
        ? { entries: [] }
        : readLedger(context.files, join(runsFolder, prior.run_id));
    if (entries.length === 0) return [notChecked(0, `the run ${prior.run_id} is not here`)];
    const hasHead = prior.head === null || entries.some(({ sealId }) => sealId === prior.head);
    return hasHead
      ? []
      : [finding('prior_mismatch', 0, `${prior.run_id} has no entry with the sealed head`)];
  };

/** The experiment as the base commit configures it; null when that cannot be read. */
const resolveSealed = async (
  workspace: Workspace,
  begin: RunBegin,
): Promise<ResolvedExperiment | null> => {
  const bytes = await workspace.readBaseFile(begin.config.path);
  if (bytes === null) return null;
  try {
    const { config } = loadConfig(bytes, begin.config.path);
    return resolveExperiment(config, begin.experiment, begin.config.path);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
};

/** The checks of verify that need more than the ledger; without the base commit only those that do not. */
export const makeOutsideChecks = async (
  context: CommandContext,
  workspace: Workspace | null,
  begin: RunBegin | null,
  runsFolder: string,
): Promise<OutsideChecks> => {
  const always = { decisions, prior: createPriorCheck(context, runsFolder) };
  if (workspace === null || begin === null) return always;
  const resolved = await resolveSealed(workspace, begin);
  if (resolved === null) {
    const missing = (): readonly Finding[] => [
      finding('config_mismatch', 0, 'the configuration of the base commit cannot be resolved'),
    ];
    return { ...always, trees: createTreesCheck(workspace), config: missing };
  }
  return {
    ...always,
    trees: createTreesCheck(workspace),
    policy: createPolicyCheck(workspace, resolved),
    config: createConfigCheck(workspace, resolved),
    evaluator: createEvaluatorCheck(resolved),
  };
};

/** Reads objects of a run folder, or of another folder of objects. */
export const objectsOf =
  (context: CommandContext, directory: string) =>
  (sha256: string): Uint8Array | null =>
    readObject(context.files, directory, sha256);

/** Whether a word names a node. */
export const isNodeId = (word: string): word is NodeId => /^n(?:0|[1-9][0-9]{0,8})$/.test(word);
