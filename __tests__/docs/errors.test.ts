import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listErrors } from '../../scripts/error-index.ts';
import { errorPage, errorTables } from '../../src/errors/catalogue.ts';
import { anchorsOf, readPage, root, textOf } from './pages.ts';

const codes = errorTables.flatMap((table) => Object.keys(table));
const page = readPage('docs/errors.md');
const sections = page.tree.children.flatMap((node, index) => {
  if (node.type !== 'heading' || node.depth !== 3) return [];
  const after = page.tree.children.slice(index + 1);
  const end = after.findIndex(({ type }) => type === 'heading');
  const body = after.slice(0, end < 0 ? after.length : end).map(textOf);
  return [{ code: textOf(node), body: body.join('\n') }];
});

const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('errors/'))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
  .join('\n');

describe('the catalogue of errors', () => {
  it('has no code twice', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.length).toBeGreaterThan(50);
  });

  it('has dotted codes', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('has only codes that something throws', () => {
    expect(codes.filter((code) => !source.includes(`['${code}']`))).toEqual([]);
  });

  it('tells every message, with names in place of values', () => {
    const all = listErrors();
    expect(all.map(({ code }) => code)).toEqual(codes);
    for (const { message } of all) expect(message).not.toMatch(/undefined|\[object|NaN|^$/);
  });
});

describe('docs/errors.md', () => {
  it('has a heading for every code, and none for a code that does not exist', () => {
    expect(sections.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it('says a cause and a cure for each', () => {
    for (const { code, body } of sections) {
      const [cause = '', cure = ''] = body.split('Cure:');
      expect([code, cause.trim().length > 10, cure.trim().length > 3]).toEqual([code, true, true]);
    }
  });

  it('is where an error of --json points to', () => {
    const anchors = anchorsOf(page);
    for (const { code } of listErrors()) {
      expect(anchors).toContain(errorPage(code).replace('docs/errors.md#', ''));
    }
  });
});
