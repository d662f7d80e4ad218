import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../ports.ts';

/** How long pipes may stay open after the exit, held by what the kill did not reach. */
const graceMs = 2000;

/** What came through one descriptor, up to its cap. */
export interface Captured {
  readonly ended: Promise<void>;
  bytes(): Uint8Array;
  overflowed(): boolean;
  destroy(): void;
}

/** Collects a stream; beyond `capBytes` it keeps nothing and calls `onOverflow` once. */
export const capture = (
  stream: Readable | Writable | null | undefined,
  capBytes: number,
  onOverflow: () => void,
): Captured => {
  const chunks: Uint8Array[] = [];
  let held = 0;
  let over = false;
  if (!stream || !('read' in stream)) {
    return {
      ended: Promise.resolve(),
      bytes: () => new Uint8Array(),
      overflowed: () => false,
      destroy: () => undefined,
    };
  }
  const ended = new Promise<void>((resolve) => {
    stream.once('close', resolve);
    stream.once('error', () => {
      stream.destroy();
      resolve();
    });
  });
  stream.on('data', (chunk: Uint8Array) => {
    const room = capBytes - held;
    if (chunk.length > room) {
      if (room > 0) chunks.push(chunk.subarray(0, room));
      held = capBytes;
      if (over) return;
      over = true;
      onOverflow();
      return;
    }
    held += chunk.length;
    chunks.push(chunk);
  });
  return {
    ended,
    bytes: () => Buffer.concat(chunks),
    overflowed: () => over,
    destroy: () => {
      stream.destroy();
    },
  };
};

/** Waits until the streams have ended, two seconds at most, then lets go of them. */
export const drain = async (clock: Clock, streams: readonly Captured[]): Promise<void> => {
  const done = new AbortController();
  await Promise.race([
    Promise.all(streams.map((stream) => stream.ended)),
    clock.wait(graceMs, done.signal),
  ]);
  done.abort();
  for (const stream of streams) stream.destroy();
};
