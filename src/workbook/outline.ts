/** A scheme in the order in which people read it. */
import type { Definition, Role } from "../plan/ir.ts";
import { gradeByThresholds } from "../plan/names.ts";
import { childrenOf, type SchemeLine, schemeLines } from "./scheme-lines.ts";
import type { Wording } from "./wording.ts";

export type Dimension = { readonly definition: Definition; readonly depth: number; readonly isGroup: boolean };
export type Outline = {
  readonly wording: Wording;
  /** From the outer to the inner, each before those within it. */
  readonly dimensions: readonly Dimension[];
  readonly of: (role: Role) => readonly Definition[];
  /** Of a group whose parts all say the same, that; they themselves then say nothing. */
  readonly lines: (definition: Definition) => readonly SchemeLine[];
};

export const outlineOf = (wording: Wording): Outline => {
  const { plan } = wording;
  const children = childrenOf(wording);
  const isDimension = ({ node }: Definition) => node?.role === "leaf" || node?.role === "group";
  const within = (definition: Definition, depth: number): readonly Dimension[] => {
    const own = (children.get(definition.name) ?? []).filter(isDimension);
    return [{ definition, depth, isGroup: own.length > 0 }, ...own.flatMap((child) => within(child, depth + 1))];
  };
  const names = new Set(plan.definitions.filter(isDimension).map(({ name }) => name));
  const top = plan.definitions.filter((one) => isDimension(one) && !names.has(one.node?.parent ?? ""));
  const common = commonLines(plan.definitions, wording, children);
  const place = ({ at }: Definition) => wording.line(at) ?? 0;
  return {
    wording,
    dimensions: [...top].sort((a, b) => place(a) - place(b)).flatMap((one) => within(one, 0)),
    of: (role) => plan.definitions.filter(({ node, list }) => node?.role === role && list === undefined),
    lines: (definition) => {
      const { node, name } = definition;
      const shared = common.get(name);
      const own = common.get(node?.parent ?? "");
      if (node?.role === "leaf" && own && textOf(schemeLines(definition, wording, children, true)) === textOf(own)) return [];
      const lines = schemeLines(definition, wording, children);
      return shared
        ? [{ is: "part", title: wording.say("各项一般", "Each item"), at: definition.at }, ...shared, ...lines]
        : lines;
    },
  };
};
/** Most items of a checklist have one scale, of which each earns its own points. */
const commonLines = (
  definitions: readonly Definition[],
  wording: Wording,
  children: ReadonlyMap<string, readonly Definition[]>,
): ReadonlyMap<string, readonly SchemeLine[]> => {
  const found = new Map<string, readonly SchemeLine[]>();
  for (const { name } of definitions) {
    const leaves = (children.get(name) ?? []).filter((child) => child.node?.role === "leaf");
    const byText = new Map<string, (readonly SchemeLine[])[]>();
    for (const leaf of leaves) {
      const lines = schemeLines(leaf, wording, children, true);
      byText.set(textOf(lines), [...(byText.get(textOf(lines)) ?? []), lines]);
    }
    const [most = []] = [...byText.values()].sort((a, b) => b.length - a.length);
    const [first = []] = most;
    if (most.length > 1 && most.length * 2 > leaves.length && first.length > 1) found.set(name, first);
  }
  return found;
};
const textOf = (lines: readonly SchemeLine[]): string => JSON.stringify(lines.map(({ at: _, ...line }) => line));

/** What decides a grade by itself, before people are compared. */
export const thresholds = ({ wording, of }: Outline): Definition | undefined =>
  wording.definition(gradeByThresholds) ?? of("grade")[0];

/** All lines of a definition as one text, for a cell; what does not fit is on the sheet of the scheme. */
export const inShort = (lines: readonly SchemeLine[], { say }: Wording, longest = 220): string => {
  const texts = lines.map((line) =>
    line.is === "row" ? `${line.when} → ${line.then}` : line.is === "part" ? `${line.title}${say("：", ":")}` : line.text,
  );
  const kept: string[] = [];
  for (const text of texts) {
    if (kept.join("").length + text.length > longest && kept.length > 0) {
      kept.push(say("……（见《评分标准》）", "… (see Scheme)"));
      break;
    }
    kept.push(text);
  }
  return kept.join("\n");
};
