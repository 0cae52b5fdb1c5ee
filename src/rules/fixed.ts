import type { Kind } from "../language/kinds.ts";
import { constantOf } from "../plan/build.ts";
import type { Fraction } from "../text/exact.ts";
import type { Sentence } from "../text/sentence.ts";
import type { Outcome } from "./context.ts";

/** An amount that does not depend on any fact. */
export type Fixed = { readonly value: Fraction; readonly kind: Kind; readonly words: Sentence };
export const fixedOf = ({ typed, words }: Outcome): Fixed | undefined => {
  const value = typed.sort === "number" ? constantOf(typed.value) : undefined;
  return typed.sort === "number" && value ? { value, kind: typed.kind, words } : undefined;
};
