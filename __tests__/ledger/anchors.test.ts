import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAppError } from '../../src/errors/app-error.ts';
import { parseAnchorLine, renderAnchorLine } from '../../src/ledger/anchors/anchor-line.ts';
import { planPublication, type PublicationInput } from '../../src/ledger/anchors/publication.ts';
import { type AnchorState, noteEntry, readAnchorState } from '../../src/ledger/anchors/schedule.ts';
import type { EntryBody } from '../../src/ledger/entries.ts';
import { objectPath } from '../../src/ledger/run-files.ts';
import { joinLines, linesOf } from './mutate.ts';
import { buildSampleRun, sampleRunId } from './sample-run.ts';

const run = buildSampleRun({ signer: null });
const head = 'ab'.repeat(32);

describe('an anchor line', () => {
  it('reads back, and fits a commit status', () => {
    const runId = `${'x'.repeat(32)}-20260102T030405Z-0a1b2c`;
    const anchor = { runId, seq: 999_999, head };
    const line = renderAnchorLine(anchor);
    expect(line).toBe(`gs1 ${runId} 999999 ${head}`);
    expect(line.length).toBeLessThanOrEqual(140);
    expect(parseAnchorLine(` ${line}\n`)).toEqual(anchor);
  });

  it('of any other text is a catalogued error', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        'gs1',
        `gs2 ${sampleRunId} 0 ${head}`,
        `gs1 ${sampleRunId} 01 ${head}`,
        `gs1 ${sampleRunId} -1 ${head}`,
        `gs1 ${sampleRunId} 0 ${head.toUpperCase()}`,
        `gs1 ../x 0 ${head}`,
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseAnchorLine(text);
          throw new Error(`${text} was read`);
        } catch (error) {
          expect(isAppError(error) ? error.code : error).toBe('ledger.bad-anchor');
        }
      }),
    );
  });
});

describe('the schedule of anchors', () => {
  const play = (
    kinds: readonly (readonly [EntryBody['kind'], number])[],
    from = readAnchorState([]),
  ) => {
    let state: AnchorState = from;
    return kinds.map(([kind, nowMs]) => {
      const noted = noteEntry(state, kind, nowMs);
      state = noted.state;
      return noted.isDue;
    });
  };
  const starts = (count: number, fromMs: number, everyMs: number) =>
    Array.from({ length: count }, (_, index) => ['trial-start', fromMs + index * everyMs] as const);

  it('has one at begin, pause, resume and end, whatever the time', () => {
    const turns = ['run-begin', 'trial-decision', 'run-pause', 'run-resume', 'run-end'] as const;
    expect(play(turns.map((kind) => [kind, 0]))).toEqual([true, false, true, true, true]);
  });

  it('has one every 25 starts, and at most one a minute', () => {
    const slow = play([['run-begin', 0], ...starts(60, 60_000, 60_000)]);
    expect(slow.flatMap((isDue, index) => (isDue ? [index] : []))).toEqual([0, 25, 50]);
    const fast = play([['run-begin', 0], ...starts(300, 1000, 1000)]);
    expect(fast.flatMap((isDue, index) => (isDue ? [index] : []))).toEqual([
      0, 60, 120, 180, 240, 300,
    ]);
  });

  it('has 300 in a run at most, and keeps one for the end', () => {
    const many = play([...starts(25 * 400, 0, 60_000), ...starts(0, 0, 0)]);
    expect(many.filter(Boolean)).toHaveLength(280);
    const turns = Array.from({ length: 400 }, (_, index) => ['run-pause', index] as const);
    const all = play([...turns, ['run-end', 500]]);
    expect(all.filter(Boolean)).toHaveLength(300);
    expect(all.at(-1)).toBe(true);
  });

  it('goes on counting in a resumed run', () => {
    expect(readAnchorState(run.entries)).toEqual({ written: 2, lastMs: null, starts: 0 });
    const from: AnchorState = { written: 299, lastMs: null, starts: 0 };
    expect(
      play(
        [
          ['run-resume', 0],
          ['run-end', 1],
        ],
        from,
      ),
    ).toEqual([false, true]);
  });
});

