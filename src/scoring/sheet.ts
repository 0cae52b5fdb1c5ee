/** The score sheet: what a trace says, as versioned plain data with decimals as text, in both languages. */
import type { Facts, Value } from "../plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../plan/facts.ts";
import { readableText, valueText } from "../plan/format.ts";
import type { Definition, Input, NumberKind, Program, SheetNode } from "../plan/ir.ts";
import type { Line, Trace } from "../targets/trace.ts";
import { isRefused } from "../targets/trace.ts";
import { fromText, subtract, toText } from "../text/exact.ts";
import { type Path, pathText, type Says } from "../text/path.ts";

/** A sentence and the line of the rubric that it comes from. */
export type Reason = { readonly line?: number; readonly text: Says };
export type Change = { readonly line?: number; readonly before: string; readonly after: string };
export type Step = {
  /** The name in the plan; a part of something is named `owner/part`. */
  readonly name: string;
  readonly role: SheetNode["role"];
  readonly title: Says;
  readonly value: string;
  readonly line?: number;
  /** The rows and lines that decided. */
  readonly because: readonly Reason[];
  readonly limits: readonly Change[];
  readonly roundings: readonly Change[];
  /** Facts and values that were read, with what they were. */
  readonly uses: Readonly<Record<string, string>>;
};
export type DimensionSheet = {
  readonly id: string;
  readonly title: Says;
  /** Absent where a fact was missing that the total did not need (a gate had decided). */
  readonly points?: string;
  readonly weight: string;
  readonly max: string;
  /** Against the maximum; negative where more was earned. */
  readonly lost?: string;
  /** False: not applicable and left out. */
  readonly applies: boolean;
  readonly rule: string;
  readonly line?: number;
  readonly because: readonly Reason[];
  readonly limits: readonly Change[];
  readonly roundings: readonly Change[];
  readonly gates: readonly Reason[];
  readonly parts: readonly {
    readonly title: Says;
    readonly value: string;
    readonly line?: number;
    readonly because: readonly Reason[];
  }[];
  readonly dimensions: readonly DimensionSheet[];
};
export type Person = string | Readonly<Record<string, string>>;
export type ScoreSheet = {
  /** The format of this sheet. */
  readonly format: 1;
  readonly rubric: string;
  readonly version: string;
  /** SHA-256 of the rubric's canonical text: the same rules, however they are commented or indented. */
  readonly digest: string;
  readonly title: Says;
  readonly person?: Person;
  readonly total?: string;
  readonly outOf?: string;
  readonly grade?: string;
  readonly dimensions: readonly DimensionSheet[];
  readonly adjustments: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  /** Every step in the order of operations. */
  readonly trace: readonly Step[];
};

export const kindOfDefinition = ({ is }: Definition): NumberKind | undefined => (is.sort === "number" ? is.kind : undefined);
export const textOf = (value: Value, kind: NumberKind | undefined): string =>
  isFraction(value) ? valueText(kind ?? "number", value) : String(value);

