import type { HttpAnswer } from '../ports.ts';

/** One page of a list, and what its headers say of the rest. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Null where the answer has no Link header. */
  readonly hasNext: boolean | null;
  /** Null where the answer names no total. */
  readonly total: number | null;
}

const maxPages = 200;

/**
 * What the headers say. Of Link only the word `next` counts: on Gitea its addresses carry the public
 * host, which need not be the one we asked.
 */
export const pageFacts = (
  headers: HttpAnswer['headers'],
): { readonly hasNext: boolean | null; readonly total: number | null } => {
  const link = headers['link'];
  const total = headers['x-total-count'];
  return {
    hasNext: link === undefined || link === '' ? null : /;\s*rel="?next"?/.test(link),
    total: total !== undefined && /^[0-9]{1,9}$/.test(total) ? Number(total) : null,
  };
};

/**
 * Collects a list over its pages. Ends where Link names no next one, at the total, at an empty page, or
 * at a page that begins with an item seen before (lists that are not paged give the whole list for
 * every page). `linkless` says what a missing Link means where there is no total either.
 */
export const collectPages = async <T>(
  fetchPage: (page: number) => Promise<Page<T>>,
  keyOf: (item: T) => number | string,
  linkless: 'end' | 'go_on',
  tooMany: () => Error,
): Promise<readonly T[]> => {
  const found = new Map<number | string, T>();
  for (let page = 1; page <= maxPages; page += 1) {
    const { items, hasNext, total } = await fetchPage(page);
    const [first] = items;
    if (first === undefined || found.has(keyOf(first))) return [...found.values()];
    for (const item of items) {
      const key = keyOf(item);
      if (!found.has(key)) found.set(key, item);
    }
    if (hasNext === false) return [...found.values()];
    if (hasNext === null) {
      if (total === null ? linkless === 'end' : found.size >= total) return [...found.values()];
    }
  }
  throw tooMany();
};
