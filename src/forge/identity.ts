import type { User } from '../events/event.ts';

/** Who we are on a forge: what it told when asked, until an answer to a comment of ours tells better. */
export interface Identity {
  get(): Promise<User | null>;
  learn(author: User): void;
}

/** Asks once; what was learned from an answer wins. */
export const createIdentity = (ask: () => Promise<User | null>): Identity => {
  let learned: User | null = null;
  let asked: Promise<User | null> | null = null;
  return {
    get: async () => {
      if (learned !== null) return learned;
      asked ??= ask();
      return asked;
    },
    learn: (author) => {
      if (author.id !== 0) learned = author;
    },
  };
};
