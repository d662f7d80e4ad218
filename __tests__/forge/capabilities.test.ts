import { describe, expect, it } from '@jest/globals';

import { caps } from '../../src/forge/capabilities.ts';
import type { CapabilityFacts } from '../../src/forge/capabilities.ts';
import { permissionLine } from '../../src/forge/permission-line.ts';

const facts = (changes: Partial<CapabilityFacts>): CapabilityFacts => ({
  kind: 'github',
  version: null,
  fork: false,
  token: true,
  summary: true,
  ...changes,
});

describe('what a forge can do', () => {
  it.each<[string, Partial<CapabilityFacts>, object]>([
    ['GitHub', {}, { comment: true, status: true, push: true, summary: true, annotations: true }],
    ['GitHub, fork', { fork: true }, { comment: false, status: false, push: false, review: false }],
    ['no token', { token: false }, { comment: false, status: false, permissionLookup: 'none' }],
    ['Gitea', { kind: 'gitea', version: '1.26.3' }, { comment: true, resolve: true, reply: false }],
    ['Gitea 1.25', { kind: 'gitea', version: '1.25.4' }, { resolve: false, summary: false }],
    ['Gitea 1.27', { kind: 'gitea', version: '1.27.0' }, { reply: true, summary: true }],
    ['Gitea, no version', { kind: 'gitea' }, { resolve: false, comment: true }],
    ['Gitea, dev', { kind: 'gitea', version: 'main' }, { resolve: false }],
    [
      'Gitea, fork',
      { kind: 'gitea', version: '1.26.3', fork: true },
      { comment: true, review: true, status: false, push: false, permissionLookup: 'none' },
    ],
    [
      'Forgejo 15',
      { kind: 'forgejo', version: '15.0.3+gitea-1.22.0' },
      { summary: false, multiLine: false, reply: true, resolve: false },
    ],
    ['Forgejo 16', { kind: 'forgejo', version: '16.0.0' }, { multiLine: true }],
  ])('%s', (_name, changes, expected) => {
    expect(caps(facts(changes))).toMatchObject(expected);
  });

  it('names the line to add, which differs by forge', () => {
    expect(permissionLine('github', 'status')).toContain('permissions:\n  statuses: write');
    expect(permissionLine('github', 'comment')).toContain('  pull-requests: write');
    expect(permissionLine('gitea', 'status')).toContain('permissions:\n  contents: write');
    expect(permissionLine('gitea', 'read')).toContain('  pull-requests: read');
    expect(permissionLine('forgejo', 'push')).toContain('token: ${{ secrets.GUILDSEAL_TOKEN }}');
  });
});
