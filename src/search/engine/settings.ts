import { createHash } from 'node:crypto';
import type { SandboxConfig } from '../../sandbox/config.ts';
import { canonicalBytes } from '../../text/canonical.ts';
import { renderNum } from '../../text/num.ts';
import type { ExperimentConfig } from '../config.ts';

/** Canonical bytes hold no fractions: they become decimal strings. Keys without a value go. */
const sealable = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : renderNum(value);
  if (Array.isArray(value)) return value.map(sealable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, sealable(inner)]),
  );
};

/** The resolved experiment and sandbox settings as sealed, with the digest that a resume compares. */
export const sealSettings = (
  experiment: ExperimentConfig,
  sandbox: SandboxConfig,
): { readonly bytes: Uint8Array; readonly sha256: string } => {
  const bytes = canonicalBytes(sealable({ experiment, sandbox }));
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};
