/** Steps among the numbers: whatever they meet is proved to be a safe integer. */
import type { Step } from "./steps.ts";

export type Term = { readonly factor: number; readonly at: number };
/** Σ factor · register + plus. */
export const linear = (to: number, terms: readonly Term[], plus: number): Step => {
  const [x, y, z] = terms;
  if (!x)
    return (n) => {
      n[to] = plus;
    };
  const [k, a] = [x.factor, x.at];
  if (!y)
    return (n) => {
      n[to] = k * (n[a] as number) + plus;
    };
  const [l, b] = [y.factor, y.at];
  if (!z)
    return (n) => {
      n[to] = k * (n[a] as number) + l * (n[b] as number) + plus;
    };
  const [m, c] = [z.factor, z.at];
  if (terms.length === 3)
    return (n) => {
      n[to] = k * (n[a] as number) + l * (n[b] as number) + m * (n[c] as number) + plus;
    };
  const factors = Float64Array.from(terms, ({ factor }) => factor);
  const from = Int32Array.from(terms, ({ at }) => at);
  return (n) => {
    let total = plus;
    for (let i = 0; i < from.length; i++) total += (factors[i] as number) * (n[from[i] as number] as number);
    n[to] = total;
  };
};
/** Π registers · factor. */
export const product = (to: number, of: readonly number[], factor: number): Step => {
  const [a, b] = of;
  if (a !== undefined && b !== undefined && of.length === 2)
    return (n) => {
      n[to] = (n[a] as number) * (n[b] as number) * factor;
    };
  return (n) => {
    let total = factor;
    for (let i = 0; i < of.length; i++) total *= n[of[i] as number] as number;
    n[to] = total;
  };
};
/**
 * (Σ factor · register + plus) / (factor · register), rounded down. Exact while dividend and divisor are safe integers: the quotient of the
 * doubles could only reach the next integer if the true one were nearer to it than half a unit in the last place, and 1/d is more than that.
 */
export const floorDivide = (to: number, terms: readonly Term[], plus: number, by: Term): Step => {
  const [x, y] = terms;
  const [m, d] = [by.factor, by.at];
  if (!x) throw new Error("nothing to divide");
  const [k, a] = [x.factor, x.at];
  if (!y)
    return (n) => {
      n[to] = Math.floor((k * (n[a] as number) + plus) / (m * (n[d] as number)));
    };
  const [l, b] = [y.factor, y.at];
  return (n) => {
    n[to] = Math.floor((k * (n[a] as number) + l * (n[b] as number) + plus) / (m * (n[d] as number)));
  };
};
/** (factor · register · register + plus) / (factor · register), rounded down: a rate of something. */
export const floorDivideProduct = (
  to: number,
  [a, b]: readonly [number, number],
  factor: number,
  plus: number,
  by: Term,
): Step => {
  const [m, d] = [by.factor, by.at];
  return (n) => {
    n[to] = Math.floor((factor * (n[a] as number) * (n[b] as number) + plus) / (m * (n[d] as number)));
  };
};
export const extreme = (to: number, op: "least" | "greatest", of: readonly number[]): Step => {
  const [a = 0, b = 0] = of;
  if (of.length === 2)
    return op === "least"
      ? (n) => {
          n[to] = Math.min(n[a] as number, n[b] as number);
        }
      : (n) => {
          n[to] = Math.max(n[a] as number, n[b] as number);
        };
  const pick = op === "least" ? Math.min : Math.max;
  return (n) => {
    let found = n[a] as number;
    for (let i = 1; i < of.length; i++) found = pick(found, n[of[i] as number] as number);
    n[to] = found;
  };
};
export const move = (to: number, from: number): Step => {
  return (n) => {
    n[to] = n[from] as number;
  };
};
export const within = (to: number, of: number, from: number, upTo: number): Step => {
  return (n) => {
    const x = n[of] as number;
    n[to] = x >= from && x <= upTo ? 1 : 0;
  };
};
export const compare = (to: number, is: "<" | "<=" | "=", left: number, right: number): Step => {
  switch (is) {
    case "<":
      return (n) => {
        n[to] = (n[left] as number) < (n[right] as number) ? 1 : 0;
      };
    case "<=":
      return (n) => {
        n[to] = (n[left] as number) <= (n[right] as number) ? 1 : 0;
      };
    case "=":
      return (n) => {
        n[to] = n[left] === n[right] ? 1 : 0;
      };
  }
};
