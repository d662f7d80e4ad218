import { describe } from '@jest/globals';

/**
 * `describe` for tests of a real part: skipped with a reason where it is missing, but run (and so failing)
 * with `GUILDSEAL_REQUIRE_REAL=1`.
 */
export const realPart =
  (name: string, available: boolean) =>
  (title: string, body: () => void): void => {
    if (available || process.env['GUILDSEAL_REQUIRE_REAL'] === '1') describe(title, body);
    else describe.skip(`${title} (skipped: ${name} is missing)`, body);
  };
