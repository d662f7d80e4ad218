import { z } from 'zod';
import { envName } from '../config/values.ts';

const anchor = z.enum(['comment', 'status', 'branch']);

/** `seal:`: where the key comes from and where heads are held. */
export const sealConfig = z
  .strictObject({
    key_env: envName()
      .default('GUILDSEAL_KEY')
      .describe('Environment variable that holds the signing key (PEM, P-256 or Ed25519).'),
    key_file: z
      .string()
      .nullable()
      .default(null)
      .describe('File that holds the signing key; used when the variable is unset.'),
    public_keys: z
      .array(z.string())
      .default([])
      .describe('Public keys (PEM files of the base commit) that verify trusts.'),
    anchors: z
      .array(anchor)
      .default(['comment', 'status', 'branch'])
      .describe('Places outside the ledger that hold its head.'),
    require_anchors: z
      .array(anchor)
      .default([])
      .describe('Anchors whose failure ends the run (exit 3).'),
  })
  .describe('Signing and anchoring of ledgers.');

export type SealConfig = z.output<typeof sealConfig>;
