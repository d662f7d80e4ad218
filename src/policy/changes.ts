import { showHidden } from '../text/hidden.ts';
import type { BaseIndex } from './base-index.ts';
import { isLfsPointer, isText } from './content.ts';
import { comparePaths, foldersOf, foldPath, isNewName, type PathCode } from './path.ts';
import type { Policy } from './policy.ts';

/** A change somebody proposes, before it is believed. */
export interface ProposedChange {
  readonly path: string;
  /** git's mode, null when the path is deleted. */
  readonly mode: string | null;
  readonly sizeBytes: number;
  /** Left out where sizes are judged before the content is read; its rules are skipped then. */
  readonly content?: Uint8Array | null;
}

/** A change that is refused. A name that is no valid path is shown with its hidden characters spelled out. */
export interface Violation {
  readonly path: string;
  readonly code: PathCode;
}

const ceilingFiles = 256;
/** Ceilings of `files.max_file_bytes` and `files.max_total_bytes`. */
export const byteCeilings = { file: 1024 ** 2, total: 16 * 1024 ** 2 };

/** The tree as it would be: base, without what is deleted, with what is written. */
interface Result {
  readonly hasFile: (path: string) => boolean;
  readonly hasFolder: (path: string) => boolean;
  readonly spellings: (folded: string) => readonly string[];
}

const planResult = (base: BaseIndex, changes: readonly ProposedChange[]): Result => {
  const written = new Set<string>();
  const deleted = new Set<string>();
  const below = new Map<string, number>();
  const folded = new Map<string, Set<string>>();
  const count = (path: string, by: number): void => {
    for (const folder of foldersOf(path)) below.set(folder, (below.get(folder) ?? 0) + by);
  };
  for (const { path, mode } of changes) {
    const inBase = base.mode(path) !== null;
    if (mode === null) {
      if (inBase && !deleted.has(path)) count(path, -1);
      deleted.add(path);
      continue;
    }
    if (!inBase && !written.has(path)) count(path, 1);
    written.add(path);
    for (const name of [...foldersOf(path), path]) {
      const key = foldPath(name);
      folded.set(key, (folded.get(key) ?? new Set()).add(name));
    }
  }
  const hasFile = (path: string): boolean =>
    written.has(path) || (base.mode(path) !== null && !deleted.has(path));
  const hasFolder = (path: string): boolean => base.countBelow(path) + (below.get(path) ?? 0) > 0;
  return {
    hasFile,
    hasFolder,
    spellings: (key) =>
      [...base.spellings(key), ...(folded.get(key) ?? [])].filter(
        (name) => hasFile(name) || hasFolder(name),
      ),
  };
};

const collides = (result: Result, name: string): boolean =>
  result.spellings(foldPath(name)).some((other) => other !== name);

const judgePlace = (
  policy: Policy,
  base: BaseIndex,
  result: Result,
  path: string,
): PathCode | null => {
  const isNew = base.mode(path) === null;
  if (isNew && !isNewName(path, policy.files.unicode)) return 'path_unicode';
  if (collides(result, path) || (isNew && foldersOf(path).some((name) => collides(result, name)))) {
    return 'path_collision';
  }
  if (result.hasFolder(path) || foldersOf(path).some(result.hasFile)) return 'conflict';
  return isNew && !policy.files.allow_new ? 'new' : null;
};

const judgeMode = (baseMode: string | null, mode: string | null): PathCode | null => {
  if (baseMode !== null && baseMode !== '100644' && baseMode !== '100755') return 'mode';
  if (mode === null || mode === '100644') return null;
  return mode === '100755' && baseMode === '100755' ? null : 'mode';
};

const judgeContent = (policy: Policy, change: ProposedChange): PathCode | null => {
  const { content, path } = change;
  if (content === undefined || content === null) return null;
  if (content.byteLength > policy.files.max_file_bytes) return 'caps';
  if (isLfsPointer(content)) return 'lfs';
  return isText(content) || policy.files.binary.includes(path) ? null : 'binary';
};

const judgeOne = (
  policy: Policy,
  base: BaseIndex,
  result: Result,
  change: ProposedChange,
): PathCode | null => {
  const { path, mode } = change;
  const { code } = policy.classify(path);
  if (code !== null) return code;
  const wrongMode = judgeMode(base.mode(path), mode);
  if (wrongMode !== null) return wrongMode;
  if (mode === null) {
    if (base.mode(path) === null) return 'conflict';
    return policy.files.allow_delete ? null : 'delete';
  }
  if (change.sizeBytes > Math.min(policy.files.max_file_bytes, byteCeilings.file)) return 'caps';
  return judgePlace(policy, base, result, path) ?? judgeContent(policy, change);
};

/**
 * Judges a change set against the policy and the base; every path that may not be changed so is listed once,
 * with the first rule it breaks, in git's order. Beyond the cap on changed files only the first one too many
 * is listed, with `caps`.
 */
export const judgeChanges = (
  policy: Policy,
  base: BaseIndex,
  changes: readonly ProposedChange[],
): readonly Violation[] => {
  const maxFiles = Math.min(policy.files.max_files, ceilingFiles);
  const maxTotal = Math.min(policy.files.max_total_bytes, byteCeilings.total);
  const sorted = [...changes].sort((left, right) => comparePaths(left.path, right.path));
  const judged = sorted.slice(0, maxFiles);
  const result = planResult(base, judged);
  const violations: Violation[] = [];
  let total = 0;
  let last: string | null = null;
  for (const change of judged) {
    const before = total;
    total += change.mode === null ? 0 : change.sizeBytes;
    const tooMuch = before <= maxTotal && total > maxTotal;
    const code =
      change.path === last
        ? 'conflict'
        : (judgeOne(policy, base, result, change) ?? (tooMuch ? 'caps' : null));
    last = change.path;
    if (code !== null) violations.push({ path: showHidden(change.path).slice(0, 1024), code });
  }
  const excess = sorted[maxFiles];
  if (excess !== undefined) {
    violations.push({ path: showHidden(excess.path).slice(0, 1024), code: 'caps' });
  }
  return violations;
};
