/** The declaration of a fact: `late: count`, `{ type: money, range: 0..9999 }`, `{ list: {…}, at_most: 500 }`. */
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { validate } from "../../language/validate.ts";
import type { Input, InputType, ListColumn, NumberKind, Option } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import type { Path } from "../../text/path.ts";
import { badName, listShape, notHere, optionsWanted } from "./complaints.ts";
import { type Declared, factKeys, type Owner } from "./declared.ts";
import { numberType } from "./number.ts";

/** The options of `of: [a, b]` or `of: { a: Title }`; undefined in the place of one that cannot be read. */
const readOptions = (of: Tree | undefined, path: Path, { keys }: Owner): readonly (Option | undefined)[] => {
  if (Array.isArray(of))
    return of.map((value) => (typeof value === "string" ? { value, title: { zh: value, en: value } } : undefined));
  if (!scalars.isMap(of)) return [];
  return keys(path, of).map((value) => {
    const title = scalars.says.safeParse(of[value]);
    return title.success ? { value, title: title.data } : undefined;
  });
};
const choiceType = ({ of }: Declared, owner: Owner): InputType | undefined => {
  const path = [...owner.path, "of"];
  const options = readOptions(of, path, owner);
  const values = options.filter((option) => option !== undefined);
  const distinct = new Set(values.map(({ value }) => value));
  const odd = values.length < options.length || distinct.size < values.length || values.some(({ value }) => value.trim() === "");
  if (values.length > 0 && !odd) return { type: "choice", values };
  owner.complain(optionsWanted, of === undefined ? owner.path : path, {}, { part: of === undefined ? "key" : "value" });
  return undefined;
};

const readColumn = (column: string, tree: Tree, { name, path, complain, keys }: Owner): ListColumn | undefined => {
  const at = [...path, "list", column];
  if (!scalars.isName(column) || scalars.reserved.has(column)) {
    complain(badName, at, { name: column, reserved: scalars.isName(column) }, { part: "key" });
    return undefined;
  }
  const read = readFact(tree, { name: memberOf(name, column), key: column, path: at, complain, keys }, true);
  return read && { ...read, member: { of: name, key: column } };
};
const listType = (
  { list, at_most: atMost, at_least: atLeast }: Declared,
  owner: Owner,
  inList: boolean,
): InputType | undefined => {
  const empty = !list || Object.keys(list).length === 0;
  if (inList || empty || atMost === undefined || atMost < Math.max(atLeast ?? 0, 1)) {
    owner.complain(listShape, owner.path, {}, { part: "key" });
    return undefined;
  }
  const columns = owner.keys([...owner.path, "list"], list).map((column) => readColumn(column, list[column] ?? "", owner));
  const known = columns.filter((column) => column !== undefined);
  return known.length < columns.length
    ? undefined
    : { type: "list", atMost, ...(atLeast === undefined ? {} : { atLeast }), columns: known };
};

type FactType = Declared["type"];
type OwnKey = "of" | "range" | "step" | "unit" | "list" | "at_most" | "at_least";
const ownKeys: readonly OwnKey[] = ["of", "range", "step", "unit", "list", "at_most", "at_least"];
const ofNumbers: readonly OwnKey[] = ["range", "step"];
/** What may be said of a fact of each type, beside what may be said of any. */
const allowed: Readonly<Record<FactType, readonly OwnKey[]>> = {
  count: ofNumbers,
  number: ofNumbers,
  percent: ofNumbers,
  money: ofNumbers,
  points: ofNumbers,
  date: ofNumbers,
  datetime: ofNumbers,
  duration: [...ofNumbers, "unit"],
  choice: ["of"],
  list: ["list", "at_most", "at_least"],
  flag: [],
  text: [],
};
const typeOf = (declared: Declared, owner: Owner, inList: boolean): InputType | undefined => {
  const { type } = declared;
  switch (type) {
    case "flag":
    case "text":
      return { type };
    case "choice":
      return choiceType(declared, owner);
    case "list":
      return listType(declared, owner, inList);
    default:
      return numberType(type satisfies NumberKind, declared, owner);
  }
};

/** `late: count` and `{ list: {…} }` say their type without `type:`. */
const spelledOut = (tree: Tree): Tree => {
  if (typeof tree === "string") return { type: tree };
  return scalars.isMap(tree) && tree.list !== undefined && tree.type === undefined ? { ...tree, type: "list" } : tree;
};
/** `inList`: it is the column of a list. */
export const readFact = (tree: Tree, owner: Owner, inList: boolean): Input | undefined => {
  const { path, complain, name, key } = owner;
  const declared = validate(factKeys, spelledOut(tree), path, complain);
  if (!declared) return undefined;
  const { type } = declared;
  const strange = ownKeys.find((own) => declared[own] !== undefined && !allowed[type].includes(own));
  if (strange) {
    complain(notHere, [...path, strange], { key: strange, type }, { part: "key" });
    return undefined;
  }
  const of = typeOf(declared, owner, inList);
  if (!of) return undefined;
  const { title = { zh: key, en: key }, optional = false } = declared;
  return { name, at: path, title, optional, mayNotApply: false, of };
};
