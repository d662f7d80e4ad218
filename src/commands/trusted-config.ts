import { createHash } from 'node:crypto';
import type { LoadedConfig } from '../config/load.ts';
import { loadConfig } from '../config/load.ts';
import { configErrors } from '../errors/config.ts';
import type { Log } from '../ports.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The configuration of the trusted commit, with what is sealed about it. */
export interface TrustedConfig extends LoadedConfig {
  readonly path: string;
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** Reads the configuration from the base commit, never from a working copy; null when there is none. */
export const readTrustedConfig = async (
  workspace: Workspace,
  path: string,
  log: Log,
): Promise<TrustedConfig | null> => {
  const bytes = await workspace.readBaseFile(path);
  if (bytes === null) return null;
  const loaded = loadConfig(bytes, path);
  for (const warning of loaded.warnings) log.warn(warning);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...loaded, path, sha256 };
};

/** As `readTrustedConfig`; throws `config.not-found` when there is none. */
export const requireTrustedConfig = async (
  workspace: Workspace,
  path: string,
  log: Log,
): Promise<TrustedConfig> => {
  const config = await readTrustedConfig(workspace, path, log);
  if (config === null) {
    throw configErrors['config.not-found']({ file: path, commit: workspace.base.commit });
  }
  return config;
};
