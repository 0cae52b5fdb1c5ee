/** Which inputs and definitions a part of a plan mentions. */
import type { Definition } from "./ir.ts";

/** Names of inputs and definitions, in no order that means anything. */
export const readsOf = ({ is }: Definition): ReadonlySet<string> => {
  const found = new Set<string>();
  const walk = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === "object" && node !== null)
      for (const [key, inner] of Object.entries(node)) {
        if ((key === "name" || key === "list") && typeof inner === "string") found.add(inner);
        else if (key !== "at" && key !== "says" && typeof inner === "object") walk(inner);
      }
  };
  walk(is);
  return found;
};
