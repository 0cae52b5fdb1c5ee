import { type Typed, typedNumber } from "../../language/kinds.ts";
import { input } from "../../plan/build.ts";
import type { Input } from "../../plan/ir.ts";

/** What a fact is in a formula. */
export const typedInput = ({ name, of }: Input): Typed => {
  switch (of.type) {
    case "number":
      return typedNumber(of.kind, input(name));
    case "choice":
      return { sort: "choice", value: { op: "choiceInput", name }, values: of.values.map(({ value }) => value) };
    case "flag":
      return { sort: "flag", value: { op: "flag", name } };
    case "text":
      return { sort: "text", name };
    case "list":
      return { sort: "list", name };
  }
};
