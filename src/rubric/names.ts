/** What a name means where it stands: a column of the record, a name of the sheet, a list's column, everybody's value, a figure of the shorter period. */
import { type PeopleName, peopleName, splitName } from "../language/dotted.ts";
import type { Typed } from "../language/kinds.ts";
import type { Host } from "../rules/context.ts";
import { typedInput } from "./facts/typed.ts";
import { type Stage, stages, type Unfit, type Workshop } from "./workshop.ts";

/** `too early`: it is computed later than what asks for it. */
export type Found = Typed | Unfit | "failed" | "too early" | undefined;

export const openNames = (host: Host, owner: { readonly stage: Stage; readonly order: number }, workshop: Workshop) => {
  const own = stages.indexOf(owner.stage);
  const ofSheet = (name: string): Found => {
    const named = workshop.names.get(name);
    if (!named) return undefined;
    const theirs = stages.indexOf(named.stage);
    return theirs > own || (theirs === own && named.order > owner.order) ? "too early" : named.resolve();
  };
  const columnIn = (list: string, column: string) => {
    if (list === workshop.below?.list) return workshop.below.column(column);
    return workshop.inputs.column(list, column);
  };
  const ofRecord = (name: string): Found => {
    const column = host.list === undefined ? undefined : columnIn(host.list, name);
    return column === undefined || column === "failed" || "unfit" in column ? column : typedInput(column);
  };
  /** `deals.amount`, outside of one record. */
  const ofList = (name: string): Found => {
    const dotted = splitName(name);
    if (!dotted) return undefined;
    const found = columnIn(dotted.owner, dotted.rest);
    if (found === undefined || found === "failed" || "unfit" in found) return found;
    const typed = typedInput(found);
    return typed.sort === "number" || typed.sort === "choice" || typed.sort === "flag"
      ? { sort: "column", list: dotted.owner, of: typed }
      : undefined;
  };
  /** `team.x`, `others.x`: what stands on everybody's sheet, whatever a record calls its columns. */
  const ofPeople = ({ others, of }: PeopleName): Found => {
    if (of === undefined) return { sort: "people", others, of };
    const typed = ofSheet(of);
    if (typeof typed !== "object" || "unfit" in typed) return typed;
    return typed.sort === "number" || typed.sort === "flag" ? { sort: "people", others, of: { name: of, typed } } : undefined;
  };
  const columnOf = (list: string, column: string) => {
    const found = columnIn(list, column);
    return found === "failed" || (found && "unfit" in found) ? undefined : found;
  };
  const columnNames = (list: string): readonly string[] => {
    if (list === workshop.below?.list) return workshop.below.names();
    const input = workshop.inputs.get(list);
    return input?.of.type === "list" ? input.of.columns.map(({ member }) => member.key) : [];
  };
  return {
    lookup: (name: string): Found => {
      const people = peopleName(name);
      return people ? ofPeople(people) : (ofRecord(name) ?? ofSheet(name) ?? ofList(name));
    },
    columnOf,
    /** Every name that could stand here, for suggestions. */
    visible: (): readonly string[] => [
      ...(host.list === undefined ? [] : columnNames(host.list)),
      ...[...workshop.names.values()].filter((named) => stages.indexOf(named.stage) <= own).map((named) => named.name),
      ...(workshop.below?.names().map((name) => `${workshop.below?.list}.${name}`) ?? []),
    ],
  };
};
