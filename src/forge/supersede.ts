import { refusalOf } from './refusal.ts';
import type { ForgeAdapter } from './forge.ts';

/** Words for section and status once a pull request has gone on to another commit. */
export const supersededWords = (head: string): string => `superseded by ${head.slice(0, 12)}`;

/**
 * The head of a pull request right now; null where it cannot be told (no such pull request, or the token
 * may not read it). A forge that is down still throws.
 */
export const headNow = async (
  forge: Pick<ForgeAdapter, 'pull'>,
  issue: number,
): Promise<string | null> => {
  try {
    return (await forge.pull(issue)).headSha;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'forbidden' || refusal === 'not_found') return null;
    throw error;
  }
};
