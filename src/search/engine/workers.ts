import { dirname, join } from 'node:path';
import type { Files } from '../../ports.ts';
import type { TreeFolder, Workspace } from '../../workspace/workspace.ts';
import type { ExperimentConfig } from '../config.ts';
import type { WorkerFolders } from './evaluate.ts';
import { createInputFolder } from './input-folder.ts';

/** The workers of a run: each has its own folders, and runs one thing at a time. */
export interface Workers {
  /** Waits for a free worker; the lowest one, so that few folders are used. */
  acquire(): Promise<WorkerFolders>;
  release(worker: WorkerFolders): void;
  close(): void;
}

interface WorkersDeps {
  readonly files: Files;
  readonly workspace: Workspace;
  readonly config: ExperimentConfig;
  readonly isHidden: (path: string) => boolean;
  /** Private folder for the trees. */
  readonly work: string;
  /** The folder the sandbox was given for inputs. */
  readonly inputs: string;
  /** Hidden files that are not in the repository (`files.hidden_from`), by path. */
  readonly hiddenFiles: ReadonlyMap<string, Uint8Array>;
}

const addHidden = (deps: WorkersDeps, folder: TreeFolder): void => {
  for (const [path, bytes] of deps.hiddenFiles) {
    const file = join(folder.path, path);
    deps.files.makeDirectory(dirname(file), 0o755);
    deps.files.remove(file);
    deps.files.write(file, bytes, { mode: 0o644, exclusive: true });
  }
};

/** Opens the folders of all workers. Under custody `split` all evaluators share the base tree. */
export const openWorkers = async (deps: WorkersDeps, count: number): Promise<Workers> => {
  const { files, workspace, config, isHidden } = deps;
  const isShared = config.evaluation.custody === 'shared';
  const needsCandidate = config.commands.run !== null || config.commands.check.length > 0;
  const opened: TreeFolder[] = [];
  const open = async (name: string, withHidden: boolean): Promise<TreeFolder> => {
    const folder = await workspace.openFolder(join(deps.work, name), { isHidden, withHidden });
    opened.push(folder);
    if (withHidden) addHidden(deps, folder);
    return folder;
  };
  const base = isShared ? null : await open('b', true);
  const free: WorkerFolders[] = [];
  for (let index = 0; index < count; index += 1) {
    free.push({
      index,
      input: createInputFolder(files, join(deps.inputs, `w${index}`)),
      candidate: needsCandidate ? await open(`a${index}`, false) : null,
      evaluator: base ?? (await open(`b${index}`, true)),
    });
  }
  const waiting: ((worker: WorkerFolders) => void)[] = [];
  return {
    acquire: () => {
      const worker = free.shift();
      if (worker !== undefined) return Promise.resolve(worker);
      return new Promise((resolve) => waiting.push(resolve));
    },
    release: (worker) => {
      const next = waiting.shift();
      if (next !== undefined) {
        next(worker);
        return;
      }
      free.push(worker);
      free.sort((a, b) => a.index - b.index);
    },
    close: () => {
      for (const folder of opened) folder.remove();
    },
  };
};
