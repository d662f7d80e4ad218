import { describe, expect, it } from '@jest/globals';

import { normalizeEvent } from '../../src/events/normalize.ts';
import { whyNotOurs } from '../../src/events/quick.ts';
import { recordedEvents } from './recorded.ts';

const why = (name: string, payload: unknown) => whyNotOurs(name, () => JSON.stringify(payload));

describe('events that are left at once', () => {
  it.each([
    ['fork', {}, 'the event fork starts nothing'],
    ['\u001b[31m', {}, 'the event of that name starts nothing'],
    ['push', { ref: 'refs/tags/v1', after: 'a'.repeat(40) }, /other than a branch/],
    ['push', { ref: 'refs/heads/x', after: '0'.repeat(40) }, /deletion/],
    ['push', { ref: 'refs/heads/x', after: 'a'.repeat(40), deleted: true }, /deletion/],
    ['issue_comment', { action: 'edited' }, /only new comments/],
    ['issue_comment', { action: 'created', comment: { body: 'hello' } }, /not addressed/],
    ['issue_comment', { action: 'created', comment: { body: '/guildsealing' } }, /not addressed/],
    [
      'pull_request',
      { action: 'assigned' },
      'the action assigned of a pull request starts nothing',
    ],
  ])('%s %o', (name, payload, reason) => {
    expect(why(name, payload)).toMatch(reason);
  });

  it.each([
    ['push', { ref: 'refs/heads/main', after: 'a'.repeat(40) }],
    ['issue_comment', { action: 'created', comment: { body: '/guildseal help' } }],
    ['pull_request', { action: 'opened' }],
    ['pull_request', { action: 'synchronized' }],
    ['schedule', null],
    ['workflow_dispatch', null],
    ['pull_request', 'not an object'],
  ])('but not %s %o', (name, payload) => {
    expect(why(name, payload)).toBeNull();
  });

  it('leaves what cannot be read to the full reader', () => {
    expect(whyNotOurs('push', () => '{"ref":')).toBeNull();
    expect(
      whyNotOurs('push', () => {
        throw new Error('ENOENT');
      }),
    ).toBeNull();
  });

  it.each(recordedEvents())('never drops $title when it could start something', (recording) => {
    if (why(recording.name, recording.payload) === null) return;
    const event = normalizeEvent(recording);
    const may = 'skip' in event || event.action === 'other' || event.kind === 'comment';
    const tag = !('skip' in event) && event.kind === 'push' && /^refs\/tags/.test(event.ref ?? '');
    expect(may || tag).toBe(true);
  });
});
