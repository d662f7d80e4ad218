import { defineErrors } from './app-error.ts';

/** Errors of `text/`. */
export const textErrors = defineErrors({
  'text.short-secret': (p: { length: number; least: number }) => ({
    exit: 2,
    message: `a secret has ${p.length} characters, expected at least ${p.least}: hiding a shorter one would hide ordinary words`,
    hint: 'use a longer secret, or unset the variable that holds it',
  }),
});
