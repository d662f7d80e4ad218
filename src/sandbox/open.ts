import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sandboxErrors } from '../errors/sandbox.ts';
import type { IsolationSeal } from '../isolation.ts';
import type { Clock, Exec, Files, Log, Random } from '../ports.ts';
import { canonicalBytes } from '../text/canonical.ts';
import { type Box, closeBox } from './box.ts';
import { runBoxStep } from './bwrap-step.ts';
import type { SandboxConfig } from './config.ts';
import { checkMounts, type MountRules } from './mounts.ts';
import { looseLimits, type NoneSetup, runNoneStep } from './none.ts';
import { fixFor, newTag, probeBoxes, type ProbedBox, probeHash } from './probe.ts';
import type { Sandbox, SandboxStep, StepOutcome } from './sandbox.ts';

export interface SandboxDeps {
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** What a sandbox is opened for. */
export interface SandboxRequest {
  readonly config: SandboxConfig;
  /** The run's own temporary folder, 0700. */
  readonly directory: string;
  /** Parent of every folder that a step names as `input`. */
  readonly inputs: string;
  readonly workers: number;
  /** The Node that runs us, last on the commands' PATH. */
  readonly nodePath: string;
  /** Whether a signing key was loaded: at level `none` any key counts as readable. */
  readonly keyPresent: boolean;
  /** Rules for `sandbox.mounts`: folders of the runner, the checkout, what candidates may change. */
  readonly mountRules?: Partial<MountRules>;
}

type RunStep = (step: SandboxStep, signal: AbortSignal) => Promise<StepOutcome>;

const limitNames: Readonly<Record<string, string>> = { cpus: 'cpu_milli' };

const demandExact = (config: SandboxConfig, limits: IsolationSeal['limits']): void => {
  const loose = config.require.filter((name) => {
    const limit = limits[limitNames[name] ?? name];
    return limit === undefined || limit.approximate || limit.by === 'none';
  });
  if (loose.length > 0) throw sandboxErrors['sandbox.limit-not-exact']({ names: loose });
};

/** Steps in flight end with `close`; after a survivor no further step is started. */
const createSandbox = (
  isolation: IsolationSeal,
  runStep: RunStep,
  release: () => Promise<void>,
): Sandbox => {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let lost: string | null = null;
  const run = async (step: SandboxStep): Promise<StepOutcome> => {
    if (lost !== null) throw sandboxErrors['sandbox.survivor']({ detail: lost });
    const ended = new AbortController();
    const end = () => {
      ended.abort();
    };
    const sources = [closing.signal, ...(step.signal === undefined ? [] : [step.signal])];
    for (const source of sources) {
      if (source.aborted) end();
      else source.addEventListener('abort', end, { once: true });
    }
    try {
      const outcome = await runStep(step, ended.signal);
      if (outcome.failure === 'survivor') lost = outcome.detail ?? '';
      return outcome;
    } finally {
      for (const source of sources) source.removeEventListener('abort', end);
    }
  };
  return {
    isolation,
    run: (step) => {
      const promise = run(step);
      const settled = promise.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return promise;
    },
    close: async () => {
      closing.abort();
      await Promise.all(running);
      await release();
    },
  };
};

const openNone = (deps: SandboxDeps, request: SandboxRequest, probe: ProbedBox | null): Sandbox => {
  const { config } = request;
  const directory = join(request.directory, `none-${newTag(deps.random)}`);
  deps.files.makeDirectory(directory, 0o700);
  const setup: NoneSetup = {
    deps,
    config,
    directory,
    nodePath: request.nodePath,
    mounts: mountsOf(deps, request),
    token: () => Buffer.from(deps.random.bytes(16)).toString('hex'),
  };
  const limits = looseLimits(config);
  demandExact(config, limits);
  const switchedOff = createHash('sha256')
    .update(canonicalBytes({ isolation: 'none' }))
    .digest('hex');
  return createSandbox(
    {
      level: 'none',
      mode: null,
      bwrap: null,
      network: 'open',
      uid: process.getuid?.() ?? 0,
      seccomp_sha256: null,
      limits,
      key_exposed: request.keyPresent,
      probe_sha256: probe === null ? switchedOff : probeHash(probe.machine, probe.modes),
    },
    (step, signal) => runNoneStep(setup, { ...step, signal }),
    () => {
      deps.files.remove(directory);
      return Promise.resolve();
    },
  );
};

const rulesOf = (request: SandboxRequest): MountRules => ({
  guarded: [request.directory, request.inputs, ...(request.mountRules?.guarded ?? [])],
  checkout: request.mountRules?.checkout ?? null,
  isEditable: request.mountRules?.isEditable ?? (() => false),
});

const mountsOf = (deps: SandboxDeps, request: SandboxRequest) =>
  checkMounts(deps.files, request.config.mounts, rulesOf(request));

/** A start that found the slot's last processes not yet reaped by the kernel has run nothing: again, soon. */
const startWaitsMs = [50, 200, 800];
const notYetReaped = /Resource temporarily unavailable|Cannot fork/;

const openBwrap = (
  { clock }: SandboxDeps,
  request: SandboxRequest,
  box: Box,
  probe: ProbedBox,
): Sandbox => {
  const { config } = request;
  return createSandbox(
    {
      level: 'bwrap',
      mode: box.mode,
      bwrap: probe.machine.bwrapVersion,
      network: config.network ? 'open' : 'none',
      uid: box.slots['w0a']?.uid ?? probe.machine.uid,
      seccomp_sha256: box.seccompSha256,
      limits: box.limits,
      key_exposed: false,
      probe_sha256: probeHash(probe.machine, probe.modes),
    },
    async (step, signal) => {
      const boxStep = {
        ...step,
        signal,
        slot: `w${step.worker}${step.role}`,
        tmpBytes: config.tmp,
        outBytes: config.out,
      };
      let result = await runBoxStep(box, boxStep);
      for (const waitMs of startWaitsMs) {
        if (result.kind === 'ended' || !notYetReaped.test(result.detail)) break;
        await clock.wait(waitMs, signal);
        result = await runBoxStep(box, boxStep);
      }
      if (result.kind === 'ended') return result.outcome;
      throw sandboxErrors['sandbox.isolation-lost']({ detail: result.detail });
    },
    () => closeBox(box),
  );
};

/**
 * Opens the strongest isolation that passes its probe. Throws `sandbox.isolation-too-weak` below
 * `min_isolation`, `sandbox.limit-not-exact`, `sandbox.mount-refused`.
 */
export const openSandbox = async (deps: SandboxDeps, request: SandboxRequest): Promise<Sandbox> => {
  const { config } = request;
  if (config.isolation === 'none') {
    if (config.min_isolation === 'none') return openNone(deps, request, null);
    throw sandboxErrors['sandbox.isolation-too-weak']({
      required: config.min_isolation,
      found: 'none',
      problems: ['sandbox.isolation: none switches the sandbox off'],
      fix: 'leave sandbox.isolation out, or set sandbox.min_isolation: none as well',
    });
  }
  const probe = await probeBoxes(deps, {
    config,
    directory: request.directory,
    inputs: request.inputs,
    workers: request.workers,
    nodePath: request.nodePath,
    tag: newTag(deps.random),
    mounts: mountsOf(deps, request),
    rules: rulesOf(request),
  });
  const { box } = probe;
  const problems = probe.modes.flatMap(({ mode, problems: list }) =>
    list.map((problem) => `${mode}: ${problem}`),
  );
  if (box === null) {
    if (config.min_isolation === 'none' && config.isolation === 'auto') {
      deps.log.warn(`commands run without confinement; for isolation: ${fixFor(probe.machine)}`);
      return openNone(deps, request, probe);
    }
    throw sandboxErrors['sandbox.isolation-too-weak']({
      required: 'bwrap',
      found: 'none',
      problems,
      fix: fixFor(probe.machine),
    });
  }
  try {
    demandExact(config, box.limits);
  } catch (error) {
    await closeBox(box);
    throw error;
  }
  return openBwrap(deps, request, box, probe);
};
