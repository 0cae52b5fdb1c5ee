/** `&x` and `!x` as the parser saw them, in the order written: composed nodes keep their meaning and lose their place. */
import { CST } from "yaml";
import { walk } from "./walk.ts";

/** Marks are passed one after the other, in the order of the file. */
type Marks = {
  /** Those up to an offset, and where the thing that they mark starts: at the first of them. */
  readonly take: (before: number) => { readonly start: number; readonly passed: readonly CST.SourceToken[] };
  readonly skip: (before: number) => void;
};

export const marksIn = (tokens: readonly CST.Token[]): Marks => {
  const marks = anchorsAndTags(tokens);
  let next = 0;
  const from = () => marks[next]?.offset ?? Number.POSITIVE_INFINITY;
  return {
    take: (before) => {
      const [start, first] = [Math.min(from(), before), next];
      while (from() <= before) next++;
      return { start, passed: marks.slice(first, next) };
    },
    skip: (before) => {
      while (from() < before) next++;
    },
  };
};

const anchorsAndTags = (tokens: readonly CST.Token[]): readonly CST.SourceToken[] => {
  const found: CST.SourceToken[] = [];
  const collect = (list: readonly CST.SourceToken[]) =>
    found.push(...list.filter(({ type }) => type === "anchor" || type === "tag"));
  for (const token of tokens) if (token.type === "document") collect(token.start);
  for (const { token } of walk(tokens)) {
    if (!CST.isCollection(token)) continue;
    for (const { start, sep } of token.items) {
      collect(start);
      if (sep) collect(sep);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
};
