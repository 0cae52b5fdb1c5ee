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
import { figureOf } from "./figure.ts";

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

export const readCarry = (
  map: { readonly [fact: string]: Tree },
  workshop: Workshop,
  complain: Complain,
  inOrder: (path: Path, map: { readonly [key: string]: Tree }) => readonly string[],
): readonly Carry[] =>
  inOrder(["carry"], map).flatMap((fact): readonly Carry[] => {
    const at = ["carry", fact];
    const own = validate(keys, map[fact] ?? "", at, complain);
    const input = workshop.inputs.get(fact);
    const to = input?.of;
    if (!to) {
      complain(carryFact, at, { name: fact, near: suggest(fact, workshop.inputs.names()) }, { part: "key" });
      return [];
    }
    if (!own) return [];
    const { from, first } = own;
    const figure = figureOf(from, workshop);
    if (figure === undefined) complain(carryFigure, [...at, "from"], { name: from, near: suggest(from, workshop.names.keys()) });
    if (figure === undefined || figure === "failed") return [];
    const found = "unfit" in figure ? undefined : figure.of;
    const sameKind =
      found?.type === "number" && to.type === "number" ? unify(to.kind, found.kind) !== undefined : found?.type === to.type;
    if ("unfit" in figure || !found || !sameKind || to.type === "text" || to.type === "list") {
      complain(carryKind, [...at, "from"], { fact, from, wanted: sortName(to), found: found ? sortName(found) : kindNames.list });
      return [];
    }
    const fitting = fitsInto(found, to, { fact, from, at: [...at, "from"] }, complain);
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
