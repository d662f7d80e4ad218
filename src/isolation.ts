/** A limit as it was really set: by which mechanism, and whether it is exact. */
export interface LimitSeal {
  readonly value: number;
  readonly by: 'cgroup2' | 'cgroup1' | 'rlimit' | 'tmpfs' | 'none';
  readonly approximate: boolean;
}

/** How strongly commands are confined; also the `isolation` of JSON results. */
export interface IsolationSeal {
  readonly level: 'bwrap' | 'none';
  readonly mode: 'userns' | 'privileged' | null;
  readonly bwrap: string | null;
  readonly network: 'none' | 'open';
  readonly uid: number;
  readonly seccomp_sha256: string | null;
  readonly limits: Readonly<Record<string, LimitSeal>>;
  readonly key_exposed: boolean;
  readonly probe_sha256: string;
}
