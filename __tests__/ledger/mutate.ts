import type { Signer } from '../../src/ledger/ledger.ts';
import { renderEnvelope, parseEnvelope } from '../../src/ledger/envelope.ts';
import { splitLines } from '../../src/ledger/lines.ts';

/** Multiplier of the counts of the heavy tests. */
export const soak = Math.max(1, Number(process.env['GUILDSEAL_SOAK'] ?? '1') || 1);

/** Lines of a ledger, each with its LF. */
export const linesOf = (ledger: Uint8Array): Uint8Array[] =>
  [...splitLines(ledger)].map(({ bytes }) => Buffer.concat([bytes, Buffer.from('\n')]));

export const joinLines = (lines: readonly Uint8Array[]): Uint8Array => Buffer.concat(lines);

export const dropLine = (lines: readonly Uint8Array[], at: number): Uint8Array[] =>
  lines.filter((_, index) => index !== at);

export const doubleLine = (lines: readonly Uint8Array[], at: number): Uint8Array[] =>
  lines.flatMap((line, index) => (index === at ? [line, line] : [line]));

export const swapLines = (lines: readonly Uint8Array[], at: number): Uint8Array[] =>
  lines.map((line, index) =>
    index === at ? (lines[at + 1] ?? line) : index === at + 1 ? (lines[at] ?? line) : line,
  );

/** Cuts a line to `keep` bytes, its LF stays. */
export const cutLine = (lines: readonly Uint8Array[], at: number, keep: number): Uint8Array[] =>
  lines.map((line, index) =>
    index === at ? Buffer.concat([line.subarray(0, keep), Buffer.from('\n')]) : line,
  );

export const flipBit = (line: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(line);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

export const replaceLine = (
  lines: readonly Uint8Array[],
  at: number,
  line: Uint8Array,
): Uint8Array[] => lines.map((old, index) => (index === at ? line : old));

export const payloadOf = (line: Uint8Array): Uint8Array => {
  const reading = parseEnvelope(line.subarray(0, line.length - 1));
  if (reading.kind === 'problem') throw new Error(reading.message);
  return reading.envelope.payload;
};

/** The same payload, signed by another key. */
export const resignLine = (line: Uint8Array, signer: Signer | null): Uint8Array =>
  renderEnvelope(payloadOf(line), signer);
