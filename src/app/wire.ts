import { mkdtempSync, realpathSync } from 'node:fs';
import { arch, availableParallelism, hostname, release, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ActionFacts, CommandContext } from '../commands/command.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { createExec } from '../process/exec.ts';
import { createClock } from './adapters/clock.ts';
import { createFiles } from './adapters/files.ts';
import { createRandom } from './adapters/random.ts';
import type { GlobalOptions } from './cli.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { makeTemporary, removeTemporary, sweepTemporary } from './temporary.ts';
import { hashProgram, version } from './tool.ts';

/** The environment as this process got it; only this file and the entry read it. */
export const environment = process.env;

/** A context and what must be done at the end of the process. */
export interface Wired {
  readonly context: CommandContext;
  readonly dispose: () => void;
}

interface WireOptions {
  readonly global: GlobalOptions;
  readonly makeLog: (parts: { clock: Clock; redact: (text: string) => string }) => Log;
  readonly mask: (value: string) => void;
  /** Opens event and forge of a job; null in a terminal. */
  readonly openAction:
    ((parts: { clock: Clock; log: Log; random: Random; secrets: Secrets }) => ActionFacts) | null;
  readonly sealKeyInput: string | null;
  readonly onTemporary?: (path: string) => void;
}

/** First signal: finish what runs and seal a pause. Second: leave at once; the ledger is whole at any time. */
const listenForSignals = (log: Log): { signal: AbortSignal; stop: () => void } => {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    log.warn(`${name}: stopping; what is sealed stays sealed (again to leave at once)`);
    controller.abort(name);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
};

const runUrl = (): string | null => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = environment;
  if (server === undefined || name === undefined || id === undefined) return null;
  return `${server.replace(/\/+$/, '')}/${name}/actions/runs/${id}`;
};

const networkNames =
  /^(?:https?_proxy|no_proxy|all_proxy|ssl_cert_file|ssl_cert_dir|git_ssl_cainfo|node_extra_ca_certs)$/i;

const networkEnv = (): Record<string, string> => {
  const found = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && networkNames.test(entry[0]),
  );
  return Object.fromEntries(found);
};

const attempt = Number(environment['GITHUB_RUN_ATTEMPT']);

/** Makes everything a command may touch; the composition root of the program. */
export const wire = (options: WireOptions): Wired => {
  const clock = createClock();
  const secrets = createSecrets(environment, options.mask);
  // A sandboxed command may run as another user and has to read the trees that we write.
  process.umask(0o022);
  const temporaryRoot = environment['RUNNER_TEMP'] ?? tmpdir();
  sweepTemporary(temporaryRoot);
  const temp = makeTemporary(temporaryRoot);
  options.onTemporary?.(temp);
  const log = options.makeLog({ clock, redact: secrets.redact });
  const signals = listenForSignals(log);
  const script = realpathSync(process.argv[1] ?? process.execPath);
  const onRunner = environment['GITHUB_ACTIONS'] === 'true';
  const dispose = (): void => {
    signals.stop();
    removeTemporary(temp);
  };
  try {
    const random = createRandom();
    const action = options.openAction?.({ clock, log, random, secrets }) ?? null;
    const context: CommandContext = {
      exec: createExec(),
      files: createFiles(temp),
      clock,
      random,
      log,
      repo: resolve(options.global.repo ?? environment['GITHUB_WORKSPACE'] ?? '.'),
      configPath: options.global.config ?? '.guildseal.yml',
      temp,
      networkEnv: networkEnv(),
      makeKept: (prefix) => mkdtempSync(join(tmpdir(), prefix)),
      searchPath: environment['PATH'] ?? '/usr/bin:/bin',
      home: join(dirname(script), '..'),
      readTool: () => ({
        version,
        bundle_sha256: hashProgram(dirname(script)),
        action_ref: environment['GITHUB_ACTION_REF'] ?? null,
        node: process.versions.node,
      }),
      runner: {
        os: process.platform,
        kernel: release(),
        arch: arch(),
        hosted: onRunner ? environment['RUNNER_ENVIRONMENT'] === 'github-hosted' : null,
        run_url: onRunner ? runUrl() : null,
        run_attempt: onRunner && Number.isSafeInteger(attempt) ? attempt : null,
      },
      nodePath: process.execPath,
      cores: availableParallelism(),
      host: hostname(),
      display: {
        color:
          options.global.color && process.stdout.isTTY && environment['NO_COLOR'] === undefined,
        // Not on a terminal there are no columns, whatever the type says.
        width: process.stdout.isTTY ? process.stdout.columns : 100,
      },
      signal: signals.signal,
      action,
      takeSecret: secrets.take,
      redact: secrets.redact,
      holdsSecret: secrets.holds,
      sealKeyInput: options.sealKeyInput,
    };
    return { context, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
};
