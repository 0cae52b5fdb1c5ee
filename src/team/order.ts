/** People in order. A person is an index into the columns; whoever is level under every order shares a class. */
import { compare, type Fraction } from "../text/exact.ts";

export type Criterion = { readonly values: readonly Fraction[]; readonly falling: boolean };

const comparator =
  (criteria: readonly Criterion[]) =>
  (a: number, b: number): number => {
    for (const { values, falling } of criteria) {
      const order = compare(values[a] as Fraction, values[b] as Fraction);
      if (order !== 0) return falling ? -order : order;
    }
    return 0;
  };

/** From the first to the last, those who are level together. */
export const inClasses = (people: readonly number[], criteria: readonly Criterion[]): readonly (readonly number[])[] => {
  const order = comparator(criteria);
  const sorted = [...people].sort(order);
  const classes: number[][] = [];
  for (const person of sorted) {
    const last = classes[classes.length - 1];
    if (last && order(last[0] as number, person) === 0) last.push(person);
    else classes.push([person]);
  }
  return classes;
};
export const everybody = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
