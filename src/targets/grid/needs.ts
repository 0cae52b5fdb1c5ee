/** What a definition needs to have a value. */
import { ofSlot } from "../../integers/fold.ts";
import type { Slot } from "../../integers/ir.ts";
import { divisorOf, ownerOf } from "../../integers/slot-names.ts";
import { reads } from "../../integers/visit.ts";
import type { Definition } from "../../plan/ir.ts";
import { readsOf } from "../../plan/visit.ts";

/** Inputs and slots of other definitions: those that are read whatever the facts are, and the others. */
export type Needs = { readonly sure: readonly string[]; readonly perhaps: readonly string[] };

export const needsOf = (name: string, slots: ReadonlyMap<string, Slot>, definition: Definition | undefined): Needs => {
  const [sure, perhaps, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const isOwn = (read: string) => read !== name && ownerOf(read) === name;
  const visit = (read: string, always: boolean) => {
    const slot = slots.get(read);
    if (!slot || seen.has(read)) return;
    seen.add(read);
    ofSlot(slot, reads)((_, part, inside) => {
      if (slots.has(part) && isOwn(part)) visit(part, inside);
      else (inside ? sure : perhaps).add(part);
    }, always);
  };
  for (const own of [name, divisorOf(name)]) visit(own, true);
  // A definition that always refuses is not read at all, and refuses in place of its reader.
  if (definition) for (const read of readsOf(definition)) if (!sure.has(read)) perhaps.add(read);
  return { sure: [...sure], perhaps: [...perhaps].filter((one) => !sure.has(one)) };
};
