/** One line of the bench's table. `goal` is a bound in words, such as `<= 0.05`. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  goal: string;
  ok: boolean;
}

/** Judges a value against a bound such as `<= 0.2` or `>= 50000`; no bound is always met. */
export function figure(
  name: string,
  value: number,
  unit: string,
  goal = '',
): Figure {
  const [, operator, bound] = /^(<=|>=)\s*([\d.]+)$/.exec(goal) ?? [];
  if (goal && !operator) throw new Error(`Not a goal: ${goal}`);
  const ok =
    !operator ||
    (operator === '<=' ? value <= Number(bound) : value >= Number(bound));
  return { name, value: Math.round(value * 1000) / 1000, unit, goal, ok };
}
