import { isAppError } from '../errors/app-error.ts';
import type { ForgeRefusal } from './forge.ts';

const kinds: Readonly<Record<string, ForgeRefusal>> = {
  'forge.unauthorized': 'unauthorized',
  'forge.forbidden': 'forbidden',
  'forge.not-found': 'not_found',
  'forge.locked': 'locked',
  'forge.unprocessable': 'unprocessable',
  'forge.conflict': 'conflict',
  'forge.edit-lost': 'conflict',
  'forge.rate-limited': 'rate_limited',
  'forge.unavailable': 'unavailable',
  'forge.bad-answer': 'bad_answer',
  'forge.redirected': 'bad_answer',
};

/** Which kind of no an error of a forge was; null for any other error. */
export const refusalOf = (error: unknown): ForgeRefusal | null =>
  isAppError(error) ? (kinds[error.code] ?? null) : null;
