import { z } from 'zod';
import { envName, size } from '../config/values.ts';

const limitNames = ['memory', 'cpus', 'pids', 'tmp', 'out'] as const;

const shape = {
  isolation: z
    .enum(['auto', 'bwrap', 'none'])
    .describe(
      'How commands are confined: auto takes the strongest level that passes its probe; none switches the sandbox off and needs min_isolation: none.',
    ),
  min_isolation: z.enum(['bwrap', 'none']).describe('Below this level nothing runs (exit 4).'),
  memory: size().describe('Memory of one command.'),
  cpus: z.number().positive().describe('Processors of one command.'),
  pids: z.int().min(8).describe('Processes and threads of one command.'),
  tmp: size().describe('Size of /tmp.'),
  out: size().describe('Size of /out, where commands.run leaves its results.'),
  output: size().describe('Cap on stdout and on stderr, each.'),
  network: z.boolean().describe('Opens the network for commands.run only; sealed and reported.'),
  mounts: z
    .array(
      z.strictObject({
        from: z.string().describe('Folder of the host.'),
        to: z.string().describe('New folder inside.'),
      }),
    )
    .describe(
      'Further read-only folders, such as a toolchain or node_modules of an earlier trusted step.',
    ),
  env: z
    .record(envName(), z.string())
    .describe('Further environment of the commands; never secrets.'),
  require: z.array(z.enum(limitNames)).describe('Limits that must be exact, or nothing runs.'),
};

/** `sandbox:` at the top level, with defaults. */
export const sandboxConfig = z
  .strictObject({
    isolation: shape.isolation.default('auto'),
    min_isolation: shape.min_isolation.default('bwrap'),
    memory: shape.memory.default(2 * 1024 ** 3),
    cpus: shape.cpus.default(2),
    pids: shape.pids.default(256),
    tmp: shape.tmp.default(256 * 1024 ** 2),
    out: shape.out.default(64 * 1024 ** 2),
    output: shape.output.default(8 * 1024 ** 2),
    network: shape.network.default(false),
    mounts: shape.mounts.default([]),
    env: shape.env.default({}),
    require: shape.require.default([]),
  })
  .describe('How strongly commands are confined. Experiments and skills may override each key.');

/** `sandbox:` of an experiment: any of the top-level keys. */
export const sandboxOverride = z
  .strictObject(shape)
  .partial()
  .describe('Overrides of the top-level sandbox keys.');

export type SandboxConfig = z.output<typeof sandboxConfig>;
export type SandboxOverride = z.output<typeof sandboxOverride>;
