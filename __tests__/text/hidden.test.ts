import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findHidden, showHidden, stripControls, stripHidden } from '../../src/text/hidden.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('hidden characters', () => {
  test('are removed with escape sequences, line ends stay', () => {
    expect(
      stripHidden('a\u001b[31mb\u001b]0;title\u0007c\r\nd\u202ee\u{e0041}f\ufe0fg\u0000'),
    ).toBe('abc\ndefg');
  });

  test('leave ordinary text of any language alone', () => {
    const text = 'Grüße, 世界, עולם, नमस्ते 😀\t\n';
    expect(stripHidden(text)).toBe(text);
    expect(showHidden(text)).toBe(text);
  });

  test('an unended title sequence hides no further line', () => {
    expect(stripControls('\u001b]0;evil\nshown')).toBe('\nshown');
  });

  test('are none after stripping, and stripping again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = stripHidden(text);
        expect(stripHidden(once)).toBe(once);
        expect(showHidden(once)).toBe(once);
        expect(/[^\t\n\P{Cc}]|\p{Cs}/u.test(once)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('are spelled out where they matter', () => {
    expect(showHidden('a\u202eb\u0007c\r\nd\ud800')).toBe('a[U+202E]b[U+0007]c\nd[U+D800]');
  });

  test.each([
    ['ANSI', 'ok\na\u001b[2Kb', 'ansi', 'U+001B'],
    ['bidi controls', 'ok\nif (\u2066x) {', 'bidi', 'U+2066'],
    ['tags', 'ok\nhello\u{e0068}\u{e0069}', 'tag', 'U+E0068'],
    ['selectors in a row', 'ok\na\ufe00\ufe01\ufe02\ufe03', 'selectors', 'U+FE00'],
    ['zero-width between letters', 'ok\npass\u200bword', 'zero_width', 'U+200B'],
  ])('are found: %s', (_, text, kind, codePoint) => {
    const [found] = findHidden(text);
    expect(found).toMatchObject({ line: 2, kind });
    expect(found?.codePoints[0]).toBe(codePoint);
  });

  test('are not found in flags, families and right-to-left text', () => {
    expect(
      findHidden('\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 👩‍👧 ❤️ שלום'),
    ).toEqual([]);
  });
});
