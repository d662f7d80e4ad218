import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSeccomp } from '../../src/sandbox/seccomp.ts';
import {
  allowedFamilies,
  auditArch,
  deniedCalls,
  judgedCalls,
  newNamespaceFlags,
} from '../../src/sandbox/seccomp-table.ts';

const allow = 0x7fff0000;
const kill = 0x80000000;
const errno = (number: number) => 0x00050000 | number;

/** What the kernel does with a filter: classic BPF over `struct seccomp_data`. */
const runFilter = (filter: Uint8Array, arch: number, number: number, argument0 = 0): number => {
  const code = Buffer.from(filter);
  const data = new Map([
    [0, number >>> 0],
    [4, arch >>> 0],
    [16, argument0 >>> 0],
  ]);
  let accumulator = 0;
  for (let at = 0; at * 8 < code.length; at += 1) {
    const [operation, yes, no, k] = [
      code.readUInt16LE(at * 8),
      code.readUInt8(at * 8 + 2),
      code.readUInt8(at * 8 + 3),
      code.readUInt32LE(at * 8 + 4),
    ];
    const jump = (holds: boolean) => {
      at += holds ? yes : no;
    };
    if (operation === 0x20) {
      const word = data.get(k);
      if (word === undefined) throw new Error(`load of ${k}`);
      accumulator = word;
    } else if (operation === 0x15) jump(accumulator === k);
    else if (operation === 0x35) jump(accumulator >= k);
    else if (operation === 0x45) jump((accumulator & k) !== 0);
    else if (operation === 0x06) return k;
    else throw new Error(`operation ${operation}`);
  }
  throw new Error('ran off its end');
};

describe.each(['x64', 'arm64'] as const)('the system call filter of %s', (arch) => {
  const filter = buildSeccomp(arch) ?? new Uint8Array();
  const judge = (number: number, argument0 = 0) =>
    runFilter(filter, auditArch[arch], number, argument0);
  const denied = new Set(Object.values(deniedCalls).map((numbers) => numbers[arch]));
  const [clone, clone3, socket] = [
    judgedCalls.clone[arch] ?? -1,
    judgedCalls.clone3[arch] ?? -1,
    judgedCalls.socket[arch] ?? -1,
  ];

  it('answers every call as the table says', () => {
    for (let number = 0; number < 600; number += 1) {
      if (number === clone || number === socket) continue;
      const expected = number === clone3 ? errno(38) : denied.has(number) ? errno(1) : allow;
      expect([number, judge(number)]).toEqual([number, expected]);
    }
  });

  it('lets clone make processes and threads, never a namespace', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (flags) => {
        expect(judge(clone, flags)).toBe((flags & newNamespaceFlags) === 0 ? allow : errno(1));
      }),
    );
    expect(judge(clone, 0x01200011)).toBe(allow);
    expect(judge(clone, 0x10000011)).toBe(errno(1));
  });

  it('opens four families of sockets and no other', () => {
    for (let family = 0; family < 64; family += 1) {
      expect(judge(socket, family)).toBe(allowedFamilies.includes(family) ? allow : errno(1));
    }
  });

  it('kills a process that calls by another architecture', () => {
    for (const foreign of [0x40000003, 0xc000003e, 0xc00000b7, 0x40000028, 0]) {
      if (foreign !== auditArch[arch]) expect(runFilter(filter, foreign, 1)).toBe(kill);
    }
    if (arch === 'x64') expect(judge(0x40000000 + 165)).toBe(kill);
  });

  it('fits the kernel and jumps nowhere but forward inside itself', () => {
    expect(filter.length % 8).toBe(0);
    expect(filter.length / 8).toBeLessThan(4096);
  });
});

it('there is no filter for a machine without a table', () => {
  expect(buildSeccomp('s390x')).toBeNull();
});
