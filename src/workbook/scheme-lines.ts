/** What a definition says, line by line: its sentence, the rows of its tables, its parts, its gates. */
import type { Axis, Branch, Cell, Choice, Condition, Definition, Numeric, Row } from "../plan/ir.ts";
import { beforeGates } from "../plan/names.ts";
import { compare, divide, fromText, multiply, toText } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { spoken } from "../text/sentence.ts";
import type { Wording } from "./wording.ts";

export type SchemeLine =
  | { readonly is: "row"; readonly when: string; readonly then: string; readonly at: Path }
  /** A sentence, or what a table looks at. */
  | { readonly is: "sentence"; readonly text: string; readonly at: Path }
  | { readonly is: "part"; readonly title: string; readonly at: Path };

type Result = Numeric | Choice;
type Table = Branch<string, Result>;
type Found = {
  readonly table: Table;
  /** Something is done with what a row comes to, so that it is not yet what counts. */
  readonly within: boolean;
  readonly notes: readonly string[];
};

const isTable = (node: Result): node is Table & Result => node.op === "table" || node.op === "pick";

/** Children by parent, in the order of the file. */
export const childrenOf = ({ plan, line }: Wording): ReadonlyMap<string, readonly Definition[]> => {
  const children = new Map<string, Definition[]>();
  for (const definition of plan.definitions) {
    const parent = definition.node?.parent;
    if (parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), definition]);
  }
  for (const all of children.values()) all.sort((a, b) => (line(a.at) ?? 0) - (line(b.at) ?? 0));
  return children;
};

export const schemeLines = (
  definition: Definition,
  wording: Wording,
  children: ReadonlyMap<string, readonly Definition[]>,
): readonly SchemeLine[] => {
  const own = children.get(definition.name) ?? [];
  const body = wording.definition(beforeGates(definition.name)) ?? definition;
  const inner = body === definition ? [] : (children.get(body.name) ?? []);
  const parts = [...own, ...inner].filter(({ node }) => node?.role === "part" && node.stage === undefined);
  const isGated = own.some(({ node }) => node?.role === "gate");
  return [
    ...bodyLines(body, definition.node?.weight, wording),
    // The steps of a grade say what its own rows say.
    ...(definition.node?.role === "grade" ? [] : parts.flatMap((part) => partLines(part, wording))),
    ...noteLines(body, wording),
    ...(isGated ? gateLines(definition, wording) : []),
  ];
};

const bodyLines = (definition: Definition, weight: string | undefined, wording: Wording): readonly SchemeLine[] => {
  const { is, says, at } = definition;
  const found = is.sort === "condition" ? undefined : tableIn(is.value, wording);
  const sentence: readonly SchemeLine[] = says === undefined ? [] : [{ is: "sentence", text: wording.sentence(says), at }];
  const rows = found && speaks(found.table) ? tableLines(found, definition, weight, wording) : [];
  return [...sentence, ...rows];
};
const noteLines = (definition: Definition, wording: Wording): readonly SchemeLine[] =>
  notesOf(definition, wording).map((text): SchemeLine => ({ is: "sentence", text, at: definition.at }));
const partLines = (part: Definition, wording: Wording): readonly SchemeLine[] => {
  if (part.is.sort === "condition") return [];
  const lines = bodyLines(part, undefined, wording);
  if (lines.length === 0) return [];
  const [only] = lines;
  // A line without a title is called by the fact that it looks at.
  const own = part.title[wording.language];
  const title = wording.input(own) ? wording.title(own) : own;
  if (lines.length === 1 && only?.is === "sentence")
    return [{ ...only, text: only.text.includes(title) ? only.text : `${title}${wording.say("：", ": ")}${only.text}` }];
  return [{ is: "part", title, at: part.at }, ...lines];
};

/** Tables that only choose between formulas have no words of their own. */
const speaks = ({ rows }: Table): boolean =>
  rows.some(({ says, result }) => says !== undefined || (isTable(result) && speaks(result)));

const tableIn = (value: Result, wording: Wording, within = false): Found | undefined => {
  switch (value.op) {
    case "table":
    case "pick":
      return { table: value, within, notes: [] };
    case "round":
      return tableIn(value.of, wording, within);
    case "least":
    case "greatest":
      return value.of[0] && tableIn(value.of[0], wording, within);
    case "product": {
      const [only, ...more] = value.of.flatMap((part) => tableIn(part, wording, true) ?? []);
      return more.length === 0 ? only : undefined;
    }
    default:
      return undefined;
  }
};

