/** A document while it is lowered: what each of its sections works with. */
import type { Tree } from "../language/scalars.ts";
import type { Complain } from "../language/validate.ts";
import type { Context, Host } from "../rules/context.ts";
import type { Document } from "./document.ts";
import { openRegister, type Register } from "./register.ts";
import { createContext, type Source, type Surroundings } from "./values/context.ts";
import { lowerForm } from "./values/element.ts";
import { lowerLine } from "./values/line.ts";
import type { Stage, Workshop } from "./workshop.ts";

export type Draft = {
  readonly document: Document;
  /** Whether the file has the key at all, if perhaps with something that is no use. */
  readonly mentions: (key: string) => boolean;
  readonly workshop: Workshop;
  readonly complain: Complain;
  readonly keys: Source["keys"];
  readonly register: Register;
  /** The context of whoever is computed at that stage. */
  readonly contextFor: (stage: Stage, order: number, host: Host) => Context;
};
export type Opening = Pick<Draft, "document" | "mentions" | "workshop" | "complain"> & { readonly source: Source };

export const openDraft = ({ document, mentions, workshop, complain, source }: Opening): Draft => ({
  document,
  mentions,
  workshop,
  complain,
  keys: source.keys,
  register: openRegister(workshop.names, complain),
  contextFor: (stage, order, host) => {
    const around: Surroundings = {
      workshop,
      complain,
      keys: source.keys,
      textAt: source.textAt,
      form: lowerForm,
      line: lowerLine,
      periodDate: document.period?.date,
      owner: { stage, order },
    };
    return createContext(host, workshop.scopeOf(host.list), around);
  },
});

type Section = "facts" | "parameters" | "measures" | "adjustments" | "results" | "dimensions";
/** What stands under a key of the document, in the order of the file. */
export const entriesOf = ({ document, keys }: Draft, section: Section): readonly (readonly [string, Tree])[] => {
  const map = document[section];
  return map ? keys([section], map).map((name) => [name, map[name] ?? ""] as const) : [];
};
