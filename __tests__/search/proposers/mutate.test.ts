import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MutateConfig } from '../../../src/search/config.ts';
import { createMutate } from '../../../src/search/proposers/mutate.ts';
import { stream } from '../../../src/search/random.ts';
import type {
  EditableFiles,
  Proposal,
  Proposer,
  ProposeRequest,
} from '../../../src/search/types.ts';

const config: MutateConfig = { kind: 'mutate', ranges: [], operators: 'all', screen: 8 };
const choices = {
  file: 'm.txt',
  match: '^k\\d+=(\\d)$',
  type: 'choice' as const,
  scale: 'linear' as const,
  values: ['0', '1', '2'],
};
const filesOf = (files: Readonly<Record<string, string>>): EditableFiles =>
  new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
const program = filesOf({ 'm.txt': 'let k1=1\nif (a < b) {\n  c(a, b)\n}\nreturn 3.5\n' });

const ask = (
  proposer: Proposer,
  files: EditableFiles,
  index: number,
  more: Partial<ProposeRequest> = {},
): Promise<Proposal> =>
  proposer.propose({
    index,
    parent: { node: 'n0', files },
    random: stream(5, 'propose', index),
    knownAs: () => null,
    check: () => Promise.resolve(true),
    ...more,
  });

const draftOf = (proposal: Proposal) => {
  if (proposal.kind !== 'draft') throw new Error(`refused: ${proposal.reason}`);
  return proposal.draft;
};
const textOf = (proposal: Proposal): string =>
  draftOf(proposal)
    .edits.map((edit) => `${edit.path}:${new TextDecoder().decode(edit.content ?? undefined)}`)
    .join('\n');

/** Proposals with what a made-up evaluation teaches in between. */
const trace = async (
  proposer: Proposer,
  files: EditableFiles,
  count: number,
): Promise<string[]> => {
  const texts: string[] = [];
  for (let i = 1; i <= count; i += 1) {
    const proposal = await ask(proposer, files, i);
    const { arm, edits } = draftOf(proposal);
    texts.push(`${arm} ${textOf(proposal)}`);
    const gain = i % 7 === 0 ? null : (texts.at(-1)?.length ?? 0) % 5 === 0 ? 1 : -2;
    proposer.learn({
      node: `n${i}`,
      parent: 'n0',
      arm,
      outcome: gain === null ? 'crash' : 'discard',
      gain,
      better: gain === 1,
      parentFiles: files,
      edits,
    });
  }
  return texts;
};

