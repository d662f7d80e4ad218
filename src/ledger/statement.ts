import type { Entry, SealedEntry, Subject } from './entries.ts';
import { parseEntry, subjectsSchema } from './schema.ts';

const statementType = 'https://in-toto.io/Statement/v1';

/** An in-toto statement, v1. */
interface Statement {
  readonly _type: string;
  readonly predicateType: string;
  readonly subject: readonly Subject[];
  readonly predicate: Entry;
}

/** The statement of an entry. */
export const buildStatement = (entry: Entry, subjects: readonly Subject[]): Statement => ({
  _type: statementType,
  predicateType: `urn:guildseal:predicate:${entry.kind}:v1`,
  subject: subjects,
  predicate: entry,
});

/** A commit as a subject. */
export const commitSubject = (name: string, commit: string): Subject => ({
  name,
  digest: { gitCommit: commit },
});

/** A tree as a subject. */
export const treeSubject = (name: string, tree: string): Subject => ({
  name,
  digest: { gitTree: tree },
});

/** Bytes (a stream, a patch, a manifest, a head) as a subject. */
export const bytesSubject = (name: string, sha256: string): Subject => ({
  name,
  digest: { sha256 },
});

type StatementReading =
  | { readonly kind: 'entry'; readonly sealed: Omit<SealedEntry, 'sealId'> }
  | {
      readonly kind: 'problem';
      readonly code: 'bad_payload' | 'bad_entry' | 'unknown_kind';
      readonly message: string;
    };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a parsed payload as a statement of a known kind; fields it does not know are kept. */
export const parseStatement = (value: unknown): StatementReading => {
  if (!isRecord(value) || value['_type'] !== statementType)
    return {
      kind: 'problem',
      code: 'bad_payload',
      message: `the payload is not an in-toto statement (${statementType})`,
    };
  const type = value['predicateType'];
  const match =
    typeof type === 'string' ? /^urn:guildseal:predicate:([a-z-]+):v([0-9]+)$/.exec(type) : null;
  if (match === null)
    return { kind: 'problem', code: 'bad_payload', message: 'predicateType is not one of ours' };
  const [, kind = '', version = ''] = match;
  if (version !== '1')
    return {
      kind: 'problem',
      code: 'unknown_kind',
      message: `${kind}:v${version} was written by a newer version`,
    };
  const subjects = subjectsSchema.safeParse(value['subject']);
  if (!subjects.success)
    return { kind: 'problem', code: 'bad_payload', message: 'the subjects are malformed' };
  const parsed = parseEntry(kind, value['predicate']);
  if (parsed.kind === 'problem') return parsed;
  return { kind: 'entry', sealed: { entry: parsed.entry, subjects: subjects.data } };
};
