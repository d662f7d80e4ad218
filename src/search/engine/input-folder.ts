import { dirname, join } from 'node:path';
import type { Files } from '../../ports.ts';
import type { OutFile } from '../../sandbox/sandbox.ts';

/** What the evaluator gets of a candidate, as data. */
interface EvaluatorInput {
  /** A's stdout; empty without A. */
  readonly stdout: Uint8Array;
  /** What A left in /out. */
  readonly out: readonly OutFile[];
  /** The candidate's editable files it may read, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The folder a worker's evaluator sees as /in; only what changed is written again. */
export interface InputFolder {
  readonly path: string;
  show(input: EvaluatorInput): void;
}

/** Prepares `/in` of one worker below the folder of inputs. */
export const createInputFolder = (files: Files, path: string): InputFolder => {
  const written = new Map<string, Uint8Array>();
  const folders = new Set<string>();
  let stdout: Uint8Array | null = null;
  let hasOut = false;
  files.remove(path);
  for (const folder of ['', 'out', 'files']) files.makeDirectory(join(path, folder), 0o755);

  const write = (file: string, bytes: Uint8Array): void => {
    const folder = dirname(file);
    if (!folders.has(folder)) {
      files.makeDirectory(folder, 0o755);
      folders.add(folder);
    }
    files.write(file, bytes, { mode: 0o444, exclusive: true });
  };

  const showFiles = (wanted: ReadonlyMap<string, Uint8Array>): void => {
    for (const [name, bytes] of wanted) {
      if (written.get(name) === bytes) continue;
      const file = join(path, 'files', name);
      if (written.has(name)) files.remove(file);
      write(file, bytes);
      written.set(name, bytes);
    }
    if (written.size === wanted.size) return;
    for (const name of [...written.keys()].filter((known) => !wanted.has(known))) {
      files.remove(join(path, 'files', name));
      written.delete(name);
    }
  };

  const showOut = (out: readonly OutFile[]): void => {
    const folder = join(path, 'out');
    if (hasOut) {
      files.remove(folder);
      for (const known of folders) if (known.startsWith(folder)) folders.delete(known);
      files.makeDirectory(folder, 0o755);
    }
    hasOut = out.length > 0;
    for (const file of out) write(join(folder, file.path), file.bytes);
  };

  return {
    path,
    show: (input) => {
      showFiles(input.files);
      showOut(input.out);
      if (stdout !== null && Buffer.compare(stdout, input.stdout) === 0) return;
      if (stdout !== null) files.remove(join(path, 'stdout'));
      write(join(path, 'stdout'), input.stdout);
      stdout = input.stdout;
    },
  };
};
