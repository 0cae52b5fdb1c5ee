/** People for a rubric, on and beside its edges, as facts for the engine and as the cells of a table. */
import { askedOf, type Facts, isRecords, notApplicable } from "../../src/plan/facts.ts";
import { valueText } from "../../src/plan/format.ts";
import type { Input, Program } from "../../src/plan/ir.ts";
import type { Fraction } from "../../src/text/exact.ts";
import { anyFacts, literalsOf } from "../plan/arbitrary-facts.ts";
import { type Draw, pick } from "../plan/arbitrary-world.ts";
import { type Cell, cellOf, type Grid } from "./cells.ts";

type Raw = Readonly<Record<string, unknown>>;
export type Crowd = {
  /** For the engine: a person each. */
  readonly people: readonly { readonly person: Readonly<Record<string, string>>; readonly facts: Raw }[];
  readonly header: readonly Cell[];
  readonly rows: Grid;
  /** For each list its header and records. */
  readonly lists: readonly Grid[];
};

/** As a program hands it in. */
const rawOf = ({ of }: Input, given: NonNullable<ReturnType<Facts["get"]>>): unknown => {
  if (given === notApplicable) return "n/a";
  return of.type === "number" ? valueText(of.kind, given as Fraction) : given;
};
/** Cells that are no fact, and what an engine would be handed for them. */
const junk: readonly (readonly [cell: Cell, raw: unknown])[] = [
  ["随便", "随便"],
  [123456.789, "123456.789"],
  ["九十", "九十"],
  [-3, "-3"],
  [0.123456, "0.123456"],
];
const fits = ({ of }: Input): boolean =>
  of.type === "number" && of.kind !== "percent" && of.kind !== "date" && of.kind !== "datetime";

/** Titles, ids, either language: whatever nobody else is called. */
const headerOf = (draw: Draw, input: Input, others: readonly Input[]): string => {
  const own = [input.name, input.title.zh, input.title.en];
  const name = pick(draw, own);
  const plain = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s_]+/g, "");
  const taken = others.some(
    (other) => other !== input && [other.name, other.title.zh, other.title.en].some((text) => plain(text) === plain(name)),
  );
  return taken ? input.name : name;
};
const shuffled = <T>(draw: Draw, all: readonly T[]): readonly T[] => {
  const rest = [...all];
  return all.map(() => rest.splice(draw(rest.length), 1)[0] as T);
};

/** Few records have as many edges as many. */
const withShortList = (input: Input): Input => {
  const { of } = input;
  if (of.type !== "list") return input;
  return { ...input, of: { ...of, atMost: Math.min(of.atMost, (of.atLeast ?? 0) + 12) } };
};

export const crowd = (draw: Draw, program: Program, size: number): Crowd => {
  const { plan } = program;
  const asked = askedOf(plan).map(withShortList);
  const single = shuffled(
    draw,
    asked.filter(({ of }) => of.type !== "list"),
  );
  const lists = asked.flatMap((input) => (input.of.type === "list" ? [{ name: input.name, columns: input.of.columns }] : []));
  const literals = literalsOf(plan);
  const records = lists.map((): Cell[][] => []);
  const people: Crowd["people"][number][] = [];
  const rows: Cell[][] = [];
  for (let i = 0; i < size; i++) {
    const facts = anyFacts(draw, asked, literals, pick(draw, [0, 0, 0, 7]));
    const who = `S${String(i + 1).padStart(4, "0")}`;
    const raw: Record<string, unknown> = {};
    const row = single.map((input): Cell => {
      const given = facts.get(input.name);
      if (fits(input) && draw(60) === 0) {
        const [cell, value] = pick(draw, junk);
        raw[input.name] = value;
        return cell;
      }
      if (given !== undefined) raw[input.name] = rawOf(input, given);
      return cellOf(draw, input, given);
    });
    for (const [n, { name, columns }] of lists.entries()) {
      const given = facts.get(name);
      const own = isRecords(given) ? given : [];
      raw[name] = own.map((record) =>
        Object.fromEntries(
          columns.flatMap((column) => {
            const value = record.get(column.name);
            return value === undefined ? [] : [[column.member.key, rawOf(column, value)]];
          }),
        ),
      );
      for (const record of own)
        records[n]?.push([who, ...columns.map((column) => cellOf(draw, column, record.get(column.name)))]);
    }
    people.push({ person: { 工号: who }, facts: raw });
    rows.push([who, ...row]);
  }
  return {
    people,
    header: ["工号", ...single.map((input) => headerOf(draw, input, asked))],
    rows,
    lists: lists.map(({ columns }, n) => [["工号", ...columns.map(({ title }) => title.zh)], ...(records[n] ?? [])]),
  };
};
