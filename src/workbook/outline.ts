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
  const place = ({ at }: Definition) => wording.line(at) ?? 0;
  return {
    wording,
    dimensions: [...top].sort((a, b) => place(a) - place(b)).flatMap((one) => within(one, 0)),
    of: (role) => plan.definitions.filter(({ node, list }) => node?.role === role && list === undefined),
    lines: (definition) => schemeLines(definition, wording, children),
  };
};

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
