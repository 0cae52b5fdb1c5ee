/** Rows over one thing – a number, a choice or a condition – lowered to one table of the plan, with holes and overlaps found on the way. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Kind, Typed } from "../expressions/kinds.ts";
import { kindNames, unify } from "../expressions/kinds.ts";
import { likelyNumber } from "../expressions/likely-number.ts";
import { parseLiteral, writtenAs } from "../expressions/literal.ts";
import { constantOf } from "../plan/build.ts";
import type { Gap, Stretch } from "../plan/coverage.ts";
import { coverage } from "../plan/coverage.ts";
import type { Axis, Cell, Choice, Interval, Numeric, Row } from "../plan/ir.ts";
import { compare, type Fraction, fromText } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { suggest } from "../text/suggest.ts";
import type { Edges } from "./cells.ts";
import { isBackwards, isOtherwise, labelText, mismatch, parseLabel, toCell } from "./cells.ts";
import type { Context, Lowered, Outcome, Tested } from "./kind.ts";
import type { Tree } from "./scalars.ts";

const sales = (rows: string) =>
  `facts: { x: { type: percent, step: 0.1%, range: 0%..200% } }\ndimensions: { d: { weight: 10, of: x, rows: { ${rows} } } }\ntotal: { out_of: 10 }\n`;
const good = sales("below 80%: 0%, 80%..90.9%: 50%, 91%+: 100%");

const hole = defineDiagnostic<{ witness: string; of: string; range: string; row: string; more: number }>({
  code: "rows/hole",
  severity: "error",
  en: ({ witness, of, range, more }) =>
    `${witness} falls in no row: between the rows over \`${of}\` nothing covers ${range}${more > 0 ? ` (and ${more} more such holes)` : ""}.`,
  zh: ({ witness, of, range, more }) =>
    `${witness} 不在任何一档：“${of}”的各档没有覆盖 ${range}${more > 0 ? `（另有 ${more} 处空档）` : ""}。`,
  help: {
    en: ({ row }) =>
      `Add a row such as \`"${row}": …\`, widen a neighbouring row, or add \`otherwise\`. If the value is meant to be rounded first, give its measure \`decimals\`.`,
    zh: ({ row }) => `请补一档，如 "${row}": …，或放宽相邻的档，或加 otherwise。若应先舍入，请在指标上写 decimals。`,
  },
  bad: sales("below 80%: 0%, 80%..90.9%: 50%, 91.5%+: 100%"),
  good,
});
const overlap = defineDiagnostic<{ witness: string; first: string; second: string }>({
  code: "rows/overlap",
  severity: "error",
  en: ({ witness, first, second }) => `${witness} falls in two rows: \`${first}\` and \`${second}\`.`,
  zh: ({ witness, first, second }) => `${witness} 同时落在两档：“${first}”和“${second}”。`,
  help: {
    en: () =>
      "Decide which row the value belongs to, and leave it out of the other: `a..<b` leaves the upper end out, `>a..b` the lower.",
    zh: () => "请决定它归哪一档，并从另一档去掉：a..<b 不含上端，>a..b 不含下端。",
  },
  bad: sales("up to 80%: 0%, 80%..90.9%: 50%, 91%+: 100%"),
  good,
});
const unreadable = defineDiagnostic<{ label: string; fix: string | undefined }>({
  code: "rows/unreadable",
  severity: "error",
  en: ({ label }) => `\`${label}\` cannot be read as a row's condition.`,
  zh: ({ label }) => `看不懂“${label}”这一档。`,
  help: {
    en: ({ fix }) =>
      `${fix === undefined ? "" : `Perhaps \`${fix}\`? `}Write \`5\`, \`80%..90.9%\`, \`80%..<91%\`, \`below 80%\`, \`121%+\`, \`otherwise\`, or 80%以上, 不满80%.`,
    zh: ({ fix }) =>
      `${fix === undefined ? "" : `是否想写 ${fix}？`}可写 5、80%..90.9%、80%..<91%、below 80%、121%+、otherwise，或 80%以上、不满80%。`,
  },
  bad: sales("lots: 0%, otherwise: 1%"),
  good: sales("80%+: 0%, otherwise: 1%"),
});
const mixedLabel = defineDiagnostic<{ label: string; written: Says; tested: Says; of: string; fix: string | undefined }>({
  code: "rows/mixed-kinds",
  severity: "error",
  en: ({ label, written, tested, of }) => `\`${label}\` says ${written.en}, but \`${of}\` is ${tested.en}.`,
  zh: ({ label, written, tested, of }) => `“${label}”写的是${written.zh}，而“${of}”是${tested.zh}。`,
  help: {
    en: ({ fix }) => (fix === undefined ? "Write the row in the kind of what it tests." : `Write \`${fix}\`.`),
    zh: ({ fix }) => (fix === undefined ? "请按被测值的类型书写。" : `请写成 ${fix}。`),
  },
  bad: sales("below 80: 0%, 80%+: 100%"),
  good: sales("below 80%: 0%, 80%+: 100%"),
});
const backwards = defineDiagnostic<{ label: string }>({
  code: "rows/backwards",
  severity: "error",
  en: ({ label }) => `\`${label}\` holds nothing: its lower end is not below its upper end.`,
  zh: ({ label }) => `“${label}”里没有任何值：下端不低于上端。`,
  help: { en: () => "Write the smaller number first.", zh: () => "请把较小的数写在前面。" },
  bad: sales("80%..0%: 0%, otherwise: 1%"),
  good: sales("0%..80%: 0%, otherwise: 1%"),
});
const idleRow = defineDiagnostic<{ label: string; of: string; low: string; high: string }>({
  code: "rows/never-reached",
  severity: "warning",
  en: ({ label, of, low, high }) => `Nothing reaches \`${label}\`: \`${of}\` ranges over ${low}..${high}.`,
  zh: ({ label, of, low, high }) => `“${label}”永远到不了：“${of}”的范围是 ${low}..${high}。`,
  help: { en: () => "Check the row, or the declared range.", zh: () => "请核对这一档，或声明的范围。" },
  bad: sales("below 80%: 0%, 80%..200%: 50%, above 200%: 60%"),
  good: sales("below 80%: 0%, 80%+: 50%"),
});
const idleOtherwise = defineDiagnostic<{ of: string }>({
  code: "rows/otherwise-empty",
  severity: "error",
  en: ({ of }) => `\`otherwise\` stands for nothing: the other rows cover all that \`${of}\` can be.`,
  zh: ({ of }) => `otherwise 是空的：其他各档已覆盖“${of}”的全部取值。`,
  help: { en: () => "Take `otherwise` out.", zh: () => "请删去 otherwise。" },
  bad: sales("below 80%: 0%, 80%+: 50%, otherwise: 1%"),
  good: sales("below 80%: 0%, 80%+: 50%"),
});
const mixedOutcomes = defineDiagnostic<{ first: Says; second: Says }>({
  code: "rows/mixed-outcomes",
  severity: "error",
  en: ({ first, second }) => `One row gives ${first.en}, another ${second.en}.`,
  zh: ({ first, second }) => `有的档给出${first.zh}，有的给出${second.zh}。`,
  help: { en: () => "Let all rows give the same kind.", zh: () => "请让各档给出同一类型。" },
  bad: "facts: { x: { type: count, range: 0..9 } }\nmeasures: { m: { of: x, rows: { 0: 5%, 1+: 2 min } } }\nresults: { r: { is: m } }\n",
  good: "facts: { x: { type: count, range: 0..9 } }\nmeasures: { m: { of: x, rows: { 0: 5%, 1+: 2% } } }\nresults: { r: { is: m } }\n",
});
const unknownCase = defineDiagnostic<{ option: string; of: string; options: readonly string[]; near: string | undefined }>({
  code: "rows/unknown-value",
  severity: "error",
  en: ({ option, of }) => `\`${option}\` is not one of the values of \`${of}\`.`,
  zh: ({ option, of }) => `“${option}”不是“${of}”的取值。`,
  help: {
    en: ({ near, options }) => `${near === undefined ? "" : `Did you mean \`${near}\`? `}The values are ${options.join(", ")}.`,
    zh: ({ near, options }) => `${near === undefined ? "" : `是否想写“${near}”？`}可选：${options.join("、")}。`,
  },
  bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, sout: 2, otherwise: 3 } } }\n",
  good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, south: 2 } } }\n",
});
const missingCases = defineDiagnostic<{ of: string; missing: readonly string[] }>({
  code: "rows/missing-value",
  severity: "error",
  en: ({ of, missing }) => `Nothing is said for ${missing.map((one) => `\`${one}\``).join(", ")} of \`${of}\`.`,
  zh: ({ of, missing }) => `没有写明“${of}”为 ${missing.map((one) => `“${one}”`).join("、")} 时怎么办。`,
  help: { en: () => "Add a line for each, or `otherwise`.", zh: () => "请逐一补上，或加 otherwise。" },
  bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1 } } }\n",
  good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, otherwise: 2 } } }\n",
});
const twice = defineDiagnostic<{ option: string }>({
  code: "rows/value-twice",
  severity: "error",
  en: ({ option }) => `\`${option}\` stands in two lines.`,
  zh: ({ option }) => `“${option}”出现在两行里。`,
  help: { en: () => "Leave it in one.", zh: () => "请只保留一处。" },
  bad: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north: 1, north | south: 2 } } }\n",
  good: "facts: { r: { type: choice, of: [north, south] } }\nresults: { x: { by: r, cases: { north | south: 2 } } }\n",
});
const notTestable = defineDiagnostic<{ of: string; found: Says }>({
  code: "rows/not-testable",
  severity: "error",
  en: ({ of, found }) => `Rows cannot look at \`${of}\`: it is ${found.en}.`,
  zh: ({ of, found }) => `不能按“${of}”分档：它是${found.zh}。`,
  help: { en: () => "Rows look at a number, a choice or a yes-or-no.", zh: () => "只能按数、选项或是非条件分档。" },
  bad: "facts: { t: { type: text } }\nresults: { x: { by: t, cases: { a: 1, otherwise: 2 } } }\n",
  good: "facts: { t: { type: flag } }\nresults: { x: { by: t, cases: { true: 1, otherwise: 2 } } }\n",
});
const turning = defineDiagnostic<{ of: string; steps: readonly Says[] }>({
  code: "rows/turns-back",
  severity: "warning",
  en: ({ of, steps }) =>
    `The outcomes rise and then fall (or fall and then rise) as \`${of}\` grows: ${steps.map((step) => step.en).join(" → ")}.`,
  zh: ({ of, steps }) => `随着“${of}”增大，结果先升后降（或先降后升）：${steps.map((step) => step.zh).join(" → ")}。`,
  help: {
    en: () => "If that is meant, nothing needs doing; otherwise two rows are swapped.",
    zh: () => "若本意如此可不理会；否则可能有两档写反了。",
  },
  bad: sales("below 80%: 0%, 80%..90.9%: 80%, 91%..95%: 50%, above 95%: 100%"),
  good: sales("below 80%: 0%, 80%..90.9%: 50%, 91%..95%: 80%, above 95%: 100%"),
});

export const tableDiagnostics = [
  hole,
  overlap,
  unreadable,
  mixedLabel,
  backwards,
  idleRow,
  idleOtherwise,
  mixedOutcomes,
  unknownCase,
  missingCases,
  twice,
  notTestable,
  turning,
] as const;

type Entry = { readonly label: string; readonly tree: Tree; readonly path: Path };
type Line<C extends Cell> = { readonly cell: C; readonly outcome: Outcome; readonly path: Path; readonly label: string };
/** Why a row was taken: what was tested, and the row. */
type Sentence = (label: string) => Says;

