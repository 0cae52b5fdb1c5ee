/** The keys of a declared fact, and whose declaration it is. */
import type { z } from "zod";
import * as scalars from "../../language/scalars.ts";
import type { Complain } from "../../language/validate.ts";
import type { Path } from "../../text/path.ts";

export const factKeys = {
  type: scalars.factType,
  title: scalars.says.optional(),
  of: scalars.tree.optional(),
  range: scalars.range.optional(),
  step: scalars.quantity.optional(),
  unit: scalars.text.optional(),
  optional: scalars.yes.optional(),
  list: scalars.map.optional(),
  at_most: scalars.whole.optional(),
  at_least: scalars.whole.optional(),
  description: scalars.says.optional(),
};
export type Declared = z.output<z.ZodObject<typeof factKeys>>;

export type Owner = {
  /** In the plan. */
  readonly name: string;
  /** What the file calls it. */
  readonly key: string;
  readonly path: Path;
  readonly complain: Complain;
  readonly keys: (path: Path, map: { readonly [key: string]: unknown }) => readonly string[];
};
