import { describe, expect, it } from '@jest/globals';

import { onConfig } from '../../src/events/config.ts';
import type { Event } from '../../src/events/event.ts';
import { normalizeEvent } from '../../src/events/normalize.ts';
import { routeEvent } from '../../src/events/route.ts';
import { recordedEvents } from './recorded.ts';

const recorded = recordedEvents();
const event = (title: string, changes: Partial<Event> = {}): Event => {
  const found = recorded.find((one) => one.title === `gitea-1.26.3/${title}`);
  if (found === undefined) throw new Error(title);
  const result = normalizeEvent(found);
  if ('skip' in result) throw new Error(result.skip);
  return { ...result, ...changes };
};
const on = onConfig.parse({
  pull_request: { run: ['search:compress'] },
  push: { branches: ['main'], run: ['search:compress'] },
  schedule: { run: ['search:nightly'] },
});

describe('what an event starts', () => {
  it('a pull request that is no draft starts what on.pull_request.run lists', () => {
    expect(routeEvent(event('pull_request-opened-fork'), on)).toEqual({
      run: ['search:compress'],
      unlessSeen: false,
    });
    expect(routeEvent(event('pull_request-reopened'), on)).toHaveProperty('run');
  });

  it('a draft starts nothing unless drafts are wanted', () => {
    expect(routeEvent(event('pull_request-opened'), on)).toEqual({
      skip: 'the pull request is a draft and on.pull_request.drafts is false',
    });
    const drafts = onConfig.parse({ pull_request: { run: ['search:x'], drafts: true } });
    expect(routeEvent(event('pull_request-opened'), drafts)).toHaveProperty('run');
  });

  it('an edit that may have made it ready runs only where this head was never seen', () => {
    expect(routeEvent(event('pull_request-edited-ready'), on)).toEqual({
      run: ['search:compress'],
      unlessSeen: true,
    });
    const edits = onConfig.parse({ pull_request: { run: ['search:x'], types: ['edited'] } });
    expect(routeEvent(event('pull_request-edited'), edits)).toMatchObject({ unlessSeen: false });
    const opened = onConfig.parse({ pull_request: { run: ['search:x'], types: ['opened'] } });
    expect(routeEvent(event('pull_request-edited'), opened)).toEqual({
      skip: 'on.pull_request.types does not list edited',
    });
  });

  it.each([
    ['push-branch', null],
    ['push-new-branch', 'the branch is not one of main'],
    ['push-tag', 'a push of something other than a branch starts nothing'],
    ['push-tag-annotated', 'a push of something other than a branch starts nothing'],
  ])('%s: %s', (title, skip) => {
    const route = routeEvent(event(title), on);
    expect('skip' in route ? route.skip : null).toBe(skip);
  });

  it('without branches only the default branch counts, and a deletion never', () => {
    const push = onConfig.parse({ push: { run: ['search:x'] } });
    expect(routeEvent(event('push-branch'), push)).toHaveProperty('run');
    expect(routeEvent(event('push-new-branch'), push)).toHaveProperty('skip');
    expect(routeEvent(event('push-branch', { sha: null }), push)).toEqual({
      skip: 'the deletion of a branch starts nothing',
    });
  });

  it('says what is not configured, and that slash commands are not in this version', () => {
    const nothing = onConfig.parse({});
    expect(routeEvent(event('pull_request-reopened'), nothing)).toEqual({
      skip: 'on.pull_request is not configured',
    });
    expect(routeEvent(event('push-branch'), nothing)).toEqual({
      skip: 'on.push is not configured',
    });
    expect(routeEvent(event('schedule'), nothing)).toEqual({
      skip: 'on.schedule is not configured',
    });
    expect(routeEvent(event('schedule'), onConfig.parse({ schedule: {} }))).toEqual({
      skip: 'on.schedule.run is empty in the configuration',
    });
    expect(routeEvent(event('schedule'), on)).toMatchObject({ run: ['search:nightly'] });
    expect(routeEvent(event('issue_comment-created-pull'), on)).toEqual({
      skip: 'slash commands are not in this version',
    });
    expect(routeEvent(event('workflow_dispatch'), on)).toEqual({
      skip: 'a manual run needs the input command',
    });
    expect(routeEvent(event('push-branch', { kind: 'review' }), on)).toHaveProperty('skip');
    expect(routeEvent(event('pull_request-reopened', { pr: null }), on)).toHaveProperty('skip');
  });
});
