import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { closeText, fits, joinChunks, splitText } from '../../src/forge/split.ts';

const lines = fc.array(
  fc.constantFrom(
    '',
    '```js',
    '```',
    '~~~~',
    'some words',
    '  indented',
    '| a | b |',
    '<details><summary>more</summary>',
    '</details>',
    'emoji 😀 and ü',
    'x'.repeat(150),
    '😀'.repeat(40),
  ),
  { maxLength: 80 },
);

describe('a text that is cut into pieces', () => {
  it('is whole again when they are joined, and every piece fits', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 100, max: 500 }), (all, size) => {
        // Deeper nesting than the room has place for cannot be kept open.
        fc.pre(all.filter((line) => line.startsWith('<details')).length <= 1);
        const text = all.join('\n');
        const room = { units: size, bytes: size };
        const chunks = splitText(text, room, room);
        for (const chunk of chunks) expect(fits(chunk.text, room)).toBe(true);
        expect(joinChunks(chunks)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('has no fence and no details open at the end of any piece', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const listing = Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');
        const text = `<details><summary>all</summary>\n\n\`\`\`diff\n${listing}\n\`\`\`\n\n</details>`;
        const room = { units: 160, bytes: 160 };
        for (const { text: piece } of splitText(text, room, room)) {
          expect(closeText(piece)).toBe(piece);
        }
      }),
    );
  });

  it('is cut between blocks where one ends near the limit', () => {
    const room = { units: 30, bytes: 30 };
    const [first] = splitText('first paragraph\n\nsecond one\nwith more\n\nthird', room, room);
    expect(first?.text).toBe('first paragraph\n\nsecond one');
    const wide = { units: 36, bytes: 36 };
    const [whole] = splitText('first paragraph\n\nsecond one\n\nthird block', wide, wide);
    expect(whole?.text).toBe('first paragraph\n\nsecond one');
  });

  it('never cuts a character in two', () => {
    const room = { units: 101, bytes: 101 };
    for (const { text } of splitText('😀'.repeat(200), room, room)) {
      // Throws for half a character.
      expect(() => encodeURIComponent(text)).not.toThrow();
    }
  });

  it('is nothing when there is no room at all', () => {
    const none = { units: 0, bytes: 0 };
    expect(splitText('words', none, none)).toEqual([]);
  });
});
