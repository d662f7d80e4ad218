import { checkPath, comparePaths, foldersOf } from '../policy/path.ts';
import type { OutFile, StepFailure } from './sandbox.ts';

/** Entries of /out at most, files and folders together. */
const maxEntries = 10_000;

/** Why what a candidate left is not taken. */
export interface OutProblem {
  readonly failure: Extract<StepFailure, 'output_type' | 'output_name' | 'output_caps'>;
  readonly detail: string;
}

/** Takes entries of /out one by one; each `add` gives the problem that ends the harvest, or null. */
export interface OutCollector {
  addDirectory(name: Uint8Array): OutProblem | null;
  addFile(name: Uint8Array, bytes: Uint8Array): OutProblem | null;
  /** What was taken, sorted by path. */
  files(): readonly OutFile[];
}

const show = (name: Uint8Array): string =>
  JSON.stringify(Buffer.from(name).toString('latin1').slice(0, 200));

/** Rules for /out alike at every level: names, counts and sizes. */
export const createOutCollector = (capBytes: number): OutCollector => {
  const taken = new Map<string, Uint8Array>();
  const folders = new Set<string>();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let entries = 0;
  let held = 0;
  const judge = (name: Uint8Array): OutProblem | string => {
    entries += 1;
    if (entries > maxEntries) {
      return {
        failure: 'output_caps',
        detail: `more than ${maxEntries} files and folders in /out`,
      };
    }
    let path: string;
    try {
      path = decoder.decode(name);
    } catch {
      return { failure: 'output_name', detail: `a name in /out is not UTF-8: ${show(name)}` };
    }
    const code = checkPath(path);
    if (code !== null) {
      return {
        failure: 'output_name',
        detail: `a name in /out is not allowed (${code}): ${show(name)}`,
      };
    }
    // An archive may claim what no disk can hold.
    const above = foldersOf(path);
    if (taken.has(path) || above.some((folder) => taken.has(folder))) {
      return { failure: 'output_name', detail: `a name in /out is used twice: ${show(name)}` };
    }
    for (const folder of above) folders.add(folder);
    return path;
  };
  return {
    addDirectory: (name) => {
      const judged = judge(name);
      if (typeof judged !== 'string') return judged;
      folders.add(judged);
      return null;
    },
    addFile: (name, bytes) => {
      const judged = judge(name);
      if (typeof judged !== 'string') return judged;
      if (folders.has(judged)) {
        return { failure: 'output_name', detail: `a file in /out is a folder too: ${show(name)}` };
      }
      held += bytes.length;
      if (held > capBytes) {
        return { failure: 'output_caps', detail: `more than ${capBytes} bytes in /out` };
      }
      taken.set(judged, bytes);
      return null;
    },
    files: () =>
      [...taken]
        .map(([path, bytes]) => ({ path, bytes }))
        .sort((a, b) => comparePaths(a.path, b.path)),
  };
};
