import { defineErrors } from './app-error.ts';

/** Errors of the command line, of inputs and of the surfaces. */
export const cliErrors = defineErrors({
  'cli.usage': (p: { message: string; command: string | null }) => ({
    exit: 2,
    message: p.message,
    hint: p.command === null ? 'run: guildseal --help' : `run: guildseal ${p.command} --help`,
  }),
  'cli.bad-option': (p: { option: string; value: string; expected: string }) => ({
    exit: 2,
    message: `option ${p.option}: "${p.value}" is not ${p.expected}`,
    hint: 'guildseal COMMAND --help lists the options with an example',
  }),
  'cli.no-event': (p: { variable: string }) => ({
    exit: 2,
    message: `this command needs the event of a job, and ${p.variable} is not set`,
    hint: 'run it in a workflow; in a terminal use: guildseal search NAME',
  }),
  'cli.bad-event': (p: { path: string; cause: unknown }) => ({
    exit: 3,
    message: `the event file ${p.path === '' ? '(GITHUB_EVENT_PATH is not set)' : p.path} cannot be read as JSON`,
    hint: 'the runner writes it before the step; run the job again',
    cause: p.cause,
  }),
  'cli.no-run': (p: { run: string; where: string }) => ({
    exit: 2,
    message: `no run "${p.run}" in ${p.where}`,
    hint: 'name a run id, the folder of a run, or fetch the branch guildseal/ledger first',
  }),
  'cli.bad-input': (p: { input: string; value: string; expected: string }) => ({
    exit: 2,
    message: `input ${p.input}: "${p.value}" is not ${p.expected}`,
    hint: 'the inputs and their values are listed in action.yml',
  }),
  'cli.demo-failed': (p: { step: string; detail: string }) => ({
    exit: 3,
    message: `the demo could not make its repository: ${p.step}: ${p.detail}`,
    hint: 'the demo needs git 2.34 or newer and a writable temporary folder',
  }),
  'cli.bug': (p: { message: string; cause: unknown }) => ({
    exit: 3,
    message: `this should not have happened: ${p.message}`,
    hint: 'run again with --debug and report what it prints',
    cause: p.cause,
  }),
});
