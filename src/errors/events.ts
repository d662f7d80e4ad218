import { defineErrors } from './app-error.ts';

/** Payloads that are not what the forge's documentation promises. */
export const eventsErrors = defineErrors({
  'event.malformed': (p: { name: string; key: string; problem: string }) => ({
    exit: 3,
    message: `the payload of "${p.name}" cannot be read: ${p.key}: ${p.problem}`,
    hint: 'run again; if it stays, open an issue with the payload file of this run',
  }),
});
