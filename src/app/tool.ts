import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of this program; a test holds it equal to package.json. */
export const version = '0.1.0';

/** sha256 over names and bytes of the program's own files in `directory`, sorted by name. */
export const hashProgram = (directory: string): string => {
  const hash = createHash('sha256');
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of names) {
    const bytes = readFileSync(name);
    hash.update(`${name.slice(directory.length)} ${String(bytes.length)}\n`).update(bytes);
  }
  return hash.digest('hex');
};