/** Roundings and limits of the whole. */
const notesOf = ({ is }: Definition, { value, say, title }: Wording): readonly string[] => {
  if (is.sort !== "number") return [];
  const { kind } = is;
  const notes: string[] = [];
  const limit = (node: Numeric): string =>
    node.op === "number" ? value(kind, node.value) : node.op === "ref" || node.op === "input" ? title(node.name) : "…";
  const look = (node: Numeric): void => {
    if (node.op === "round") {
      look(node.of);
      const how = say(roundings.zh[node.how], roundings.en[node.how]);
      notes.push(say(`${how}到 ${value(kind, node.to)}`, `${how} to ${value(kind, node.to)}`));
    }
    if ((node.op === "least" || node.op === "greatest") && node.at !== undefined && node.of[0]) {
      look(node.of[0]);
      const limits = node.of.slice(1).map(limit).join(say("、", ", "));
      if (!limits.includes("…"))
        notes.push(
          node.op === "least" ? say(`最高 ${limits}`, `at most ${limits}`) : say(`最低 ${limits}`, `at least ${limits}`),
        );
    }
  };
  look(is.value);
  return notes.length === 0 ? [] : [notes.join(say("；", "; "))];
};
const roundings = {
  zh: { "half-up": "四舍五入", "half-even": "四舍六入五成双", up: "进位", down: "截断", ceiling: "向上取整", floor: "向下取整" },
  en: {
    "half-up": "rounded",
    "half-even": "rounded half to even",
    up: "rounded away from zero",
    down: "cut",
    ceiling: "rounded up",
    floor: "rounded down",
  },
} as const;

type Step = { readonly axis: Axis; readonly cell: Cell };
type Flat = { readonly steps: readonly Step[]; readonly row: Row<Result> };

const tableLines = (
  { table, within }: Found,
  definition: Definition,
  weight: string | undefined,
  wording: Wording,
): readonly SchemeLine[] => {
  const flat = flattened(table, []);
  const axes = [...new Set(flat.flatMap(({ steps }) => steps.map(({ axis }) => wording.axis(axis))))];
  const alone = axes.length === 1 && flat.every(({ steps }) => steps.every(({ axis }) => axis.axis !== "condition"));
  const lines: (SchemeLine & { readonly is: "row" })[] = [];
  for (const { steps, row } of flat) {
    const then = outcomeText(row, { definition, weight, within, wording });
    const when = conditionOf(steps, row, alone, wording);
    const last = lines.at(-1);
    // `otherwise` can fill several gaps: one row of the file, so one line.
    if (last && last.then === then && wording.line(last.at) === wording.line(row.at) && last.at.join() === row.at.join())
      lines[lines.length - 1] = { ...last, when: `${last.when}${wording.say("；或 ", "; or ")}${when}` };
    else lines.push({ is: "row", when, then, at: row.at });
  }
  const [looks = ""] = axes;
  return alone && looks !== ""
    ? [{ is: "sentence", text: wording.say(`看：${looks}`, `Looks at: ${looks}`), at: definition.at }, ...lines]
    : lines;
};

/** Tables in tables as one, without what cannot happen. */
const flattened = ({ on, rows }: Table, outer: readonly Step[]): readonly Flat[] =>
  rows.flatMap((row): readonly Flat[] => {
    let steps: readonly Step[] | undefined = outer;
    for (const [i, cell] of row.cells.entries()) {
      const axis = on[i];
      steps = steps && axis && added(steps, { axis, cell });
    }
    if (!steps) return [];
    return isTable(row.result) && speaks(row.result) ? flattened(row.result, steps) : [{ steps, row }];
  });
const added = (steps: readonly Step[], step: Step): readonly Step[] | undefined => {
  const { axis, cell } = step;
  const place = steps.findIndex((other) => JSON.stringify(other.axis) === JSON.stringify(axis));
  const before = steps[place]?.cell;
  if (!before) return [...steps, step];
  const both = overlap(before, cell);
  return both && steps.map((other, i) => (i === place ? { axis, cell: both } : other));
};
const overlap = (a: Cell, b: Cell): Cell | undefined => {
  if (a.cell === "condition" && b.cell === "condition") return a.holds === b.holds ? a : undefined;
  if (a.cell === "choice" && b.cell === "choice") {
    const oneOf = a.oneOf.filter((word) => b.oneOf.includes(word));
    return oneOf.length > 0 ? { cell: "choice", oneOf } : undefined;
  }
  if (a.cell !== "number" || b.cell !== "number") return undefined;
  const low = tighter([lowOf(a), lowOf(b)], 1);
  const high = tighter([highOf(a), highOf(b)], -1);
  if (low && high) {
    const order = compare(fromText(low.at), fromText(high.at));
    if (order > 0 || (order === 0 && !(low.closed && high.closed))) return undefined;
  }
  return {
    cell: "number",
    ...(low ? (low.closed ? { from: low.at } : { above: low.at }) : {}),
    ...(high ? (high.closed ? { upTo: high.at } : { below: high.at }) : {}),
  };
};
type End = { readonly at: string; readonly closed: boolean };
const end = (closed: string | undefined, open: string | undefined): End | undefined =>
  closed !== undefined ? { at: closed, closed: true } : open === undefined ? undefined : { at: open, closed: false };
