import { isNewest } from './fields.ts';
import type { CommitStatus, Forge } from './forge.ts';
import { headNow, supersededWords } from './supersede.ts';

const maxDescription = 140;

/** The context of a search's status; it never changes for an experiment. */
export const searchContext = (experiment: string): string => `guildseal/search/${experiment}`;

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxDescription) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= maxDescription) break;
    kept += character;
  }
  return `${kept}…`;
};

/**
 * Sets a commit status unless the newest of its context says the same already. With `pull` given the
 * head is read again: a commit that is no longer it gets `error` and says by which it was superseded.
 */
export const ensureStatus = async (
  forge: Forge,
  request: CommitStatus & { readonly sha: string; readonly pull: number | null },
): Promise<{ readonly action: 'set' | 'unchanged'; readonly superseded: boolean }> => {
  const head = request.pull === null ? null : await headNow(forge, request.pull);
  const superseded = head !== null && head !== request.sha;
  const status: CommitStatus = {
    context: request.context,
    state: superseded ? 'error' : request.state,
    description: cut(superseded ? supersededWords(head) : request.description),
    targetUrl: /^https?:\/\//.test(request.targetUrl ?? '') ? request.targetUrl : null,
  };
  if (isNewest(await forge.statuses(request.sha), status)) {
    return { action: 'unchanged', superseded };
  }
  await forge.setStatus(request.sha, status);
  return { action: 'set', superseded };
};
