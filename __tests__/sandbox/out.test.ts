import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { readArchive } from '../../src/sandbox/archive.ts';
import { readStatus } from '../../src/sandbox/exit-status.ts';
import { createOutCollector } from '../../src/sandbox/out-files.ts';
import { readReport } from '../../src/sandbox/run-report.ts';

interface Entry {
  readonly name: string;
  readonly text?: string;
  readonly type?: 'file' | 'directory' | 'symlink' | 'link' | 'fifo' | 'character-device';
}

const tarOf = async (entries: readonly Entry[]): Promise<Buffer> => {
  const packer = pack();
  for (const { name, text = '', type = 'file' } of entries) {
    packer.entry(
      { name, type, ...(type === 'symlink' || type === 'link' ? { linkname: 'x' } : {}) },
      text,
    );
  }
  packer.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packer) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

const read = async (bytes: Uint8Array, cap = 1000) => {
  const collector = createOutCollector(cap);
  const problem = await readArchive(bytes, collector);
  return {
    failure: problem?.failure ?? null,
    files: collector
      .files()
      .map(({ path, bytes: content }) => [path, Buffer.from(content).toString()]),
  };
};

describe('reading /out', () => {
  it('takes files and folders in the order of their bytes', async () => {
    const tar = await tarOf([
      { name: './', type: 'directory' },
      { name: './b', text: '2' },
      { name: './a/', type: 'directory' },
      { name: './a/x', text: '1' },
    ]);
    expect(await read(tar)).toEqual({
      failure: null,
      files: [
        ['a/x', '1'],
        ['b', '2'],
      ],
    });
    expect(await read(new Uint8Array())).toEqual({ failure: null, files: [] });
  });

  it.each([
    [[{ name: 'l', type: 'symlink' }], 'output_type'],
    [[{ name: 'l', type: 'link' }], 'output_type'],
    [[{ name: 'p', type: 'fifo' }], 'output_type'],
    [[{ name: 'c', type: 'character-device' }], 'output_type'],
    [[{ name: '../up' }], 'output_name'],
    [[{ name: '/etc/passwd' }], 'output_name'],
    [[{ name: 'a/../b' }], 'output_name'],
    [[{ name: 'twice' }, { name: 'twice' }], 'output_name'],
    [[{ name: 'f' }, { name: 'f/below' }], 'output_name'],
    [[{ name: 'd/below' }, { name: 'd' }], 'output_name'],
    [[{ name: 'd/', type: 'directory' }, { name: 'd' }], 'output_name'],
    [[{ name: 'größe\u0301' }], 'output_name'],
    [
      [
        { name: 'a', text: 'x'.repeat(600) },
        { name: 'b', text: 'x'.repeat(600) },
      ],
      'output_caps',
    ],
  ] as readonly (readonly [readonly Entry[], string])[])('refuses %j', async (entries, failure) => {
    expect((await read(await tarOf(entries))).failure).toBe(failure);
  });

  it('counts files and folders', () => {
    const collector = createOutCollector(1000);
    const problems = Array.from({ length: 10_001 }, (_, index) =>
      collector.addDirectory(Buffer.from(`d${index}`)),
    );
    expect(problems.filter((problem) => problem !== null)).toMatchObject([
      { failure: 'output_caps' },
    ]);
    expect(problems.at(-1)).not.toBeNull();
  });

  it('never throws on a damaged archive, and never gives a name that is not allowed', async () => {
    const whole = await tarOf([
      { name: 'a', text: 'one' },
      { name: 'd/b', text: 'two' },
      { name: `${'long/'.repeat(30)}n`, text: 'three' },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const damaged = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          const { failure, files } = await read(damaged);
          expect([null, 'output_type', 'output_name', 'output_caps']).toContain(failure);
          for (const [path = ''] of files) expect(path.split('/')).not.toContain('..');
        },
      ),
      { numRuns: 300 * Number(process.env['GUILDSEAL_SOAK'] ?? 1) },
    );
  });
});

describe('the report of the run script', () => {
  it('has four lines and the archive', () => {
    const report = readReport(Buffer.from('+\n3 tmp out x\n0m0.00s 0m0.01s\n1m2.5s 0m0.50s\nTAR'));
    expect(report).toMatchObject({ started: '+', status: 3, full: ['tmp', 'out'], cpuMs: 63_000 });
    expect(Buffer.from(report.archive).toString()).toBe('TAR');
  });

  it.each([
    ['', null, null],
    ['?\n', '?', null],
    ['+\n', '+', null],
    ['+\nx\n', '+', null],
    ['+\n0\n', '+', null],
    ['+\n-1\n\n\n', '+', null],
    ['!\n0\n\n0m0.00s\n', null, null],
  ])('is silent where %j is no report', (said, started, status) => {
    expect(readReport(Buffer.from(said))).toMatchObject({ started, status });
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { status } = readReport(bytes);
        expect(status === null || (status >= 0 && status < 1000)).toBe(true);
      }),
    );
  });

  it('a status above 128 is a signal where there is one', () => {
    expect(readStatus(0)).toEqual({ exitCode: 0, signal: null });
    expect(readStatus(137)).toEqual({ exitCode: null, signal: 'SIGKILL' });
    expect(readStatus(255)).toEqual({ exitCode: 255, signal: null });
  });
});