const lowOf = ({ from, above }: Cell & { cell: "number" }) => end(from, above);
const highOf = ({ upTo, below }: Cell & { cell: "number" }) => end(upTo, below);
const tighter = ([a, b]: readonly [End | undefined, End | undefined], sign: 1 | -1): End | undefined => {
  if (!a || !b) return a ?? b;
  const order = compare(fromText(a.at), fromText(b.at)) * sign;
  return order > 0 || (order === 0 && !a.closed) ? a : b;
};

const conditionOf = (steps: readonly Step[], row: Row<Result>, alone: boolean, wording: Wording): string => {
  const { say, axis: titleOf } = wording;
  const parts = steps.map(({ axis, cell }) => {
    if (axis.axis === "condition" && cell.cell === "condition") {
      const text = wording.condition(axis.of) ?? (row.says === undefined ? "…" : ahead(wording.sentence(row.says)));
      return cell.holds ? text : isShort(axis.of) ? say(`非“${text}”`, `not: ${text}`) : say("否则", "otherwise");
    }
    const text = wording.cell(axis, cell);
    return alone ? text : `${titleOf(axis)} ${text}`.trim();
  });
  return parts.filter((part) => part !== "").join(say("；", "; ")) || say("其余情形", "otherwise");
};
const isShort = ({ op }: Condition): boolean => op === "flag";
/** What stands before the colon of a row's sentence is its condition, after it comes the outcome. */
const ahead = (text: string): string => text.replace(/(：成立|：不成立|: holds|: does not hold).*$/, "");
const behind = (text: string): string => text.replace(/^.*?(?:：|: )(?:成立，|不成立，|holds, |does not hold, )?/, "");

type Outcome = {
  readonly definition: Definition;
  readonly weight: string | undefined;
  readonly within: boolean;
  readonly wording: Wording;
};
const outcomeText = ({ result, says }: Row<Result>, { definition, weight, within, wording }: Outcome): string => {
  const { is } = definition;
  const said = says === undefined ? "" : wording.sentence(says);
  switch (result.op) {
    case "number":
      if (within || is.sort !== "number") return behind(said) || result.value;
      return pointsText(result.value, is.kind, weight, wording);
    case "option":
      return result.value;
    case "ref":
    case "input":
    case "refChoice":
    case "choiceInput":
      return says === undefined || result.op === "refChoice" ? wording.title(result.name) : behind(said);
    case "refuse":
      return wording.sentence(result.says);
    default:
      return /[：:]/.test(said) && !/[，,].*[：:]/.test(said) ? behind(said) : said || wording.say("按公式计算", "by formula");
  }
};
const pointsText = (value: string, kind: string, weight: string | undefined, { say, ...wording }: Wording): string => {
  if (kind !== "points") return wording.value(kind as "number", value);
  const points = say(`${toText(fromText(value))} 分`, toText(fromText(value)));
  if (weight === undefined || weight === "0") return points;
  const share = multiply(divide(fromText(value), fromText(weight)), fromText("100"));
  const text = toText(share);
  return text.includes("/") ? points : say(`${points}（${text}%）`, `${points} (${text}%)`);
};

const firedCode = "gates/fired";
/** What each gate does when it fires. */
const gateLines = (definition: Definition, wording: Wording): readonly SchemeLine[] => {
  const { is } = definition;
  if (is.sort !== "number") return [];
  const found: SchemeLine[] = [];
  const look = (node: Numeric): void => {
    if (node.op === "least" || node.op === "greatest") node.of.forEach(look);
    if (node.op !== "table") return;
    for (const { says, result, at } of node.rows) {
      if (typeof says === "object" && "pattern" in says && says.pattern.code === firedCode) {
        const reason = spoken(says.parts[0] ?? "", wording.language);
        const capped = result.op === "least" ? result.of[1] : undefined;
        const to = capped ?? result;
        const amount = to.op === "number" ? pointsText(to.value, is.kind, undefined, wording) : "…";
        const then = capped ? wording.say(`最高 ${amount}`, `at most ${amount}`) : wording.say(`记 ${amount}`, amount);
        found.push({ is: "row", when: wording.sentence(reason), then, at });
      } else look(result);
    }
  };
  look(is.value);
  return found;
};
