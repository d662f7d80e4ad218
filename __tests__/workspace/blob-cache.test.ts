import { describe, expect, it } from '@jest/globals';
import { createBlobCache } from '../../src/workspace/blob-cache.ts';

const blob = (bytes: number): Uint8Array => new Uint8Array(bytes);

describe('the cache of blobs', () => {
  it('lets the least recently used go when bytes and entries fill it', () => {
    const cache = createBlobCache(10_000);
    for (const id of ['a', 'b', 'c']) cache.put(id, blob(1000));
    const first = cache.get('a');
    for (const id of ['d', 'e', 'f', 'g']) cache.put(id, blob(1000));
    expect(first).not.toBeNull();
    expect(cache.get('a')).toBe(first);
    expect(cache.get('b')).toBeNull();
    expect(cache.get('g')).not.toBeNull();
  });

  it('counts what an entry takes, however small the blob', () => {
    const cache = createBlobCache(64 * 1024);
    for (let i = 0; i < 1000; i += 1) cache.put(String(i), blob(1));
    const held = Array.from({ length: 1000 }, (_, i) => cache.get(String(i))).filter(Boolean);
    expect(held.length).toBeLessThan(128);
    expect(held.length).toBeGreaterThan(64);
  });

  it('keeps no blob of more than an eighth of its size', () => {
    const cache = createBlobCache(8000);
    cache.put('large', blob(1001));
    expect(cache.get('large')).toBeNull();
  });
});
