import { join } from 'node:path';
import { ledgerErrors } from '../errors/ledger.ts';
import type { Files, Random } from '../ports.ts';
import { runFiles } from './run-files.ts';

const pattern = /^([0-9a-f]{64})\n?$/;

/**
 * `run.secret` of a run without a key, 32 bytes: read, or drawn and written 0600. `isNew` in a run that
 * has entries means that the old one is lost, and a `reseed` is due.
 *
 * @throws ledger.secret-unusable
 */
export const ensureRunSecret = (
  files: Files,
  random: Random,
  directory: string,
): { readonly secret: Uint8Array; readonly isNew: boolean } => {
  const path = join(directory, runFiles.secret);
  const bytes = files.readIfExists(path);
  if (bytes !== null) {
    const hex = pattern.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    if (hex === undefined)
      throw ledgerErrors['ledger.secret-unusable']({ path, problem: 'it is malformed' });
    return { secret: Buffer.from(hex, 'hex'), isNew: false };
  }
  const secret = random.bytes(32);
  files.makeDirectory(directory);
  files.writeAtomic(path, `${Buffer.from(secret).toString('hex')}\n`, { mode: 0o600 });
  return { secret, isNew: true };
};
