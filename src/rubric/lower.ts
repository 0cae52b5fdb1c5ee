/** From the document to the plan, in the order of operations: facts → measures → dimensions → total → grade → results. */

import { z } from "zod";
import { type Diagnostic, diagnose } from "../diagnostics/define.ts";
import type { Typed, TypedNumber } from "../language/kinds.ts";
import { kindNames, typedNumber } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { isMap, isName, reserved, type Tree } from "../language/scalars.ts";
import { type Complain, missingKey, validate } from "../language/validate.ts";
import { ref, times } from "../plan/build.ts";
import type { Carry, Level, Plan } from "../plan/ir.ts";
import { memberOf, partOf, shareOf } from "../plan/names.ts";
import type { Team } from "../plan/team.ts";
import type { Context, Host } from "../rules/context.ts";
import { ruleKinds } from "../rules/index.ts";
import { divide, one, sign } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { type Document, topKeys } from "./document.ts";
import { type Example, readExamples } from "./examples/examples.ts";
import { clash, cycle, noSuchDate, nothingToScore, noValue, totalAlone, totalMissing } from "./lower-complaints.ts";
import { readCarry } from "./periods/carry.ts";
import { complete, lowerLevels } from "./periods/levels.ts";
import { readCalendar } from "./sections/calendar.ts";
import { type Dimension, type Dimensions, lowerDimension } from "./sections/dimensions.ts";
import { badName, readFact, typedInput } from "./sections/facts.ts";
import { lowerResult } from "./sections/results.ts";
import { registerTotal } from "./sections/total.ts";
import { readTeam, warnOfIdleTeam } from "./team/team.ts";
import { warnOfUnused } from "./unused.ts";
import { createContext, type Source, type Surroundings } from "./values/context.ts";
import {
  cast,
  finishNumber,
  lowerForm,
  lowerLine,
  measureKeys,
  parameterKeys,
  readElement,
  refuseNumberKeys,
} from "./values/elements.ts";
import { createWorkshop, type Named, type Stage, type Workshop } from "./workshop.ts";

/** The words that a value's outcomes may be; undefined: it is a number, or what its formula says. */
const wordsOf = (tree: Tree): { readonly options?: readonly string[] } => {
  const options = isMap(tree) && Array.isArray(tree.options) ? tree.options.filter((option) => typeof option === "string") : [];
  return options.length === 0 ? {} : { options };
};

export type LoweredRubric = {
  readonly document: Document;
  readonly plan: Plan;
  /** Absent where nobody is compared with others. */
  readonly team?: Team;
  readonly carry: readonly Carry[];
  readonly levels: readonly Level[];
  readonly examples: readonly Example[];
};

