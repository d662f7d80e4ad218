/**
 * Fewest pairs after which the first promotion of a run can decide: R_n is finite and
 * n >= ceil(log2(1/alpha_1)), alpha_1 = alpha * 6/pi^2. At alpha .05 that is 7.
 */
export const leastPairs = (alpha: number): number => {
  const first = (alpha * 6) / Math.PI ** 2;
  const rho2 = (-2 * Math.log(first) + Math.log(1 - 2 * Math.log(first))) / 20;
  const isFinite = (n: number): boolean => {
    const width = 1 + n * rho2;
    return (Math.sqrt(width) / first) ** (2 / n) < width;
  };
  let n = Math.ceil(Math.log2(1 / first));
  while (!isFinite(n)) n += 1;
  return n;
};
