/** Gates that set or cap the grade. */
import { typedNumber } from "../../language/kinds.ts";
import { any, either, number, option, table, when } from "../../plan/build.ts";
import { interval, options } from "../../plan/cells.ts";
import type { Choice, Numeric } from "../../plan/ir.ts";
import { beforeGates } from "../../plan/names.ts";
import type { Context } from "../../rules/context.ts";
import { fraction } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Workshop } from "../workshop.ts";
import { fired, type Gate } from "./gates.ts";
import { shape } from "./grade-complaints.ts";

const decided = phrase("gates/decide-grade", "触发门槛，等级由门槛决定", "a gate decides the grade");

/**
 * Gates on the grade: `set` makes it that grade, `cap` at best that one; of several the worst wins. Grades are compared by their place
 * in the list, which runs from the best down.
 */
export const throughGradeGates = (
  plain: Choice,
  values: readonly string[],
  gates: readonly Gate[],
  path: Path,
  context: Context,
  workshop: Workshop,
): Choice | undefined => {
  if (gates.length === 0) return plain;
  const title = { zh: "等级（门槛前）", en: "Grade before gates" };
  const before = workshop.defineChoice(beforeGates("grade"), plain, values, {
    at: path,
    title,
    node: { role: "part", parent: "grade", stage: "before gates" },
  });
  const place = (i: number): Numeric => number(fraction(i));
  const placed = table(
    [{ axis: "choice", of: before }],
    values.map((value, i) => ({ cells: [options(value)], result: place(i), at: path })),
  );
  const candidates: Numeric[] = [];
  for (const gate of gates) {
    const to = typeof gate.to === "string" ? values.indexOf(gate.to) : -1;
    if (to < 0) {
      context.complain(shape, gate.at, { grade: typeof gate.to === "string" ? gate.to : "" });
      return undefined;
    }
    const result: Numeric = gate.effect === "set" ? place(to) : { op: "greatest", of: [place(to), placed] };
    candidates.push(when(gate.fires, result, place(0), gate.path, { yes: fired(gate.reason) }));
  }
  const worst: Numeric = when(
    any(...gates.map((gate) => gate.fires)),
    { op: "greatest", of: candidates },
    placed,
    gates[0]?.path ?? path,
  );
  const held = context.plan.part("place", typedNumber("count", worst), {
    at: path,
    title: { zh: "等级次序", en: "place of the grade" },
  });
  const byPlace: Choice = {
    op: "pick",
    on: [{ axis: "number", of: held }],
    rows: values.map((value, i) => ({
      cells: [interval({ from: String(i), upTo: String(i) })],
      result: option(value),
      at: path,
    })),
  };
  const at = gates[0]?.path ?? path;
  return { op: "pick", ...either(any(...gates.map((gate) => gate.fires)), byPlace, plain, at, { yes: decided() }) };
};