/** How a row's outcome is read: the usual way, or as a range of discretion. `inside` is the context narrowed to the row. */
export type ReadOutcome = (tree: Tree, path: Path, inside: Context) => Outcome | undefined;

const assemble = (on: Axis, lines: readonly Line<Cell>[], sentence: Sentence, context: Context): Lowered | undefined => {
  let known: Typed | undefined;
  for (const { outcome, path } of lines) {
    const { typed } = outcome;
    if (known === undefined) known = typed;
    else if (known.sort !== typed.sort || known.sort === "flag") {
      context.complain(mixedOutcomes, path, { first: nameOf(known), second: nameOf(typed) });
      return undefined;
    } else if (known.sort === "number" && typed.sort === "number") {
      const kind: Kind | undefined = unify(known.kind, typed.kind);
      if (kind === undefined) {
        context.complain(mixedOutcomes, path, { first: nameOf(known), second: nameOf(typed) });
        return undefined;
      }
      known = { ...known, kind };
    } else if (known.sort === "choice" && typed.sort === "choice")
      known = { ...known, values: [...new Set([...known.values, ...typed.values])] };
  }
  const row = <R>(line: Line<Cell>, result: R): Row<R> => {
    const { zh, en } = sentence(line.label);
    const { words } = line.outcome;
    return { cells: [line.cell], result, at: line.path, says: { zh: `${zh}：${words.zh}`, en: `${en}: ${words.en}` } };
  };
  const stated = lines.every((line) => line.outcome.plain);
  if (known?.sort === "number") {
    const rows = lines.flatMap((line) =>
      line.outcome.typed.sort === "number" ? [row<Numeric>(line, line.outcome.typed.value)] : [],
    );
    return { typed: { ...known, value: { op: "table", on: [on], rows } }, stated };
  }
  if (known?.sort === "choice") {
    const rows = lines.flatMap((line) =>
      line.outcome.typed.sort === "choice" ? [row<Choice>(line, line.outcome.typed.value)] : [],
    );
    return { typed: { ...known, value: { op: "pick", on: [on], rows } }, stated };
  }
  return undefined;
};
const nameOf = (typed: Typed): Says => kindNames[typed.sort === "number" ? typed.kind : typed.sort];

