/** A back end is one fold over the integer form, and refusal is no value: a small one that goes by nothing else answers what the trace answers. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { toIntegers } from "../../src/integers/from-plan.ts";
import { valueText } from "../../src/plan/format.ts";
import { isRefused, type Line, tracer } from "../../src/targets/trace/trace.ts";
import type { Fraction } from "../../src/text/exact.ts";
import { cases } from "../plan/arbitrary-facts.ts";
import { runs } from "../runs.ts";
import { emptyCells } from "./empty-cells.ts";

const textOf = ({ definition: { is }, outcome }: Line): string | undefined => {
  if (isRefused(outcome)) return undefined;
  return is.sort === "number" ? valueText(is.kind, outcome as Fraction) : String(outcome);
};

test("every definition has the value of the trace, and none where the trace refuses", () => {
  fc.assert(
    fc.property(cases(5), ({ plan, people }) => {
      const names = plan.definitions.filter(({ list }) => list === undefined).map(({ name }) => name);
      const trace = tracer({ ...plan, outputs: names });
      const fill = emptyCells(toIntegers(plan));
      for (const facts of people) {
        const { lines } = trace(facts);
        const expected = names.map((name) => textOf(lines.get(name) as Line));
        expect(names.map(fill(facts))).toEqual(expected);
      }
    }),
    runs(1000),
  );
});
