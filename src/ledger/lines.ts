/** One line of a ledger file, without its LF. */
export interface Line {
  /** From 0; equals `seq` in a whole ledger. */
  readonly index: number;
  readonly bytes: Uint8Array;
  /** False only for bytes after the last LF: a torn tail. */
  readonly terminated: boolean;
}

const lf = 0x0a;

/** Longest line that is read or written, its LF included. */
export const maxLineBytes = 1024 * 1024;

/** Splits a ledger file at LF alone; views, no copies. */
export function* splitLines(bytes: Uint8Array): Generator<Line> {
  let index = 0;
  for (let start = 0; start < bytes.length; index += 1) {
    const at = bytes.indexOf(lf, start);
    const end = at < 0 ? bytes.length : at;
    yield { index, bytes: bytes.subarray(start, end), terminated: at >= 0 };
    start = end + 1;
  }
}
