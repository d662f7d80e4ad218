import { isAbsolute, join } from 'node:path';
import { ledgerErrors } from '../errors/ledger.ts';
import type { SealConfig } from '../ledger/config.ts';
import { loadSigner } from '../ledger/keys.ts';
import type { Signer } from '../ledger/ledger.ts';
import type { CommandContext } from './command.ts';

/**
 * The signing key: input of the Action, else the variable that `seal.key_env` names, else
 * `seal.key_file`; null when none is given.
 *
 * @throws AppError `ledger.key-unusable`
 */
export const loadSigningKey = (
  context: CommandContext,
  seal: SealConfig,
  folder: string,
): Signer | null => {
  if (context.sealKeyInput !== null) return loadSigner(context.sealKeyInput, 'input seal-key');
  const value = context.takeSecret(seal.key_env);
  if (value !== null) return loadSigner(value, seal.key_env);
  if (seal.key_file === null) return null;
  const path = isAbsolute(seal.key_file) ? seal.key_file : join(folder, seal.key_file);
  const bytes = context.files.readIfExists(path);
  if (bytes === null) {
    throw ledgerErrors['ledger.key-unusable']({ source: path, problem: 'there is no such file' });
  }
  return loadSigner(Buffer.from(bytes).toString('utf8'), path);
};
