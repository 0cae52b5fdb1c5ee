/** Where a node of the plan stands while it is lowered. */
import type { Scope } from "../plan/bounds/bounds.ts";
import type { Go } from "../plan/fold.ts";
import type { Bool, Code } from "./ir.ts";
import type { Namer, Scaled } from "./scaled.ts";

export type Place = {
  /** What is known here: the row that the node stands in sharpens the ranges. */
  readonly scope: Scope;
  /** Makes the slots of the definition, or of the records, that the node belongs to. */
  readonly named: Namer;
  readonly around: Surroundings;
};
export type Surroundings = {
  /** The numbers of earlier definitions. */
  readonly definition: (name: string) => Scaled | undefined;
  readonly code: (option: string) => number;
  /** Makes slots for what stands within the records of a list. */
  readonly namedIn: (list: string) => Namer;
};
export type Lowering = Go<(place: Place) => Scaled, (place: Place) => Bool, (place: Place) => Code>;

export const within = (place: Place, scope: Scope): Place => ({ ...place, scope });
