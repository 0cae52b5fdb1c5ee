/** A name in a formula: what it stands for, or what its author may have meant. */
import { peopleName, peopleNameText } from "../language/dotted.ts";
import type { Typed } from "../language/kinds.ts";
import { suggest } from "../text/suggest.ts";
import { unknownName } from "./complaints.ts";
import type { Node, Walk } from "./walk.ts";

export const named = ({ name, span }: Node<"name">, { env }: Walk): Typed | undefined => {
  const found = env.lookup(name, span);
  if (found !== undefined) return found === "failed" ? undefined : found;
  const people = peopleName(name);
  const known = [...env.names()].map((of) => (people ? peopleNameText({ ...people, of }) : of));
  env.complain(unknownName, { name, near: suggest(name, known) }, span);
  return undefined;
};
