import { randomBytes } from 'node:crypto';
import type { Random } from '../../ports.ts';

/** The operating system's random bytes. */
export const createRandom = (): Random => ({ bytes: (count) => randomBytes(count) });
