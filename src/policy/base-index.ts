import { foldersOf, foldPath } from './path.ts';

/** The base tree, prepared once a run for judging change sets against it. */
export interface BaseIndex {
  /** git's mode, null where the base has no file. */
  mode(path: string): string | null;
  /** Files below a folder. */
  countBelow(folder: string): number;
  /** Files and folders whose folded names are the same, as spelled. */
  spellings(folded: string): readonly string[];
}

/** Indexes every entry of the base tree. */
export const indexBase = (
  files: Iterable<{ readonly path: string; readonly mode: string }>,
): BaseIndex => {
  const modes = new Map<string, string>();
  const below = new Map<string, number>();
  for (const { path, mode } of files) {
    modes.set(path, mode);
    for (const folder of foldersOf(path)) below.set(folder, (below.get(folder) ?? 0) + 1);
  }
  const folded = new Map<string, string[]>();
  for (const path of [...modes.keys(), ...below.keys()]) {
    const key = foldPath(path);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, [path]);
    else known.push(path);
  }
  return {
    mode: (path) => modes.get(path) ?? null,
    countBelow: (folder) => below.get(folder) ?? 0,
    spellings: (key) => folded.get(key) ?? [],
  };
};
