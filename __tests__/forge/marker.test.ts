import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findMarkers, renderMarker, stripMarkers, textHash } from '../../src/forge/marker.ts';
import type { MarkerScope, SectionState } from '../../src/forge/marker.ts';

const key = new Uint8Array(32).fill(3);
const scope: MarkerScope = { repoId: 1, issue: 2, key };
const state: SectionState = {
  kind: 'search',
  head: 'a'.repeat(40),
  run: 3,
  attempt: 1,
  part: 1,
  of: 1,
  text: textHash('words'),
  open: 0,
  close: 0,
  glue: false,
  data: { head: 'x' },
};

describe('a marker', () => {
  it('carries any JSON and never ends its comment early', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (data) => {
        const raw = renderMarker(scope, { ...state, data });
        expect(raw.slice(4, -3)).not.toContain('--');
        const [found] = findMarkers(scope, `${raw}\ntext`).found;
        const back = found?.state.kind === 'search' ? found.state.data : null;
        expect(back).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it.each<[string, MarkerScope]>([
    ['another repository', { ...scope, repoId: 9 }],
    ['another pull request', { ...scope, issue: 9 }],
    ['another key', { ...scope, key: new Uint8Array(32).fill(4) }],
    ['no key', { ...scope, key: null }],
  ])('does not count for %s', (_where, other) => {
    const { found, others } = findMarkers(other, renderMarker(scope, state));
    expect(found).toEqual([]);
    expect(others).toBe(1);
  });

  it('does not count once a single character of it is changed', () => {
    const raw = renderMarker(scope, state);
    fc.assert(
      fc.property(fc.integer({ min: 17, max: raw.length - 5 }), (at) => {
        const changed = raw.slice(0, at) + (raw[at] === 'A' ? 'B' : 'A') + raw.slice(at + 1);
        const { found } = findMarkers(scope, changed);
        // The last character of base64 holds bits that mean nothing.
        const same = found.length > 0 && JSON.stringify(found[0]?.state) === JSON.stringify(state);
        expect(found.length === 0 || same).toBe(true);
      }),
    );
  });

  it('without a key proves nothing and is found only without one', () => {
    const bare = { ...scope, key: null };
    const raw = renderMarker(bare, state);
    expect(findMarkers(bare, raw).found).toHaveLength(1);
    expect(findMarkers(scope, raw).found).toEqual([]);
  });

  it('loses its power in text that is shown', () => {
    const shown = stripMarkers(`before ${renderMarker(scope, state)} <!--GUILDSEAL:1 x --> after`);
    expect(shown).not.toMatch(/<!--\s*guildseal/i);
    expect(findMarkers(scope, shown)).toEqual({ found: [], others: 0 });
  });
});
