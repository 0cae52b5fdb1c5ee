import { defineDiagnostic } from "../../diagnostics/define.ts";
import { typedNumber, unify } from "../../language/kinds.ts";
import { parseLiteral } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { table } from "../../plan/build.ts";
import { interval } from "../../plan/cells.ts";
import type { Numeric } from "../../plan/ir.ts";
import { compare, type Fraction, toText } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import type { Context, Outcome } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import { shown } from "../shown.ts";
import * as tableComplaints from "./complaints.ts";
import type { ReadRow } from "./entry.ts";
import { lowerTable } from "./table.ts";

const dimension = (keys: string) =>
  `facts: { n: { type: count, range: 0..9 }, q: { type: points, range: 0..10, step: 1 } }\ndimensions: { d: { weight: 10, of: n, ${keys} } }\ntotal: { out_of: 10 }\n`;
const rangeWanted = defineDiagnostic<{ found: string | undefined }>({
  code: "rows/range-wanted",
  severity: "error",
  en: ({ found }) =>
    `${found === undefined ? "What stands here" : `\`${found}\``} is not a range: with \`value\` every row gives a range in which the value must lie.`,
  zh: ({ found }) => `${found === undefined ? "此处内容" : `“${found}”`}不是范围：写了 value 时，每一档都要给出一个范围。`,
  help: { en: () => "Write a range such as `8..10 pts`.", zh: () => "请写成 8..10 pts 这样的范围。" },
  bad: dimension("rows: { 0: 10 pts, 1+: 0..7 pts }, value: q"),
  good: dimension("rows: { 0: 8..10 pts, 1+: 0..7 pts }, value: q"),
});

/** `8..10 pts` or `80%..100%`. */
const readRange = (
  tree: Tree,
): { readonly low: Fraction; readonly high: Fraction; readonly kind: "points" | "percent" } | undefined => {
  const match = typeof tree === "string" ? /^(-?[\d.]+?)%?\.\.(-?[\d.]+)\s*(pts?|points?|分|%)$/.exec(tree.trim()) : null;
  const percent = match?.[3] === "%";
  const [low, high] = [match?.[1], match?.[2]].map((text) =>
    text === undefined ? undefined : parseLiteral(percent ? `${text}%` : text),
  );
  if (!low || !high || compare(low.value, high.value) > 0) return undefined;
  return { low: low.value, high: high.value, kind: percent ? "percent" : "points" };
};

const toLieIn = phrase("rows/to-lie-in", "{0}，须在 {1} 之内", "{0}, to lie in {1}");
const outsideLevel = phrase("rows/outside-level", "{0} 不在本档允许的 {1} 之内", "{0} is outside {1}, which this level allows");
/** A person's value, refused unless it lies in the range that the row allows. */
const discretion =
  (valueText: string, valuePath: Path, context: Context): ReadRow<Outcome> =>
  ({ tree, path: at }) => {
    const value = context.read.tested(valueText, valuePath);
    if (!value || !("atom" in value)) return undefined;
    const range = readRange(tree);
    const kind = range && unify(range.kind === "points" && value.kind !== "points" ? "literal" : range.kind, value.kind);
    if (!range || !kind) {
      context.complain(rangeWanted, at, { found: typeof tree === "string" && tree.trim() !== "" ? tree : undefined });
      return undefined;
    }
    const delivered = context.read.deliver(typedNumber(value.kind, value.atom), valuePath);
    if (delivered?.sort !== "number") return undefined;
    const words = toLieIn(shown(value), String(tree));
    const refuse: Numeric = {
      op: "refuse",
      code: "score/outside-level",
      at,
      says: outsideLevel(shown(value), String(tree)),
    };
    const [low, high] = [toText(range.low), toText(range.high)];
    const checked = table(
      [{ axis: "number", of: value.atom }],
      [
        { cells: [interval({ below: low })], result: refuse, at },
        { cells: [interval({ from: low, upTo: high })], result: delivered.value, at },
        { cells: [interval({ above: high })], result: refuse, at },
      ],
    );
    return { typed: typedNumber(delivered.kind, checked), words, plain: true };
  };

export const rows = defineRuleKind({
  name: "rows",
  title: { zh: "分档", en: "rows" },
  triggers: ["rows"],
  complaints: [...Object.values(tableComplaints), rangeWanted],
  calledBy: ["when", "of"],
  keys: { of: scalars.expression, rows: scalars.map, value: scalars.expression.optional() },
  lower(rule, context, path) {
    const read = rule.value === undefined ? undefined : discretion(rule.value, [...path, "value"], context);
    return lowerTable(rule.of, [...path, "of"], rule.rows, [...path, "rows"], context, read);
  },
});
