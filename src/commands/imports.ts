import { join } from 'node:path';
import { searchErrors } from '../errors/search.ts';
import { byteCeilings } from '../policy/changes.ts';
import type { Policy } from '../policy/policy.ts';
import type { Files } from '../ports.ts';
import type { ImportedTree } from '../search/engine/propose.ts';
import type { FileChange, Workspace } from '../workspace/workspace.ts';

const plainModes = ['100644', '100755'];

/**
 * The editable files of a pull request's head, as changes against the base; null when they are the same.
 * Names, modes and sizes are judged before any content is read.
 */
export const importHead = async (
  workspace: Workspace,
  policy: Policy,
  head: string,
): Promise<ImportedTree | null> => {
  const baseFiles = new Map(
    workspace.baseFiles
      .filter((file) => policy.isEditable(file.path))
      .map((file) => [file.path, file]),
  );
  const listed = await workspace.listCommit(head, policy.files.editable.map(literalPart));
  const edits: FileChange[] = [];
  const seen = new Set<string>();
  for (const file of listed) {
    if (!policy.isEditable(file.path)) continue;
    seen.add(file.path);
    const before = baseFiles.get(file.path);
    if (before?.blob === file.blob && before.mode === file.mode) continue;
    const isTooLarge = (file.sizeBytes ?? 0) > byteCeilings.file;
    if (!plainModes.includes(file.mode) || isTooLarge) {
      throw searchErrors['search.head-unusable']({
        path: file.path,
        problem: isTooLarge ? 'it is too large' : `its mode is ${file.mode}`,
      });
    }
    edits.push({
      path: file.path,
      mode: file.mode === '100755' ? '100755' : '100644',
      content: await workspace.readBlob(file.blob, byteCeilings.file),
    });
  }
  for (const path of baseFiles.keys()) {
    if (!seen.has(path)) edits.push({ path, mode: null, content: null });
  }
  return edits.length === 0
    ? null
    : { description: `pull request head ${head.slice(0, 12)}`, edits };
};

/** The folders before the first wildcard: what `ls-tree` is asked for. */
const literalPart = (pattern: string): string => {
  const segments = pattern.split('/');
  const wild = segments.findIndex((segment) => /[*?]/.test(segment));
  return wild < 0 ? pattern.replace(/\/$/, '') : segments.slice(0, wild).join('/');
};

/**
 * A checkout of a pull request holds what its author committed: runs planted in the folder of runs would be
 * continued, and a link there would send what we write elsewhere.
 *
 * @throws AppError `search.head-unusable`
 */
export const refusePlantedRuns = async (
  files: Files,
  workspace: Workspace,
  head: string,
  runs: { readonly root: string; readonly folder: string },
): Promise<void> => {
  const steps = runs.folder.split('/').filter((step) => step !== '' && step !== '.');
  const folders = steps.map((_step, index) => steps.slice(0, index + 1).join('/'));
  const link = folders.find((folder) => files.stat(join(runs.root, folder))?.kind === 'link');
  const isOutside = steps.includes('..') || steps.length === 0;
  const [planted] = isOutside ? [] : await workspace.listCommit(head, [steps.join('/')]);
  const path = link ?? planted?.path;
  if (path === undefined) return;
  throw searchErrors['search.head-unusable']({
    path,
    problem: 'it lies in report.dir, where only the runs of this job may be',
  });
};

/** Contents of `files.hidden_from`, by path below it; links are not followed. */
export const readHiddenFolder = (files: Files, folder: string): ReadonlyMap<string, Uint8Array> => {
  const found = new Map<string, Uint8Array>();
  const walk = (directory: string, prefix: string): void => {
    for (const name of files.list(directory)) {
      const path = join(directory, name);
      const kind = files.stat(path)?.kind;
      if (kind === 'directory') walk(path, `${prefix}${name}/`);
      else if (kind === 'file') found.set(`${prefix}${name}`, files.read(path));
    }
  };
  walk(folder, '');
  return found;
};
