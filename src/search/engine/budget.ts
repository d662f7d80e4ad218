/** What a job may use at most, and what it used. */
export interface Amounts {
  /** Evaluated nodes. */
  readonly trials: number;
  /** Repeats. */
  readonly evaluations: number;
}

/** Hard limits of a run with what is spent and what is reserved for jobs in flight. */
export interface Budget {
  readonly limit: Amounts;
  readonly spent: Amounts;
  readonly reserved: Amounts;
}

/** A budget nothing of which is used. */
export const createBudget = (limit: Amounts): Budget => ({
  limit,
  spent: { trials: 0, evaluations: 0 },
  reserved: { trials: 0, evaluations: 0 },
});

const plus = (a: Amounts, b: Amounts, sign: 1 | -1 = 1): Amounts => ({
  trials: a.trials + sign * b.trials,
  evaluations: a.evaluations + sign * b.evaluations,
});

/** What no job holds yet, less what is set aside. */
export const remaining = (budget: Budget): Amounts =>
  plus(plus(budget.limit, budget.spent, -1), budget.reserved, -1);

/** Reserves the most a job may use; null when it does not fit: such a job is not started. */
export const admit = (budget: Budget, most: Amounts): Budget | null => {
  const left = remaining(budget);
  if (most.trials > left.trials || most.evaluations > left.evaluations) return null;
  return { ...budget, reserved: plus(budget.reserved, most) };
};

/** Turns a reservation into what was used. */
export const settle = (budget: Budget, most: Amounts, used: Amounts): Budget => ({
  ...budget,
  reserved: plus(budget.reserved, most, -1),
  spent: plus(budget.spent, used),
});

/** The same budget under other limits; lowering them below what is used stops at that. */
export const withLimit = (budget: Budget, limit: Amounts): Budget => {
  const used = plus(budget.spent, budget.reserved);
  return {
    ...budget,
    limit: {
      trials: Math.max(limit.trials, used.trials),
      evaluations: Math.max(limit.evaluations, used.evaluations),
    },
  };
};
