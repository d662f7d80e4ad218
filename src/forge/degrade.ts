import { isAppError } from '../errors/app-error.ts';
import { forgeErrors } from '../errors/forge.ts';
import type { Log } from '../ports.ts';
import type { Capabilities, Forge, ForgeAdapter } from './forge.ts';
import { permissionLine } from './permission-line.ts';
import { refusalOf } from './refusal.ts';

type Writing = 'comment' | 'status';

/**
 * Adds capabilities to an adapter. What is known to be impossible is refused without a request, and the
 * first 403 or 404 of a writing verb turns its capability off for the rest of the run.
 */
export const withDegrading = (
  adapter: ForgeAdapter,
  initial: Capabilities,
  log: Pick<Log, 'warn'>,
): Forge => {
  let capabilities = initial;

  const guard = async <T>(writing: Writing, work: () => Promise<T>): Promise<T> => {
    const hint = permissionLine(adapter.kind, writing);
    if (!capabilities[writing]) {
      throw forgeErrors['forge.forbidden']({
        request: `writing a ${writing}`,
        answer: 'this token cannot',
        hint,
      });
    }
    try {
      return await work();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'forbidden' || refusal === 'not_found') {
        capabilities = { ...capabilities, [writing]: false };
        const words = isAppError(error) ? error.message : '';
        log.warn(
          `no more ${writing === 'comment' ? 'comments' : 'statuses'} in this run: ${words}`,
        );
        log.warn(hint);
      }
      throw error;
    }
  };

  return {
    ...adapter,
    get capabilities() {
      return capabilities;
    },
    createComment: (issue, body, operation) =>
      guard('comment', () => adapter.createComment(issue, body, operation)),
    updateComment: (id, body) => guard('comment', () => adapter.updateComment(id, body)),
    setStatus: (sha, status) => guard('status', () => adapter.setStatus(sha, status)),
  };
};
