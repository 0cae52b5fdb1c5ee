/** Nodes of the plan as integer nodes, one handler per op. */

import { assume, bounds } from "../plan/bounds/bounds.ts";
import { fold } from "../plan/fold.ts";
import type { Condition, Numeric } from "../plan/ir.ts";
import { fromText } from "../text/exact.ts";
import type { Bool, Code } from "./ir.ts";
import { atom, branch, round, table } from "./lower-branch.ts";
import { before, gather } from "./lower-gather.ts";
import { type Lowering, type Place, within } from "./place.ts";
import { literal, productOf, quotientOf, refused, type Scaled, sumOf } from "./scaled.ts";
import { compareOf, extremeOf } from "./scaled-branch.ts";

const parts = (of: readonly Numeric[], place: Place) => of.map((part) => lowering.number(part)(place));

const extreme =
  ({ op, of }: Numeric & { op: "least" | "greatest" }) =>
  (place: Place): Scaled =>
    extremeOf(op, parts(of, place), place.named);
const state =
  ({ op, name }: Condition & { op: "flag" | "given" | "notApplicable" }) =>
  (): Bool => ({ bool: op, name });
/** Each part stands where the parts before it did not decide; what comes after a part that always decides is never read. */
const junction =
  ({ op, of }: Condition & { op: "all" | "any" }) =>
  (place: Place): Bool => {
    const found: Bool[] = [];
    let scope: Place["scope"] | undefined = place.scope;
    for (const part of of) {
      if (!scope) break;
      found.push(lowering.condition(part)(within(place, scope)));
      const truth = bounds.condition(part)(scope);
      const undecided = op === "all" ? truth.holds : truth.fails;
      scope = undecided ? assume(part, op === "all", scope) : undefined;
    }
    const [first] = found;
    return first && found.length === 1 ? first : { bool: op, of: found };
  };

// Handlers take their node; the place comes second, so that a row can be lowered where it stands.
export const lowering: Lowering = fold<(place: Place) => Scaled, (place: Place) => Bool, (place: Place) => Code>({
  number: {
    number:
      ({ value }) =>
      () =>
        literal(fromText(value)),
    input: atom,
    ref: atom,
    sum:
      ({ of }) =>
      (place) =>
        sumOf(parts(of, place), place.named),
    product:
      ({ of }) =>
      (place) =>
        productOf(parts(of, place)),
    quotient:
      ({ of, by }, go) =>
      (place) =>
        quotientOf(go.number(of)(place), go.number(by)(place), bounds.number(by)(place.scope)),
    round,
    least: extreme,
    greatest: extreme,
    table,
    gather,
    before,
    refuse: () => () => refused,
  },
  condition: {
    flag: state,
    refCondition:
      ({ name }) =>
      () => ({ bool: "slot", name }),
    given: state,
    notApplicable: state,
    compare:
      ({ is, left, right }, go) =>
      (place) =>
        compareOf(is, go.number(left)(place), go.number(right)(place)),
    among:
      ({ choice, of }, go) =>
      (place) => ({ bool: "among", of: go.choice(choice)(place), codes: of.map(place.around.code) }),
    all: junction,
    any: junction,
    not:
      ({ of }, go) =>
      (place) => ({ bool: "not", of: go.condition(of)(place) }),
  },
  choice: {
    option:
      ({ value }) =>
      (place) => ({ code: "constant", value: place.around.code(value) }),
    choiceInput:
      ({ name }) =>
      () => ({ code: "column", name }),
    refChoice:
      ({ name }) =>
      () => ({ code: "slot", name }),
    pick: (node, go) => (place) => ({ code: "table", ...branch(node, go, place, go.choice) }),
  },
});
