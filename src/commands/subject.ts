import type { Event } from '../events/event.ts';
import type { Forge } from '../forge/forge.ts';
import { permissionLine } from '../forge/permission-line.ts';
import { refusalOf } from '../forge/refusal.ts';
import type { Log } from '../ports.ts';

/** What an event is about, re-read from the forge where it can be. */
export interface Subject {
  readonly base: string;
  /** Head of the pull request; null for other events. */
  readonly head: string | null;
  readonly pull: number | null;
  /** Code of a stranger, or an event that has to be treated as one of a stranger. */
  readonly isFork: boolean;
}

/**
 * The commits an event is about, or why there is nothing to do. A token that may not read the pull request
 * leaves us with what the event says of it.
 *
 * @throws AppError `forge.*`
 */
export const readSubject = async (
  event: Event,
  forge: Forge,
  log: Log,
): Promise<Subject | string> => {
  const { pr } = event;
  if (pr === null) {
    return event.sha === null
      ? 'the event names no commit'
      : { base: event.sha, head: null, pull: null, isFork: false };
  }
  try {
    const pull = await forge.pull(pr.number);
    const head = pr.headSha ?? pull.headSha;
    if (pull.headSha !== head) {
      return `the pull request moved on to ${pull.headSha.slice(0, 12)}, which has its own run`;
    }
    // An event that counts as a fork's stays one, whatever its repository.
    const isFork = pull.fork || pr.fork === true;
    return { base: pull.baseSha, head, pull: pull.number, isFork };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== 'forbidden' && refusal !== 'not_found') throw error;
    if (pr.headSha === null || pr.baseSha === null) throw error;
    log.warn(
      `the pull request cannot be read again, the event counts\n${permissionLine(forge.kind, 'read')}`,
    );
    return { base: pr.baseSha, head: pr.headSha, pull: pr.number, isFork: pr.fork !== false };
  }
};
