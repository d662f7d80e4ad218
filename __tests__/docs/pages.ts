import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export const root = join(import.meta.dirname, '..', '..');

/** Folders that hold no pages of ours. */
const left = new Set([
  'node_modules',
  'dist',
  'build',
  'coverage',
  '__tests__',
  '.git',
  '.guildseal',
]);

export interface Page {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly tree: Root;
}

export const parseMarkdown = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const listMarkdown = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : listMarkdown(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

export const readPage = (path: string): Page => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, tree: parseMarkdown(text) };
};

/** Every Markdown page of the repository. */
export const readPages = (): readonly Page[] =>
  listMarkdown(root).map((path) => readPage(relative(root, path)));

/** All nodes of a tree, in the order of the text. */
export const walk = (node: Nodes): readonly Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(walk) : []),
];

/** What a reader sees of a node. */
export const textOf = (node: Nodes): string =>
  walk(node)
    .map((inner) => (inner.type === 'text' || inner.type === 'inlineCode' ? inner.value : ''))
    .join('');

/** Anchors of a page's headings, as forges make them. */
export const anchorsOf = ({ tree }: Page): readonly string[] => {
  const seen = new Map<string, number>();
  return walk(tree)
    .filter((node) => node.type === 'heading')
    .map((heading) => {
      const slug = textOf(heading)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{Pc} -]/gu, '')
        .replaceAll(' ', '-');
      const before = seen.get(slug) ?? 0;
      seen.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${String(before)}`;
    });
};

/** Fenced blocks of one language. */
export const blocksOf = (page: Page, lang: string): readonly string[] =>
  walk(page.tree).flatMap((node) =>
    node.type === 'code' && node.lang === lang ? [node.value] : [],
  );
