/** What a node of the integer form reads, and what of it is read whatever the facts are. */
import type { Bool, Code, Int, IntAxis, IntRow, Slot } from "../../integers/ir.ts";

/** `always`: the node cannot be evaluated without it. Of the state of an input (given, not applicable) nothing is demanded. */
export type Visit = (sort: "column" | "slot" | "state", name: string, always: boolean) => void;

export const isAlways = (when: Bool): boolean => when.bool === "all" && when.of.length === 0;

const branch = <R>(
  on: readonly IntAxis[],
  rows: readonly IntRow<R>[],
  always: boolean,
  visit: Visit,
  result: (of: R, always: boolean) => void,
) => {
  for (const axis of on)
    switch (axis.axis) {
      case "number":
        visitInt(axis.of, always, visit);
        break;
      case "fraction":
        visitInt(axis.num, always, visit);
        visitInt(axis.den, always, visit);
        break;
      case "choice":
        visitCode(axis.of, always, visit);
        break;
      case "condition":
        visitBool(axis.of, always, visit);
    }
  for (const row of rows) {
    for (const cell of row.cells) if (cell.cell === "fraction") visitBool(cell.when, false, visit);
    result(row.result, always && rows.length === 1);
  }
};

export const visitInt = (node: Int, always: boolean, visit: Visit): void => {
  switch (node.int) {
    case "constant":
    case "refuse":
      break;
    case "column":
    case "slot":
      visit(node.int, node.name, always);
      break;
    case "sum":
    case "product":
    case "least":
    case "greatest":
      for (const part of node.of) visitInt(part, always, visit);
      break;
    case "floorDivide":
      visitInt(node.of, always, visit);
      visitInt(node.by, always, visit);
      break;
    case "table":
      branch(node.on, node.rows, always, visit, (of, inside) => visitInt(of, inside, visit));
      break;
    case "before":
      visitInt(node.value, false, visit);
      break;
    case "gather": {
      const { of } = node;
      if (of.bag === "rows") visit("column", of.list, always);
      for (const { value, when } of of.bag === "items" ? of.of : [of]) {
        const once = always && of.bag === "items";
        visitBool(when, once, visit);
        visitInt(value, once && isAlways(when), visit);
      }
    }
  }
};
export const visitBool = (node: Bool, always: boolean, visit: Visit): void => {
  switch (node.bool) {
    case "flag":
      visit("column", node.name, always);
      break;
    case "slot":
      visit("slot", node.name, always);
      break;
    case "given":
    case "notApplicable":
      visit("state", node.name, always);
      break;
    case "within":
      visitInt(node.of, always, visit);
      break;
    case "compare":
      visitInt(node.left, always, visit);
      visitInt(node.right, always, visit);
      break;
    case "among":
      visitCode(node.of, always, visit);
      break;
    case "all":
    case "any":
      node.of.forEach((part, i) => {
        visitBool(part, always && i === 0, visit);
      });
      break;
    case "not":
      visitBool(node.of, always, visit);
  }
};
export const visitCode = (node: Code, always: boolean, visit: Visit): void => {
  switch (node.code) {
    case "constant":
      break;
    case "column":
    case "slot":
      visit(node.code, node.name, always);
      break;
    case "table":
      branch(node.on, node.rows, always, visit, (of, inside) => visitCode(of, inside, visit));
  }
};
export const visitSlot = ({ is }: Slot, always: boolean, visit: Visit): void => {
  switch (is.sort) {
    case "number":
      visitInt(is.value, always, visit);
      break;
    case "choice":
      visitCode(is.value, always, visit);
      break;
    case "condition":
      visitBool(is.value, always, visit);
  }
};

/** Slots and columns that `start` reads whatever the facts are, directly or through slots of the same list (none: of the sheet). */
export const demanded = (slots: ReadonlyMap<string, Slot>, list: string | undefined, start: (visit: Visit) => void) => {
  const found = { slots: new Set<string>(), columns: new Set<string>() };
  const visit: Visit = (sort, name, always) => {
    if (!always || sort === "state") return;
    if (sort === "column") found.columns.add(name);
    const slot = slots.get(name);
    if (sort !== "slot" || !slot || slot.list !== list || found.slots.has(name)) return;
    found.slots.add(name);
    visitSlot(slot, true, visit);
  };
  start(visit);
  return found;
};
/** How many times each slot is named in all that can be reached. */
export const uses = (slots: readonly Slot[], roots: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  roots.forEach(count);
  for (const slot of [...slots].reverse())
    if (counts.has(slot.name)) visitSlot(slot, true, (sort, name) => sort === "slot" && count(name));
  return counts;
};
