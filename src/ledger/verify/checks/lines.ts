import { finding } from '../finding.ts';
import type { Check } from '../run.ts';

/** Lines that are no entries, and a tail that was cut off. */
export const linesCheck: Check = {
  name: 'lines',
  codes: ['bad_line', 'bad_envelope', 'bad_payload', 'bad_entry', 'unknown_kind', 'torn_tail'],
  run: ({ bad, tornBytes }) => [
    ...bad.map(({ code, line, message }) => finding(code, line, message)),
    ...(tornBytes === 0
      ? []
      : [
          finding(
            'torn_tail',
            null,
            `${String(tornBytes)} bytes after the last whole line: an append that was cut off`,
          ),
        ]),
  ],
};
