/** How far formulas are exact, and what does not fit. */
import type { Int } from "../../integers/ir.ts";
import { reach } from "../../integers/reach.ts";
import type { Says } from "../../text/path.ts";

/** Below this, sums, products, quotients rounded down and comparisons of whole numbers are exact in every program; LibreOffice lets go first, at 2^48. */
export const largest = 100_000_000_000_000n;

/** What a workbook cannot hold. */
export type Misfit = {
  readonly code: "workbook/too-large" | "workbook/no-bound" | "workbook/no-grid" | "workbook/too-many-columns";
  readonly about: Says;
  /** How many digits the number can have. */
  readonly digits?: number;
};

export const misfits = () => {
  const found = new Map<string, Misfit>();
  return {
    see: (node: Int, about: Says): void => {
      const size = reach(node);
      if (size !== undefined && size < largest) return;
      const code = size === undefined ? "workbook/no-bound" : "workbook/too-large";
      const digits = size === undefined ? {} : { digits: size.toString().length };
      const known = found.get(about.en);
      if (!known || (known.digits ?? 99) < (digits.digits ?? 99)) found.set(about.en, { code, about, ...digits });
    },
    misfit: (one: Misfit): void => {
      if (!found.has(one.about.en)) found.set(one.about.en, one);
    },
    all: (): readonly Misfit[] => [...found.values()],
  };
};
