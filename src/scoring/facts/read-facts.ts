/** One person's raw facts, read by the types that the rubric declares. Nothing is guessed, rounded or defaulted; all complaints come at once. */
import type { Facts } from "../../plan/facts.ts";
import { notApplicable } from "../../plan/facts.ts";
import type { Input, InputType } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { memberOf, recordOf } from "../../plan/names.ts";
import type { Says } from "../../text/path.ts";
import { didYouMean, suggest } from "../../text/suggest.ts";
import { type Fail, isMapping, isMissing, type RawFacts, saysNotApplicable } from "./given.ts";
import { type Problem, problem } from "./problem.ts";
import { readFact } from "./read-fact.ts";

export type ReadFacts = { readonly facts: Facts; readonly problems: readonly Problem[] };
type Given = NonNullable<ReturnType<Facts["get"]>>;
/** `fact`: what complaints call it. */
type OneReader = (raw: unknown, fact: string, problems: Problem[]) => Given | undefined;
/** `record`: what complaints call the record of a list that they are about. */
type RecordReader = (raw: RawFacts, record: string | undefined, problems: Problem[]) => Facts;

/** Compiles the reader of a rubric's facts. Missing facts are no complaint here: whether one is needed depends on the others. */
export const factReader = (inputs: readonly Input[]): ((raw: unknown) => ReadFacts) => {
  const owners = new Set(inputs.flatMap(({ member }) => (member ? [member.of] : [])));
  const read = recordReader(byName(inputs), owners);
  return (raw) => {
    const problems: Problem[] = [];
    if (isMapping(raw)) return { facts: read(raw, undefined, problems), problems };
    const shape = problem(
      "facts/shape",
      "一个人的数据应为一组“名称: 值”",
      "one person's facts have to be a mapping of names to values",
    );
    return { facts: new Map(), problems: [shape] };
  };
};

/** `inputs`: by the names under which they are handed in. `owners`: of implied facts, which may be handed in together. */
const recordReader = (inputs: ReadonlyMap<string, Input>, owners: ReadonlySet<string>): RecordReader => {
  const known = new Map([...inputs].map(([key, input]) => [key, { input, read: oneReader(input) }]));
  const asked = [...inputs].flatMap(([key, { source }]) => (source === undefined ? [key] : []));
  const isOwner = (key: string) => owners.has(key) && !known.has(key);
  return (raw, record, problems) => {
    const facts = new Map<string, Given>();
    const { flat, twice } = flatten(raw, isOwner);
    for (const [key, given] of flat) {
      const [one, fact] = [known.get(key), record === undefined ? key : memberOf(record, key)];
      if (twice.has(key)) problems.push(givenTwice(fact, one?.input));
      else if (!one) problems.push(unknownFact(fact, key, asked));
      else {
        const value = one.read(given, fact, problems);
        if (value !== undefined) facts.set(one.input.name, value);
      }
    }
    return facts;
  };
};

/** `{ attitude: { customer: 4 } }` says the same as `{ "attitude.customer": 4 }`. */
const flatten = (
  raw: Readonly<Record<string, unknown>>,
  isOwner: (key: string) => boolean,
): { readonly flat: ReadonlyMap<string, unknown>; readonly twice: ReadonlySet<string> } => {
  const flat = new Map<string, unknown>();
  const twice = new Set<string>();
  const add = (name: string, given: unknown) => {
    if (!isMissing(flat.get(name)) && !isMissing(given)) twice.add(name);
    if (!flat.has(name) || !isMissing(given)) flat.set(name, given);
  };
  for (const [key, given] of Object.entries(raw)) {
    if (isOwner(key) && isMapping(given)) for (const [inner, value] of Object.entries(given)) add(memberOf(key, inner), value);
    else add(key, given);
  }
  return { flat, twice };
};

const oneReader = (input: Input): OneReader => {
  const { of } = input;
  const readList = of.type === "list" ? listReader(of) : undefined;
  return (raw, fact, problems) => {
    const given = typeof raw === "string" ? raw.trim() : raw;
    if (isMissing(given)) return undefined;
    const fail = failure(input, fact, problems);
    if (saysNotApplicable(given) && of.type !== "text") return input.mayNotApply ? notApplicable : needsValue(fail);
    if (of.type !== "list") return readFact(given, of, fail);
    return readList?.(given, fact, problems, fail);
  };
};

/** Records imply nothing. */
const nobody: ReadonlySet<string> = new Set();
const listReader = ({ columns, atMost, atLeast: least = 0 }: InputType & { type: "list" }) => {
  const read = recordReader(new Map(columns.map((column) => [column.member.key, column])), nobody);
  return (given: unknown, fact: string, problems: Problem[], fail: Fail): readonly Facts[] | undefined => {
    if (!Array.isArray(given) || !given.every(isMapping))
      return fail("facts/unreadable", "应为明细记录的列表", "has to be a list of records", {
        zh: "JSON 里写成 [{ … }, { … }]。",
        en: "In JSON: [{ … }, { … }].",
      });
    if (given.length > atMost || given.length < least)
      return fail(
        "facts/list-length",
        `有 ${given.length} 条，允许 ${least}..${atMost} 条`,
        `has ${given.length} records; ${least}..${atMost} are allowed`,
      );
    return given.map((row, i) => read(row, recordOf(fact, i + 1), problems));
  };
};

/** Complaints about one fact name it by its title. */
const failure =
  ({ title, at }: Input, fact: string, problems: Problem[]): Fail =>
  (code, zh, en, help) => {
    const named: Says =
      title.zh === fact
        ? { zh: fact, en: fact }
        : { zh: `${title.zh}（${fact}）`, en: title.en === fact ? fact : `${title.en} (${fact})` };
    const message = { zh: `${named.zh}：${zh}`, en: `${named.en}: ${en}` };
    problems.push({ code, fact, at, message, ...(help ? { help } : {}) });
    return undefined;
  };
const needsValue = (fail: Fail): undefined =>
  fail(
    "facts/not-applicable",
    "标了不适用，但评分细则没有写明不适用时怎么办",
    "is marked n/a, but no dimension that reads it says what that means",
    {
      zh: "请填数据，或在该维度写 not_applicable: drop、full 或 zero。",
      en: "Give a value, or say `not_applicable: drop`, `full` or `zero` on the dimension.",
    },
  );
const givenTwice = (fact: string, input: Input | undefined): Problem => ({
  code: "facts/twice",
  fact,
  ...(input ? { at: input.at } : {}),
  message: { zh: `“${fact}”给了两次`, en: `\`${fact}\` is given twice` },
  help: { zh: "请只留一处：按全名，或写在所属维度下。", en: "Give it once: by its full name, or under its dimension." },
});
const unknownFact = (fact: string, key: string, asked: readonly string[]): Problem => {
  const near = suggest(key, asked);
  const help =
    near === undefined ? { zh: `已声明的：${asked.join("、")}。`, en: `It declares ${asked.join(", ")}.` } : didYouMean(near);
  return problem("facts/unknown", `评分细则里没有“${fact}”这个数据项`, `the rubric has no fact \`${fact}\``, help, fact);
};
