/** One figure out of many numbers: a list's column, numbers written one by one, or everybody's. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import { type TypedNumber, typedNumber } from "../../language/kinds.ts";
import { holdsAlways, quotient, sum as sumOf, times } from "../../plan/build.ts";
import type { Bag, Gather, Numeric } from "../../plan/ir.ts";
import { fraction, sign } from "../../text/exact.ts";
import { unified } from "../operands.ts";
import { asGiven, type Call, defineFunction, type FunctionEntry, form } from "./define.ts";
import { ofPeople, overPeople, type PeopleFigure } from "./over-people.ts";
import * as parameters from "./parameters.ts";

const listMayBeEmpty = defineDiagnostic<{ name: string; list: string }>({
  code: "expression/list-may-be-empty",
  severity: "error",
  en: ({ name, list }) => `\`${name}\` of \`${list}\` has no answer when the list is empty.`,
  zh: ({ name, list }) => `明细表“${list}”为空时，“${name}”没有结果。`,
  help: {
    en: ({ name, list }) =>
      `Declare \`at_least: 1\` on the list \`${list}\`, or write \`each: ${list}\` with \`combine: ${name}\` and \`if_empty\`.`,
    zh: ({ name, list }) =>
      `请在明细表“${list}”上声明 at_least: 1，或改写成 each: ${list} 加 combine: ${name}，并用 if_empty 写明为空时的值。`,
  },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { is: mean(d.x), decimals: 2 } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9, at_least: 1 } }\nmeasures: { m: { is: mean(d.x), decimals: 2 } }\nresults: { r: { is: m } }\n",
});

type Gathering = {
  readonly name: string;
  readonly people: PeopleFigure;
  readonly rows: (bag: Bag) => Numeric;
  readonly items: (values: readonly Numeric[]) => Numeric;
  /** Whether an empty list has an answer. */
  readonly ofNothing?: true;
};

const gathering = ({ name, people, rows, items, ofNothing }: Gathering): FunctionEntry =>
  defineFunction({
    name,
    complaints: [listMayBeEmpty, ...ofPeople],
    wanted: { zh: "一列明细，或一个以上的数", en: "a column of a list, or one or more numbers" },
    forms: [
      overPeople(people, `${name}(team.sales, region)`),
      form({
        example: `${name}(deals.amount)`,
        takes: [parameters.columnOfNumbers],
        makes: asGiven,
        lower: ([{ list, of }], call) => {
          const bag: Bag = { bag: "rows", list, value: of.value, when: holdsAlways };
          return ofNothing || isSomething(bag, list, call) ? typedNumber(of.kind, rows(bag)) : undefined;
        },
      }),
      form({
        example: `${name}(sales, plan)`,
        takes: [parameters.oneOrMore(parameters.number)],
        makes: asGiven,
        lower: ([numbers], { span, walk }): TypedNumber | undefined => {
          const kind = unified(numbers, name, span, walk);
          return kind && typedNumber(kind, items(numbers.map(({ value }) => value)));
        },
      }),
    ],
  });

const isSomething = (bag: Bag, list: string, { name, span, walk: { env } }: Call): boolean => {
  const length = env.bound(gather("count")(bag));
  if (length && sign(length.low) > 0) return true;
  env.complain(listMayBeEmpty, { name, list }, span);
  return false;
};
const gather =
  (by: Gather["by"]) =>
  (of: Bag): Numeric => ({ op: "gather", by, of });
const extreme =
  (op: "least" | "greatest") =>
  (values: readonly Numeric[]): Numeric => {
    const [only, another] = values;
    return only && !another ? only : { op, of: values };
  };

/** All of them added up. Of an empty list: 0. */
export const sum = gathering({
  name: "sum",
  people: "sum",
  rows: gather("sum"),
  items: (values) => sumOf(...values),
  ofNothing: true,
});
/** The sum over how many there are: a fraction, to be rounded where it is shown. Refuses a list that may be empty. */
export const mean = gathering({
  name: "mean",
  people: "mean",
  rows: (bag) => quotient(gather("sum")(bag), gather("count")(bag)),
  items: (values) => times(sumOf(...values), fraction(1, values.length)),
});
/** The one in the middle; of an even number, the mean of the middle two. Refuses a list that may be empty. */
export const median = gathering({
  name: "median",
  people: "median",
  rows: gather("median"),
  items: (values) => gather("median")({ bag: "items", of: values.map((value) => ({ value, when: holdsAlways })) }),
});
/** The least, dates included. Refuses a list that may be empty. */
export const min = gathering({ name: "min", people: "least", rows: gather("least"), items: extreme("least") });
/** The greatest, dates included. Refuses a list that may be empty. */
export const max = gathering({ name: "max", people: "greatest", rows: gather("greatest"), items: extreme("greatest") });
