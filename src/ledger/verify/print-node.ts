import type { Entry, NodeId, SealedEntry } from '../entries.ts';
import { buildStatement } from '../statement.ts';
import { toAscii } from './ascii.ts';

/** Promotion results name only their query; its start says which nodes it is about. */
const queriesOf = (entries: readonly SealedEntry[], node: NodeId): ReadonlySet<number> =>
  new Set(
    entries.flatMap(({ entry }) =>
      entry.kind === 'promote-start' && (entry.candidate === node || entry.reference === node)
        ? [entry.query]
        : [],
    ),
  );

const concerns = (entry: Entry, node: NodeId, queries: ReadonlySet<number>): boolean => {
  switch (entry.kind) {
    case 'trial-propose':
    case 'trial-start':
    case 'trial-result':
    case 'trial-decision':
      return entry.node === node;
    case 'promote-start':
    case 'promote-result':
      return queries.has(entry.query);
    case 'run-end':
      return entry.best?.node === node;
    case 'run-begin':
    case 'run-resume':
    case 'run-pause':
    case 'event':
      return false;
  }
};

/** The decoded statements about one node, with their seals, as JSON for people; an empty list for a stranger. */
export const printNode = (entries: readonly SealedEntry[], node: NodeId): string => {
  const queries = queriesOf(entries, node);
  const found = entries
    .filter(({ entry }) => concerns(entry, node, queries))
    .map(({ entry, subjects, sealId }) => ({
      seal_id: sealId,
      statement: buildStatement(entry, subjects),
    }));
  return `${toAscii(JSON.stringify(found, null, 2))}\n`;
};
