/** What the next period starts with: which fact, from which figure, and what the first period starts with. */
import { kindNames, unify } from "../../language/kinds.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { valueText } from "../../plan/format.ts";
import type { Carry, InputType } from "../../plan/ir.ts";
import { compare, fromText, isMultiple, sign } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import { fits } from "../facts/number.ts";
import type { Workshop } from "../workshop.ts";
import { carryFact, carryFigure, carryFirst, carryGrid, carryKind, carryRange } from "./carry-complaints.ts";
import { type Figure, figureOf } from "./figure.ts";

const keys = { from: scalars.text, first: scalars.text };
const sortName = (of: InputType): Says => kindNames[of.type === "number" ? of.kind : of.type];
const rangeText = (of: InputType): string => {
  switch (of.type) {
    case "number":
      return `${writtenAs(of.kind, fromText(of.low))}..${writtenAs(of.kind, fromText(of.high))}`;
    case "choice":
      return of.values.map(({ value }) => value).join(", ");
    default:
      return "true, false";
  }
};

/** The text of a fact; undefined where the fact cannot be that. */
const readFirst = (text: string, of: InputType): string | undefined => {
  switch (of.type) {
    case "number": {
      const literal = parseLiteral(text);
      if (!literal || !fits(literal, of.kind)) return undefined;
      const { value } = literal;
      const inside = compare(value, fromText(of.low)) >= 0 && compare(value, fromText(of.high)) <= 0;
      return inside && (of.unit === "fraction" || isMultiple(value, fromText(of.unit))) ? valueText(of.kind, value) : undefined;
    }
    case "choice":
      return of.values.find(({ value }) => value === text)?.value;
    case "flag":
      return text === "true" || text === "false" ? text : undefined;
    default:
      return undefined;
  }
};

type Facts = { readonly [fact: string]: Tree };
/** One balance: which fact takes it up, and what of this period it comes from. */
type Written = {
  readonly fact: string;
  readonly from: string;
  readonly first: string;
  readonly at: Path;
  readonly to: InputType;
};
const readWritten = (fact: string, tree: Tree, { inputs }: Workshop, complain: Complain): Written | undefined => {
  const at = ["carry", fact];
  const own = validate(keys, tree, at, complain);
  const to = inputs.get(fact)?.of;
  if (!to) complain(carryFact, at, { name: fact, near: suggest(fact, inputs.names()) }, { part: "key" });
  return own && to && { fact, from: own.from, first: own.first, at, to };
};

/** The figure that is carried, as something that the fact can be; undefined: complained. */
const readFigure = ({ fact, from, at, to }: Written, workshop: Workshop, complain: Complain): Figure | undefined => {
  const here = [...at, "from"];
  const figure = figureOf(from, workshop);
  if (figure === undefined) complain(carryFigure, here, { name: from, near: suggest(from, workshop.names.keys()) });
  if (figure === undefined || figure === "failed") return undefined;
  if (!("unfit" in figure) && isSameSort(figure.of, to) && to.type !== "text" && to.type !== "list") return figure;
  const found = "unfit" in figure ? kindNames.list : sortName(figure.of);
  complain(carryKind, here, { fact, from, wanted: sortName(to), found });
  return undefined;
};
const isSameSort = (a: InputType, b: InputType): boolean =>
  a.type === "number" && b.type === "number" ? unify(b.kind, a.kind) !== undefined : a.type === b.type;

export const readCarry = (
  map: Facts,
  workshop: Workshop,
  complain: Complain,
  inOrder: (path: Path, map: Facts) => readonly string[],
): readonly Carry[] =>
  inOrder(["carry"], map).flatMap((fact): readonly Carry[] => {
    const written = readWritten(fact, map[fact] ?? "", workshop, complain);
    const figure = written && readFigure(written, workshop, complain);
    if (!figure) return [];
    const { from, first, at, to } = written;
    const fitting = fitsInto(figure.of, to, { fact, from, at: [...at, "from"] }, complain);
    const start = readFirst(first, to);
    if (start === undefined) complain(carryFirst, [...at, "first"], { fact, first, allowed: rangeText(to) });
    return start === undefined || !fitting ? [] : [{ fact, from: figure.from, first: start, at }];
  });

const fitsInto = (
  found: InputType,
  to: InputType,
  { fact, from, at }: { readonly fact: string; readonly from: string; readonly at: Path },
  complain: Complain,
): boolean => {
  const off = (allowed: string, outside: string) => {
    complain(carryRange, at, { fact, from, allowed, found: outside });
    return false;
  };
  if (found.type === "choice" && to.type === "choice") {
    const strange = found.values.filter((one) => to.values.every(({ value }) => value !== one.value));
    return strange.length === 0 || off(rangeText(to), strange.map(({ value }) => value).join(", "));
  }
  if (found.type !== "number" || to.type !== "number") return true;
  const [own, unit] = [found.unit, to.unit].map((text) =>
    text === "fraction" || text === undefined ? undefined : fromText(text),
  );
  if (unit && !(own && (sign(own) === 0 || isMultiple(own, unit)))) {
    complain(carryGrid, at, { fact, from, step: writtenAs(to.kind, unit) });
    return false;
  }
  const apart = compare(fromText(found.high), fromText(to.low)) < 0 || compare(fromText(found.low), fromText(to.high)) > 0;
  return !apart || off(rangeText(to), rangeText(found));
};
