/** Writes everything that is generated from the code: `npm run generate`; with `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { configReference, jsonSchema } from '../src/config/reference.ts';
import { renderCommandHelp, renderCommandList, renderInputs, renderOutputs } from './doc-tables.ts';
import { renderErrorIndex } from './error-index.ts';
import { replaceBetween } from './markers.ts';

/** One generated text: a whole file, or what stands between two markers of one. */
interface Generated {
  readonly file: string;
  /** `<!-- generated:NAME -->` .. `<!-- /generated -->`; null for a whole file. */
  readonly marker: string | null;
  readonly render: () => string;
}

const generated: readonly Generated[] = [
  {
    file: 'schema/guildseal.schema.json',
    marker: null,
    render: () => `${JSON.stringify(jsonSchema(), null, 2)}\n`,
  },
  { file: 'docs/config.md', marker: 'config', render: configReference },
  { file: 'docs/commands.md', marker: 'commands', render: renderCommandHelp },
  { file: 'docs/errors.md', marker: 'errors', render: renderErrorIndex },
  { file: 'README.md', marker: 'commands', render: renderCommandList },
  { file: 'README.md', marker: 'inputs', render: renderInputs },
  { file: 'README.md', marker: 'outputs', render: renderOutputs },
];

const home = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Tables are padded by the formatter, so that a formatted file is not stale. */
const formatMarkdown = async (text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(join(home, '.prettierrc.json'))), parser: 'markdown' });

const readIfExists = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const check = process.argv.includes('--check');
const texts = new Map<string, string>();
for (const { file, marker, render } of generated) {
  const before = texts.get(file) ?? readIfExists(join(home, file));
  texts.set(file, marker === null ? render() : replaceBetween(before, marker, render(), file));
}
const stale: string[] = [];
for (const [file, text] of texts) {
  const wanted = file.endsWith('.md') ? await formatMarkdown(text) : text;
  if (readIfExists(join(home, file)) === wanted) continue;
  stale.push(file);
  if (!check) writeFileSync(join(home, file), wanted);
}
if (stale.length === 0) console.log('generated files are fresh');
else if (check) {
  console.error(`stale: ${stale.join(', ')}\nrun: npm run generate`);
  process.exitCode = 1;
} else console.log(`written: ${stale.join(', ')}`);
