import type { CommandSpec } from './command.ts';

/** Every command, in the order help lists them; feeds the terminal and the Action. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'search',
    summary: 'Run or continue a bounded search experiment',
    args: [
      {
        name: '<name>',
        description: 'experiment, or the id of a run to continue; apply: make a branch',
      },
      { name: '[run]', description: 'with apply: the run whose result is applied' },
    ],
    options: [
      { flags: '--new', description: 'start a new run instead of continuing an unfinished one' },
      {
        flags: '--from <run>',
        description: 'start from the result of another run (RUN or RUN:n7)',
      },
      {
        flags: '--budget <key=value>',
        description: 'change a budget: trials, evaluations or wall',
        repeatable: true,
      },
      {
        flags: '--seed <n>',
        description: 'seed of the proposals; race seeds follow from it (sealed as predictable)',
      },
      { flags: '--base <rev>', description: 'start from this commit instead of HEAD' },
      { flags: '--dry-run', description: 'show what would run, and run nothing' },
      { flags: '--node <id>', description: 'with apply: this node instead of the best' },
      { flags: '--branch <name>', description: 'with apply: name of the branch' },
    ],
    example: 'guildseal search compress --budget trials=200',
    load: async () => (await import('./search.ts')).runSearchCommand,
  },
  {
    name: 'verify',
    summary: 'Prove the ledger of a run',
    args: [{ name: '<run>', description: 'run id or folder of a run' }],
    options: [
      { flags: '--key <file>', description: 'public key to trust (PEM)', repeatable: true },
      {
        flags: '--objects <dir>',
        description: 'folder of the objects, when not beside the ledger',
      },
      {
        flags: '--expect-repo <repo>',
        description: 'repository the run must belong to (host/owner/name)',
      },
      { flags: '--expect-pr <number>', description: 'pull request the run must belong to' },
      {
        flags: '--anchor <line>',
        description: 'anchor line (gs1 ..) that must hold',
        repeatable: true,
      },
      { flags: '--min-isolation <level>', description: 'least isolation: bwrap or none' },
      { flags: '--allow-unsigned', description: 'accept a ledger without a trusted signature' },
      { flags: '--print <node>', description: "print a node's sealed statements" },
    ],
    example: 'guildseal verify compress-20261124T101500Z-3fa92c --key ci/guildseal.pub',
    load: async () => (await import('./verify.ts')).runVerifyCommand,
  },
  {
    name: 'report',
    summary: 'Write the report of a run again',
    args: [{ name: '<run>', description: 'run id or folder of a run' }],
    options: [],
    example: 'guildseal report compress-20261124T101500Z-3fa92c',
    load: async () => (await import('./report.ts')).runReportCommand,
  },
  {
    name: 'demo',
    summary: 'Run a real search on a temporary repository, offline',
    args: [],
    options: [
      { flags: '--example <name>', description: 'kmod, sortnet, tsp or compress' },
      { flags: '--trials <n>', description: 'budget of trials' },
      { flags: '--dir <dir>', description: 'keep the demo repository in this new folder' },
    ],
    example: 'guildseal demo --example sortnet',
    load: async () => (await import('./demo.ts')).runDemoCommand,
  },
  {
    name: 'auto',
    summary: 'Do what the configuration says for the event of this job',
    args: [],
    options: [],
    example: 'guildseal auto',
    load: async () => (await import('./auto.ts')).runAutoCommand,
  },
  {
    name: 'completions',
    summary: 'Print a completion script',
    args: [{ name: '<shell>', description: 'bash, zsh or fish' }],
    options: [],
    example: 'guildseal completions bash > /etc/bash_completion.d/guildseal',
    load: async () => (await import('./completions.ts')).runCompletionsCommand,
  },
];
