/** What a row, a case or a limit yields: points, a share of the weight, a level, a word, a formula; in the terms of whoever asks for it. */
import { typedNumber } from "../../language/kinds.ts";
import { likelyNumber } from "../../language/likely-number.ts";
import { type Literal, parseLiteral } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { number, sum } from "../../plan/build.ts";
import type { Host, Outcome, Reading } from "../../rules/context.ts";
import { asOutcome, shareOfWeight } from "../../rules/outcome.ts";
import { type Fraction, fraction, multiply, sign, toText, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import { deliverer, isOfWeight, isScore } from "./deliver.ts";
import { blank } from "./outcome-complaints.ts";

const leftBlank = phrase(
  "outcome/left-blank",
  "“{0}”的这一处在细则中留空，尚不能计算",
  'this place in "{0}" is blank in the rubric, so nothing can be computed',
);
const blankWord = phrase("outcome/blank", "留空", "blank");
const ofLevel = phrase("outcome/level", "{0}，{1}", "{0}, {1}");
const onePoint = phrase("outcome/one-point", "{0} 分", "{0} pt");
const manyPoints = phrase("outcome/points", "{0} 分", "{0} pts");
const lessOfWeight = phrase("outcome/less-of-weight", "{0} 分中扣 {1} 分", "{2} of {0}");

/** Who asks, and where it is noted what was left blank. */
type Asker = { readonly host: Host; readonly complain: Complain; readonly blanks: Path[]; readonly deliver: Reading["deliver"] };

/** Undefined: the place is not blank. */
const readBlank = (text: string, path: Path, { host, complain, blanks }: Asker): Outcome | undefined => {
  if (text !== "blank") return undefined;
  complain(blank, path, { title: host.title });
  blanks.push(path);
  const says = leftBlank(host.title);
  const typed = typedNumber(isScore(host) ? "points" : "literal", { op: "refuse", code: "rubric/blank", says, at: path });
  return { typed, words: blankWord(), plain: true };
};
/** A word of the host's own: one of its options, or a level of its checklist. */
const readWord = (text: string, { options, levels, weight: own, ...host }: Host): Outcome | undefined => {
  if (options?.includes(text))
    return { typed: { sort: "choice", value: { op: "option", value: text }, values: options }, words: text, plain: true };
  const level = levels?.get(text);
  const weight = isScore(host) ? own : undefined;
  if (!level || !weight) return undefined;
  const words = ofLevel(text, shareOfWeight(toText(weight), `${toText(multiply(level, fraction(100)))}%`));
  return { typed: typedNumber("points", number(multiply(level, weight))), words, plain: true };
};

const literalWords = (text: string, { kind, value }: Literal, host: Host): Sentence => {
  const weight = isScore(host) ? host.weight : undefined;
  if (weight && kind === "percent") return shareOfWeight(toText(weight), text);
  if (kind !== "points" && !(isScore(host) && kind === "literal")) return text;
  const points = toText(value);
  return (points === "1" ? onePoint : manyPoints)(points);
};
const lessOf = (weight: Fraction, text: string, { value }: Literal): Outcome => {
  const less = toText(multiply(value, fraction(-1)));
  const words = lessOfWeight(toText(weight), less, text);
  return { typed: typedNumber("points", sum(number(weight), number(value))), words, plain: true };
};
/** `offWeight`: `-2 pts` is the weight less 2. */
const readLiteral = (text: string, path: Path, offWeight: boolean, { host, deliver }: Asker): Outcome | undefined => {
  const literal = parseLiteral(text);
  if (!literal) return undefined;
  const isLess = offWeight && isOfWeight(host) && literal.kind === "points" && sign(literal.value) < 0;
  if (isLess && host.weight) return lessOf(host.weight, text, literal);
  const typed = deliver(typedNumber(literal.kind, number(literal.value)), path);
  if (!typed) return { typed: typedNumber("points", number(zero)), words: text, plain: true };
  return { typed, words: literalWords(text, literal, host), plain: true };
};

const quantityShape = { value: scalars.quantity };
/** Whether the text is a number that is spelt oddly; the complaint shows how it is written. */
const isMisspelt = (text: string, path: Path, { complain }: Asker): boolean => {
  const fix = likelyNumber(text);
  if (fix === undefined || !parseLiteral(fix)) return false;
  validate(quantityShape, { value: text }, path, (kind, _, params, where) => complain(kind, path, params, where));
  return true;
};

type Needs = Pick<Reading, "expression" | "form"> & Pick<Asker, "host" | "complain" | "blanks">;
export const outcomeReader = ({ expression, form, ...rest }: Needs): Pick<Reading, "deliver" | "outcome" | "amount"> => {
  const deliver = deliverer(rest.host, rest.complain);
  const asker: Asker = { ...rest, deliver };
  const readText = (written: string, path: Path, offWeight: boolean): Outcome | undefined => {
    const text = written.trim();
    const plain = readBlank(text, path, asker) ?? readWord(text, rest.host) ?? readLiteral(text, path, offWeight, asker);
    if (plain || isMisspelt(text, path, asker)) return plain;
    const typed = expression(written, path);
    const delivered = typed && deliver(typed, path);
    return delivered && { typed: delivered, words: text, plain: false };
  };
  return {
    deliver,
    outcome: (tree: Tree, path) => {
      if (typeof tree === "string") return readText(tree, path, true);
      const lowered = form(tree, path);
      return lowered && asOutcome(lowered);
    },
    amount: (text, path) => readText(text, path, false),
  };
};
