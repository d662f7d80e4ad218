/** How one machine numbers the system calls we name; `null` where it has no such call. */
interface CallNumbers {
  readonly x64: number | null;
  readonly arm64: number | null;
}

/** `AUDIT_ARCH_*` of linux/audit.h. */
export const auditArch = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;

/** Machines the filter is written for, by Node's names. */
export type FilterArch = keyof typeof auditArch;

const both = (number: number): CallNumbers => ({ x64: number, arm64: number });
const each = (x64: number | null, arm64: number | null): CallNumbers => ({ x64, arm64 });

/** Calls that end with EPERM; numbers of arch/x86/entry/syscalls/syscall_64.tbl and asm-generic/unistd.h. */
export const deniedCalls: Readonly<Record<string, CallNumbers>> = {
  ptrace: each(101, 117),
  process_vm_readv: each(310, 270),
  process_vm_writev: each(311, 271),
  pidfd_getfd: both(438),
  add_key: each(248, 217),
  request_key: each(249, 218),
  keyctl: each(250, 219),
  bpf: each(321, 280),
  perf_event_open: each(298, 241),
  userfaultfd: each(323, 282),
  io_uring_setup: both(425),
  io_uring_enter: both(426),
  io_uring_register: both(427),
  mount: each(165, 40),
  umount2: each(166, 39),
  open_tree: both(428),
  move_mount: both(429),
  fsopen: both(430),
  fsconfig: both(431),
  fsmount: both(432),
  fspick: both(433),
  mount_setattr: both(442),
  open_tree_attr: both(467),
  pivot_root: each(155, 41),
  unshare: each(272, 97),
  setns: each(308, 268),
  name_to_handle_at: each(303, 264),
  open_by_handle_at: each(304, 265),
  kexec_load: each(246, 104),
  kexec_file_load: each(320, 294),
  create_module: each(174, null),
  init_module: each(175, 105),
  finit_module: each(313, 273),
  delete_module: each(176, 106),
  swapon: each(167, 224),
  swapoff: each(168, 225),
  reboot: each(169, 142),
  settimeofday: each(164, 170),
  clock_settime: each(227, 112),
  clock_adjtime: each(305, 266),
  adjtimex: each(159, 171),
};

/** Calls judged by their first argument, and the one that is hidden because its flags lie in memory. */
export const judgedCalls = {
  clone: each(56, 220),
  clone3: both(435),
  socket: each(41, 198),
} as const;

/** Every `CLONE_NEW*` flag that `clone` takes (CLONE_NEWTIME is a signal number there). */
export const newNamespaceFlags = 0x7e020000;

/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: an own network namespace does not cut AF_VSOCK and the like. */
export const allowedFamilies: readonly number[] = [1, 2, 10, 16];