describe('the plan of a publication', () => {
  const sizes = new Map([...run.objects].map(([sha256, bytes]) => [sha256, bytes.length]));
  const input: PublicationInput = {
    runId: sampleRunId,
    ledger: run.ledger,
    entries: run.entries,
    published: null,
    sizeOf: (sha256) => sizes.get(sha256) ?? null,
    isWithheld: () => false,
    publishStderr: false,
  };
  const plan = (more: Partial<PublicationInput> = {}) => {
    const planned = planPublication({ ...input, ...more });
    if (planned.kind !== 'publish') throw new Error(planned.kind);
    return { ...planned, paths: planned.files.map(({ path }) => path) };
  };

  it('has the ledger, every object it names, and what a stranger needs', () => {
    const { paths, files, leftOut } = plan();
    expect(leftOut).toEqual([]);
    expect(paths.slice(0, 3)).toEqual(['README.md', 'verify.sh', `${sampleRunId}/ledger.jsonl`]);
    expect(paths.slice(3).sort()).toEqual(
      [...run.objects.keys()].map((sha256) => `${sampleRunId}/${objectPath(sha256)}`).sort(),
    );
    expect(files.find(({ path }) => path === 'verify.sh')?.mode).toBe('100755');
    expect(paths.some((path) => path.includes('secret'))).toBe(false);
  });

  it('replaces a ledger only by one that goes on from it', () => {
    const before = joinLines(linesOf(run.ledger).slice(0, 5));
    expect(planPublication({ ...input, published: before }).kind).toBe('publish');
    expect(planPublication({ ...input, published: run.ledger }).kind).toBe('unchanged');
    const other = Buffer.concat([before, Buffer.from('{"other":1}\n')]);
    expect(planPublication({ ...input, published: other }).kind).toBe('diverged');
    const longer = Buffer.concat([run.ledger, Buffer.from('{}\n')]);
    expect(planPublication({ ...input, published: longer }).kind).toBe('diverged');
  });

  it('leaves out the stderr of evaluators, unless it was asked for', () => {
    const hash = 'cd'.repeat(32);
    const entries = run.entries.map((sealed) => {
      const { entry } = sealed;
      if (entry.kind !== 'trial-result' || entry.evaluate === null) return sealed;
      const evaluate = { ...entry.evaluate, stderr: { sha256: hash, bytes: 9 } };
      return { ...sealed, entry: { ...entry, evaluate } };
    });
    const sizeOf = (sha256: string) => (sha256 === hash ? 9 : input.sizeOf(sha256));
    expect(plan({ entries, sizeOf }).leftOut).toEqual([
      { sha256: hash, reason: 'evaluator_stderr' },
    ]);
    expect(plan({ entries, sizeOf, publishStderr: true }).leftOut).toEqual([]);
  });

  it('leaves out what holds a secret, what is not there, and what is too large', () => {
    const [one = '', two = '', three = ''] = run.objects.keys();
    const { leftOut, paths } = plan({
      isWithheld: (sha256) => sha256 === one,
      sizeOf: (sha256) =>
        sha256 === two ? null : sha256 === three ? 1024 * 1024 + 1 : 1024 * 1024,
    });
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { sha256: one, reason: 'withheld' },
        { sha256: two, reason: 'absent' },
        { sha256: three, reason: 'too_large' },
      ]),
    );
    for (const sha256 of [one, two, three])
      expect(paths).not.toContain(`${sampleRunId}/${objectPath(sha256)}`);
  });

  it('of a run over 16 MiB has the objects of baseline, best and promotion alone', () => {
    const { leftOut, paths } = plan({ sizeOf: () => 1024 * 1024 });
    expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['run_too_large']));
    const hashesOf = (node: string) =>
      run.entries.flatMap(({ entry }) =>
        entry.kind === 'trial-start' && entry.node === node && entry.patch_sha256 !== null
          ? [`${sampleRunId}/${objectPath(entry.patch_sha256)}`]
          : [],
      );
    expect(paths).toEqual(expect.arrayContaining(hashesOf('n1')));
    for (const path of hashesOf('n6')) expect(paths).not.toContain(path);
  });
});
