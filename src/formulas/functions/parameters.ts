/** What functions take. An entry lists these; a function that needs another one adds it here. */
import { peopleName } from "../../language/dotted.ts";
import { kindNames, type TypedNumber, type TypedPeople } from "../../language/kinds.ts";
import type { Condition } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import type { Environment } from "../environment.ts";
import { asCondition, asNumber, wrong } from "../operands.ts";
import type { Expression } from "../parse.ts";
import type { Node, Walk } from "../walk.ts";
import type { Parameter } from "./define.ts";

type Read<Value> = (node: Expression, walk: Walk) => Value | undefined;
type Fits = Parameter<unknown>["fits"];
const one = <Value>(says: Says, read: Read<Value>, fits: Fits = () => true): Parameter<Value> => ({
  says,
  least: 1,
  most: 1,
  fits,
  read: ([node], walk) => node && read(node, walk),
});
/** Whatever is not found to be one gets no complaint of its own: the call is told what the function takes. */
const oneFound = <Value>(says: Says, find: Read<Value>): Parameter<Value> =>
  one(says, find, (node, walk) => find(node, walk) !== undefined);

const several = <Value>(of: Parameter<Value>, least: number, most: number): Parameter<readonly Value[]> => ({
  ...of,
  least,
  most,
  read: (nodes, walk) => {
    const values = nodes.map((node) => of.read([node], walk));
    const known = values.filter((value) => value !== undefined);
    return known.length === values.length ? known : undefined;
  },
});
/** Only as the last one of a form. */
export const optional = <Value>(of: Parameter<Value>) => several(of, 0, 1);
export const oneOrMore = <Value>(of: Parameter<Value>) => several(of, 1, Number.POSITIVE_INFINITY);

/** A number of any kind, dates included. */
export const number: Parameter<TypedNumber> = one(kindNames.number, asNumber);
export const condition: Parameter<Condition> = one(kindNames.flag, asCondition);

const ofKind = (kind: "date" | "duration", typed: TypedNumber, node: Expression, walk: Walk): TypedNumber | undefined =>
  typed.kind === kind ? typed : wrong(typed, kind, node, walk);
export const duration: Parameter<TypedNumber> = one(kindNames.duration, (node, walk) => {
  const typed = asNumber(node, walk);
  return typed && ofKind("duration", typed, node, walk);
});
/** Both are read as numbers before either is asked whether it is a date. */
export const twoDates: Parameter<readonly [from: TypedNumber, to: TypedNumber]> = {
  says: kindNames.date,
  least: 2,
  most: 2,
  fits: () => true,
  read: ([first, second], walk) => {
    if (!first || !second) return undefined;
    const [from, to] = [asNumber(first, walk), asNumber(second, walk)];
    return from && to && ofKind("date", from, first, walk) && ofKind("date", to, second, walk) && [from, to];
  },
};

/** A number that is read where something else is seen or known. */
type NumberElsewhere = { readonly node: Expression; readonly read: (env: Environment) => TypedNumber | undefined };
export const numberElsewhere: Parameter<NumberElsewhere> = one(kindNames.number, (node, walk) => ({
  node,
  read: (env) => asNumber(node, walk.under(env)),
}));

/** 0 to 18, written out: what a value is rounded to is known before any fact is. */
export const places: Parameter<number> = oneFound({ zh: "小数位数", en: "how many decimals" }, (node) => {
  const written = node.node === "literal" && /^\d{1,2}$/.test(node.text) ? Number(node.text) : undefined;
  return written !== undefined && written <= 18 ? written : undefined;
});

const nameIn = (node: Expression): Node<"name"> | undefined => (node.node === "name" ? node : undefined);
/** The name as it is written, whatever it stands for. */
export const factName: Parameter<Node<"name">> = oneFound({ zh: "数据项的名称", en: "the name of a fact" }, nameIn);
/** The fact that people are grouped by. */
export const group: Parameter<string> = one(
  { zh: "分组的数据项", en: "the fact that groups them" },
  (node, { env }) => {
    const name = nameIn(node);
    return name && env.group(name.name, name.span);
  },
  (node) => nameIn(node) !== undefined,
);
/** It is the name that shows that people are meant, whether or not there is such a value. */
export const people: Parameter<TypedPeople> = one(
  kindNames.people,
  (node, walk) => {
    const typed = walk.go(node);
    return typed?.sort === "people" ? typed : undefined;
  },
  (node) => node.node === "name" && peopleName(node.name) !== undefined,
);

export const list: Parameter<string> = oneFound(kindNames.list, (node, walk) => {
  const typed = walk.go(node);
  return typed?.sort === "list" ? typed.name : undefined;
});
export type Column<Of> = { readonly list: string; readonly of: Of };
const columnIn = (node: Expression, walk: Walk) => {
  const typed = walk.go(node);
  return typed?.sort === "column" ? typed : undefined;
};
export const columnOfNumbers: Parameter<Column<TypedNumber>> = one(
  { zh: "明细表的一列数", en: "a column of numbers" },
  (node, walk) => {
    const column = columnIn(node, walk);
    if (!column) return undefined;
    const { list, of } = column;
    return of.sort === "number" ? { list, of } : wrong(of, "number", node, walk);
  },
  (node, walk) => columnIn(node, walk) !== undefined,
);
export const columnOfConditions: Parameter<Column<Condition>> = oneFound(
  { zh: "明细表的一列是非条件", en: "a yes-or-no column" },
  (node, walk) => {
    const column = columnIn(node, walk);
    return column?.of.sort === "flag" ? { list: column.list, of: column.of.value } : undefined;
  },
);
