import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import type { OutCollector, OutProblem } from './out-files.ts';

const join = (folder: Buffer, name: Buffer): Buffer =>
  Buffer.concat([folder, Buffer.from('/'), name]);

/** Reads one file without following a link, waiting for a FIFO, or taking a second name of another file. */
const readPlain = (path: Buffer, capBytes: number): Uint8Array | OutProblem => {
  const shown = JSON.stringify(path.toString('latin1').slice(-200));
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let descriptor: number;
  try {
    descriptor = openSync(path, flags);
  } catch {
    return {
      failure: 'output_type',
      detail: `the output folder holds what cannot be opened: ${shown}`,
    };
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.nlink !== 1) {
      return {
        failure: 'output_type',
        detail: `the output folder holds more than files and folders: ${shown}`,
      };
    }
    if (stat.size > capBytes) {
      return { failure: 'output_caps', detail: `more than ${capBytes} bytes in the output folder` };
    }
    const bytes = Buffer.alloc(stat.size);
    let done = 0;
    while (done < bytes.length) {
      const count = readSync(descriptor, bytes, done, bytes.length - done, done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  } finally {
    closeSync(descriptor);
  }
};

/** Reads an output folder of the host, for level `none`: the command and what it left are dead by then. */
export const harvestFolder = (
  root: string,
  capBytes: number,
  collector: OutCollector,
): OutProblem | null => {
  const walk = (folder: Buffer, below: Buffer | null): OutProblem | null => {
    for (const name of readdirSync(folder, { encoding: 'buffer' })) {
      const path = join(folder, name);
      const inside = below === null ? name : join(below, name);
      if (lstatSync(path).isDirectory()) {
        const problem = collector.addDirectory(inside) ?? walk(path, inside);
        if (problem !== null) return problem;
        continue;
      }
      const bytes = readPlain(path, capBytes);
      const problem = 'failure' in bytes ? bytes : collector.addFile(inside, bytes);
      if (problem !== null) return problem;
    }
    return null;
  };
  return walk(Buffer.from(root), null);
};
