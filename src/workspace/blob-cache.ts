/** Recently used blobs by id, at most so many bytes in all; the least recently used leave first. */
export interface BlobCache {
  get(id: string): Uint8Array | null;
  put(id: string, bytes: Uint8Array): void;
}

/** What a kept blob takes beside its bytes: its id, the view on the bytes, the place in the map. */
const entryBytes = 512;

/** A blob larger than an eighth of the cache is not kept. */
export const createBlobCache = (capacityBytes: number): BlobCache => {
  const blobs = new Map<string, Uint8Array>();
  let sizeBytes = 0;
  return {
    get: (id) => {
      const bytes = blobs.get(id);
      if (bytes === undefined) return null;
      blobs.delete(id);
      blobs.set(id, bytes);
      return bytes;
    },
    put: (id, bytes) => {
      if (bytes.length * 8 > capacityBytes || blobs.has(id)) return;
      blobs.set(id, bytes);
      sizeBytes += bytes.length + entryBytes;
      for (const [oldest, old] of blobs) {
        if (sizeBytes <= capacityBytes) return;
        blobs.delete(oldest);
        sizeBytes -= old.length + entryBytes;
      }
    },
  };
};
