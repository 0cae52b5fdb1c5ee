/**
 * The integer form as formulas: one handler per op. Every slot and every input has a column; to have no value is to be #N/A, which operators,
 * comparisons and the condition of an IF hand on by themselves, as the integer form wants it.
 */
import { type BoolOf, fold, ofSlot } from "../../integers/fold.ts";
import type { Bool, Int } from "../../integers/ir.ts";
import { reads } from "../../integers/visit.ts";
import { branch } from "./branch.ts";
import {
  and,
  anyOne,
  call,
  everyOne,
  type Formula,
  floorOf,
  infix,
  none,
  number,
  or,
  product,
  read,
  sum,
  when,
} from "./formula.ts";
import { gatherItems, gatherRows } from "./gather.ts";
import { atomOf, type Ground, lookUp, type Nodes, type Spot } from "./ground.ts";
import { codeIn, stateKey, states, valueKey } from "./keys.ts";

export const openGround = (parts: Omit<Ground, "nodes">): Ground => {
  const ground: Ground = { ...parts, nodes: (spot) => nodesIn(ground, spot) };
  return ground;
};

const nodesIn = (ground: Ground, spot: Spot): Nodes => {
  const { table } = spot;
  const named = ({ name }: { readonly name: string }, go: Nodes): Formula => {
    const slot = ground.inlined(name);
    return slot ? ofSlot(slot, go) : lookUp(ground.home(name), valueKey(name), table);
  };
  const each = (node: Int & { readonly of: readonly Int[] }, { number: go }: Nodes): readonly Formula[] => {
    ground.see(node, spot.title);
    return node.of.map(go);
  };
  const state = ({ bool, name }: BoolOf<"given" | "notApplicable">): Formula => {
    const found = lookUp(ground.home(name), stateKey(name), table);
    const wanted = number(bool === "given" ? states.good : states.notApplicable);
    const { optional = false, mayNotApply = false } = ground.column(name) ?? {};
    // A fact that has to be there, and one that cannot be read, say nothing of themselves.
    const least = infix("<=", found, number(optional ? states.blank : states.good));
    const known = mayNotApply ? or([least, infix("=", found, number(states.notApplicable))]) : least;
    return when(known, infix("=", found, wanted), none);
  };
  return fold<Formula, Formula, Formula>({
    number: {
      constant: ({ value }) => number(value),
      column: named,
      slot: named,
      sum: (node, go) => sum(each(node, go)),
      product: (node, go) => product(each(node, go)),
      least: (node, go) => call("MIN", ...each(node, go)),
      greatest: (node, go) => call("MAX", ...each(node, go)),
      floorDivide: (node, go) => {
        ground.see(node, spot.title);
        return floorOf(go.number(node.of), go.number(node.by));
      },
      table: (node, go) => branch(ground, spot, node, go, go.number),
      gather: (node) => {
        ground.see(node, spot.title);
        return node.of.bag === "items" ? gatherItems(ground, spot, node, node.of.of) : gatherRows(ground, spot, node, node.of);
      },
      before: (node) => {
        ground.see(node, spot.title);
        return gatherRows(ground, spot, "before", { list: node.list, value: node.value, when: always });
      },
      refuse: () => none,
    },
    condition: {
      flag: named,
      slot: named,
      given: state,
      notApplicable: state,
      within: ({ of, from, upTo }, go) => {
        if (from !== undefined && from === upTo) return infix("=", go.number(of), number(from));
        const value = (from === undefined) === (upTo === undefined) ? atomOf(ground, spot, go.number(of)) : go.number(of);
        if (from === undefined && upTo === undefined) return read(value);
        return and([
          ...(from === undefined ? [] : [infix(">=", value, number(from))]),
          ...(upTo === undefined ? [] : [infix("<=", value, number(upTo))]),
        ]);
      },
      compare: ({ is, left, right }, go) => infix(is, go.number(left), go.number(right)),
      among: ({ of, codes }, go) => {
        const value = codes.length === 1 ? go.choice(of) : atomOf(ground, spot, go.choice(of));
        if (codes.length === 0) return infix("<>", value, value);
        return or(codes.map((code) => infix("=", value, number(codeIn(code)))));
      },
      all: ({ of }, go) => junction(of, of.map(go.condition), and, everyOne),
      any: ({ of }, go) => junction(of, of.map(go.condition), or, anyOne),
      not: ({ of }, go) => call("NOT", go.condition(of)),
    },
    choice: {
      constant: ({ value }) => number(codeIn(value)),
      column: named,
      slot: named,
      table: (node, go) => branch(ground, spot, node, go, go.choice),
    },
  });
};
const always: Bool = { bool: "all", of: [] };

/** AND and OR say it in fewer words, where it makes no difference which parts are read. */
const junction = (
  of: readonly Bool[],
  parts: readonly Formula[],
  together: (parts: readonly Formula[]) => Formula,
  inTurn: (parts: readonly Formula[]) => Formula,
): Formula => (readTheSame(of) && !parts.slice(1).some(canFail) ? together(parts) : inTurn(parts));
/** A divisor may be 0, and a place may not be there, where nobody would look. */
const canFail = (formula: Formula): boolean =>
  "of" in formula && ((formula.is === "infix" ? formula.sign === "/" : formula.name === "SMALL") || formula.of.some(canFail));
/** All parts read what the first one reads always. */
const readTheSame = (of: readonly Bool[]): boolean => {
  const [first, ...rest] = of;
  if (!first || rest.length === 0) return false;
  const sure = new Set<string>();
  reads.condition(first)((kind, name, always) => always && sure.add(`${kind} ${name}`), true);
  return rest.every((part) => {
    let same = true;
    reads.condition(part)((kind, name) => {
      if (kind === "state" || !sure.has(`${kind} ${name}`)) same = false;
    }, true);
    return same;
  });
};
