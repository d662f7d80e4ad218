import { parseCanonical } from '../text/canonical.ts';
import { type Envelope, parseEnvelope } from './envelope.ts';
import type { SealedEntry } from './entries.ts';
import { sha256Hex } from './hash.ts';
import { type Line, maxLineBytes } from './lines.ts';
import { parseStatement } from './statement.ts';

/** What a line turned out to be. A bad one keeps what could still be told of it. */
type LineRecord =
  | { readonly kind: 'entry'; readonly envelope: Envelope; readonly sealed: SealedEntry }
  | {
      readonly kind: 'bad';
      readonly code: 'bad_line' | 'bad_envelope' | 'bad_payload' | 'bad_entry' | 'unknown_kind';
      readonly message: string;
    };

const bad = (code: Extract<LineRecord, { kind: 'bad' }>['code'], message: string): LineRecord => ({
  kind: 'bad',
  code,
  message,
});

const parsePayload = (bytes: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: parseCanonical(bytes) };
  } catch {
    return null;
  }
};

/** Reads a line down to its entry; total: whatever the bytes, one of the two kinds comes back. */
export const readRecord = (line: Line): LineRecord => {
  if (line.bytes.length + 1 > maxLineBytes)
    return bad('bad_line', `the line has ${String(line.bytes.length + 1)} bytes, more than 1 MiB`);
  const reading = parseEnvelope(line.bytes);
  if (reading.kind === 'problem') return bad(reading.code, reading.message);
  const { envelope } = reading;
  const payload = parsePayload(envelope.payload);
  if (payload === null) return bad('bad_payload', 'the payload is not canonical JSON');
  const statement = parseStatement(payload.value);
  if (statement.kind === 'problem') return bad(statement.code, statement.message);
  const sealed = { ...statement.sealed, sealId: sha256Hex(envelope.payload) };
  return { kind: 'entry', envelope, sealed };
};
