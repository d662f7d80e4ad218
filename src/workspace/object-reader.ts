import { createHash, type Hash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { workspaceErrors } from '../errors/workspace.ts';
import type { Git } from './git.ts';
import { formatOf, type ObjectType, requireId } from './object-id.ts';

/** Objects asked for before the first answer is awaited; keeps git busy without holding much. */
const largestFlight = 64;

export interface ReadObject {
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

export interface BlobDigest {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Reads objects of one repository through one long-lived git process; every byte is hashed again. */
export interface ObjectReader {
  /** Throws `workspace.object-missing`, `workspace.object-corrupt`, `workspace.object-too-large`. */
  read(id: string, type: ObjectType, maxBytes?: number): Promise<Buffer>;
  /** Size and sha256 of a blob whose bytes are never held whole. */
  digest(id: string): Promise<BlobDigest>;
  close(): Promise<void>;
}

/** Receives one answer. */
interface Sink {
  readonly id: string;
  begin(type: string, sizeBytes: number): void;
  data(chunk: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

const newline = 0x0a;
const longestHeader = 200;

/** Splits the answers of `cat-file --batch`, in order, among the sinks that wait for them. */
const createAnswerSplitter = (waiting: Sink[]) => {
  let header = Buffer.alloc(0);
  /** Bytes of the body still to come, its closing newline included; 0 between answers. */
  let left = 0;
  const readHeader = (chunk: Buffer): Buffer => {
    const end = chunk.indexOf(newline);
    header = Buffer.concat([header, end < 0 ? chunk : chunk.subarray(0, end)]);
    if (header.length > longestHeader) throw new Error('git answered with an endless header');
    if (end < 0) return Buffer.alloc(0);
    const [, second = '', size = ''] = header.toString('latin1').split(' ');
    header = Buffer.alloc(0);
    const sink = waiting[0];
    if (sink === undefined) throw new Error('git answered what nobody asked');
    if (size === '') {
      waiting.shift();
      sink.fail(workspaceErrors['workspace.object-missing']({ id: sink.id }));
    } else {
      left = Number(size) + 1;
      sink.begin(second, Number(size));
    }
    return chunk.subarray(end + 1);
  };
  const readBody = (chunk: Buffer): Buffer => {
    const taken = Math.min(left, chunk.length);
    left -= taken;
    const body = chunk.subarray(0, left === 0 ? taken - 1 : taken);
    const sink = waiting[0];
    if (body.length > 0) sink?.data(body);
    if (left === 0) {
      waiting.shift();
      sink?.end();
    }
    return chunk.subarray(taken);
  };
  return (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) rest = left > 0 ? readBody(rest) : readHeader(rest);
  };
};

const checkedSink = <T>(
  id: string,
  expected: ObjectType,
  body: {
    readonly begin: (sizeBytes: number) => Error | null;
    readonly data: (chunk: Buffer) => void;
    readonly end: () => T;
  },
  settle: { readonly resolve: (value: T) => void; readonly reject: (error: Error) => void },
): Sink => {
  let refusal: Error | null = null;
  let check: Hash;
  return {
    id,
    begin: (type, sizeBytes) => {
      check = createHash(formatOf(id)).update(`${type} ${sizeBytes}\0`);
      refusal =
        type === expected
          ? body.begin(sizeBytes)
          : workspaceErrors['workspace.object-corrupt']({
              id,
              detail: `it is a ${type}, expected a ${expected}`,
            });
    },
    data: (chunk) => {
      if (refusal !== null) return;
      check.update(chunk);
      body.data(chunk);
    },
    end: () => {
      if (refusal === null && check.digest('hex') !== id) {
        refusal = workspaceErrors['workspace.object-corrupt']({ id, detail: 'its hash differs' });
      }
      if (refusal === null) settle.resolve(body.end());
      else settle.reject(refusal);
    },
    fail: settle.reject,
  };
};

const collect = (id: string, maxBytes: number) => {
  const chunks: Buffer[] = [];
  return {
    begin: (sizeBytes: number) =>
      sizeBytes > maxBytes
        ? workspaceErrors['workspace.object-too-large']({ id, sizeBytes, maxBytes })
        : null,
    data: (chunk: Buffer) => {
      chunks.push(chunk);
    },
    end: () => Buffer.concat(chunks),
  };
};

const summarise = () => {
  const sum = createHash('sha256');
  let sizeBytes = 0;
  return {
    begin: () => null,
    data: (chunk: Buffer) => {
      sizeBytes += chunk.length;
      sum.update(chunk);
    },
    end: (): BlobDigest => ({ sizeBytes, sha256: sum.digest('hex') }),
  };
};

/** Starts the long-lived `git cat-file --batch` of a repository. */
export const openObjectReader = (git: Git, gitDir: string): ObjectReader => {
  // A blob above this size is streamed by git, not inflated in its memory.
  const child = git.start(gitDir, ['-c', 'core.bigFileThreshold=1m', 'cat-file', '--batch']);
  const input = child.stdio[0] as Writable | null;
  const output = child.stdio[1] as Readable | null;
  const waiting: Sink[] = [];
  const split = createAnswerSplitter(waiting);
  let broken: Error | null = null;
  const breakDown = (detail: string) => {
    broken ??= workspaceErrors['workspace.git-failed']({ command: 'cat-file --batch', detail });
    for (const sink of waiting.splice(0)) sink.fail(broken);
  };
  input?.on('error', (error) => {
    breakDown(error.message);
  });
  output?.on('data', (chunk: Buffer) => {
    try {
      split(chunk);
    } catch (error) {
      breakDown(error instanceof Error ? error.message : String(error));
      child.kill('SIGKILL');
    }
  });
  void child.exited.then((exit) => {
    breakDown(exit.spawnError ?? `it ended (${exit.signal ?? String(exit.exitCode)})`);
  });
  const ask = (sink: Sink) => {
    if (broken !== null || input === null) {
      sink.fail(broken ?? new Error('git has no input'));
      return;
    }
    waiting.push(sink);
    input.write(`${sink.id}\n`);
  };
  return {
    read: (id, type, maxBytes = Number.MAX_SAFE_INTEGER) =>
      new Promise((resolve, reject) => {
        ask(checkedSink(requireId(id), type, collect(id, maxBytes), { resolve, reject }));
      }),
    digest: (id) =>
      new Promise((resolve, reject) => {
        ask(checkedSink(requireId(id), 'blob', summarise(), { resolve, reject }));
      }),
    close: async () => {
      input?.end();
      child.kill('SIGKILL');
      await child.exited;
    },
  };
};

/** Runs `act` for each item, many at once, in bounded flight. Stops at the first failure. */
export const forEachInFlight = async <T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await act(item);
  };
  await Promise.all(Array.from({ length: largestFlight }, worker));
};
