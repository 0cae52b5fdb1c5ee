/** The score sheet: what a trace says, as versioned plain data with decimals as text, in both languages. */
import type { Facts, Value } from "../../plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../../plan/facts.ts";
import { readableText, valueText } from "../../plan/format.ts";
import type { Carry, Definition, Input, NumberKind, Program, SheetNode } from "../../plan/ir.ts";
import type { Line, Trace } from "../../targets/trace/trace.ts";
import { isRefused } from "../../targets/trace/trace.ts";
import { type Fraction, fromText, subtract, toText } from "../../text/exact.ts";
import { type Language, type Path, pathText, type Says } from "../../text/path.ts";

/** A sentence and the line of the rubric that it comes from. */
export type Reason = { readonly line?: number; readonly text: Says };
export type Change = { readonly line?: number; readonly before: string; readonly after: string };
export type Step = {
  /** The name in the plan; a part of something is named `owner/part`. */
  readonly name: string;
  readonly role: SheetNode["role"];
  readonly title: Says;
  readonly line?: number;
  readonly value: string;
  /** The rows and lines that decided. */
  readonly because: readonly Reason[];
  readonly limits: readonly Change[];
  readonly roundings: readonly Change[];
  /** Facts and values that were read, with what they were. */
  readonly uses: Readonly<Record<string, string>>;
  /** Where it is made of the records of a list: what each of them came to. */
  readonly records?: readonly RecordStep[];
};
export type RecordStep = Pick<Step, "value" | "because" | "limits" | "roundings"> & {
  /** Its place in the list; the first is 1. */
  readonly record: number;
  /** Its columns that were read. */
  readonly facts: ScoreSheet["facts"];
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
/** A shorter period within a longer one: the columns that were read. */
export type Member = {
  readonly period: string;
  readonly values: Readonly<Record<string, { readonly title: Says; readonly value: string }>>;
};
export type Person = string | Readonly<Record<string, string>>;
/** What somebody is called where others are told of this person. */
export const personName = (person: Person | undefined, i: number): string =>
  typeof person === "string"
    ? person
    : Object.values(person ?? {})
        .slice(0, 2)
        .join(" ")
        .trim() || `#${i + 1}`;
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
  /** The facts that were read, with what was given: `—` where an optional one was left out. */
  readonly facts: Readonly<Record<string, { readonly title: Says; readonly value: string }>>;
  readonly adjustments: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  /** What the next period starts with, by fact. */
  readonly carry?: Readonly<Record<string, string>>;
  /** Of a sheet in a history: which period it is, and what a longer one was made of. */
  readonly period?: { readonly title: Says; readonly name: string };
  readonly periods?: readonly Member[];
  /** Every step in the order of operations. */
  readonly trace: readonly Step[];
};

export const kindOfDefinition = ({ is }: Definition): NumberKind | undefined => (is.sort === "number" ? is.kind : undefined);
export const textOf = (value: Value, kind: NumberKind | undefined): string =>
  isFraction(value) ? valueText(kind ?? "number", value) : String(value);

/** A sentence split at its `{name}`s: texts at even places, names at odd ones. */
type Template = { readonly zh: readonly string[]; readonly en: readonly string[] };
const split = (text: string): readonly string[] => text.split(/\{([^{}]+)\}/);

const none: readonly never[] = [];

