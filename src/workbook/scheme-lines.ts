/** What a definition says, line by line: its sentence, the rows of its tables, its parts, its gates. */
import type { Condition, Definition, NumberKind, Numeric, Row } from "../plan/ir.ts";
import { beforeGates } from "../plan/names.ts";
import { divide, fromText, multiply, toText } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import type { Sentence } from "../text/sentence.ts";
import { flattened, type Result, type Step, speaks, type Table } from "./flat-table.ts";
import type { Wording } from "./wording.ts";

export type SchemeLine =
  | { readonly is: "row"; readonly when: string; readonly then: string; readonly at: Path }
  /** A sentence, or what a table looks at. */
  | { readonly is: "sentence"; readonly text: string; readonly at: Path }
  | { readonly is: "part"; readonly title: string; readonly at: Path };

type Found = {
  readonly table: Table;
  /** Something is done with what a row comes to, so that it is not yet what counts. */
  readonly within: boolean;
  readonly notes: readonly string[];
};

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

/** `asShare`: points as a share of the weight, so that lines of different weights can be the same. */
export const schemeLines = (
  definition: Definition,
  wording: Wording,
  children: ReadonlyMap<string, readonly Definition[]>,
  asShare = false,
): readonly SchemeLine[] => {
  const own = children.get(definition.name) ?? [];
  const body = wording.definition(beforeGates(definition.name)) ?? definition;
  const inner = body === definition ? [] : (children.get(body.name) ?? []);
  const parts = [...own, ...inner].filter(({ node }) => node?.role === "part" && node.stage === undefined);
  const isGated = own.some(({ node }) => node?.role === "gate");
  return [
    ...bodyLines(body, { weight: definition.node?.weight, asShare }, wording),
    // The steps of a grade say what its own rows say.
    ...(definition.node?.role === "grade" ? [] : parts.flatMap((part) => partLines(part, wording))),
    ...noteLines(body, wording),
    ...(isGated ? gateLines(definition, wording) : []),
  ];
};

type Points = { readonly weight: string | undefined; readonly asShare: boolean };
const bodyLines = (definition: Definition, points: Points, wording: Wording): readonly SchemeLine[] => {
  const { is, says, at } = definition;
  const found = is.sort === "condition" ? undefined : tableIn(is.value, wording);
  const sentence: readonly SchemeLine[] = says === undefined ? [] : [{ is: "sentence", text: wording.sentence(says), at }];
  if (found && speaks(found.table)) return [...sentence, ...tableLines(found, definition, points, wording)];
  return is.sort === "number" ? [...sentence, ...partsOfSum(is.value, wording)] : sentence;
};
/** Of tiers, say, each slice has a table of its own, and a word. */
const partsOfSum = (value: Numeric, wording: Wording): readonly SchemeLine[] => {
  if (value.op === "round") return partsOfSum(value.of, wording);
  if (value.op !== "sum") return [];
  return value.of.flatMap((part) =>
    part.op === "table"
      ? part.rows.flatMap(({ says, at }): readonly SchemeLine[] =>
          says === undefined ? [] : [{ is: "sentence", text: wording.sentence(says), at }],
        )
      : [],
  );
};
const noteLines = (definition: Definition, wording: Wording): readonly SchemeLine[] =>
  notesOf(definition, wording).map((text): SchemeLine => ({ is: "sentence", text, at: definition.at }));
const partLines = (part: Definition, wording: Wording): readonly SchemeLine[] => {
  if (part.is.sort === "condition") return [];
  const lines = bodyLines(part, { weight: undefined, asShare: false }, wording);
  if (lines.length === 0) return [];
  const [only] = lines;
  // A line without a title is called by the fact that it looks at.
  const own = part.title[wording.language];
  const title = wording.input(own) ? wording.title(own) : own;
  if (lines.length === 1 && only?.is === "sentence")
    return [{ ...only, text: only.text.includes(title) ? only.text : `${title}${wording.say("：", ": ")}${only.text}` }];
  return [{ is: "part", title, at: part.at }, ...lines];
};

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

const tableLines = (
  { table, within }: Found,
  definition: Definition,
  points: Points,
  wording: Wording,
): readonly SchemeLine[] => {
  // Of a row without a word nobody is told anything elsewhere either.
  const flat = flattened(table, []).filter(({ row }) => row.says !== undefined || row.result.op === "refuse");
  const axes = [...new Set(flat.flatMap(({ steps }) => steps.map(({ axis }) => wording.axis(axis))))];
  const alone = axes.length === 1 && flat.every(({ steps }) => steps.every(({ axis }) => axis.axis !== "condition"));
  const lines: (SchemeLine & { readonly is: "row" })[] = [];
  for (const { steps, row } of flat) {
    const then = outcomeText(row, { definition, points, within, wording });
    const when = conditionOf(steps, row, alone ? undefined : definition.title[wording.language], wording);
    const last = lines.at(-1);
    // `otherwise` can fill several gaps: one row of the file, so one line.
    if (last && last.then === then && wording.line(last.at) === wording.line(row.at) && last.at.join() === row.at.join())
      lines[lines.length - 1] = { ...last, when: `${last.when}${wording.say("；或 ", "; or ")}${when}` };
    else lines.push({ is: "row", when, then, at: row.at });
  }
  const [looks = ""] = axes;
  return alone && looks !== "" && looks !== definition.title[wording.language]
    ? [{ is: "sentence", text: wording.say(`看：${looks}`, `Looks at: ${looks}`), at: definition.at }, ...lines]
    : lines;
};

