const grammar = /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?$/;
const maxChars = 64;

/**
 * The decimal string of a figure as it is sealed: the shortest one that reads back as the same double,
 * within the metric grammar. Throws RangeError for NaN and infinities, which have none.
 */
export const renderNum = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no decimal string`);
  return String(value);
};

/** True for `["-"] 1*DIGIT ["." 1*DIGIT] [("e"/"E") ["+"/"-"] 1*3DIGIT]` of at most 64 characters. */
export const isNum = (text: string): boolean => text.length <= maxChars && grammar.test(text);

/** Reads a decimal string of the metric grammar; null for other text and for values beyond a double. */
export const parseNum = (text: string): number | null => {
  if (!isNum(text)) return null;
  const value = Number(text);
  // Minus zero is zero: nothing sealed tells them apart.
  return Number.isFinite(value) ? value + 0 : null;
};
