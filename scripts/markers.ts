/**
 * Replaces what stands between `<!-- generated:NAME -->` and the next `<!-- /generated -->`.
 * Throws when the markers are missing.
 */
export const replaceBetween = (text: string, name: string, body: string, file: string): string => {
  const open = `<!-- generated:${name} -->`;
  const close = '<!-- /generated -->';
  const start = text.indexOf(open);
  const end = text.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`${file}: expected "${open}" and "${close}"`);
  return `${text.slice(0, start + open.length)}\n\n${body}\n\n${text.slice(end)}`;
};