const conditionOf = (steps: readonly Step[], row: Row<Result>, title: string | undefined, wording: Wording): string => {
  const { say, axis: titleOf } = wording;
  const parts = steps.map(({ axis, cell }) => {
    if (axis.axis === "condition" && cell.cell === "condition") {
      const own = wording.condition(axis.of);
      const text = own !== undefined && own.length <= longest ? own : ahead(wording.sentence(row.says ?? "…"));
      return cell.holds ? text : isShort(axis.of) ? say(`非“${text}”`, `not: ${text}`) : say("否则", "otherwise");
    }
    const text = wording.cell(axis, cell);
    // What a dimension is called by need not be said again.
    return title === undefined || titleOf(axis) === title ? text : `${titleOf(axis)} ${text}`.trim();
  });
  return parts.filter((part) => part !== "").join(say("；", "; ")) || say("其余情形", "otherwise");
};
/** A condition of many parts is told by what the row says. */
const longest = 50;
const isShort = ({ op }: Condition): boolean => op === "flag";
/** What stands before the colon of a row's sentence is its condition, after it comes the outcome. */
const ahead = (text: string): string => text.replace(/(?:：|: ).*$/, "");
const behind = (text: string): string => text.replace(/^.*?(?:：|: )(?:成立，|不成立，|holds, |does not hold, )?/, "");

type Outcome = {
  readonly definition: Definition;
  readonly points: Points;
  readonly within: boolean;
  readonly wording: Wording;
};
const outcomeText = ({ result, says, cells }: Row<Result>, { definition, points, within, wording }: Outcome): string => {
  const { is } = definition;
  const said = says === undefined ? "" : wording.sentence(says);
  switch (result.op) {
    case "number":
      if (within || is.sort !== "number") return behind(said) || result.value;
      // What is decided by a condition is said in words: what n/a means, for one.
      if (cells.some(({ cell }) => cell === "condition") && /[：:]/.test(said)) return behind(said);
      return pointsText(result.value, is.kind, points, wording);
    case "option":
      return result.value;
    case "ref":
    case "input":
    case "refChoice":
    case "choiceInput":
      return says === undefined || result.op === "refChoice" ? wording.title(result.name) : behind(said);
    case "refuse":
      if (result.code === "rubric/blank") return wording.say("留空，尚不能计算", "blank: cannot be reckoned yet");
      return wording.sentence(result.says);
    default:
      return /[：:]/.test(said) && !/[，,].*[：:]/.test(said) ? behind(said) : said || wording.say("按公式计算", "by formula");
  }
};
const pointsText = (value: string, kind: NumberKind, given: Points | undefined, { say, ...wording }: Wording): string => {
  const { weight, asShare } = given ?? {};
  if (kind !== "points") return wording.value(kind, value);
  const points = say(`${toText(fromText(value))} 分`, toText(fromText(value)));
  if (weight === undefined || weight === "0") return points;
  const share = multiply(divide(fromText(value), fromText(weight)), fromText("100"));
  const text = toText(share);
  if (asShare) return `${text}%`;
  return text.includes("/") ? points : say(`${points}（${text}%）`, `${points} (${text}%)`);
};

const firedCode = "gates/fired";
/** What each gate does when it fires. */
const gateLines = ({ is }: Definition, wording: Wording): readonly SchemeLine[] =>
  is.sort === "number" ? gatesIn(is.value).map((row) => gateLine(row, is.kind, wording)) : [];
const gatesIn = (node: Numeric): readonly Row<Numeric>[] => {
  if (node.op === "least" || node.op === "greatest") return node.of.flatMap(gatesIn);
  return node.op === "table" ? node.rows.flatMap((row) => (reasonOf(row) === undefined ? gatesIn(row.result) : [row])) : [];
};
const reasonOf = ({ says }: Row<Numeric>): Sentence | undefined =>
  typeof says === "object" && "pattern" in says && says.pattern.code === firedCode ? says.parts[0] : undefined;
const gateLine = (row: Row<Numeric>, kind: NumberKind, wording: Wording): SchemeLine => {
  const { result, at } = row;
  const { say } = wording;
  const most = result.op === "least" ? result.of[1] : undefined;
  const to = most ?? result;
  const amount = to.op === "number" ? pointsText(to.value, kind, undefined, wording) : "…";
  const then = most ? say(`最高 ${amount}`, `at most ${amount}`) : say(`记 ${amount}`, amount);
  return { is: "row", when: wording.sentence(reasonOf(row) ?? ""), then, at };
};
