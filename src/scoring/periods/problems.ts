/** What can be wrong with one person's periods as a whole, in words. */
import type { Says } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import { type Problem, problem } from "../facts/problem.ts";

const zhList = (names: readonly string[]) => names.map((name) => `“${name}”`).join("、");
const enList = (names: readonly string[]) => names.join(", ");
export const periodTwice = (name: string): Problem =>
  problem(
    "periods/twice",
    `“${name}”出现了两次，分不清哪一次是对的`,
    `${name} is there twice, and nobody can tell which one is right`,
    {
      zh: "每期只留一行；若一期内分段，请给每段不同的名称。",
      en: "Keep one row a period; segments within a period each need a name of their own.",
    },
  );
export const unknownLevel = (name: string, known: readonly string[]): Problem =>
  problem(
    "periods/unknown-level",
    `评分细则没有“${name}”这一级周期`,
    `the rubric has no period called ${name}`,
    meant(name, known, { zh: `已声明的：${known.join("、")}。`, en: `It declares ${enList(known)}.` }),
  );
export const unknownBalance = (fact: string, level: string, known: readonly string[]): Problem =>
  problem(
    "periods/unknown-balance",
    `“${level}”不结转“${fact}”`,
    `nothing called ${fact} is carried from ${level} to ${level}`,
    meant(fact, known, {
      zh: "结转的数项见评分细则的 carry。",
      en: "What is carried stands under `carry` in the rubric.",
    }),
  );
/** A name that is nearly the one that was written. */
const meant = (name: string, known: readonly string[], otherwise: Says): Says => {
  const near = suggest(name, known);
  return near === undefined ? otherwise : { zh: `是否想写“${near}”？`, en: `Did you mean ${near}?` };
};
export const groupMissing = (names: readonly string[], level: string): Problem =>
  problem(
    "periods/group-missing",
    `${zhList(names)}没有写明属于哪个“${level}”`,
    `${enList(names)} does not say which ${level} it belongs to`,
    {
      zh: `请为每一期填写“${level}”，或全部不填（算作同一个）。`,
      en: `Give the ${level} of every period, or of none (they then make one).`,
    },
  );
export const groupDiffers = (name: string, level: string, found: readonly string[]): Problem =>
  problem(
    "periods/group-differs",
    `“${name}”的各部分属于不同的“${level}”：${found.join("、")}`,
    `parts of ${name} belong to different periods of ${level}: ${enList(found)}`,
    {
      zh: "请改正；若是两个同名的周期，请用不同名称，如 2026-Q1。",
      en: "Correct it; if they are two periods, name them apart, such as 2026-Q1.",
    },
  );
export const memberRefused = (names: readonly string[]): Problem =>
  problem("periods/member-refused", `其中${zhList(names)}未能评分`, `${enList(names)} could not be scored`, {
    zh: "请先解决那一期的问题；有数据却评不出的，不作缺失处理。",
    en: "Mend that first: a period that is there but cannot be scored is not one that is missing.",
  });
export const membersMissing = (
  {
    present,
    atLeast,
    atMost,
    absent,
  }: {
    readonly present: readonly string[];
    readonly atLeast: number;
    readonly atMost: number;
    readonly absent: readonly string[];
  },
  below: Says,
): Problem => {
  const [zh, en] =
    absent.length > 0
      ? [`缺${zhList(absent)}`, `${enList(absent)} missing`]
      : present.length === 0
        ? ["一期都没有", "none"]
        : [`只有${zhList(present)}`, `only ${enList(present)}`];
  return problem(
    "periods/missing",
    `需要${atLeast === atMost ? "" : "至少"} ${atLeast} 期（${below.zh}），有 ${present.length} 期：${zh}`,
    `it needs ${atLeast === atMost ? "" : "at least "}${atLeast} periods (${below.en}) and has ${present.length}: ${en}`,
    { zh: "请补上缺的周期；缺失从不按零计。", en: "Give the missing ones; a period that is missing never counts as zero." },
  );
};
export const tooManyMembers = (present: readonly string[], atMost: number, below: Says): Problem =>
  problem(
    "periods/too-many",
    `最多 ${atMost} 期（${below.zh}），却有 ${present.length} 期：${zhList(present)}`,
    `it takes at most ${atMost} periods (${below.en}) and has ${present.length}: ${enList(present)}`,
    { zh: "请核对各期的归属。", en: "Check which longer period each one belongs to." },
  );
export const unknownMember = (name: string, names: readonly string[]): Problem =>
  problem("periods/unknown-member", `“${name}”不是 ${zhList(names)} 之一`, `${name} is none of ${enList(names)}`, {
    zh: `名称应为其中之一，或以它结尾，如 2026-${names[0] ?? ""}。`,
    en: `It has to be called one of them, or end in one, such as 2026-${names[0] ?? ""}.`,
  });

/** A balance, and the place of the rubric that says it is carried. */
type Carried = { readonly fact: string; readonly place: Pick<Problem, "at" | "line"> };
const ofBalance = ({ fact, place }: Carried, code: string, zh: string, en: string, help: Says): Problem => ({
  ...problem(code, zh, en, help, fact),
  ...place,
});
export const carriedDiffers = (balance: Carried, given: string, carried: string, from: string | undefined): Problem =>
  ofBalance(
    balance,
    "periods/carried-differs",
    `“${balance.fact}”填的是 ${given}，而${from === undefined ? "前次结转" : `“${from}”结转`}的是 ${carried}`,
    `${balance.fact} is given as ${given}, but ${carried} was carried from ${from ?? "the run before"}`,
    {
      zh: "结转的数不用填；若应更正，请改前一期的数据。",
      en: "What is carried need not be given; to correct it, correct the period before.",
    },
  );
export const chainBroken = (balance: Carried, from: string | undefined): Problem =>
  ofBalance(
    balance,
    "periods/chain-broken",
    `没有“${balance.fact}”：${from === undefined ? "前次没有把它结转过来" : `它应由“${from}”结转，而那一期未能评分`}`,
    `${balance.fact} is not known: ${from === undefined ? "the run before did not carry it on" : `it is carried from ${from}, which could not be scored`}`,
    { zh: "请先解决那一期的问题，或直接填写这个数。", en: "Mend that period first, or give the fact here." },
  );
export const carriedOutOfRange = (balance: Carried, value: string, from: string, said: Says): Problem =>
  ofBalance(
    balance,
    "periods/carried-out-of-range",
    `由“${from}”结转的“${balance.fact}”不合要求。${said.zh}`,
    `${balance.fact} as carried from ${from} (${value}) does not fit. ${said.en}`,
    {
      zh: "请核对前一期；若确实可以更大，请改评分细则里的 range。",
      en: "Check the period before; if it really can be that, change `range` in the rubric.",
    },
  );
export const otherOrder = (name: string): Problem =>
  problem(
    "periods/order",
    `“${name}”：各期的先后次序与其他人相反，无法逐期比较`,
    `${name}: these periods run in another order than other people's, so nobody can be compared period by period`,
    { zh: "请按时间先后给出每个人的各期。", en: "Give everybody's periods in the order of time." },
  );