export const lowerTable = (
  of: string,
  ofPath: Path,
  map: { readonly [key: string]: Tree },
  path: Path,
  context: Context,
  read: ReadOutcome = (tree, at, inside) => inside.outcome(tree, at),
): Lowered | undefined => {
  const entries = context.keys(path, map).map((label): Entry => ({ label, tree: map[label] ?? "", path: [...path, label] }));
  const tested = context.tested(of, ofPath);
  if (!tested) {
    for (const { tree, path: at } of entries) read(tree, at, context);
    return undefined;
  }
  if ("atom" in tested) return numberTable(of, tested, entries, path, context, read);
  if (tested.sort === "choice") return choiceTable(of, tested, entries, path, context, read);
  if (tested.sort === "flag") return flagTable(of, tested, entries, path, context, read);
  context.complain(notTestable, ofPath, { of, found: kindNames[tested.sort] });
  return undefined;
};

const numberTable = (
  of: string,
  tested: Tested,
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome,
): Lowered | undefined => {
  type Known = Entry & { readonly edges: Edges };
  const known: Known[] = [];
  const rest: Entry[] = [];
  let failed = false;
  for (const entry of entries) {
    const label = parseLabel(entry.label);
    if (label.label === "otherwise") {
      rest.push(entry);
      continue;
    }
    if (label.label === "unreadable") {
      failed = true;
      context.complain(unreadable, entry.path, { label: entry.label, fix: likelyNumber(entry.label) }, { part: "key" });
      continue;
    }
    const wrong = mismatch(label.kinds, tested.kind);
    if (wrong !== undefined) {
      failed = true;
      const fix = wrong === "literal" && tested.kind === "percent" ? withPercent(entry.label) : undefined;
      context.complain(
        mixedLabel,
        entry.path,
        { label: entry.label, written: kindNames[wrong], tested: kindNames[tested.kind], of, fix },
        { part: "key" },
      );
      continue;
    }
    if (isBackwards(label.edges)) {
      failed = true;
      context.complain(backwards, entry.path, { label: entry.label }, { part: "key" });
      continue;
    }
    known.push({ ...entry, edges: label.edges });
  }
  const domain = tested.bound;
  const write = (x: Fraction) => writtenAs(tested.kind, x);
  const axis: Axis = { axis: "number", of: tested.atom };
  const sentence: Sentence = (label) => {
    const [zh, en] = [`${tested.title.zh} {${tested.atom.name}}`, `${tested.title.en} {${tested.atom.name}}`];
    if (isOtherwise(label)) return { zh: `${zh}，属其余情形`, en: `${en} falls in no other row` };
    return parseLiteral(label) ? { zh, en } : { zh: `${zh}，对应“${label}”`, en: `${en} falls in ${label}` };
  };
  if (failed || !domain) {
    for (const { tree, path: at } of entries) read(tree, at, context);
    return undefined;
  }
  const { holes, overlaps, idle } = coverage(
    known.map(({ edges }): Stretch => edges),
    domain,
  );
  for (const { witness, first, second } of overlaps) {
    const later = known[second];
    if (later)
      context.complain(
        overlap,
        later.path,
        { witness: write(witness), first: known[first]?.label ?? "", second: later.label },
        { part: "key" },
      );
  }
  for (const i of idle) {
    const row = known[i];
    if (row)
      context.complain(
        idleRow,
        row.path,
        { label: row.label, of, low: write(domain.low), high: write(domain.high) },
        { part: "key" },
      );
  }
  const gapEdges = (gap: Gap): Edges => ({
    ...(compare(gap.stretch.low.at, domain.low) === 0 && !gap.stretch.low.open ? {} : { low: gap.stretch.low }),
    ...(compare(gap.stretch.high.at, domain.high) === 0 && !gap.stretch.high.open ? {} : { high: gap.stretch.high }),
  });
  const [first, ...more] = holes;
  const [otherwise] = rest;
  if (otherwise && !first) context.complain(idleOtherwise, otherwise.path, { of }, { part: "key" });
  if (!otherwise && first) {
    const row = labelText(gapEdges(first), tested.kind);
    context.complain(
      hole,
      path,
      { witness: write(first.witness), of, range: labelText(first.stretch, tested.kind), row, more: more.length },
      { part: "key" },
    );
  }
  const reachable = known.filter((_, i) => !idle.includes(i));
  const lines: Line<Interval>[] = [];
  let complete = overlaps.length === 0 && holes.length > 0 === (otherwise !== undefined);
  const add = (entry: Entry, cells: readonly Interval[]) => {
    const [only] = cells;
    const outcome = read(entry.tree, entry.path, only && cells.length === 1 ? context.narrowed(tested.atom, only) : context);
    if (!outcome) complete = false;
    else for (const cell of cells) lines.push({ cell, outcome, path: entry.path, label: entry.label });
  };
  for (const entry of reachable) add(entry, [toCell(entry.edges)]);
  for (const i of idle) {
    const entry = known[i];
    if (entry) read(entry.tree, entry.path, context);
  }
  if (otherwise)
    add(
      otherwise,
      holes.map((gap) => toCell(gap.stretch)),
    );
  if (!complete) return undefined;
  const sorted = [...lines].sort(byStart);
  warnOfTurns(of, sorted, path, context);
  return assemble(axis, sorted, sentence, context);
};
/** Rows from the lowest up: their order in the file carries no meaning, so the plan has one order. */
const byStart = (a: Line<Interval>, b: Line<Interval>): number => {
  const [x, y] = [a.cell.from ?? a.cell.above, b.cell.from ?? b.cell.above];
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
  return compare(fromText(x), fromText(y));
};

