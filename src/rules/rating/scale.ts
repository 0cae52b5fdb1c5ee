/** The scale of a rating, and which rating earns nothing and which all. */
import type { Kind } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { input, number, sum, times } from "../../plan/build.ts";
import type { Numeric } from "../../plan/ir.ts";
import {
  compare,
  divide,
  type Fraction,
  isMultiple,
  multiply,
  negate,
  one,
  sign,
  subtract,
  toText,
  zero,
} from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { Context } from "../context.ts";
import { badScale, zeroWanted } from "./complaints.ts";

const keys = {
  scale: scalars.range,
  step: scalars.positive.optional(),
  zero: scalars.decimal.optional(),
  full: scalars.decimal.optional(),
  title: scalars.says.optional(),
};
/** `zero` earns nothing, `full` all. */
export type Scale = { readonly low: Fraction; readonly high: Fraction; readonly zero: Fraction; readonly full: Fraction };
type Written = NonNullable<ReturnType<typeof readScale>>;

export const readScale = (tree: Tree, at: Path, { read }: Context) => read.shape(keys, tree, at);

const isPlain = (kind: Kind): boolean => kind === "literal" || kind === "points";
/** Plain numbers that rise in whole steps. */
export const isRising = ({ scale: { low, high }, step = one }: Written): boolean =>
  isPlain(low.kind) &&
  isPlain(high.kind) &&
  compare(low.value, high.value) < 0 &&
  [low, high].every((end) => isMultiple(end.value, step));

/** A scale that begins at 0 earns nothing there; of any other the file has to say. */
export const settleScale = (written: Written, at: Path, { complain }: Context): Scale | undefined => {
  const [low, high] = [written.scale.low.value, written.scale.high.value];
  const nothing = written.zero ?? (sign(low) === 0 ? zero : undefined);
  if (!nothing) {
    complain(zeroWanted, [...at, "scale"], { low: toText(low), high: toText(high) });
    return undefined;
  }
  const full = written.full ?? high;
  if (compare(nothing, full) < 0) return { low, high, zero: nothing, full };
  complain(badScale, at, {});
  return undefined;
};

const perStep = ({ zero: nothing, full }: Scale): Fraction => divide(one, subtract(full, nothing));
/** A rating as a share: 0 at `zero`, 1 at `full`. */
export const earned = (rating: string, scale: Scale): Numeric =>
  times(sum(input(rating), number(negate(scale.zero))), perStep(scale));
/** Between which shares the ratings of the scale lie. */
export const endsOf = (scale: Scale) => {
  const share = (x: Fraction) => multiply(subtract(x, scale.zero), perStep(scale));
  return { low: share(scale.low), high: share(scale.high) };
};
