import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const prefix = 'guildseal-run-';
const ownerFile = 'owner';

/** Field 22 of `/proc/<pid>/stat`: when the process started; null when there is none such. */
const startOf = (pid: number): string | null => {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const isLeftover = (folder: string): boolean => {
  try {
    if (statSync(folder).uid !== process.getuid?.()) return false;
    const [pid = '', start = ''] = readFileSync(join(folder, ownerFile), 'utf8').trim().split(' ');
    return /^\d+$/.test(pid) && startOf(Number(pid)) !== start;
  } catch {
    return false;
  }
};

/** Removes what runs that died left under `root`; only on systems where a dead owner can be proven. */
export const sweepTemporary = (root: string): void => {
  if (startOf(process.pid) === null) return;
  for (const name of readdirSync(root)) {
    const folder = join(root, name);
    if (name.startsWith(prefix) && isLeftover(folder)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

/** Makes this process's own folder (0700) and notes whose it is. */
export const makeTemporary = (root: string): string => {
  const folder = mkdtempSync(join(root, prefix));
  const owner = `${String(process.pid)} ${startOf(process.pid) ?? ''}\n`;
  writeFileSync(join(folder, ownerFile), owner, { mode: 0o600 });
  return folder;
};

/** Removes a folder that `makeTemporary` made; refuses any other. */
export const removeTemporary = (folder: string): void => {
  if (basename(folder).startsWith(prefix)) rmSync(folder, { recursive: true, force: true });
};