const warnOfTurns = (of: string, lines: readonly Line<Interval>[], path: Path, context: Context) => {
  const steps: { readonly value: Fraction; readonly words: Says }[] = [];
  for (const { outcome } of lines) {
    const value = outcome.plain && outcome.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
    if (!value) return;
    if (!steps.length || compare(steps[steps.length - 1]?.value ?? value, value) !== 0)
      steps.push({ value, words: outcome.words });
  }
  for (let i = 2; i < steps.length; i++) {
    const [a, b, c] = [steps[i - 2], steps[i - 1], steps[i]];
    if (a && b && c && compare(a.value, b.value) !== compare(b.value, c.value)) {
      context.complain(turning, path, { of, steps: [a.words, b.words, c.words] }, { part: "key" });
      return;
    }
  }
};

const withPercent = (label: string): string =>
  label
    .split("..")
    .map((part) => (part.includes("%") ? part : part.replace(/-?\d+(?:\.\d+)?/, "$&%")))
    .join("..");

const optionsOf = (label: string): readonly string[] => label.split(/[|,，]/).map((one) => one.trim());

const choiceTable = (
  of: string,
  typed: Typed & { sort: "choice" },
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome,
): Lowered | undefined => {
  const taken = new Set<string>();
  const lines: Line<{ oneOf: readonly string[] }>[] = [];
  const named = entries.filter((entry) => !isOtherwise(entry.label));
  const otherwise = entries.find((entry) => isOtherwise(entry.label));
  let complete = true;
  const add = (entry: Entry, oneOf: readonly string[]) => {
    const outcome = read(entry.tree, entry.path, context.assuming({ op: "among", choice: typed.value, of: oneOf }, true));
    if (outcome) lines.push({ cell: { oneOf }, outcome, path: entry.path, label: entry.label });
    else complete = false;
  };
  for (const entry of named) {
    const options = optionsOf(entry.label);
    for (const option of options) {
      if (!typed.values.includes(option)) {
        context.complain(
          unknownCase,
          entry.path,
          { option, of, options: typed.values, near: suggest(option, typed.values) },
          { part: "key" },
        );
        complete = false;
      } else if (taken.has(option)) {
        context.complain(twice, entry.path, { option }, { part: "key" });
        complete = false;
      }
      taken.add(option);
    }
    add(
      entry,
      typed.values.filter((value) => options.includes(value)),
    );
  }
  const missing = typed.values.filter((value) => !taken.has(value));
  if (otherwise && missing.length === 0) context.complain(idleOtherwise, otherwise.path, { of }, { part: "key" });
  if (otherwise) add(otherwise, missing);
  else if (missing.length > 0) {
    context.complain(missingCases, path, { of, missing }, { part: "key" });
    return undefined;
  }
  if (!complete) return undefined;
  const order = (line: (typeof lines)[number]) => typed.values.indexOf(line.cell.oneOf[0] ?? "");
  lines.sort((a, b) => order(a) - order(b));
  const title = context.titleOf(of);
  const shown = "name" in typed.value ? ` {${typed.value.name}}` : "";
  const sentence: Sentence = (label) => {
    const rest = isOtherwise(label);
    return {
      zh: `${title.zh}${shown}${rest ? "，属其余情形" : ""}`,
      en: `${title.en}${shown}${rest ? ", none of the others" : ""}`,
    };
  };
  return assemble({ axis: "choice", of: typed.value }, lines, sentence, context);
};

