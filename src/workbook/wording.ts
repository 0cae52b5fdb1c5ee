/** What a scheme says, as people read it on paper: titles for names, and no values, which stand in cells of their own. */
import { renamed, splitName } from "../language/dotted.ts";
import { valueText } from "../plan/format.ts";
import type { Atom, Axis, Cell, Choice, Condition, Definition, Input, NumberKind, Numeric, Plan, Program } from "../plan/ir.ts";
import { columnsOfLists, planNames } from "../plan/lookup.ts";
import { isShareOf, isTeamFigure } from "../plan/names.ts";
import { nearestLine } from "../scoring/places.ts";
import { compare, fromText } from "../text/exact.ts";
import type { Language, Path } from "../text/path.ts";
import { type Sentence, spoken } from "../text/sentence.ts";
import { template } from "../text/template.ts";

export type Wording = {
  readonly language: Language;
  readonly plan: Plan;
  readonly title: (name: string) => string;
  readonly definition: (name: string) => Definition | undefined;
  readonly input: (name: string) => Input | undefined;
  readonly sentence: (says: Sentence) => string;
  /** The same for a line that decided: one that only leads on to another table says nothing. */
  readonly reason: (says: Sentence) => string;
  readonly condition: (condition: Condition) => string | undefined;
  /** What a table looks at. */
  readonly axis: (axis: Axis) => string;
  /** What has to be there for a row; empty: anything. */
  readonly cell: (axis: Axis, cell: Cell) => string;
  readonly value: (kind: NumberKind, value: string) => string;
  /** The line of the rubric. */
  readonly line: (at: Path) => number | undefined;
  /** `zh` or `en`, whichever the workbook is in. */
  readonly say: (zh: string, en: string) => string;
};

type Known = { readonly kind: NumberKind; readonly low?: string; readonly high?: string };

export const openWording = ({ plan, lines }: Program, language: Language): Wording => {
  const names = planNames(plan);
  // Within a record its columns are called by their keys alone.
  const columns = new Map(columnsOfLists(plan).map(({ member, title }) => [member.key, title]));
  const nearest = nearestLine(lines);
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const title = (name: string): string => {
    const found = names.definition(name)?.title ?? names.input(name)?.title;
    if (found) return found[language];
    const share = isShareOf(name);
    if (share !== undefined) return say(`${title(share)}得分率`, `share of ${title(share)}`);
    const column = columns.get(name);
    if (column) return column[language];
    const parts = splitName(name);
    return parts ? `${title(parts.owner)}·${title(parts.rest)}` : name;
  };
  const sentence = (says: Sentence): string =>
    plainText(spoken(says, language), { title, isKnown, isStep, language })
      .replaceAll(" * ", " × ")
      .replace(/if\(given\(([^()]+)\), \1, 0\)/g, say("$1（没有按 0）", "$1 (if any)"));
  const isKnown = (name: string): boolean =>
    [names.definition(name), names.input(name), columns.get(name), isShareOf(name)].some((found) => found !== undefined);
  const isStep = (name: string): boolean => {
    const found = names.definition(name);
    return found !== undefined && found.node === undefined;
  };
  const known = ({ op, name }: Atom): Known => {
    if (op === "input") {
      const of = names.input(name)?.of;
      return of?.type === "number" ? of : { kind: "number" };
    }
    const is = names.definition(name)?.is;
    return is?.sort === "number" ? is : { kind: "number" };
  };
  const value = (kind: NumberKind, text: string): string => inWords(valueText(kind, fromText(text)), language);
  const numeric = numericText({ title, known, value });
  const option = (choice: Choice, word: string): string =>
    choice.op === "choiceInput" ? (optionTitle(names.input(choice.name), word)?.[language] ?? word) : word;
  const condition = conditionText({ title, numeric, option, kindOf: (node) => kindIn(node, known), say });
  return {
    language,
    plan,
    title,
    definition: names.definition,
    input: names.input,
    sentence,
    reason: (says) => {
      const text = sentence(says);
      return /：见下$|: see below$/.test(text) ? "" : text;
    },
    condition,
    value,
    say,
    line: (at) => nearest(at).line,
    axis: ({ axis, of }) => {
      if (axis === "number") return title(of.name);
      return axis === "choice" ? (choiceTitle(of, title) ?? "") : (condition(of) ?? "");
    },
    cell: (axis, cell) => {
      if (axis.axis === "number" && cell.cell === "number") {
        const { kind, low, high } = known(axis.of);
        return intervalText(clipped(cell, low, high), (text) => value(kind, text), language);
      }
      if (axis.axis === "choice" && cell.cell === "choice")
        return cell.oneOf.map((word) => option(axis.of, word)).join(say("、", ", "));
      return cell.cell === "condition" && cell.holds ? say("成立", "holds") : say("不成立", "does not hold");
    },
  };
};

