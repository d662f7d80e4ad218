import {
  allowedFamilies,
  auditArch,
  deniedCalls,
  type FilterArch,
  judgedCalls,
  newNamespaceFlags,
} from './seccomp-table.ts';

/** Classic BPF of linux/filter.h and actions of linux/seccomp.h. */
const loadWord = 0x20;
const jumpEqual = 0x15;
const jumpAtLeast = 0x35;
const jumpAnySet = 0x45;
const giveBack = 0x06;
const actionAllow = 0x7fff0000;
const actionKill = 0x80000000;
const actionErrno = 0x00050000;
const eperm = 1;
const enosys = 38;
/** Offsets in `struct seccomp_data`; both machines are little-endian, so the low word of argument 0 comes first. */
const offsetNumber = 0;
const offsetArch = 4;
const offsetArgument0 = 16;
/** Calls of the x32 ABI carry this bit and would slip past numbers meant for x86_64. */
const x32Bit = 0x40000000;

interface Instruction {
  readonly code: number;
  readonly k: number;
  readonly yes?: number;
  readonly no?: number;
}

const load = (offset: number): Instruction => ({ code: loadWord, k: offset });
const answer = (action: number): Instruction => ({ code: giveBack, k: action });
const skipUnless = (k: number, no: number): Instruction => ({ code: jumpEqual, k, yes: 0, no });

const planFilter = (arch: FilterArch): readonly Instruction[] => {
  const plan: Instruction[] = [
    load(offsetArch),
    { code: jumpEqual, k: auditArch[arch], yes: 1, no: 0 },
    answer(actionKill),
    load(offsetNumber),
  ];
  if (arch === 'x64')
    plan.push({ code: jumpAtLeast, k: x32Bit, yes: 0, no: 1 }, answer(actionKill));
  for (const numbers of Object.values(deniedCalls)) {
    const number = numbers[arch];
    if (number !== null) plan.push(skipUnless(number, 1), answer(actionErrno | eperm));
  }
  const { clone, clone3, socket } = judgedCalls;
  // Its flags lie in memory, which a filter cannot read; without it libraries fall back to clone.
  plan.push(skipUnless(clone3[arch] ?? -1, 1), answer(actionErrno | enosys));
  plan.push(
    skipUnless(clone[arch] ?? -1, 4),
    load(offsetArgument0),
    { code: jumpAnySet, k: newNamespaceFlags, yes: 0, no: 1 },
    answer(actionErrno | eperm),
    answer(actionAllow),
  );
  plan.push(
    skipUnless(socket[arch] ?? -1, allowedFamilies.length + 2),
    load(offsetArgument0),
    ...allowedFamilies.map((family, index): Instruction => ({
      code: jumpEqual,
      k: family,
      yes: allowedFamilies.length - index,
      no: 0,
    })),
    answer(actionErrno | eperm),
    answer(actionAllow),
  );
  return plan;
};

/**
 * The filter of every sandboxed command as `struct sock_filter[]` (little-endian, 8 bytes each), for
 * `bwrap --seccomp`; null for a machine without a table.
 */
export const buildSeccomp = (arch: string): Uint8Array | null => {
  if (arch !== 'x64' && arch !== 'arm64') return null;
  const plan = planFilter(arch);
  const bytes = Buffer.alloc(plan.length * 8);
  plan.forEach(({ code, k, yes = 0, no = 0 }, index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(yes, index * 8 + 2);
    bytes.writeUInt8(no, index * 8 + 3);
    bytes.writeUInt32LE(k >>> 0, index * 8 + 4);
  });
  return bytes;
};
