export interface LockEntry {
  readonly version?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  packages: Record<string, LockEntry>;
}

export interface LockGap {
  readonly name: string;
  readonly version: string;
  readonly entry: LockEntry;
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Optional dependencies, by exact version, that have no entry of their own in the lock. */
export const findLockGaps = (lock: Lock): LockGap[] => {
  const gaps = new Map<string, LockGap>();
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const places = [`${parent}/node_modules/${name}`, `node_modules/${name}`];
      if (places.some((place) => lock.packages[place] !== undefined)) continue;
      const words = name.split(/[/-]/);
      const os = systems.filter((system) => words.includes(system));
      const cpu = processors.filter((processor) => words.includes(processor));
      gaps.set(name, {
        name,
        version,
        entry: {
          version,
          ...(cpu.length > 0 ? { cpu } : {}),
          ...(entry.dev === true ? { dev: true } : {}),
          optional: true,
          ...(os.length > 0 ? { os } : {}),
        },
      });
    }
  }
  return [...gaps.values()];
};