describe('a mutate proposal', () => {
  test('is whole new contents of editable files, one line of description, the arm', async () => {
    for (let i = 0; i < 60; i += 1) {
      const draft = draftOf(await ask(createMutate(config), program, i));
      expect(draft.edits.map((edit) => edit.path)).toEqual(['m.txt']);
      expect(draft.description).toMatch(/^[^\n]+$/);
      expect(draft.arm).toMatch(/^[a-z_]+$/);
    }
  });

  test('describes a changed line without its comment', async () => {
    const files = filesOf({ 'm.txt': 'rate: 3, // guildseal: 2..3\n' });
    const draft = draftOf(await ask(createMutate({ ...config, operators: ['range'] }), files, 1));
    expect(draft.description).toBe('m.txt:1 rate: 3, -> rate: 2,');
  });

  test('uses every operator there is a site for', async () => {
    const arms = new Set<string>();
    for (let i = 0; i < 300; i += 1) {
      const proposer = createMutate({
        ...config,
        ranges: [{ ...choices, match: '^let k\\d=(\\d)$' }],
      });
      arms.add(draftOf(await ask(proposer, program, i)).arm);
    }
    expect([...arms].sort()).toEqual(
      [
        'range',
        'number',
        'line_delete',
        'line_duplicate',
        'line_swap',
        'line_move',
        'line_replace',
        'line_insert',
        'block_delete',
        'token',
        'identifier_swap',
        'compound',
      ].sort(),
    );
  });

  test('is a range half the time where ranges are declared', async () => {
    const proposer = createMutate({ ...config, ranges: [choices], screen: 0 });
    const files = filesOf({ 'm.txt': 'k1=1\nk2=1\nk3=1\nk4=1\n' });
    let ranges = 0;
    for (let i = 0; i < 400; i += 1) {
      if (draftOf(await ask(proposer, files, i)).arm === 'range') ranges += 1;
    }
    expect(Math.abs(ranges / 400 - 0.5)).toBeLessThan(0.08);
  });

  test('uses only the operators that are allowed', async () => {
    const proposer = createMutate({ ...config, operators: ['line_swap', 'range'] });
    for (let i = 0; i < 20; i += 1) {
      expect(draftOf(await ask(proposer, program, i)).arm).toBe('line_swap');
    }
  });

  test('never equals its parent, keeps line endings, final newline and mode', async () => {
    const line = fc.constantFrom('a = 1', 'b(c, d)', '  x += 2.50', '', '// e', 'f && g', 'k1=1');
    const text = fc
      .tuple(
        fc.array(line, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
      )
      .map(([lines, ending, final]) => lines.join(ending) + (final ? ending : ''));
    await fc.assert(
      fc.asyncProperty(text, fc.nat(1000), async (content, index) => {
        fc.pre(/[\S]/.test(content) && content.includes('\n'));
        const files = filesOf({ 'm.txt': content });
        const executable = new Set(['m.txt']);
        const parent = { node: 'n0' as const, files, executable };
        const proposal = await ask(createMutate({ ...config, ranges: [choices] }), files, index, {
          parent,
        });
        if (proposal.kind !== 'draft') return;
        const [edit] = proposal.draft.edits;
        const after = new TextDecoder().decode(edit?.content ?? undefined);
        expect(after).not.toBe(content);
        expect(edit?.mode).toBe('100755');
        expect(after.includes('\r')).toBe(content.includes('\r\n') && after.includes('\n'));
        expect(/\r?\n$/.exec(after)?.[0] === undefined).toBe(
          !content.endsWith('\n') && !/\n$/.test(after),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('leaves files alone that are no text or too large', async () => {
    const files: EditableFiles = new Map([
      ['a.bin', Uint8Array.of(97, 0, 10)],
      ['b.txt', new Uint8Array(1024 ** 2 + 1).fill(97)],
      ['c.txt', new TextEncoder().encode('a\nb\n')],
    ]);
    for (let i = 0; i < 30; i += 1) {
      const { edits } = draftOf(await ask(createMutate(config), files, i));
      expect(edits.map((edit) => edit.path)).toEqual(['c.txt']);
    }
  });

  test('never grows a file beyond its cap', async () => {
    const files = filesOf({ 'm.txt': 'aaaa\nbbbb\n' });
    for (let i = 0; i < 60; i += 1) {
      const { edits } = draftOf(await ask(createMutate(config, { maxFileBytes: 10 }), files, i));
      expect(edits[0]?.content?.length).toBeLessThanOrEqual(10);
    }
  });
});

describe('what is drawn again', () => {
  test('known trees, until a new one comes', async () => {
    const files = filesOf({ 'm.txt': 'k1=1\n' });
    const proposer = createMutate({ ...config, operators: ['range'], ranges: [choices] });
    const proposal = await ask(proposer, files, 1, {
      knownAs: (edits) =>
        new TextDecoder().decode(edits[0]?.content ?? undefined) === 'k1=0\n' ? 'n3' : null,
    });
    expect(textOf(proposal)).toBe('m.txt:k1=2\n');
  });

  test('at most 64 of them, then it gives up', async () => {
    let asked = 0;
    const proposal = await ask(createMutate(config), program, 1, {
      knownAs: () => {
        asked += 1;
        return 'n1';
      },
    });
    expect(proposal).toEqual({ kind: 'refused', reason: 'no_draft', duplicateDraws: asked });
    expect(asked).toBe(65);
  });

  test('drafts that fail the check, at most 32 of them', async () => {
    const seen: string[] = [];
    const proposal = await ask(createMutate(config), program, 1, {
      check: (edits) => {
        seen.push(new TextDecoder().decode(edits[0]?.content ?? undefined));
        return Promise.resolve(seen.length === 12);
      },
    });
    expect(textOf(proposal)).toBe(`m.txt:${seen[11]}`);
    let checks = 0;
    const refused = await ask(createMutate(config), program, 1, {
      check: () => {
        checks += 1;
        return Promise.resolve(false);
      },
    });
    expect(refused).toEqual({ kind: 'refused', reason: 'no_draft', duplicateDraws: 0 });
    expect(checks).toBe(33);
  });

  test('nothing to edit is a refusal', async () => {
    const nothing = { kind: 'refused', reason: 'no_draft', duplicateDraws: 0 };
    expect(await ask(createMutate(config), filesOf({}), 1)).toEqual(nothing);
    expect(await ask(createMutate(config), filesOf({ 'a.txt': '' }), 1)).toEqual(nothing);
  });
});

describe('what a proposer has learned', () => {
  test('follows from learn calls alone, so that a resumed run goes on as it would have', async () => {
    const first = createMutate({ ...config, ranges: [choices] });
    const whole = await trace(first, program, 60);
    expect(await trace(createMutate({ ...config, ranges: [choices] }), program, 60)).toEqual(whole);

    // Resumed: the first 40 results are told, nothing was proposed.
    const resumed = createMutate({ ...config, ranges: [choices] });
    const replay: Proposer = {
      kind: 'mutate',
      propose: (request) => first.propose(request),
      learn: (feedback) => {
        if (Number(feedback.node.slice(1)) <= 40) resumed.learn(feedback);
      },
    };
    const source = createMutate({ ...config, ranges: [choices] });
    await trace(
      {
        ...replay,
        propose: (request) => source.propose(request),
        learn: (feedback) => {
          source.learn(feedback);
          replay.learn(feedback);
        },
      },
      program,
      40,
    );
    const next = await ask(resumed, program, 41);
    expect(`${draftOf(next).arm} ${textOf(next)}`).toBe(whole[40]);
  });

  test('arms that succeed are drawn more often', async () => {
    const proposer = createMutate({
      ...config,
      operators: ['line_swap', 'line_duplicate'],
      screen: 0,
    });
    const files = filesOf({ 'm.txt': 'a\nb\nc\nd\n' });
    const share = async (): Promise<number> => {
      let swaps = 0;
      for (let i = 0; i < 200; i += 1) {
        if (draftOf(await ask(proposer, files, i)).arm === 'line_swap') swaps += 1;
      }
      return swaps / 200;
    };
    expect(Math.abs((await share()) - 0.5)).toBeLessThan(0.15);
    for (let i = 1; i <= 60; i += 1) {
      const { arm, edits } = draftOf(await ask(proposer, files, i));
      const better = arm === 'line_swap';
      proposer.learn({
        node: `n${i}`,
        parent: 'n0',
        arm,
        outcome: better ? 'keep' : 'discard',
        gain: better ? 1 : -1,
        better,
        parentFiles: files,
        edits,
      });
    }
    expect(await share()).toBeGreaterThan(0.85);
  });

  test('screening prefers lines that were worth it', async () => {
    const values = Array.from({ length: 10 }, (_, i) => String(i));
    const range = { ...choices, values };
    const files = filesOf({ 'm.txt': 'k1=1\nk2=1\n' });
    const goodShare = async (screen: number): Promise<number> => {
      const proposer = createMutate({ ...config, operators: ['range'], ranges: [range], screen });
      for (const value of values) {
        if (value === '1') continue;
        const content = new TextEncoder().encode(`k1=${value}\nk2=1\n`);
        const gain = value === '7' ? 2 : -2;
        proposer.learn({
          node: 'n1',
          parent: 'n0',
          arm: 'range',
          outcome: 'discard',
          gain,
          better: gain > 0,
          parentFiles: files,
          edits: [{ path: 'm.txt', mode: '100644', content }],
        });
      }
      let good = 0;
      for (let i = 0; i < 200; i += 1) {
        if (textOf(await ask(proposer, files, i)).includes('k1=7')) good += 1;
      }
      return good / 200;
    };
    expect(await goodShare(0)).toBeLessThan(0.15);
    expect(await goodShare(8)).toBeGreaterThan(0.18);
  });
});
