import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchorsOf, type Page, parseMarkdown, readPages, root, walk } from './pages.ts';

const pages = readPages();

const linksOf = ({ tree }: Page): readonly string[] =>
  walk(tree).flatMap((node) =>
    node.type === 'link' || node.type === 'image' || node.type === 'definition' ? [node.url] : [],
  );

/** Links of a page that lead nowhere inside the repository. */
const brokenLinks = (page: Page, all: readonly Page[]): readonly string[] =>
  linksOf(page).filter((url) => {
    if (/^(?:https?|mailto):/.test(url)) return false;
    const [file = '', anchor] = url.split('#');
    const path = file === '' ? page.path : normalize(join(dirname(page.path), file));
    if (path.startsWith('..') || !existsSync(join(root, path))) return true;
    if (anchor === undefined) return false;
    const target = all.find((one) => one.path === path);
    return target === undefined || !anchorsOf(target).includes(anchor);
  });

describe('the pages', () => {
  it('are there, one for each example', () => {
    const paths = pages.map(({ path }) => path);
    for (const path of ['README.md', 'SECURITY.md', 'bench/README.md', 'docs/errors.md']) {
      expect(paths).toContain(path);
    }
    for (const name of ['compress', 'kmod', 'sortnet', 'tsp']) {
      expect(paths).toContain(`examples/${name}/README.md`);
    }
  });

  it.each(pages.map((page) => [page.path, page] as const))('%s links to what exists', (_, page) => {
    expect(brokenLinks(page, pages)).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      const page = pages.find((one) => one.path === path);
      for (const url of page === undefined ? [] : linksOf(page)) {
        const target = normalize(join(dirname(path), url.split('#')[0] ?? ''));
        const isFolder = pages.filter(
          (one) => `${dirname(one.path)}/` === `${target}/`.replace('//', '/'),
        );
        for (const one of [target, ...isFolder.map((inner) => inner.path)]) {
          if (pages.some((known) => known.path === one)) reached.add(one);
        }
      }
    }
    const alone = pages.map(({ path }) => path).filter((path) => !reached.has(path));
    expect(alone.filter((path) => !path.startsWith('examples/'))).toEqual([]);
  });

  it('would be caught with a planted link to a file or heading that is not there', () => {
    const text = '# One\n\n[a](#one) [b](#two) [c](docs/nowhere.md) [d](docs/errors.md#nowhere)';
    const planted = { path: 'README.md', text, tree: parseMarkdown(text) };
    expect(brokenLinks(planted, [planted, ...pages])).toEqual([
      '#two',
      'docs/nowhere.md',
      'docs/errors.md#nowhere',
    ]);
  });
});
