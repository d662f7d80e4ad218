import type { NodeId, SealedEntry } from '../entries.ts';
import { findReferences, type ObjectReference } from '../references.ts';
import { objectPath, runFiles } from '../run-files.ts';
import { branchReadme } from './branch-readme.ts';
import { verifyScript } from './verify-script.ts';

/** The branch that holds the ledgers of a repository. */
export const ledgerBranch = 'guildseal/ledger';

const maxObjectBytes = 1024 * 1024;
const maxRunBytes = 16 * 1024 * 1024;

/** Why an object of the run is not published. */
type LeftOutReason = 'withheld' | 'evaluator_stderr' | 'too_large' | 'run_too_large' | 'absent';

/** A file of the branch; objects are named, not loaded. */
export type PublishedFile =
  | { readonly path: string; readonly mode: '100644' | '100755'; readonly bytes: Uint8Array }
  | { readonly path: string; readonly mode: '100644'; readonly object: string };

/** What a publication writes, or why it must not. */
export type PublicationPlan =
  | { readonly kind: 'unchanged' }
  /** The branch holds entries that this ledger lacks: somebody else continues the run. */
  | { readonly kind: 'diverged' }
  | {
      readonly kind: 'publish';
      readonly files: readonly PublishedFile[];
      readonly leftOut: readonly { readonly sha256: string; readonly reason: LeftOutReason }[];
    };

export interface PublicationInput {
  readonly runId: string;
  /** Whole bytes of `ledger.jsonl`. */
  readonly ledger: Uint8Array;
  readonly entries: readonly SealedEntry[];
  /** The run's ledger as the tip of the branch has it, null when it has none. */
  readonly published: Uint8Array | null;
  /** Size of an object on disk, null when it is not there. */
  readonly sizeOf: (sha256: string) => number | null;
  /** True for objects that hold a secret. */
  readonly isWithheld: (sha256: string) => boolean;
  readonly publishStderr: boolean;
}

const isPrefix = (prefix: Uint8Array, bytes: Uint8Array): boolean =>
  prefix.length <= bytes.length &&
  Buffer.from(bytes.buffer, bytes.byteOffset, prefix.length).equals(prefix);

/** Nodes whose objects stay when a run is too large: baseline, best, and what promotion compared. */
const findEssentialNodes = (entries: readonly SealedEntry[]): ReadonlySet<NodeId> => {
  const nodes = new Set<NodeId>(['n0']);
  for (const { entry } of entries) {
    if (entry.kind === 'promote-start') nodes.add(entry.candidate).add(entry.reference);
    if (entry.kind === 'run-end' && entry.best !== null) nodes.add(entry.best.node);
  }
  return nodes;
};

interface Named {
  readonly roles: Set<ObjectReference['role']>;
  isEssential: boolean;
}

const collectObjects = (entries: readonly SealedEntry[]): ReadonlyMap<string, Named> => {
  const essential = findEssentialNodes(entries);
  const objects = new Map<string, Named>();
  for (const { entry } of entries) {
    const isEssential = !('node' in entry) || essential.has(entry.node);
    for (const { role, sha256 } of findReferences(entry)) {
      const named = objects.get(sha256) ?? { roles: new Set(), isEssential: false };
      named.roles.add(role);
      named.isEssential ||= isEssential;
      objects.set(sha256, named);
    }
  }
  return objects;
};

/**
 * Plans what the ledger branch gets of a run: ledger, objects of up to 1 MiB, together up to 16 MiB, and the
 * root files that tell a stranger how to verify. Secrets and the evaluator's stderr never go out, and a
 * ledger only ever replaces its own prefix.
 */
export const planPublication = (input: PublicationInput): PublicationPlan => {
  const { runId, ledger, published } = input;
  if (published !== null && !isPrefix(published, ledger)) return { kind: 'diverged' };
  if (published?.length === ledger.length) return { kind: 'unchanged' };
  const leftOut: { sha256: string; reason: LeftOutReason }[] = [];
  const kept: { sha256: string; sizeBytes: number; isEssential: boolean }[] = [];
  for (const [sha256, { roles, isEssential }] of collectObjects(input.entries)) {
    const sizeBytes = input.sizeOf(sha256);
    const isStderrOnly = roles.size === 1 && roles.has('evaluate.stderr');
    if (sizeBytes === null) leftOut.push({ sha256, reason: 'absent' });
    else if (input.isWithheld(sha256)) leftOut.push({ sha256, reason: 'withheld' });
    else if (isStderrOnly && !input.publishStderr)
      leftOut.push({ sha256, reason: 'evaluator_stderr' });
    else if (sizeBytes > maxObjectBytes) leftOut.push({ sha256, reason: 'too_large' });
    else kept.push({ sha256, sizeBytes, isEssential });
  }
  const total = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, ledger.length);
  const isOver = total > maxRunBytes;
  const files: PublishedFile[] = [
    { path: 'README.md', mode: '100644', bytes: Buffer.from(branchReadme) },
    { path: 'verify.sh', mode: '100755', bytes: Buffer.from(verifyScript) },
    { path: `${runId}/${runFiles.ledger}`, mode: '100644', bytes: ledger },
  ];
  for (const { sha256, isEssential } of kept) {
    if (isOver && !isEssential) leftOut.push({ sha256, reason: 'run_too_large' });
    else files.push({ path: `${runId}/${objectPath(sha256)}`, mode: '100644', object: sha256 });
  }
  return { kind: 'publish', files, leftOut };
};
