import type { OnConfig } from './config.ts';
import type { Event, PullRequest } from './event.ts';

/** What to run for an event, or why nothing runs. */
export type Route =
  | {
      readonly run: readonly string[];
      /**
       * Set where the forge does not tell whether a draft became ready or a title was changed: run
       * only if this head was never worked on.
       */
      readonly unlessSeen: boolean;
    }
  | { readonly skip: string };

const runs = (names: readonly string[], key: string, unlessSeen = false): Route =>
  names.length === 0
    ? { skip: `${key} is empty in the configuration` }
    : { run: names, unlessSeen };

const routePull = (event: Event, pr: PullRequest, on: OnConfig): Route => {
  const config = on.pull_request;
  if (config === undefined) return { skip: 'on.pull_request is not configured' };
  if (pr.draft && !config.drafts) {
    return { skip: 'the pull request is a draft and on.pull_request.drafts is false' };
  }
  const types: readonly string[] = config.types;
  if (types.includes(event.action)) return runs(config.run, 'on.pull_request.run');
  if (event.mayBeReady === true && types.includes('ready')) {
    return runs(config.run, 'on.pull_request.run', true);
  }
  return { skip: `on.pull_request.types does not list ${event.action}` };
};

const routePush = (event: Event, on: OnConfig): Route => {
  const config = on.push;
  if (config === undefined) return { skip: 'on.push is not configured' };
  const branch = /^refs\/heads\/(.+)$/.exec(event.ref ?? '')?.[1];
  if (branch === undefined)
    return { skip: 'a push of something other than a branch starts nothing' };
  if (event.sha === null) return { skip: 'the deletion of a branch starts nothing' };
  const branches = config.branches ?? [event.repo.defaultBranch];
  return branches.includes(branch)
    ? runs(config.run, 'on.push.run')
    : { skip: `the branch is not one of ${branches.join(', ')}` };
};

/** Decides what an event starts, by the trusted `on:` alone. */
export const routeEvent = (event: Event, on: OnConfig): Route => {
  switch (event.kind) {
    case 'pull_request':
      return event.pr === null
        ? { skip: 'the event names no pull request' }
        : routePull(event, event.pr, on);
    case 'push':
      return routePush(event, on);
    case 'schedule':
      return on.schedule === undefined
        ? { skip: 'on.schedule is not configured' }
        : runs(on.schedule.run, 'on.schedule.run');
    case 'manual':
      return { skip: 'a manual run needs the input command' };
    case 'comment':
      return { skip: 'slash commands are not in this version' };
    case 'review':
      return { skip: 'reviews start nothing' };
  }
};
