// Writes src/ledger/anchors/verify-script.ts: scripts/verify.sh as a string, for the ledger branch.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src', 'ledger', 'anchors', 'verify-script.ts');

const quote = (text: string): string => text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);

/** The module that holds the script. */
export const renderVerifyModule = (): string => {
  const script = readFileSync(join(root, 'scripts', 'verify.sh'), 'utf8');
  return [
    '// Generated from scripts/verify.sh by scripts/embed-verify.ts; change it there.',
    '',
    '/** `verify.sh` at the root of the ledger branch. */',
    `export const verifyScript = \`${quote(script)}\`;`,
    '',
  ].join('\n');
};

if (process.argv[1] === import.meta.filename) writeFileSync(target, renderVerifyModule());
