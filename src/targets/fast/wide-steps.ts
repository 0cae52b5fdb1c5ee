/** The same where a proved range does not fit a number, and the ways between the two. */
import { floorOf, higher, lower } from "../../integers/ranges.ts";
import type { Step, Wides } from "./steps.ts";

const wide = (w: Wides, at: number) => w[at] as bigint;
export const arithmetic = {
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
export const within = (to: number, of: number, from: bigint | undefined, upTo: bigint | undefined): Step => {
  return (n, w) => {
    const x = wide(w, of);
    n[to] = (from === undefined || x >= from) && (upTo === undefined || x <= upTo) ? 1 : 0;
  };
};
export const compare = (to: number, is: "<" | "<=" | "=", left: number, right: number): Step => {
  return (n, w) => {
    const [a, b] = [wide(w, left), wide(w, right)];
    n[to] = (is === "<" ? a < b : is === "<=" ? a <= b : a === b) ? 1 : 0;
  };
};
