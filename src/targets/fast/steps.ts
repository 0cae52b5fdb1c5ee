/**
 * The machine of the fast evaluator: registers for numbers (conditions as 0 and 1, choices as codes) and for what does not fit a number,
 * and steps that read registers and write one. Registers, because a number handed from closure to closure is boxed and one in an array is not.
 */
import { floorOf, higher, lower } from "../../integers/ranges.ts";

export type Numbers = Float64Array;
export type Wides = bigint[];
export type Step = (n: Numbers, w: Wides) => void;
/** Thrown, and never seen outside: the trace has to say what is the matter. */
export const gaveUp = Object.freeze({ gaveUp: true });

/** A fact that is not there: missing is NaN, not applicable Infinity, and `n < Infinity` is what can be read. */
export const missing = Number.NaN;
export const notApplicable = Number.POSITIVE_INFINITY;

export const run = (steps: readonly Step[], n: Numbers, w: Wides): void => {
  for (let i = 0; i < steps.length; i++) (steps[i] as Step)(n, w);
};
/** Steps as one step; the common short blocks without a loop. */
export const block = (steps: readonly Step[]): Step => {
  const [a, b, c] = steps;
  if (!a) return () => {};
  if (!b) return a;
  if (!c)
    return (n, w) => {
      a(n, w);
      b(n, w);
    };
  return (n, w) => run(steps, n, w);
};

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

const wide = (w: Wides, at: number) => w[at] as bigint;
/** The same ops where a proved range does not fit a number. */
export const wideSteps = {
  sum: (to: number, of: readonly number[]): Step => {
    return (_, w) => {
      w[to] = of.reduce((total, at) => total + wide(w, at), 0n);
    };
  },
  product: (to: number, of: readonly number[]): Step => {
    return (_, w) => {
      w[to] = of.reduce((total, at) => total * wide(w, at), 1n);
    };
  },
  floorDivide: (to: number, [of = 0, by = 0]: readonly number[]): Step => {
    return (_, w) => {
      w[to] = floorOf(wide(w, of), wide(w, by));
    };
  },
  least: (to: number, of: readonly number[]): Step => {
    return (_, w) => {
      w[to] = of.map((at) => wide(w, at)).reduce(lower);
    };
  },
  greatest: (to: number, of: readonly number[]): Step => {
    return (_, w) => {
      w[to] = of.map((at) => wide(w, at)).reduce(higher);
    };
  },
};
export const move = (to: number, from: number): Step => {
  return (n) => {
    n[to] = n[from] as number;
  };
};
export const moveWide = (to: number, from: number): Step => {
  return (_, w) => {
    w[to] = wide(w, from);
  };
};
export const widen = (to: number, from: number): Step => {
  return (n, w) => {
    w[to] = BigInt(n[from] as number);
  };
};
/** The range of what is narrowed fits a number. */
export const narrow = (to: number, from: number): Step => {
  return (n, w) => {
    n[to] = Number(wide(w, from));
  };
};
export const within = (to: number, of: number, from: number, upTo: number): Step => {
  return (n) => {
    const x = n[of] as number;
    n[to] = x >= from && x <= upTo ? 1 : 0;
  };
};
export const wideWithin = (to: number, of: number, from: bigint | undefined, upTo: bigint | undefined): Step => {
  return (n, w) => {
    const x = wide(w, of);
    n[to] = (from === undefined || x >= from) && (upTo === undefined || x <= upTo) ? 1 : 0;
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
export const wideCompare = (to: number, is: "<" | "<=" | "=", left: number, right: number): Step => {
  return (n, w) => {
    const [a, b] = [wide(w, left), wide(w, right)];
    n[to] = (is === "<" ? a < b : is === "<=" ? a <= b : a === b) ? 1 : 0;
  };
};