/** The parts of a document that are well-formed on their own, so that all complaints of a file come at once. */
const salvage = (tree: Tree): Document | undefined => {
  if (!isMap(tree)) return undefined;
  const parts = Object.entries(topKeys).flatMap(([key, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(tree[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  return { scorewright: "1", id: "", version: "", ...Object.fromEntries(parts) };
};

export const lowerRubric = (
  tree: Tree,
  source: Source,
): { readonly lowered?: LoweredRubric; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const complain: Complain = (kind, path, params, where) => {
    diagnostics.push(diagnose(kind, path, params, where));
  };
  const document = validate(topKeys, tree, [], complain);
  const partial = document ?? salvage(tree);
  if (!partial) return { diagnostics };
  const calendar = partial.calendar === undefined ? undefined : readCalendar(partial.calendar, ["calendar"], complain);
  const workshop = createWorkshop(calendar);
  const mentions = (key: string) => isMap(tree) && tree[key] !== undefined;
  const own = lowerDocument(partial, mentions, workshop, complain, source);
  const hasErrors = () => diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const sound = () => !hasErrors();
  const levels = own && lowerLevels(partial, workshop, { calendar, source, complain, lowerDocument, sound });
  const carry = own ? readCarry(partial.carry ?? {}, workshop, complain, source.keys) : [];
  if ((partial.periods || partial.carry) && !mentions("period")) complain(missingKey, [], { key: "period" });
  const plan = own && complete(own, workshop);
  const examples = plan
    ? readExamples(partial.examples ?? [], plan, levels?.map(({ level }) => level) ?? [], sound(), complain)
    : [];
  if (!document || !plan || !levels || hasErrors()) return { diagnostics };
  const stages = [{ workshop, complain, plan, carry }, ...levels.map(({ level, ...of }) => ({ ...level, ...of }))];
  for (const [i, stage] of stages.entries()) {
    const above = levels[i]?.level.columns ?? [];
    const elsewhere = new Set([...[...above, ...(stage.carry ?? [])].map(({ from }) => from), ...stage.workshop.team.reads()]);
    warnOfUnused(stage.plan, stage.workshop.names, elsewhere, stage.complain);
  }
  const all = [...examples, ...levels.flatMap((level) => level.examples)];
  if (document.team !== undefined) warnOfIdleTeam(workshop, complain);
  const team = workshop.team.isEmpty() ? {} : { team: workshop.team.team(workshop.definitions) };
  return { lowered: { document, plan, ...team, carry, levels: levels.map(({ level }) => level), examples: all }, diagnostics };
};

/** `mentions`: whether the file has the key at all, if perhaps with something that is no use. */
const lowerDocument = (
  document: Document,
  mentions: (key: string) => boolean,
  workshop: Workshop,
  complain: Complain,
  source: Source,
): Plan | undefined => {
  const { names, inputs, definitions } = workshop;
  const titleOf = (tree: Tree | undefined, name: string): Says => {
    const given = isMap(tree) && tree.title !== undefined ? scalars.says.safeParse(tree.title) : undefined;
    return given?.success ? given.data : { zh: name, en: name };
  };
  const contextFor = (stage: Stage, order: number, host: Host): Context => {
    const around: Surroundings = {
      workshop,
      complain,
      keys: source.keys,
      textAt: source.textAt,
      form: lowerForm,
      line: (tree, path, context) => lowerLine(tree, path, context, definitions),
      periodDate: document.period?.date,
      owner: { stage, order },
    };
    return createContext(host, workshop.scopeOf(host.list), around);
  };

  const running: string[] = [];
  /** A name whose value is computed at first use, with circles found. */
  const register = (name: string, stage: Stage, order: number, path: Path, title: Says, make: () => Typed | undefined) => {
    const known = names.get(name);
    // What a form implies is named after its owner: `desk.greeting`, `withheld.rest`. Nobody has written that name.
    const implied = name.includes(".") && path[path.length - 1] !== name;
    const own = implied ? name.slice(name.indexOf(".") + 1) : name;
    const word = !implied && reserved.has(name);
    if ((word || !isName(own)) && stage !== "total" && stage !== "grade") {
      complain(badName, path, { name: own, reserved: word }, { part: "key" });
      return;
    }
    if (known) {
      complain(clash, path, { name, other: known.stage }, { part: "key" });
      return;
    }
    let result: Typed | "failed" | undefined;
    const resolve = (): Typed | "failed" => {
      if (result !== undefined) return result;
      if (running.includes(name)) {
        complain(cycle, path, { names: [...running.slice(running.indexOf(name)), name] }, { part: "key" });
        return "failed";
      }
      running.push(name);
      const made = make() ?? "failed";
      running.pop();
      result = made;
      return made;
    };
    names.set(name, { name, stage, order, path, title, resolve } satisfies Named);
  };
  const entries = (
    key: "facts" | "parameters" | "measures" | "adjustments" | "results" | "dimensions",
  ): readonly (readonly [string, Tree])[] => {
    const map = document[key];
    return map ? source.keys([key], map).map((name) => [name, map[name] ?? ""] as const) : [];
  };

  for (const [name, tree] of entries("facts")) {
    const path = ["facts", name];
    const fact = readFact(tree, { name, key: name, path, complain, keys: source.keys }, false);
    if (fact) inputs.set(fact);
    register(name, "fact", 0, path, fact?.title ?? { zh: name, en: name }, () => fact && typedInput(fact));
  }

  const distribution = readTeam(document.team, workshop, complain);

  const shownNumber = (name: string, typed: TypedNumber, about: Parameters<Workshop["define"]>[2]): Typed => {
    const atom = workshop.define(name, typed, about);
    return typedNumber(typed.kind, atom);
  };
  /** Names a value of any sort. */
  const nameValue = (name: string, typed: Typed, about: Parameters<Workshop["define"]>[2]): Typed | undefined => {
    if (typed.sort === "number") return shownNumber(name, typed, about);
    if (typed.sort === "choice") return { ...typed, value: workshop.defineChoice(name, typed.value, typed.values, about) };
    if (typed.sort === "flag") return { ...typed, value: workshop.defineCondition(name, typed.value, about) };
    complain(noValue, about.at, { name, found: kindNames[typed.sort] }, { part: "key" });
    return undefined;
  };

  for (const [name, tree] of entries("parameters")) {
    const path = ["parameters", name];
    const title = titleOf(tree, name);
    register(name, "parameter", 0, path, title, () => {
      const context = contextFor("parameter", 0, { role: "parameter", name, title, path, ...wordsOf(tree) });
      const about = { at: path, title, node: { role: "parameter" } } as const;
      if (typeof tree === "string") {
        const typed = context.read.outcome(tree, path)?.typed;
        if (typed?.sort !== "number") return typed && nameValue(name, typed, about);
        const finished = finishNumber(typed, {}, { path, title, shown: false }, context, definitions);
        return finished && shownNumber(name, finished, about);
      }
      const element = readElement(parameterKeys, tree, path, complain);
      const lowered = element?.lower(context);
      if (!element || !lowered) return undefined;
      const { typed } = lowered;
      if (typed.sort !== "number")
        return refuseNumberKeys(element.own, typed, path, context) ? nameValue(name, typed, about) : undefined;
      const converted = cast(typed, element.own.type, path, context);
      const finished = converted && finishNumber(converted, element.own, { path, title, shown: false }, context, definitions);
      return finished && shownNumber(name, finished, { ...about, says: lowered.says });
    });
  }
  for (const [name, tree] of entries("measures")) {
    const path = ["measures", name];
    const title = titleOf(tree, name);
    register(name, "measure", 0, path, title, () => {
      const context = contextFor("measure", 0, { role: "measure", name, title, path, ...wordsOf(tree) });
      const element = readElement(measureKeys, tree, path, complain);
      const lowered = element?.lower(context);
      if (!element || !lowered) return undefined;
      const { typed } = lowered;
      const about = { at: path, title, says: lowered.says, node: { role: "measure", rule: element.kind.name } } as const;
      if (typed.sort !== "number")
        return refuseNumberKeys(element.own, typed, path, context) ? nameValue(name, typed, about) : undefined;
      const converted = cast(typed, element.own.as, path, context);
      const finished = converted && finishNumber(converted, element.own, { path, title, shown: false }, context, definitions);
      return finished && shownNumber(name, finished, about);
    });
  }

  const lowered = new Map<string, Dimension>();
  const dimensions: Dimensions = {
    workshop,
    keys: source.keys,
    titleOf,
    get: (name) => {
      const typed = names.get(name)?.resolve();
      return typed === undefined || typed === "failed" ? "failed" : (lowered.get(name) ?? "failed");
    },
    context: (name, title, path, weight) => contextFor("dimension", 0, { role: "dimension", name, title, path, weight }),
  };
  const addDimensions = (map: { readonly [key: string]: Tree }, path: Path, parent: string) => {
    for (const name of source.keys(path, map)) {
      const tree = map[name] ?? "";
      const at = [...path, name];
      const title = titleOf(tree, name);
      addImplied(name, tree, at, title);
      register(name, "dimension", 0, at, title, () => {
        const dimension = lowerDimension(name, tree, at, parent, dimensions);
        if (dimension === "failed") return undefined;
        lowered.set(name, dimension);
        return dimension.typed;
      });
      const weight = isMap(tree) ? scalars.weight.safeParse(tree.weight) : undefined;
      const counts = !weight?.success || sign(weight.data) > 0;
      const asShare = { zh: `${title.zh}占比`, en: `${title.en} as a share` };
      if (counts && names.get(name)?.path === at)
        register(shareOf(name), "dimension", 0, at, asShare, () => {
          const dimension = dimensions.get(name);
          if (dimension === "failed" || sign(dimension.weight) === 0) return undefined;
          return typedNumber("percent", times(dimension.atom, divide(one, dimension.weight)));
        });
      if (isMap(tree) && isMap(tree.dimensions)) addDimensions(tree.dimensions, [...at, "dimensions"], name);
    }
  };
  const addImplied = (name: string, tree: Tree, path: Path, title: Says) => {
    if (!isMap(tree)) return;
    for (const kind of ruleKinds) {
      const present = kind.triggers.some((key) => tree[key] !== undefined);
      const rule = present && kind.facts ? z.looseObject(kind.keys).safeParse(tree) : undefined;
      if (!rule?.success) continue;
      for (const fact of kind.facts?.(rule.data, { name, title, path, keys: source.keys }) ?? []) {
        inputs.set(fact);
        register(fact.name, "fact", 0, fact.at, fact.title, () => typedInput(fact));
      }
    }
  };
  addDimensions(document.dimensions ?? {}, ["dimensions"], "total");

  const adjustments: (() => TypedNumber | undefined)[] = [];
  for (const [i, [name, tree]] of entries("adjustments").entries()) {
    const path = ["adjustments", name];
    const title = titleOf(tree, name);
    register(name, "adjustment", i, path, title, () => {
      const context = contextFor("adjustment", i, { role: "adjustment", name, title, path });
      const line = context.read.line(tree, path, {});
      return (
        line && shownNumber(name, line.typed, { at: path, title, says: line.says, node: { role: "adjustment", parent: "total" } })
      );
    });
    adjustments.push(() => {
      const typed = names.get(name)?.resolve();
      return typed !== undefined && typed !== "failed" && typed.sort === "number" ? typed : undefined;
    });
  }

  const outputs: string[] = [];
  if (document.dimensions) {
    if (!mentions("total")) complain(totalMissing, ["dimensions"], {}, { part: "key" });
  } else if (!mentions("dimensions")) {
    for (const key of ["total", "grades", "adjustments", "gates"] as const)
      if (document[key]) complain(totalAlone, [key], { key }, { part: "key" });
    if (!mentions("results") && !mentions("dimensions")) complain(nothingToScore, [], {});
  }
  if (document.total && document.dimensions)
    registerTotal(
      { document, dimensions, adjustments, register, workshop, complain, contextFor, distribution, nameNumber: shownNumber },
      outputs,
    );

  for (const [i, [name, tree]] of entries("results").entries()) {
    const path = ["results", name];
    const title = titleOf(tree, name);
    outputs.push(name);
    register(name, "result", i, path, title, () => {
      const context = contextFor("result", i, { role: "result", name, title, path, ...wordsOf(tree) });
      return lowerResult(name, tree, path, title, context, nameValue, definitions);
    });
    const besides = isMap(tree)
      ? ruleKinds.find(({ triggers }) => triggers.some((key) => tree[key] !== undefined))?.besides
      : undefined;
    if (!besides || names.get(name)?.path !== path) continue;
    const besideTitle = besides.title(title);
    register(memberOf(name, besides.suffix), "result", i, path, besideTitle, () => {
      const own = names.get(name)?.resolve();
      const part = partOf(name, besides.part);
      if (own === undefined || own === "failed" || !definitions.has(part)) return undefined;
      const typed = besides.value(ref(part), own);
      const node = { role: "part", parent: name } as const;
      return typed && nameValue(memberOf(name, besides.suffix), typed, { at: path, title: besideTitle, node });
    });
  }

  const dated = document.period?.date;
  const date = dated === undefined ? undefined : inputs.get(dated)?.of;
  if (dated !== undefined && !(date?.type === "number" && date.kind === "date"))
    complain(noSuchDate, ["period", "date"], { name: dated });
  for (const named of names.values()) if (!named.name.includes(".") || named.stage === "fact") named.resolve();
  const plan: Plan = { inputs: inputs.all(), definitions: [...definitions.values()], outputs };
  return plan;
};
