import { z } from 'zod';

const durationUnits = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const sizeUnits = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

/** How a number is written in the file; kept with the schema for the generated documents. */
export type Unit = 'duration' | 'size';

const withUnit = (
  unit: Unit,
  pattern: RegExp,
  units: Readonly<Record<string, number>>,
  words: string,
) =>
  z
    .string()
    .regex(pattern, { error: words })
    .transform((text) => {
      const match = pattern.exec(text);
      return Math.round(Number(match?.[1]) * (units[match?.[2] ?? ''] ?? Number.NaN));
    })
    .meta({ unit });

/** `90s`, `10m`, `1h`, .. -> milliseconds. */
export const duration = () =>
  withUnit(
    'duration',
    /^([0-9]{1,15}(?:\.[0-9]{1,9})?)(ms|s|m|h|d)$/,
    durationUnits,
    'a duration such as 90s, 10m or 1h',
  );

/** `64MiB`, `2GiB`, .. -> bytes. */
export const size = () =>
  withUnit(
    'size',
    /^([0-9]{1,15}(?:\.[0-9]{1,9})?)(B|KiB|MiB|GiB)$/,
    sizeUnits,
    'a size such as 64MiB or 2GiB',
  );

/** A number in the largest unit that divides it: 600000 -> `10m`, 1048576 -> `1MiB`. */
export const renderUnit = (value: number, unit: Unit): string => {
  const units = Object.entries(unit === 'duration' ? durationUnits : sizeUnits).reverse();
  const [name, factor] = units.find(([, size]) => value !== 0 && value % size === 0) ?? ['s', 1];
  return `${value / factor}${value === 0 && unit === 'size' ? 'B' : name}`;
};

/** A program and its arguments. */
export const argv = () => z.array(z.string().min(1)).min(1);

/** Names of experiments. */
export const experimentName = () =>
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, {
    error: 'a name of lower-case letters, digits and dashes, 32 at most',
  });

/** The name of an environment variable. */
export const envName = () =>
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of an environment variable' });
