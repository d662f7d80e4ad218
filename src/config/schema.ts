import { z } from 'zod';
import { onConfig } from '../events/config.ts';
import { sealConfig } from '../ledger/config.ts';
import { reportConfig } from '../report/config.ts';
import { sandboxConfig } from '../sandbox/config.ts';
import { searchConfig } from '../search/config.ts';

/** `.guildseal.yml`: every part's own schema, by name. */
export const configSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format.'),
    on: onConfig.prefault({}),
    sandbox: sandboxConfig.prefault({}),
    search: searchConfig.prefault({}),
    seal: sealConfig.prefault({}),
    report: reportConfig.prefault({}),
  })
  .describe('Configuration of Guildseal, read from the trusted (base) commit.');

/** The whole configuration with its defaults; frozen, and each part gets its own slice only. */
export type Config = z.output<typeof configSchema>;

/** Names that the format knows but this version does not have: they are refused as such, not as misspelt. */
export const laterParts: readonly string[] = ['models', 'skills', 'memory', 'deploy'];
export const laterProposers: readonly string[] = ['model', 'command'];
export const laterStrategies: readonly string[] = ['restart', 'beam', 'bfts-lite', 'puct'];