/** Where a sentence looks up what it speaks of: the sheet, or one record of a list on it. */
type Scope = {
  readonly line: (name: string) => Line | undefined;
  readonly fact: (name: string) => ReturnType<Facts["get"]>;
  readonly input: (name: string) => Input | undefined;
};
export const sheetMaker = (program: Program): ((trace: Trace, facts: Facts, person?: Person) => ScoreSheet) => {
  const { plan, rubric, lines } = program;
  const inputs = new Map<string, Input>(plan.inputs.map((input) => [input.name, input]));
  const remember = <Key, T>(make: (key: Key) => T) => {
    const known = new Map<Key, T>();
    return (key: Key): T => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = make(key);
      known.set(key, made);
      return made;
    };
  };
  const place = remember((path: Path): { readonly line?: number } => {
    for (let end = path.length; end > 0; end--) {
      const line = lines[pathText(path.slice(0, end))];
      if (line !== undefined) return line === 0 ? {} : { line };
    }
    return {};
  });
  const template = remember(({ zh, en }: Says): Template => ({ zh: split(zh), en: split(en) }));
  /** Sentences without a value in them are the same on every sheet. */
  const fixedReasons = new Map<Says, Reason>();
  const fixed = (at: Path, says: Says): Reason => {
    const known = fixedReasons.get(says);
    if (known) return known;
    const made = { ...place(at), text: says };
    fixedReasons.set(says, made);
    return made;
  };
  const columns = new Map(
    plan.inputs.flatMap(({ of }) => (of.type === "list" ? of.columns.map((column) => [column.name, column] as const) : [])),
  );
  const wording = (scope: Scope) => {
    const written = (name: string, write: (kind: NumberKind, x: Fraction) => string): string => {
      const line = scope.line(name);
      if (line) {
        const { outcome } = line;
        if (isRefused(outcome)) return "—";
        return isFraction(outcome) ? write(kindOfDefinition(line.definition) ?? "number", outcome) : String(outcome);
      }
      const given = scope.fact(name);
      if (given === undefined) return "—";
      if (given === notApplicable) return "n/a";
      if (isRecords(given)) return `[${given.length}]`;
      if (!isFraction(given)) return String(given);
      const of = scope.input(name)?.of;
      return write(of?.type === "number" ? of.kind : "number", given);
    };
    const exact = remember((name: string) => written(name, valueText));
    const readable = (name: string, language: Language): string => {
      const of = scope.input(name)?.of;
      const option = of?.type === "choice" ? of.values.find(({ value }) => value === scope.fact(name)) : undefined;
      if (option) return option.title[language];
      const text = exact(name);
      return text.includes("/") ? written(name, readableText) : text;
    };
    const fill = (parts: readonly string[], language: Language): string => {
      let text = parts[0] ?? "";
      for (let i = 1; i < parts.length; i += 2) text += readable(parts[i] ?? "", language) + (parts[i + 1] ?? "");
      return text;
    };
    const reason = (at: Path, says: Says): Reason => {
      const { zh, en } = template(says);
      if (zh.length === 1 && en.length === 1) return fixed(at, says);
      const text = { zh: fill(zh, "zh"), en: fill(en, "en") };
      const { line } = place(at);
      return line === undefined ? { text } : { line, text };
    };
    const changes = (line: Line, which: "limit" | "rounding"): readonly Change[] => {
      if (line.events.length === 0) return none;
      let found: Change[] | undefined;
      for (const event of line.events) {
        if (event.event !== which) continue;
        const kind = kindOfDefinition(line.definition) ?? "number";
        found ??= [];
        found.push({ ...place(event.at), before: readableText(kind, event.before), after: readableText(kind, event.after) });
      }
      return found ?? none;
    };
    const reasons = (line: Line): readonly Reason[] => {
      const { says, at } = line.definition;
      if (line.events.length === 0) return says ? [reason(at, says)] : none;
      const found: Reason[] = [];
      for (const event of line.events) if (event.event === "row" && event.says) found.push(reason(event.at, event.says));
      if (found.length === 0 && says) found.push(reason(at, says));
      return found;
    };
    return { exact, reasons, changes };
  };
  const children = new Map<string, Definition[]>();
  for (const definition of plan.definitions) {
    const { node } = definition;
    if (!node?.parent) continue;
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(definition);
    else children.set(node.parent, [definition]);
  }
  const order = (definition: Definition) => place(definition.at).line ?? 0;
  for (const siblings of children.values()) siblings.sort((a, b) => order(a) - order(b));
  const isDimension = ({ node }: Definition) => node?.role === "leaf" || node?.role === "group";
  const top = (children.get("total") ?? []).filter(isDimension);
  const named = (role: SheetNode["role"]) => plan.definitions.flatMap(({ node, name }) => (node?.role === role ? [name] : []));
  const [adjustments, results] = [named("adjustment"), named("result")];

  return (trace, facts, person) => {
    const { exact, reasons, changes } = wording({
      line: (name) => trace.lines.get(name),
      fact: (name) => facts.get(name),
      input: (name) => inputs.get(name),
    });
    const records = (line: Line): readonly RecordStep[] => {
      const found: RecordStep[] = [];
      // A value that is read twice, for a mean say, is told once.
      const told = new Set<string>();
      for (const event of line.events) {
        if (event.event !== "record") continue;
        const key = `${event.name}/${event.record}`;
        if (told.has(key)) continue;
        told.add(key);
        const inside = wording({
          line: (name) => event.lines.get(name) ?? trace.lines.get(name),
          fact: (name) => event.facts.get(name) ?? facts.get(name),
          input: (name) => columns.get(name) ?? inputs.get(name),
        });
        const own = [...event.lines.values()].filter(({ outcome }) => !isRefused(outcome));
        const read = new Set(own.flatMap((one) => one.read.filter((name) => columns.has(name) && event.facts.has(name))));
        const columnFacts = [...read].map((name) => {
          const column = columns.get(name);
          const { title } = column ?? { title: { zh: name, en: name } };
          return [column?.member.key ?? name, { title, value: inside.exact(name) }] as const;
        });
        found.push({
          record: event.record,
          value: inside.exact(event.name),
          facts: Object.fromEntries(columnFacts),
          because: own.flatMap(inside.reasons),
          limits: own.flatMap((one) => inside.changes(one, "limit")),
          roundings: own.flatMap((one) => inside.changes(one, "rounding")),
        });
      }
      return found;
    };

    const steps = new Map<string, Step>();
    const used: Record<string, { readonly title: Says; readonly value: string }> = {};
    for (const [name, line] of trace.lines) {
      if (isRefused(line.outcome)) continue;
      const { definition } = line;
      const uses: Record<string, string> = {};
      for (const read of line.read) {
        const input = inputs.get(read);
        uses[read] = exact(read);
        if (input && used[read] === undefined) used[read] = { title: input.title, value: exact(read) };
      }
      const { line: at } = place(definition.at);
      const role = definition.node?.role ?? "part";
      const { title } = definition;
      const [value, because, limits, roundings] = [exact(name), reasons(line), changes(line, "limit"), changes(line, "rounding")];
      // Written out twice: a spread here costs more than everything else on the sheet.
      const step =
        at === undefined
          ? { name, role, title, value, because, limits, roundings, uses }
          : { name, role, title, line: at, value, because, limits, roundings, uses };
      const own = records(line);
      steps.set(name, own.length === 0 ? step : { ...step, records: own });
    }

    const dimension = (definition: Definition): DimensionSheet => {
      const { name, node, title, at } = definition;
      const step = steps.get(name);
      const outcome = trace.lines.get(name)?.outcome;
      const points = outcome !== undefined && !isRefused(outcome) && isFraction(outcome) ? outcome : undefined;
      const most = fromText(node?.most ?? "0");
      const gates: Reason[] = [];
      const parts: DimensionSheet["parts"][number][] = [];
      const inner: DimensionSheet[] = [];
      for (const child of children.get(name) ?? none) {
        const found = steps.get(child.name);
        if (isDimension(child)) inner.push(dimension(child));
        else if (child.node?.role === "gate" && found?.value === "true") gates.push({ ...place(child.at), text: child.title });
        else if (child.node?.role === "part" && found && child.is.sort === "number")
          parts.push({ title: child.title, value: found.value, ...place(child.at), because: found.because });
      }
      return {
        id: node?.id ?? name,
        title,
        ...(points ? { points: toText(points), lost: toText(subtract(most, points)) } : {}),
        weight: node?.weight ?? "0",
        max: node?.most ?? "0",
        applies: node?.applies === undefined || holds(node.applies),
        rule: node?.rule ?? "",
        ...place(at),
        because: step?.because ?? none,
        limits: step?.limits ?? none,
        roundings: step?.roundings ?? none,
        gates,
        parts,
        dimensions: inner,
      };
    };
    /** `applies` is always made of named conditions, which the trace has evaluated. */
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
    const values = (names: readonly string[]): Record<string, string> => {
      const found: Record<string, string> = {};
      for (const name of names) {
        const step = steps.get(name);
        if (step) found[name] = step.value;
      }
      return found;
    };
    const carried = (carry: readonly Carry[]): Record<string, string> =>
      Object.fromEntries(
        carry.flatMap(({ fact, from }) => {
          const value = steps.get(from)?.value ?? (facts.has(from) ? exact(from) : undefined);
          return value === undefined ? [] : [[fact, value] as const];
        }),
      );
    const total = steps.get("total");
    const grade = steps.get("grade");
    const outOf = trace.lines.get("total")?.definition.node?.weight;
    return {
      format: 1,
      rubric: rubric.id,
      version: rubric.version,
      digest: rubric.digest,
      title: rubric.title,
      ...(person === undefined ? {} : { person }),
      ...(total ? { total: total.value } : {}),
      ...(outOf === undefined ? {} : { outOf }),
      ...(grade ? { grade: grade.value } : {}),
      dimensions: top.map(dimension),
      facts: used,
      adjustments: values(adjustments),
      results: values(results),
      ...(program.carry ? { carry: carried(program.carry) } : {}),
      trace: [...steps.values()],
    };
  };
};
