/** A value in the terms of whoever asks for it: a share of the weight as points, a bare number only where it can mean one thing. */
import { type Kind, kindNameOf, type TypedNumber, typedNumber } from "../../language/kinds.ts";
import type { Complain } from "../../language/validate.ts";
import { constantOf, number, product } from "../../plan/build.ts";
import type { Host, Reading } from "../../rules/context.ts";
import { sign, toText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { bareNumber, noPoints } from "./outcome-complaints.ts";

const scores = new Set<Host["role"]>(["dimension", "item", "deduction", "adjustment", "gate"]);
/** Whether points are asked for. */
export const isScore = ({ role }: Host): boolean => scores.has(role);
/** Whether what is asked for is points out of a weight, so that a bare number could be either. */
export const isOfWeight = ({ role }: Host): boolean => role === "dimension" || role === "item";
const places: Readonly<Partial<Record<Host["role"], Says>>> = {
  dimension: { zh: "维度", en: "A dimension" },
  item: { zh: "检查项", en: "A checklist item" },
  deduction: { zh: "扣分项", en: "A deduction" },
  adjustment: { zh: "加减分", en: "An adjustment" },
  gate: { zh: "一票否决", en: "A gate" },
};
const scoreKinds = new Set<Kind>(["points", "number", "count"]);

/** The number as points; undefined: it is none, or could be two things. */
const pointsOf = ({ kind, value }: TypedNumber, host: Host): TypedNumber | "bare" | undefined => {
  if (kind === "percent" || kind === "ratio") return host.weight && typedNumber("points", product(value, number(host.weight)));
  if (scoreKinds.has(kind)) return typedNumber("points", value);
  if (kind !== "literal") return undefined;
  const constant = constantOf(value);
  const isClear = !isOfWeight(host) || !constant || sign(constant) === 0;
  return isClear ? typedNumber("points", value) : "bare";
};
export const deliverer =
  (host: Host, complain: Complain): Reading["deliver"] =>
  (typed, path) => {
    if (!isScore(host)) return typed;
    const points = typed.sort === "number" ? pointsOf(typed, host) : undefined;
    if (points === "bare") {
      const constant = typed.sort === "number" ? constantOf(typed.value) : undefined;
      complain(bareNumber, path, { text: constant ? toText(constant) : "" });
      return undefined;
    }
    const what = places[host.role] ?? { zh: "此处", en: "This" };
    if (!points) complain(noPoints, path, { found: kindNameOf(typed), what });
    return points;
  };
