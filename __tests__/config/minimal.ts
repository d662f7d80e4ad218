/** The least experiment, with further lines below it (six spaces deep). */
export const minimal = (lines: readonly string[] = [], top: readonly string[] = []): string =>
  [
    'version: 1',
    ...top,
    'search:',
    '  experiments:',
    '    compress:',
    '      files: { editable: [src/**] }',
    '      commands: { evaluate: [cat, m.txt] }',
    '      metric: { name: ratio, direction: maximize }',
    ...lines.map((line) => `      ${line}`),
    '',
  ].join('\n');
