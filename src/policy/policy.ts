import { deniedAs } from './denied.ts';
import { compileMatcher } from './matcher.ts';
import { checkPath, foldPath, type PathCode } from './path.ts';

/** What a candidate, its sandbox and a prompt may do with a path. */
export type PathClass = 'hidden' | 'denied' | 'readonly' | 'editable' | 'unlisted';

export interface PathVerdict {
  readonly class: PathClass;
  /** Code of the violation that a change would be; null for editable paths. */
  readonly code: PathCode | null;
}

/** `files` of an experiment, as far as the policy reads it. */
export interface PolicyFiles {
  readonly editable: readonly string[];
  readonly readonly: readonly string[];
  readonly hidden: readonly string[];
  readonly data: readonly string[];
  readonly allow: readonly string[];
  readonly binary: readonly string[];
  readonly unicode: boolean;
  readonly allow_new: boolean;
  readonly allow_delete: boolean;
  readonly max_files: number;
  readonly max_file_bytes: number;
  readonly max_total_bytes: number;
}

/** The rules of one experiment, compiled. */
export interface Policy {
  readonly files: PolicyFiles;
  /** Total and deterministic; the name is judged as given, and no other spelling of it has a freer class. */
  classify(path: string): PathVerdict;
  /** Absent from sandbox A, proposers, prompts and reports; true also for names that break a lexical rule. */
  isHidden(path: string): boolean;
  isEditable(path: string): boolean;
  /** Editable, and named by `files.data`. */
  isData(path: string): boolean;
}

/**
 * Compiles the path policy. First hit wins: not lexically valid, hidden, denied, readonly, editable, unlisted.
 * What restricts a path matches after folding (NFKC, case), what frees it only exactly.
 *
 * @param extraDenied patterns denied without opt-in: files with instructions, notes, the configuration
 */
export const compilePolicy = (files: PolicyFiles, extraDenied: readonly string[] = []): Policy => {
  const hidden = compileMatcher(files.hidden.map(foldPath));
  const readonly = compileMatcher(files.readonly.map(foldPath));
  const extra = compileMatcher(extraDenied.map(foldPath));
  const editable = compileMatcher(files.editable);
  const data = compileMatcher(files.data);
  const allowed = new Set(files.allow);

  const isDenied = (path: string, folded: string): boolean => {
    const denied = deniedAs(folded);
    if (denied === 'always' || extra(folded)) return true;
    return denied === 'opt_in' && !allowed.has(path);
  };
  const classify = (path: string): PathVerdict => {
    const code = checkPath(path);
    if (code !== null) return { class: 'unlisted', code };
    const folded = foldPath(path);
    if (hidden(folded)) return { class: 'hidden', code: 'class' };
    if (isDenied(path, folded)) return { class: 'denied', code: 'denied' };
    if (readonly(folded)) return { class: 'readonly', code: 'class' };
    if (editable(path)) return { class: 'editable', code: null };
    return { class: 'unlisted', code: 'class' };
  };
  const isEditable = (path: string): boolean => classify(path).class === 'editable';
  return {
    files,
    classify,
    isEditable,
    isHidden: (path) => hidden(foldPath(path)),
    isData: (path) => data(path) && isEditable(path),
  };
};
