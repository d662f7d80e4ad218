/**
 * Text for terminals and logs in which what is not printable ASCII is written `\uXXXX`: sealed text may hold
 * what a terminal obeys or hides. JSON stays the same JSON.
 */
export const toAscii = (text: string): string =>
  text.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
