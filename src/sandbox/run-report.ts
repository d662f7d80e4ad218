/** What `/.guild/run` said on descriptor 4. */
export interface RunReport {
  /** `+`: the command exists and was started, `?`: there is no such program, null: the script never ran. */
  readonly started: '+' | '?' | null;
  /** Status as the shell saw it; null when the script was killed before it could say so. */
  readonly status: number | null;
  /** Of `tmp` and `out`, which had no room for one page. */
  readonly full: readonly string[];
  /** Processor time of the command and what it waited for; null when unreadable. */
  readonly cpuMs: number | null;
  /** What follows: /out as tar. */
  readonly archive: Uint8Array;
}

const lineFeed = 0x0a;

/** `1m2.5s` as printed by the shell's `times`, in milliseconds. */
const readDuration = (text: string): number => {
  const [, minutes, seconds] = /^(\d{1,6})m(\d{1,2}\.\d{1,6})s$/.exec(text) ?? [];
  return minutes === undefined ? Number.NaN : Number(minutes) * 60_000 + Number(seconds) * 1000;
};

/** Splits the report into its four lines and the archive; total, since the bytes may be a candidate's. */
export const readReport = (bytes: Uint8Array): RunReport => {
  let rest = bytes;
  const nextLine = (): string | null => {
    const end = rest.indexOf(lineFeed);
    if (end < 0 || end > 200) return null;
    const line = Buffer.from(rest.subarray(0, end)).toString('latin1');
    rest = rest.subarray(end + 1);
    return line;
  };
  const mark = nextLine();
  const started = mark === '+' || mark === '?' ? mark : null;
  const silent: RunReport = {
    started,
    status: null,
    full: [],
    cpuMs: null,
    archive: new Uint8Array(),
  };
  if (started !== '+') return silent;
  const [status = '', ...full] = (nextLine() ?? '').split(' ');
  nextLine();
  const times = nextLine();
  if (!/^\d{1,3}$/.test(status) || times === null) return silent;
  const cpuMs = times.split(' ').reduce((sum, text) => sum + readDuration(text), 0);
  return {
    started,
    status: Number(status),
    full: full.filter((name) => name === 'tmp' || name === 'out'),
    cpuMs: Number.isFinite(cpuMs) ? cpuMs : null,
    archive: rest,
  };
};
