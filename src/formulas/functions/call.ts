/** A call: which function, which form of it, whether the arguments can be meant for it. What they have to be is said by the table alone. */
import type { Typed } from "../../language/kinds.ts";
import type { Says } from "../../text/path.ts";
import { unknownFunction, wrongArguments } from "../complaints.ts";
import type { Expression } from "../parse.ts";
import type { Node, Walk } from "../walk.ts";
import type { Form, FunctionEntry, Given } from "./define.ts";
import { functions } from "./index.ts";

const byName: ReadonlyMap<string, FunctionEntry> = new Map(functions.map((entry) => [entry.name, entry]));
const names = functions.map(({ name }) => name).join(", ");

export const call = ({ name, of, span }: Node<"call">, outer: Walk): Typed | undefined => {
  const { env } = outer;
  const entry = byName.get(name);
  if (!entry) {
    env.complain(unknownFunction, { name, known: names }, span);
    return undefined;
  }
  const walk = remembering(outer);
  const meant = meantBy(entry, of, walk);
  if (!meant) return undefined;
  if ("form" in meant) return meant.form.lower(meant.given, { name, span, walk });
  env.complain(wrongArguments, { name, wanted: meant.wanted }, span);
  return undefined;
};

/** Each argument is given its meaning once, however many forms ask for it. */
const remembering = (walk: Walk): Walk => {
  const known = new Map<Expression, Typed | undefined>();
  return {
    ...walk,
    go: (node) => {
      if (!known.has(node)) known.set(node, walk.go(node));
      return known.get(node);
    },
  };
};

type Meant = { readonly form: Form; readonly given: Given } | { readonly wanted: Says };

const meantBy = ({ forms, wanted }: FunctionEntry, of: readonly Expression[], walk: Walk): Meant | undefined => {
  const [first] = of;
  for (const form of forms) {
    const decided = form.wanted !== undefined && first !== undefined && form.takes[0].fits(first, walk);
    // What is wrong with the argument that decides comes before what is wrong with the others.
    if (decided && !walk.go(first)) return undefined;
    const given = dealt(form, of, walk);
    if (given) return { form, given };
    if (decided) return { wanted: form.wanted };
  }
  return { wanted };
};

/** How many there are is asked first: what is one too many is not looked at. */
const dealt = ({ takes }: Form, of: readonly Expression[], walk: Walk): Given | undefined => {
  const total = (edge: "least" | "most") => takes.reduce((sum, parameter) => sum + parameter[edge], 0);
  if (of.length < total("least") || of.length > total("most")) return undefined;
  let from = 0;
  const given: (readonly Expression[])[] = [];
  for (const { most, fits } of takes) {
    const share = of.slice(from, from + most);
    if (!share.every((node) => fits(node, walk))) return undefined;
    given.push(share);
    from += most;
  }
  return given;
};
