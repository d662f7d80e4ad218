import type { ChangedFile } from '../../workspace/workspace.ts';
import type { NodeRecord } from './records.ts';

/** What is known of every node, packed: a run of many thousand nodes keeps all of them in memory. */
export interface RecordStore {
  /** By index of the node. */
  get(index: number): NodeRecord | undefined;
  add(record: NodeRecord): void;
  /** The node that has a tree. */
  nodeOfTree(tree: string): number | undefined;
}

const modes = [null, '100644', '100755'] as const;
const noParent = 0xffffffff;

/** Bytes as a string of one byte a character: the smallest thing the engine can hold. */
const packHex = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');

/** Writes fields one after another. */
const createPacker = () => {
  const parts: Uint8Array[] = [];
  const number = (value: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    parts.push(bytes);
  };
  const blob = (bytes: Uint8Array): void => {
    number(bytes.length);
    parts.push(bytes);
  };
  return {
    number,
    text: (text: string) => {
      blob(Buffer.from(text));
    },
    /** Null is stored as no bytes: no id is empty. */
    hex: (hex: string | null) => {
      blob(Buffer.from(hex ?? '', 'hex'));
    },
    // Through one buffer: joined strings would keep all their parts.
    done: () => Buffer.concat(parts).toString('latin1'),
  };
};

const createUnpacker = (packed: string) => {
  const bytes = Buffer.from(packed, 'latin1');
  let at = 0;
  const number = (): number => {
    at += 4;
    return bytes.readUInt32BE(at - 4);
  };
  const blob = (): Buffer => {
    const length = number();
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    number,
    text: () => blob().toString('utf8'),
    hex: () => blob().toString('hex'),
  };
};

/** An empty store. */
export const createRecordStore = (): RecordStore => {
  const packed: (string | undefined)[] = [];
  const byTree = new Map<string, number>();
  const paths: string[] = [];
  const pathNumbers = new Map<string, number>();

  const pathNumber = (path: string): number => {
    const known = pathNumbers.get(path);
    if (known !== undefined) return known;
    pathNumbers.set(path, paths.length);
    return paths.push(path) - 1;
  };

  const pack = (record: NodeRecord): string => {
    const packer = createPacker();
    packer.number(record.parent ?? noParent);
    packer.hex(record.tree);
    packer.hex(record.manifestSha256);
    packer.hex(record.patchSha256);
    packer.text(record.arm);
    packer.text(record.description);
    packer.number(record.changed.length);
    for (const { path, mode, blob, sha256 } of record.changed) {
      packer.number(pathNumber(path));
      packer.number(modes.findIndex((known) => known === mode));
      packer.hex(blob);
      packer.hex(sha256);
    }
    return packer.done();
  };

  const unpack = (index: number, text: string): NodeRecord => {
    const unpacker = createUnpacker(text);
    const parent = unpacker.number();
    const head = {
      index,
      parent: parent === noParent ? null : parent,
      tree: unpacker.hex(),
      manifestSha256: unpacker.hex(),
    };
    const patch = unpacker.hex();
    const arm = unpacker.text();
    const description = unpacker.text();
    const changed: ChangedFile[] = [];
    for (let left = unpacker.number(); left > 0; left -= 1) {
      const path = paths[unpacker.number()] ?? '';
      const mode = modes[unpacker.number()] ?? null;
      const blob = unpacker.hex();
      const sha256 = unpacker.hex();
      changed.push({
        path,
        mode,
        blob: blob === '' ? null : blob,
        sha256: sha256 === '' ? null : sha256,
      });
    }
    return { ...head, patchSha256: patch === '' ? null : patch, changed, arm, description };
  };

  return {
    get: (index) => {
      const text = packed[index];
      return text === undefined ? undefined : unpack(index, text);
    },
    add: (record) => {
      packed[record.index] = pack(record);
      byTree.set(packHex(record.tree), record.index);
    },
    nodeOfTree: (tree) => byTree.get(packHex(tree)),
  };
};
