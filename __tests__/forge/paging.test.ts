import { describe, expect, it } from '@jest/globals';

import { collectPages, pageFacts } from '../../src/forge/paging.ts';
import type { Page } from '../../src/forge/paging.ts';

const collect = async (
  pageOf: (page: number) => Page<number>,
  linkless: 'end' | 'go_on' = 'go_on',
) => {
  let asked = 0;
  const items = await collectPages(
    (page) => {
      asked += 1;
      return Promise.resolve(pageOf(page));
    },
    (item) => item,
    linkless,
    () => new Error('too many'),
  );
  return { items, asked };
};
const page = (
  items: readonly number[],
  hasNext: boolean | null = null,
  total: number | null = null,
): Page<number> => ({ items, hasNext, total });

describe('a list over its pages', () => {
  it('ends where Link names no next page', async () => {
    const found = await collect((n) => page([n * 2, n * 2 + 1], n < 3));
    expect(found).toEqual({ items: [2, 3, 4, 5, 6, 7], asked: 3 });
  });

  it('ends at the total where there is no Link', async () => {
    expect((await collect((n) => page([n], null, 2))).asked).toBe(2);
  });

  it('ends at an empty page and at a page that was there before', async () => {
    expect((await collect((n) => page(n < 3 ? [n] : []))).asked).toBe(3);
    expect(await collect(() => page([1, 2, 3]))).toEqual({ items: [1, 2, 3], asked: 2 });
  });

  it('takes a missing Link for the end where the forge leaves it out then', async () => {
    expect((await collect(() => page([1]), 'end')).asked).toBe(1);
  });

  it('keeps each item once when the pages shift under it', async () => {
    const pages = [[1, 2], [3, 2], [4]];
    const found = await collect((n) => page(pages[n - 1] ?? [], n < 3));
    expect(found.items).toEqual([1, 2, 3, 4]);
  });

  it('gives up after 200 pages', async () => {
    await expect(collect((n) => page([n], true))).rejects.toThrow('too many');
  });

  it('takes from the headers whether there is more, never where', () => {
    const link =
      '<http://other.example/x?page=2>; rel="next", <http://other.example/x>; rel="last"';
    expect(pageFacts({ link, 'x-total-count': '12' })).toEqual({ hasNext: true, total: 12 });
    expect(pageFacts({ link: '<http://x>; rel="prev"' })).toEqual({ hasNext: false, total: null });
    expect(pageFacts({ 'x-total-count': 'many' })).toEqual({ hasNext: null, total: null });
  });
});
