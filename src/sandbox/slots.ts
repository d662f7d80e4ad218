import { join } from 'node:path';
import type { Files } from '../ports.ts';
import { evaluateScript, runScript } from './scripts.ts';

/** Where the steps of one worker in one role run: they never overlap. */
export interface Slot {
  readonly name: string;
  readonly role: 'a' | 'b';
  /** Real user of its processes; null without root. */
  readonly uid: number | null;
  /** Holds the files that become descriptors: `seccomp`, `passwd`, `run`; and what bwrap says, `info`. */
  readonly folder: string;
}

/** Names of all slots: two a worker, and one for the self-test. */
export const slotNames = (workers: number): readonly string[] => [
  ...Array.from({ length: workers }, (_, worker) => [`w${worker}a`, `w${worker}b`]).flat(),
  'probe',
];

const passwd = (uid: number): string =>
  `root:x:0:0:root:/:/bin/sh\nguild:x:${uid}:${uid}:guild:/tmp:/bin/sh\n`;

/** Writes the descriptor files of a slot, 0600. */
export const createSlot = (
  files: Files,
  directory: string,
  name: string,
  uid: number | null,
  seccomp: Uint8Array,
): Slot => {
  const role = name.endsWith('a') ? 'a' : 'b';
  const folder = join(directory, name);
  files.makeDirectory(folder, 0o700);
  files.write(join(folder, 'seccomp'), seccomp, { mode: 0o600 });
  files.write(join(folder, 'passwd'), passwd(uid ?? 1000), { mode: 0o600 });
  files.write(join(folder, 'run'), role === 'a' ? runScript : evaluateScript, { mode: 0o600 });
  for (const sized of ['shm', 'tmp', 'out']) files.makeDirectory(join(folder, sized), 0o700);
  return { name, role, uid, folder };
};
