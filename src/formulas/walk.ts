/** What every part of the language is lowered with. Here and below, undefined means that the complaint has been made. */
import type { Typed } from "../language/kinds.ts";
import type { Environment } from "./environment.ts";
import type { Expression, Span } from "./parse.ts";

export type Walk = {
  readonly env: Environment;
  /** What a part of the formula means. */
  readonly go: (node: Expression) => Typed | undefined;
  /** The same walk where something else is seen or known. */
  readonly under: (env: Environment) => Walk;
};
export type Node<Tag extends Expression["node"]> = Expression & { readonly node: Tag };

/** A part as its author wrote it. */
export const written = ({ span }: { readonly span: Span }, { text }: Environment): string => text.slice(...span);