const optionTitle = (input: Input | undefined, word: string) =>
  input?.of.type === "choice" ? input.of.values.find(({ value }) => value === word)?.title : undefined;
const choiceTitle = (choice: Choice, title: (name: string) => string): string | undefined =>
  choice.op === "choiceInput" || choice.op === "refChoice" ? title(choice.name) : undefined;

/** Units of time as people write them. */
const inWords = (text: string, language: Language): string =>
  language === "en"
    ? text
    : text.replace(/ (days|h|min|s)$/, (_, unit: string) => ({ days: " 天", h: " 小时", min: " 分钟", s: " 秒" })[unit] ?? "");

type Titles = {
  readonly title: (name: string) => string;
  readonly isKnown: (name: string) => boolean;
  /** It only feeds an explanation. */
  readonly isStep: (name: string) => boolean;
  readonly language: Language;
};
/** `岗位 {role}：500`: where the title stands before the place of its value, the place goes; elsewhere the title takes it. */
const plainText = (text: string, titles: Titles): string => {
  const { title, isKnown, isStep } = titles;
  return (
    template(text)
      .map((part, i, parts) => {
        if (i % 2 === 0) return titled(part, text, titles);
        if (isTeamFigure(part)) return "…";
        if (isStep(part)) return "";
        const own = isKnown(part) ? title(part) : part;
        return (parts[i - 1] ?? "").trimEnd().replace(/[”"]$/, "").endsWith(own) ? "" : own;
      })
      .join("")
      // `次数 {late} 次，每次 1 分` is about how many, whatever their number.
      .replace(/ {2}(?:次|times)(?=[，,])/g, "")
      .replace(/ {2,}/g, " ")
      .replace(/ +(?=[，：；、,:;)）]|$)/g, "")
  );
};
/** A sentence that has the title already is left alone. */
const titled = (part: string, whole: string, { title, isKnown, language }: Titles): string =>
  renamed(part, {
    one: (name) => (isKnown(name) && !whole.includes(title(name)) ? title(name) : name),
    people: (of, others, group) => {
      const people = others ? { zh: "其他人", en: "the others" } : { zh: "全组", en: "the team" };
      const own = language === "zh" ? `${people.zh}的${title(of)}` : `${title(of)} of ${people.en}`;
      return group === undefined ? own : `${own}, ${title(group)}`;
    },
  });

type Interval = Cell & { readonly cell: "number" };
/** Bounds that a value cannot pass anyway say nothing. */
const clipped = (interval: Interval, low: string | undefined, high: string | undefined): Interval => {
  const { from, above, upTo, below } = interval;
  const isFree = low !== undefined && from !== undefined && compare(fromText(from), fromText(low)) <= 0;
  const isOpen = high !== undefined && upTo !== undefined && compare(fromText(upTo), fromText(high)) >= 0;
  const only = upTo === undefined && below === undefined ? false : isFree && from !== upTo;
  return {
    cell: "number",
    ...(from === undefined || (only && from !== "0") ? {} : { from }),
    ...(above === undefined ? {} : { above }),
    ...(upTo === undefined || (isOpen && (from !== undefined || above !== undefined) && from !== upTo) ? {} : { upTo }),
    ...(below === undefined ? {} : { below }),
  };
};
const intervalText = (interval: Interval, write: (text: string) => string, language: Language): string => {
  const { from, above, upTo, below } = interval;
  if (from !== undefined && from === upTo) return write(from);
  if (from !== undefined && upTo !== undefined) return `${write(from)}${language === "zh" ? "～" : " – "}${write(upTo)}`;
  return [
    from === undefined ? [] : `≥ ${write(from)}`,
    above === undefined ? [] : `> ${write(above)}`,
    upTo === undefined ? [] : `≤ ${write(upTo)}`,
    below === undefined ? [] : `< ${write(below)}`,
  ]
    .flat()
    .join(language === "zh" ? " 且 " : " and ");
};

type Numbers = {
  readonly title: (name: string) => string;
  readonly known: (atom: Atom) => Known;
  readonly value: (kind: NumberKind, text: string) => string;
};
const kindIn = (node: Numeric, known: Numbers["known"]): NumberKind | undefined =>
  node.op === "input" || node.op === "ref" ? known(node).kind : undefined;
/** Sums and products of names; undefined: a sentence of the file says it better. */
const numericText = ({ title, value }: Numbers) => {
  const write = (node: Numeric, kind: NumberKind): string | undefined => {
    switch (node.op) {
      case "number":
        return value(kind, node.value);
      case "input":
      case "ref":
        return title(node.name);
      case "sum": {
        const parts = node.of.map((part) => write(part, kind));
        return parts.every((part) => part !== undefined) ? parts.join(" + ").replaceAll("+ -", "− ") : undefined;
      }
      default:
        return undefined;
    }
  };
  return write;
};

type Conditions = {
  readonly title: (name: string) => string;
  readonly numeric: (node: Numeric, kind: NumberKind) => string | undefined;
  readonly option: (choice: Choice, word: string) => string;
  readonly kindOf: (node: Numeric) => NumberKind | undefined;
  readonly say: (zh: string, en: string) => string;
};
const conditionText = ({ title, numeric, option, kindOf, say }: Conditions) => {
  const all = (of: readonly Condition[], between: string): string | undefined => {
    const parts = of.map((one) => write(one));
    return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join(between) : undefined;
  };
  const compared = ({ is, left, right }: Condition & { op: "compare" }): string | undefined => {
    const kind = kindOf(left) ?? kindOf(right) ?? "number";
    const [first, second] = [numeric(left, kind), numeric(right, kind)];
    if (first === undefined || second === undefined) return undefined;
    // The plan has no ≥: what is a number on the left reads better turned round.
    if (left.op === "number" && is !== "=") return `${second} ${is === "<" ? ">" : "≥"} ${first}`;
    return `${first} ${is === "<=" ? "≤" : is} ${second}`;
  };
  const among = ({ choice, of }: Condition & { op: "among" }): string | undefined => {
    const owner = choiceTitle(choice, title);
    const words = of.map((word) => option(choice, word)).join(say("、", ", "));
    return owner === undefined ? undefined : say(`${owner}为${words}`, `${owner} is ${words}`);
  };
  const write = (condition: Condition): string | undefined => {
    switch (condition.op) {
      case "flag":
      case "refCondition":
        return title(condition.name);
      case "given":
        return say(`填了“${title(condition.name)}”`, `${title(condition.name)} is given`);
      case "notApplicable":
        return say(`“${title(condition.name)}”不适用`, `${title(condition.name)} is n/a`);
      case "compare":
        return compared(condition);
      case "among":
        return among(condition);
      case "all":
        return all(condition.of, say(" 且 ", " and "));
      case "any":
        return all(condition.of, say(" 或 ", " or "));
      case "not": {
        const inner = write(condition.of);
        return inner === undefined ? undefined : say(`非（${inner}）`, `not (${inner})`);
      }
    }
  };
  return write;
};
