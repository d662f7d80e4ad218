import type { ChangedSeal, SealedEntry } from '../../ledger/entries.ts';
import type { ChangedFile } from '../../workspace/workspace.ts';
import { nodeIndex } from './requests.ts';

/** What is known of a node's tree: ids and hashes, no contents. */
export interface NodeRecord {
  readonly index: number;
  readonly parent: number | null;
  readonly tree: string;
  readonly manifestSha256: string;
  /** Against the parent; null for n0. */
  readonly patchSha256: string | null;
  /** Against the base. */
  readonly changed: readonly ChangedFile[];
  readonly arm: string;
  readonly description: string;
}

/** The one object a changed file is kept as: most files of a child are its parent's. */
const share = (file: ChangedSeal, parent: NodeRecord | undefined): ChangedFile =>
  parent?.changed.find((other) => other.path === file.path && other.blob === file.blob) ?? {
    path: file.path,
    mode: file.mode,
    blob: file.blob,
    sha256: file.sha256,
  };

/** Changed files of a node, shared with its parent's where they are the same. */
export const shareChanged = (
  changed: readonly ChangedSeal[],
  parent: NodeRecord | undefined,
): readonly ChangedFile[] => changed.map((file) => share(file, parent));

/** The record in a node's first start; null for any other entry. */
export const readRecord = (
  { entry }: SealedEntry,
  parentOf: (index: number) => NodeRecord | undefined,
): NodeRecord | null => {
  if (entry.kind !== 'trial-start' || entry.changed === undefined) return null;
  const parent = entry.parent === null ? null : nodeIndex(entry.parent);
  return {
    index: nodeIndex(entry.node),
    parent,
    tree: entry.tree,
    manifestSha256: entry.manifest_sha256,
    patchSha256: entry.patch_sha256,
    changed: shareChanged(entry.changed, parent === null ? undefined : parentOf(parent)),
    arm: entry.proposal?.arm ?? '',
    description: entry.proposal?.description ?? '',
  };
};