const truths: Readonly<Record<string, boolean>> = { true: true, false: false, 是: true, 否: false };
const flagTable = (
  of: string,
  typed: Typed & { sort: "flag" },
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome,
): Lowered | undefined => {
  const lines: Line<{ holds: boolean }>[] = [];
  const named = entries.flatMap((entry) => (Object.hasOwn(truths, entry.label) ? [truths[entry.label]] : []));
  let complete = true;
  for (const entry of entries) {
    const otherwise = isOtherwise(entry.label);
    const holds = otherwise ? !named.includes(true) : Object.hasOwn(truths, entry.label) ? truths[entry.label] : undefined;
    if (holds === undefined) {
      context.complain(
        unknownCase,
        entry.path,
        { option: entry.label, of, options: ["true", "false"], near: suggest(entry.label, ["true", "false"]) },
        { part: "key" },
      );
      complete = false;
      continue;
    }
    if (otherwise && named.length === 2) context.complain(idleOtherwise, entry.path, { of }, { part: "key" });
    if (lines.some((line) => line.cell.holds === holds)) {
      if (!otherwise) context.complain(twice, entry.path, { option: entry.label }, { part: "key" });
      complete = false;
      continue;
    }
    const outcome = read(entry.tree, entry.path, context.assuming(typed.value, holds));
    if (outcome) lines.push({ cell: { holds }, outcome, path: entry.path, label: String(holds) });
    else complete = false;
  }
  if (!complete) return undefined;
  if (lines.length < 2) {
    context.complain(missingCases, path, { of, missing: [String(!lines[0]?.cell.holds)] }, { part: "key" });
    return undefined;
  }
  lines.sort((a, b) => Number(b.cell.holds) - Number(a.cell.holds));
  const title = context.titleOf(of);
  const sentence: Sentence = (label) =>
    label === "true"
      ? { zh: `${title.zh} 成立`, en: `${title.en} holds` }
      : { zh: `${title.zh} 不成立`, en: `${title.en} does not hold` };
  return assemble({ axis: "condition", of: typed.value }, lines, sentence, context);
};
