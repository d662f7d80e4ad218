import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { blocksOf, readPage, readPages, root, textOf, walk } from './pages.ts';

const pages = readPages();
const readme = readPage('README.md');

const configs = pages.flatMap((page) =>
  blocksOf(page, 'yaml')
    .filter((text) => !/^jobs:/m.test(text))
    .map((text, index) => [`${page.path} ${String(index + 1)}`, text] as const),
);

describe('configuration in the pages', () => {
  it.each(configs)('%s is valid', (name, text) => {
    expect(() => loadConfig(text, name)).not.toThrow();
  });

  it('is found in several pages', () => {
    expect(configs.length).toBeGreaterThan(5);
  });
});

describe('the examples', () => {
  const names = readdirSync(join(root, 'examples'));

  it.each(names)(
    '%s has a configuration that loads and defines the experiment its README runs',
    (name) => {
      const text = readFileSync(join(root, 'examples', name, '.guildseal.yml'), 'utf8');
      const { config } = loadConfig(text, name);
      expect(Object.keys(config.search.experiments)).toEqual([name]);
      const { budget, metric } = config.search.experiments[name] ?? {};
      const page = readPage(`examples/${name}/README.md`).text;
      expect(page).toContain(`guildseal search ${name}`);
      expect(page).toContain(`${String(budget?.trials)} trials`);
      expect(page).toContain(`\`${String(metric?.name)}\``);
    },
  );
});

describe('the README', () => {
  it('has its parts in the order readers want them', () => {
    const heads = walk(readme.tree).flatMap((node) =>
      node.type === 'heading' && node.depth === 2 ? [textOf(node)] : [],
    );
    expect(heads).toEqual([
      'Try it',
      'The smallest workflow that works',
      'What it refuses to do',
      'Commands',
      'Configuration by example',
      'Inputs and outputs',
      'Permissions',
      'Gitea and Forgejo',
      'Verify a comment by hand',
      'Figures',
      'Troubleshooting',
      'Documents',
    ]);
    expect(readme.text).toContain('npm cit');
  });

  it('lists messages that the program really prints', () => {
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
      .join('\n');
    const part = readme.text.slice(readme.text.indexOf('## Troubleshooting'));
    const messages = [...part.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1] ?? '');
    expect(messages.length).toBeGreaterThan(8);
    expect(messages.filter((message) => !source.includes(message))).toEqual([]);
  });

  it('lists benches that exist and are described', () => {
    const described = readPage('bench/README.md').text;
    const named = [...readme.text.matchAll(/bench\/([a-z-]+\.ts)/g)].map((match) => match[1] ?? '');
    const there = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.ts'));
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
    expect(there.filter((name) => !described.includes(`\`${name}\``))).toEqual([]);
  });
});

/** Takes out what differs from run to run: hashes, ids, folders, counts and times. */
const mask = (line: string): string =>
  line
    .replace(/^(\s*isolation:?\s).*$/, '$1..')
    .replace(/\S*guildseal-demo-[A-Za-z0-9]+/g, 'FOLDER')
    .replace(/[0-9a-f]{64}/g, 'HASH')
    .replace(/-\d{8}T\d{6}Z-[0-9a-f]{6}/g, '-RUN')
    .replace(/\d[\d,.]*\d|\d/g, '0')
    .replace(/\(\+0\) .*$/, '(+0) CHANGE')
    .replace(/\s+$/, '');

/** The first line shown that was not printed where it should be; `...` stands for any lines. */
const firstMissing = (shown: readonly string[], printed: readonly string[]): string | null => {
  let at = 0;
  let mayJump = false;
  for (const line of shown) {
    if (line === '...') {
      mayJump = true;
      continue;
    }
    const wanted = mask(line);
    const found = printed.findIndex((one, index) => index >= at && mask(one) === wanted);
    if (found < 0 || (!mayJump && found !== at)) return line;
    at = found + 1;
    mayJump = false;
  }
  return null;
};

describe('console blocks of the README', () => {
  const blocks = blocksOf(readme, 'console');

  it('print what is shown, run from a clone with only Node and git', () => {
    expect(blocks.some((block) => block.startsWith('$ node dist/index.js demo\n'))).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'guildseal-readme-'));
    try {
      symlinkSync(join(root, 'dist'), join(folder, 'dist'));
      for (const block of blocks) {
        const [first = '', ...shown] = block.split('\n');
        const command = first.replace(/^\$ /, '');
        const { stdout, status } = spawnSync('sh', ['-c', `${command} 2>&1`], {
          cwd: folder,
          encoding: 'utf8',
          env: {
            PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
            TMPDIR: folder,
            HOME: folder,
          },
        });
        expect([status, firstMissing(shown, stdout.split('\n')), stdout]).toEqual([
          0,
          null,
          stdout,
        ]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);

  it('would be caught when a line is shown that is not printed, or one is left out', () => {
    const printed = ['one 1', 'two 2', 'three 3'];
    expect(firstMissing(['one 7', '...', 'three 9'], printed)).toBeNull();
    expect(firstMissing(['one 7', 'three 9'], printed)).toBe('three 9');
    expect(firstMissing(['one 7', '...', 'four 9'], printed)).toBe('four 9');
  });
});

describe('what is generated', () => {
  it('is fresh', () => {
    const script = join(root, 'scripts', 'generate.ts');
    const said = execFileSync(
      process.execPath,
      ['--import', './scripts/ts.mjs', script, '--check'],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
    );
    expect(said).toContain('generated files are fresh');
  }, 60_000);
});
