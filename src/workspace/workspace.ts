/** A leaf of a tree. Modes are git's: `100644`, `100755`, `120000` (link), `160000` (submodule). */
export interface TreeFile {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/** One planned change against the base tree; `content` null deletes the path. */
export type FileChange =
  | { readonly path: string; readonly mode: '100644' | '100755'; readonly content: Uint8Array }
  | { readonly path: string; readonly mode: null; readonly content: null };

/** A changed path of a built tree against the base; all null but the path when it was deleted. */
export interface ChangedFile {
  readonly path: string;
  readonly mode: string | null;
  readonly blob: string | null;
  readonly sha256: string | null;
}

/** A tree that we built and proved: base plus exactly the planned changes. */
export interface FreshTree {
  /** git tree id */
  readonly tree: string;
  readonly manifestSha256: string;
  /** Sorted by path; only real differences (a change to the base's own bytes is none). */
  readonly changed: readonly ChangedFile[];
}

export interface BaseCommit {
  readonly commit: string;
  readonly tree: string;
  readonly manifestSha256: string;
  /** Committer date, seconds since 1970. */
  readonly timeSeconds: number;
}

/** A folder on disk that shows one tree and is taken from its last tree to the next by their difference. */
export interface TreeFolder {
  readonly path: string;
  /** Shows base plus `changed` (blobs of this workspace), read back and hashed. One call at a time. */
  show(changed: readonly ChangedFile[]): Promise<void>;
  remove(): void;
}

/** A file of another commit; `sizeBytes` is null for a submodule. */
export interface ListedFile extends TreeFile {
  readonly sizeBytes: number | null;
}

/**
 * Our own bare clone: the trusted base commit, what is built on it, and nothing a candidate could have
 * configured. Object ids are 40 or 64 hex by the source's object format.
 */
export interface Workspace {
  readonly gitDir: string;
  readonly gitVersion: string;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly base: BaseCommit;
  /** Every entry of the base tree (blobs, links, submodules), sorted by path bytes; names that are no UTF-8 are left out and counted. */
  readonly baseFiles: readonly TreeFile[];
  /** Base files whose names are no UTF-8: part of every tree, in no list, never editable. */
  readonly unlistedBaseFiles: number;
  /** Bytes of a blob, hashed; more than `maxBytes` are refused before they are read. */
  readBlob(oid: string, maxBytes?: number): Promise<Uint8Array>;
  /** Bytes of a file of the base, null where there is none. */
  readBaseFile(path: string): Promise<Uint8Array | null>;
  /**
   * Files of another commit already fetched here (a pull request's head), by exact path or below a folder;
   * at most 10,000. Bytes of a name that are no UTF-8 become lone surrogates, which no policy allows.
   */
  listCommit(commit: string, prefixes: readonly string[]): Promise<readonly ListedFile[]>;
  /** The id that `buildTree` would give, hashed in memory; nothing is written. */
  hashTree(changes: readonly FileChange[]): string;
  /** Writes the changed blobs, the trees above them, and proves the result. No git process. */
  buildTree(changes: readonly FileChange[]): Promise<FreshTree>;
  /** Writes a commit with our fixed identity; same arguments, same id. No git process. */
  writeCommit(commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly timeSeconds: number;
  }): Promise<string>;
  /** Sets (or with null deletes) refs in one batch. */
  setRefs(refs: readonly { readonly ref: string; readonly commit: string | null }[]): Promise<void>;
  /** A folder for sandbox A (`hidden: false`, hidden paths absent) or B (`hidden: true`). */
  openFolder(
    path: string,
    options: { readonly isHidden: (path: string) => boolean; readonly withHidden: boolean },
  ): Promise<TreeFolder>;
  close(): Promise<void>;
}
