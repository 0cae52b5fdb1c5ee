/** What a row, a case or a limit yields: points, a share of the weight, a level, a word, a formula; in the terms of whoever asks for it. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import { type Kind, kindNames, type TypedNumber, typedNumber } from "../../language/kinds.ts";
import { likelyNumber } from "../../language/likely-number.ts";
import { parseLiteral } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { constantOf, number, product, sum } from "../../plan/build.ts";
import type { Host, Outcome, Reading } from "../../rules/context.ts";
import { fraction, multiply, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";

const dimension = (keys: string, fact = "n: { type: count, range: 0..9 }") =>
  `facts: { ${fact} }\ndimensions: { d: { weight: 10, ${keys} } }\ntotal: { out_of: 10 }\n`;
const bareNumber = defineDiagnostic<{ text: string }>({
  code: "score/points-or-share",
  severity: "error",
  en: ({ text }) => `Is \`${text}\` points, or a share of the weight?`,
  zh: ({ text }) => `“${text}”是分数，还是权重的百分比？`,
  help: { en: ({ text }) => `Write \`${text} pts\` or \`${text}%\`.`, zh: ({ text }) => `请写 ${text} 分 或 ${text}%。` },
  bad: dimension("of: n, rows: { 0: 10, 1+: 0 pts }"),
  good: dimension("of: n, rows: { 0: 10 pts, 1+: 0 pts }"),
});
export const noPoints = defineDiagnostic<{ found: Says; what: Says }>({
  code: "score/not-points",
  severity: "error",
  en: ({ found, what }) => `${what.en} needs points, and this is ${found.en}.`,
  zh: ({ found, what }) => `${what.zh}需要分数，而这里是${found.zh}。`,
  help: {
    en: () => "Give points (`3 pts`), a share of the weight (`50%`), or a formula that yields one of them.",
    zh: () => "请给出分数（3 分）、权重的百分比（50%），或得出二者之一的公式。",
  },
  bad: dimension("is: m", "m: money"),
  good: dimension("of: n, rows: { 0: 10 pts, 1+: 0 pts }"),
});
const blank = defineDiagnostic<{ title: Says }>({
  code: "rubric/blank",
  severity: "info",
  en: ({ title }) => `Left blank: whoever gets here in \`${title.en}\` cannot be scored until a number is filled in.`,
  zh: ({ title }) => `此处留空：凡评到“${title.zh}”这一处的人都无法评分，直到填上数字。`,
  help: {
    en: () => "Replace `blank` by the number as soon as it is known.",
    zh: () => "数字确定后，请用它替换 blank。",
  },
  bad: "facts: { r: { type: choice, of: [a, b] } }\nresults: { x: { by: r, cases: { a: 1, b: blank } } }\n",
  good: "facts: { r: { type: choice, of: [a, b] } }\nresults: { x: { by: r, cases: { a: 1, b: 2 } } }\n",
});
export const outcomeDiagnostics = [bareNumber, noPoints, blank] as const;

const quantityShape = { value: scalars.quantity };
const scores = new Set<Host["role"]>(["dimension", "item", "deduction", "adjustment", "gate"]);
const scoreKinds = new Set<Kind>(["points", "number", "count"]);
const places: Readonly<Record<string, Says>> = {
  dimension: { zh: "维度", en: "A dimension" },
  item: { zh: "检查项", en: "A checklist item" },
  deduction: { zh: "扣分项", en: "A deduction" },
  adjustment: { zh: "加减分", en: "An adjustment" },
  gate: { zh: "一票否决", en: "A gate" },
};

/** `blanks`: places left blank are noted there. */
export const outcomeReader = ({
  host,
  complain,
  blanks,
  expression,
  form,
}: Pick<Reading, "expression" | "form"> & {
  readonly host: Host;
  readonly complain: Complain;
  readonly blanks: Path[];
}): Pick<Reading, "deliver" | "outcome" | "amount"> => {
  const isScore = scores.has(host.role);
  const complainBare = (typed: TypedNumber, path: Path): undefined => {
    const constant = constantOf(typed.value);
    complain(bareNumber, path, { text: constant ? toText(constant) : "" });
  };
  const deliver: Reading["deliver"] = (typed, path) => {
    if (!isScore) return typed;
    const what = places[host.role] ?? { zh: "此处", en: "This" };
    if (typed.sort !== "number") {
      complain(noPoints, path, { found: kindNames[typed.sort], what });
      return undefined;
    }
    const { kind, value } = typed;
    if (kind === "percent" || kind === "ratio") {
      if (host.weight) return typedNumber("points", product(value, number(host.weight)));
      complain(noPoints, path, { found: kindNames[kind], what });
      return undefined;
    }
    if (kind === "literal") {
      const constant = constantOf(value);
      const clear = host.role !== "dimension" && host.role !== "item";
      if (clear || !constant || sign(constant) === 0) return typedNumber("points", value);
      return complainBare(typed, path);
    }
    if (scoreKinds.has(kind)) return typedNumber("points", value);
    complain(noPoints, path, { found: kindNames[kind], what });
    return undefined;
  };

  const weight = isScore ? host.weight : undefined;
  const literalOutcome = (text: string, path: Path, offWeight: boolean): Outcome | undefined => {
    const literal = parseLiteral(text);
    if (!literal) return undefined;
    const inWeight = (host.role === "dimension" || host.role === "item") && weight;
    if (offWeight && inWeight && literal.kind === "points" && sign(literal.value) < 0) {
      const words = {
        zh: `${toText(weight)} 分中扣 ${toText(multiply(literal.value, fraction(-1)))} 分`,
        en: `${text} of ${toText(weight)}`,
      };
      return { typed: typedNumber("points", sum(number(weight), number(literal.value))), words, plain: true };
    }
    const typed = deliver(typedNumber(literal.kind, number(literal.value)), path);
    if (!typed) return { typed: typedNumber("points", number(zero)), words: { zh: text, en: text }, plain: true };
    const points = literal.kind === "points" || (isScore && literal.kind === "literal") ? toText(literal.value) : undefined;
    const words: Says =
      weight && literal.kind === "percent"
        ? { zh: `${toText(weight)} 分的 ${text}`, en: `${text} of ${toText(weight)}` }
        : points !== undefined
          ? { zh: `${points} 分`, en: points === "1" ? "1 pt" : `${points} pts` }
          : { zh: text, en: text };
    return { typed, words, plain: true };
  };
  const readOutcome = (tree: Tree, path: Path, offWeight: boolean): Outcome | undefined => {
    if (typeof tree !== "string") {
      const lowered = form(tree, path);
      return (
        lowered && {
          typed: lowered.typed,
          words: lowered.says ?? { zh: "见下", en: "see below" },
          plain: lowered.stated ?? false,
        }
      );
    }
    const text = tree.trim();
    if (text === "blank") {
      complain(blank, path, { title: host.title });
      blanks.push(path);
      const says = {
        zh: `“${host.title.zh}”的这一处在细则中留空，尚不能计算`,
        en: `this place in "${host.title.en}" is blank in the rubric, so nothing can be computed`,
      };
      return {
        typed: typedNumber(isScore ? "points" : "literal", { op: "refuse", code: "rubric/blank", says, at: path }),
        words: { zh: "留空", en: "blank" },
        plain: true,
      };
    }
    if (host.options?.includes(text))
      return {
        typed: { sort: "choice", value: { op: "option", value: text }, values: host.options },
        words: { zh: text, en: text },
        plain: true,
      };
    const level = host.levels?.get(text);
    if (level && weight) {
      const words = {
        zh: `${text}，${toText(weight)} 分的 ${toText(multiply(level, fraction(100)))}%`,
        en: `${text}, ${toText(multiply(level, fraction(100)))}% of ${toText(weight)}`,
      };
      return { typed: typedNumber("points", number(multiply(level, weight))), words, plain: true };
    }
    const plain = literalOutcome(text, path, offWeight);
    if (plain) return plain;
    const fix = likelyNumber(text);
    if (fix !== undefined && parseLiteral(fix)) {
      validate(quantityShape, { value: text }, path, (kind, _at, params, where) => complain(kind, path, params, where));
      return undefined;
    }
    const typed = expression(tree, path);
    const delivered = typed && deliver(typed, path);
    return delivered && { typed: delivered, words: { zh: text, en: text }, plain: false };
  };
  return {
    deliver,
    outcome: (tree, path) => readOutcome(tree, path, true),
    amount: (text, path) => readOutcome(text, path, false),
  };
};
