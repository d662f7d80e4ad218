import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRecordStore } from '../../../src/search/engine/record-store.ts';
import type { NodeRecord } from '../../../src/search/engine/records.ts';

const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length / 2, maxLength: length / 2 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

const record: fc.Arbitrary<NodeRecord> = fc.record({
  index: fc.nat(50),
  parent: fc.option(fc.nat(50), { nil: null }),
  tree: fc.oneof(hex(40), hex(64)),
  manifestSha256: hex(64),
  patchSha256: fc.option(hex(64), { nil: null }),
  changed: fc.array(
    fc.oneof(
      fc.record({
        path: fc.string({ unit: 'grapheme' }),
        mode: fc.constantFrom('100644', '100755'),
        blob: hex(40),
        sha256: hex(64),
      }),
      fc.record({
        path: fc.string(),
        mode: fc.constant(null),
        blob: fc.constant(null),
        sha256: fc.constant(null),
      }),
    ),
    { maxLength: 5 },
  ),
  arm: fc.string(),
  description: fc.string({ unit: 'grapheme' }),
});

describe('the store of node records', () => {
  it('gives back every record as it was put in, and finds the last node of a tree', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const store = createRecordStore();
        for (const one of records) store.add(one);
        const last = new Map(records.map((one) => [one.index, one]));
        for (const [index, one] of last) expect(store.get(index)).toEqual(one);
        const final = records.at(-1);
        if (final !== undefined) expect(store.nodeOfTree(final.tree)).toBe(final.index);
        expect(store.get(51)).toBeUndefined();
      }),
    );
  });
});
