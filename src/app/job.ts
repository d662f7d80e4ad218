import { renderError } from '../errors/render.ts';
import { escapeLogLines, escapeTerminal } from '../text/escape.ts';
import { secretForms } from '../text/secret-forms.ts';
import { closingLine, type JobState, openAction, readEvent, readJob, stateName } from './action.ts';
import { createJobLog } from './adapters/job-log.ts';
import { type GlobalOptions, parseCommandLine } from './cli.ts';
import { commandLineOf, parseInputs } from './inputs.ts';
import { stackOf, toAppError } from './main.ts';
import { version } from './tool.ts';
import { environment, wire, type Wired } from './wire.ts';

const noGlobals: GlobalOptions = {
  repo: null,
  config: null,
  json: false,
  quiet: false,
  debug: false,
  color: false,
};

/** Runs as a step of a job on a forge; the only catch of such a run. */
export const runAction = async (): Promise<void> => {
  const core = await import('@actions/core');
  let wired: Wired | null = null;
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    let state: JobState = { temp: null, pending: [] };
    const remember = (change: Partial<JobState>): void => {
      state = { ...state, ...change };
      core.saveState(stateName, JSON.stringify(state));
    };
    // At once: without a state the post step would take itself for the main one.
    remember({});
    const inputs = parseInputs((name) => core.getInput(name, { trimWhitespace: false }));
    const masked = new Set<string>();
    const mask = (value: string): void => {
      for (const form of secretForms(value)) {
        if (!masked.has(form)) core.setSecret(form);
        masked.add(form);
      }
    };
    const secretInputs = [inputs.token, inputs.sealKey].filter((value) => value !== null);
    secretInputs.forEach(mask);
    for (const name of ['TOKEN', 'SEAL-KEY']) Reflect.deleteProperty(environment, `INPUT_${name}`);
    const facts = readJob(environment, inputs);
    const event = readEvent(facts);
    if ('skip' in event) {
      write(`guildseal: nothing to do: ${escapeTerminal(event.skip)}`);
      core.setOutput('status', 'skipped');
      return;
    }
    const parsed = parseCommandLine(commandLineOf(inputs), version);
    if (parsed.kind === 'help') {
      write(parsed.text);
      return;
    }
    wired = wire({
      global: { ...noGlobals, ...parsed.global, color: false },
      makeLog: ({ clock, redact }) => createJobLog({ write, clock, debug: core.isDebug(), redact }),
      mask,
      openAction: ({ clock, log, random, secrets }) => {
        secretInputs.forEach(secrets.add);
        return openAction(
          { clock, log, random },
          {
            env: environment,
            facts,
            event,
            inputs,
            hasSummary: (environment['GITHUB_STEP_SUMMARY'] ?? '') !== '',
            rememberPending: (pending) => {
              remember({ pending });
            },
          },
        );
      },
      sealKeyInput: inputs.sealKey,
      onTemporary: (temp) => {
        remember({ temp });
      },
    });
    for (const warning of event.warnings) wired.context.log.warn(warning);
    const run = await parsed.spec.load();
    const outcome = await run(wired.context, parsed.call);
    if (outcome.text !== '') wired.context.log.info(outcome.text);
    for (const [name, value] of Object.entries(outcome.outputs ?? {})) core.setOutput(name, value);
    if (outcome.summary !== undefined && (environment['GITHUB_STEP_SUMMARY'] ?? '') !== '') {
      await core.summary.addRaw(outcome.summary, true).write();
    }
    write(closingLine(outcome));
    process.exitCode = outcome.exit;
  } catch (error) {
    const redact = wired?.context.redact ?? ((text: string) => text);
    const known = toAppError(error);
    for (const line of escapeLogLines(redact(renderError(known, { color: false })))) write(line);
    if (core.isDebug()) for (const line of escapeLogLines(redact(stackOf(error)))) write(line);
    core.setOutput('status', 'failed');
    write(closingLine({ error }));
    process.exitCode = known.exit;
  } finally {
    await wired?.context.action?.close();
    wired?.dispose();
  }
};
