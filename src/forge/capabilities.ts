import { versionOf } from '../events/detect.ts';
import type { ForgeKind } from '../events/event.ts';
import type { Capabilities } from './forge.ts';

/** All that decides what a forge can do for us. */
export interface CapabilityFacts {
  readonly kind: ForgeKind;
  /** Server version; null where it is not told, which counts as the oldest supported one. */
  readonly version: string | null;
  /** The run belongs to a fork's pull request: its token reads, and on GitHub does nothing else. */
  readonly fork: boolean;
  readonly token: boolean;
  /** The runner offers a file for the job's summary. */
  readonly summary: boolean;
}

const floors: Readonly<Record<ForgeKind, string>> = {
  github: '0.0',
  gitea: '1.22',
  forgejo: '11.0',
};

const atLeast = (version: string, major: number, minor: number): boolean => {
  const have = versionOf(version);
  return have !== null && (have.major > major || (have.major === major && have.minor >= minor));
};

/** What this forge, version, token and event allow, without asking and without trying. */
export const caps = (facts: CapabilityFacts): Capabilities => {
  const { kind, token, fork } = facts;
  const version = versionOf(facts.version) === null ? floors[kind] : (facts.version ?? '');
  const trusted = token && !fork;
  if (kind === 'github') {
    return {
      comment: trusted,
      status: trusted,
      push: trusted,
      review: trusted,
      summary: facts.summary,
      annotations: true,
      permissionLookup: token ? 'api' : 'none',
      multiLine: true,
      resolve: trusted,
      reply: trusted,
      suggestion: true,
      sarif: true,
      readAtCommit: true,
    };
  }
  const gitea = kind === 'gitea';
  return {
    // Even a fork's token may comment and review there; it may set no status.
    comment: token,
    status: trusted,
    push: trusted,
    review: token,
    summary: facts.summary && gitea && atLeast(version, 1, 27),
    annotations: false,
    permissionLookup: trusted ? 'assignees' : 'none',
    multiLine: !gitea && atLeast(version, 16, 0),
    resolve: trusted && gitea && atLeast(version, 1, 26),
    reply: token && (!gitea || atLeast(version, 1, 27)),
    suggestion: false,
    sarif: false,
    readAtCommit: true,
  };
};
