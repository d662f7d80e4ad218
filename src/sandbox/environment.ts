import { dirname } from 'node:path';

/** Where commands look for programs at every level; our own Node comes last. */
const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Where our Node is shown under bwrap. */
export const nodeFolder = '/.guild/node';

interface Places {
  /** Home and temporary folder of the command. */
  readonly temporary: string;
  /** Folder of the Node that comes last on PATH. */
  readonly nodeBin: string;
  readonly out: string | null;
  readonly input: string | null;
}

/** Places inside a namespace. */
export const insidePlaces = (role: 'a' | 'b', hasInput: boolean): Places => ({
  temporary: '/tmp',
  nodeBin: `${nodeFolder}/bin`,
  out: role === 'a' ? '/out' : null,
  input: hasInput ? '/in' : null,
});

/** Folder of a Node binary, for level `none`. */
export const nodeBinOf = (nodePath: string): string => dirname(nodePath);

/** The whole environment of a command: the fixed part, the folders, then what the caller adds. */
export const planEnvironment = (
  places: Places,
  added: readonly Readonly<Record<string, string>>[],
): Readonly<Record<string, string>> => {
  const fixed: Record<string, string> = {
    PATH: `${searchPath}:${places.nodeBin}`,
    HOME: places.temporary,
    TMPDIR: places.temporary,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
  if (places.out !== null) fixed['GUILDSEAL_OUT'] = places.out;
  if (places.input !== null) fixed['GUILDSEAL_IN'] = places.input;
  return Object.assign(fixed, ...added) as Record<string, string>;
};
