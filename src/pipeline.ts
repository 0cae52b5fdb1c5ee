/** The map of the program: read → lower → program. */
import type { Diagnostic } from "./diagnostics/define.ts";
import type { Program } from "./plan/ir.ts";
import { pathsOf } from "./plan/visit.ts";
import type { Example } from "./rubric/examples/examples.ts";
import { lowerRubric } from "./rubric/lower.ts";
import { digest } from "./text/digest.ts";
import { type Path, pathText } from "./text/path.ts";
import { objectSource, type Source } from "./text/source.ts";
import { nodeAt, type Tree, treeOf } from "./text/tree.ts";
import { readYaml } from "./yaml/read-yaml.ts";

export type Compiled = {
  /** Absent where anything is wrong. */
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
  readonly source: Source;
  readonly examples: readonly Example[];
};

const compileTree = (tree: Tree, source: Source, earlier: readonly Diagnostic[]): Compiled => {
  const keys = (path: Path, map: { readonly [key: string]: unknown }) => {
    const known = source.keys(path).filter((key) => key in map);
    return known.length === Object.keys(map).length ? known : Object.keys(map);
  };
  const textAt = (path: Path) => {
    const found = nodeAt(tree, path);
    return typeof found === "string" ? found : undefined;
  };
  const { lowered, diagnostics } = lowerRubric(tree, { keys, textAt });
  const line = ({ path, part, within }: Diagnostic) =>
    source.position((within ? source.within(path, ...within) : source.locate(path, part)).start).line;
  // In the order of the file; within a line, what the reader found explains what came of it.
  const all = [...earlier, ...diagnostics]
    .map((one) => [line(one), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
  if (!lowered || all.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics: all, source, examples: [] };
  const { document, plan, team, carry, levels, examples } = lowered;
  const lines: Record<string, number> = {};
  for (const path of [...pathsOf({ plan, team, carry, levels }), ...examples.map((example) => example.path)])
    lines[pathText(path)] = source.line(path);
  const title = document.title ?? { zh: document.id, en: document.id };
  const program: Program = {
    version: 3,
    rubric: { id: document.id, version: document.version, digest: digest(tree), title },
    plan,
    ...(team ? { team } : {}),
    ...(document.period === undefined ? {} : { period: document.period.of }),
    ...(carry.length > 0 ? { carry } : {}),
    ...(levels.length > 0 ? { levels } : {}),
    lines,
  };
  return { program, diagnostics: all, source, examples };
};

export const compileText = (text: string, name: string): Compiled => {
  const { value, source, diagnostics } = readYaml(text, name);
  return value === undefined ? { diagnostics, source, examples: [] } : compileTree(value, source, diagnostics);
};

export const compileObject = (value: unknown, name: string): Compiled => {
  const tree = treeOf(value);
  return compileTree(tree, objectSource(tree, name), []);
};
