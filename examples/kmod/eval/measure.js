const keys = 12;

/** How many of the settings k1 .. k12 are 0; throws unless each is given once with a value 0 to 4. */
export const measure = (text) => {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length !== keys) throw new Error(`expected ${keys} lines, got ${lines.length}`);
  const values = new Map();
  for (const line of lines) {
    const match = /^k([1-9]|1[0-2])=([0-4])$/.exec(line);
    if (match === null) throw new Error('expected lines like k3=2, values 0 to 4');
    values.set(match[1], match[2]);
  }
  if (values.size !== keys) throw new Error('a setting is given twice');
  return [...values.values()].filter((value) => value === '0').length;
};