export const sheetMaker = (program: Program): ((trace: Trace, facts: Facts, person?: Person) => ScoreSheet) => {
  const { plan, rubric, lines } = program;
  const inputs = new Map<string, Input>(plan.inputs.map((input) => [input.name, input]));
  const titles = new Map<string, Says>();
  for (const input of plan.inputs) titles.set(input.name, input.title);
  const lineOf = (path: Path): { readonly line?: number } => {
    for (let end = path.length; end > 0; end--) {
      const line = lines[pathText(path.slice(0, end))];
      if (line !== undefined) return line === 0 ? {} : { line };
    }
    return {};
  };
  const lineCache = new Map<Path, { readonly line?: number }>();
  const place = (path: Path) => {
    const known = lineCache.get(path);
    if (known) return known;
    const found = lineOf(path);
    lineCache.set(path, found);
    return found;
  };
  const order = (definition: Definition) => place(definition.at).line ?? 0;
  const children = new Map<string, Definition[]>();
  for (const definition of plan.definitions) {
    const { node } = definition;
    if (!node?.parent) continue;
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(definition);
    else children.set(node.parent, [definition]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => order(a) - order(b));

  return (trace, facts, person) => {
    const inputText = (name: string, write: (kind: NumberKind, x: never) => string): string => {
      const given = facts.get(name);
      if (given === undefined) return "—";
      if (given === notApplicable) return "n/a";
      if (isRecords(given)) return `[${given.length}]`;
      const of = inputs.get(name)?.of;
      if (isFraction(given)) return write(of?.type === "number" ? of.kind : "number", given as never);
      return String(given);
    };
    const written = (name: string, write: (kind: NumberKind, x: never) => string): string => {
      const line = trace.lines.get(name);
      if (!line) return inputText(name, write);
      const { outcome } = line;
      if (isRefused(outcome)) return "—";
      return isFraction(outcome) ? write(kindOfDefinition(line.definition) ?? "number", outcome as never) : String(outcome);
    };
    const fill = (text: string): string => text.replace(/\{([^{}]+)\}/g, (_, name: string) => written(name, readableText));
    const says = ({ zh, en }: Says): Says => ({ zh: fill(zh), en: fill(en) });
    const reasons = ({ definition, events }: Line): readonly Reason[] => {
      const rows = events.flatMap((event) =>
        event.event === "row" && event.says ? [{ ...place(event.at), text: says(event.says) }] : [],
      );
      return rows.length > 0 || !definition.says ? rows : [{ ...place(definition.at), text: says(definition.says) }];
    };
    const changes = ({ definition, events }: Line, which: "limit" | "rounding"): readonly Change[] => {
      const kind = kindOfDefinition(definition) ?? "number";
      return events.flatMap((event) =>
        event.event === which
          ? [{ ...place(event.at), before: readableText(kind, event.before), after: readableText(kind, event.after) }]
          : [],
      );
    };
    const value = (line: Line): string | undefined =>
      isRefused(line.outcome) ? undefined : textOf(line.outcome, kindOfDefinition(line.definition));

    const dimension = (definition: Definition): DimensionSheet => {
      const { name, node, title, at } = definition;
      const line = trace.lines.get(name);
      const points = line && isFraction(line.outcome as Value) ? (line.outcome as Parameters<typeof toText>[0]) : undefined;
      const most = fromText(node?.most ?? "0");
      const inner = children.get(name) ?? [];
      const applies = node?.applies === undefined || holds(node.applies);
      const gates = inner.flatMap((child) =>
        child.node?.role === "gate" && trace.lines.get(child.name)?.outcome === true
          ? [{ ...place(child.at), text: child.title }]
          : [],
      );
      const parts = inner.flatMap((child) => {
        const step = child.node?.role === "part" ? trace.lines.get(child.name) : undefined;
        const text = step && child.is.sort === "number" ? value(step) : undefined;
        return step && text !== undefined
          ? [{ title: child.title, value: text, ...place(child.at), because: reasons(step) }]
          : [];
      });
      return {
        id: node?.id ?? name,
        title,
        ...(points ? { points: toText(points), lost: toText(subtract(most, points)) } : {}),
        weight: node?.weight ?? "0",
        max: toText(most),
        applies,
        rule: node?.rule ?? "",
        ...place(at),
        because: line ? reasons(line) : [],
        limits: line ? changes(line, "limit") : [],
        roundings: line ? changes(line, "rounding") : [],
        gates,
        parts,
        dimensions: inner.filter((child) => child.node?.role === "leaf" || child.node?.role === "group").map(dimension),
      };
    };
    /** `applies` is always the negation of a named condition (or a combination of such), which the trace has evaluated. */
    const holds = (condition: NonNullable<SheetNode["applies"]>): boolean => {
      switch (condition.op) {
        case "refCondition":
          return trace.lines.get(condition.name)?.outcome === true;
        case "not":
          return !holds(condition.of);
        case "any":
          return condition.of.some(holds);
        case "all":
          return condition.of.every(holds);
        default:
          return true;
      }
    };
    const named = (role: SheetNode["role"]): Record<string, string> =>
      Object.fromEntries(
        plan.definitions.flatMap((definition) => {
          const line = definition.node?.role === role ? trace.lines.get(definition.name) : undefined;
          const text = line && value(line);
          return text === undefined ? [] : [[definition.name, text] as const];
        }),
      );
    const steps = [...trace.lines.values()].flatMap((line): Step[] => {
      const text = value(line);
      if (text === undefined) return [];
      return [
        {
          name: line.definition.name,
          role: line.definition.node?.role ?? "part",
          title: line.definition.title,
          value: text,
          ...place(line.definition.at),
          because: reasons(line),
          limits: changes(line, "limit"),
          roundings: changes(line, "rounding"),
          uses: Object.fromEntries(line.read.map((name) => [name, written(name, valueText)])),
        },
      ];
    });
    const total = trace.lines.get("total");
    const grade = trace.lines.get("grade");
    const totalText = total && value(total);
    const gradeText = grade && value(grade);
    return {
      format: 1,
      rubric: rubric.id,
      version: rubric.version,
      digest: rubric.digest,
      title: rubric.title,
      ...(person === undefined ? {} : { person }),
      ...(totalText === undefined ? {} : { total: totalText }),
      ...(total?.definition.node?.weight === undefined ? {} : { outOf: total.definition.node.weight }),
      ...(gradeText === undefined ? {} : { grade: gradeText }),
      dimensions: (children.get("total") ?? [])
        .filter((child) => child.node?.role === "leaf" || child.node?.role === "group")
        .map(dimension),
      adjustments: named("adjustment"),
      results: named("result"),
      trace: steps,
    };
  };
};
