import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant; null when none is near. */
export const nearestName = (name: string, known: readonly string[]): string | null => {
  if (known.length === 0 || name.length > 64) return null;
  const best = closest(name.toLowerCase(), [...known]);
  return distance(name.toLowerCase(), best) <= Math.max(2, Math.floor(name.length / 3))
    ? best
    : null;
};
