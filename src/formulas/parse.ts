/** The formula sublanguage: text in, tree out. Bounded in length and depth, so it always ends. */
import type { Literal } from "../language/literal.ts";
import { operand, type SyntaxFault, syntaxFault, tooManyWords, unexpected } from "./syntax-faults.ts";
import { mostTokens, type Span, type Token, tokensOf } from "./tokens.ts";

export type { Span } from "./tokens.ts";

type Operator = "+" | "-" | "*" | "/" | "<" | "<=" | "=" | ">=" | ">" | "!=" | "and" | "or";
export type Edge = { readonly of: Expression; readonly open: boolean };
export type Expression =
  | { readonly node: "literal"; readonly literal: Literal; readonly text: string; readonly span: Span }
  | { readonly node: "name"; readonly name: string; readonly span: Span }
  | { readonly node: "minus" | "not"; readonly of: Expression; readonly span: Span }
  | { readonly node: "binary"; readonly op: Operator; readonly left: Expression; readonly right: Expression; readonly span: Span }
  | { readonly node: "in"; readonly of: Expression; readonly low: Edge; readonly high: Edge; readonly span: Span }
  | { readonly node: "call"; readonly name: string; readonly of: readonly Expression[]; readonly span: Span };

const deepest = 64;

/** How strongly signs bind; `not` stands between `and` and the comparisons, a minus in front of a value above them all. */
const bindings: ReadonlyMap<string, number> = new Map(
  Object.entries({ or: 1, and: 2, "<": 4, "<=": 4, "=": 4, ">=": 4, ">": 4, "!=": 4, in: 4, "+": 5, "-": 5, "*": 6, "/": 6 }),
);
const [negation, comparison, addition, minus] = [3, 4, 5, 7];
const spellings: ReadonlyMap<string, Operator> = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["is", "="],
]);
const operatorOf = ({ text }: Token): string => spellings.get(text) ?? text;
const bindingOf = (token: Token): number | undefined => bindings.get(operatorOf(token));

/** The words of a formula, and which of them comes next. */
type Words = { readonly list: readonly Token[]; readonly end: Token; next: number };
const peek = ({ list, next, end }: Words): Token => list[next] ?? end;
const take = (words: Words): Token => {
  const token = peek(words);
  words.next++;
  return token;
};
const expect = (sign: string, words: Words): Token => {
  const token = take(words);
  return token.text === sign ? token : fail(unexpected(token, { zh: `“${sign}”`, en: `“${sign}”` }));
};

/** Thrown and caught inside this file only: the quickest way out of a recursive descent. */
const faultMark = Symbol("fault");
type Thrown = { readonly [faultMark]: SyntaxFault };
const fail = (fault: SyntaxFault): never => {
  const thrown: Thrown = { [faultMark]: fault };
  throw thrown;
};

type Result = { readonly expression: Expression } | { readonly fault: SyntaxFault };
export const parseExpression = (text: string): Result => {
  const list = tokensOf(text);
  if (list.length > mostTokens) return { fault: tooManyWords(text) };
  const words: Words = { list, end: { type: "end", text: "", span: [text.length, text.length] }, next: 0 };
  try {
    const expression = readExpression(0, 0, words);
    if (peek(words).type !== "end") fail(unexpected(peek(words), { zh: "运算符", en: "an operator" }));
    return { expression };
  } catch (thrown) {
    if (typeof thrown === "object" && thrown !== null && faultMark in thrown) return { fault: (thrown as Thrown)[faultMark] };
    throw thrown;
  }
};

/** As much as signs hold together that bind at least so strongly. */
const readExpression = (least: number, depth: number, words: Words): Expression => {
  let left = readOperand(depth, words);
  for (;;) {
    const binding = bindingOf(peek(words));
    if (binding === undefined || binding < least) return left;
    left = readOperation(left, binding, depth, words);
    if (binding === comparison && bindingOf(peek(words)) === comparison)
      fail(
        syntaxFault(
          peek(words).span,
          "比较不能连写；请用 and 连接，或写 x in a..b",
          "Comparisons cannot be chained; join them with `and`, or write x in a..b",
        ),
      );
  }
};

const readOperation = (left: Expression, binding: number, depth: number, words: Words): Expression => {
  const [start] = left.span;
  const token = take(words);
  const op = operatorOf(token);
  if (op === "in") {
    const low = readEdge(">", depth, words);
    expect("..", words);
    const high = readEdge("<", depth, words);
    return { node: "in", of: left, low, high, span: [start, high.of.span[1]] };
  }
  const differs = token.text === "is" && peek(words).text === "not";
  if (differs) take(words);
  const right = readExpression(binding + 1, depth + 1, words);
  return { node: "binary", op: differs ? "!=" : (op as Operator), left, right, span: [start, right.span[1]] };
};
const readEdge = (sign: ">" | "<", depth: number, words: Words): Edge => {
  const open = peek(words).text === sign;
  if (open) take(words);
  return { open, of: readExpression(addition, depth + 1, words) };
};

const readOperand = (depth: number, words: Words): Expression => {
  if (depth > deepest)
    fail(syntaxFault(peek(words).span, `括号或嵌套超过 ${deepest} 层`, `Nested deeper than ${deepest} levels`));
  const token = take(words);
  const { type, text, literal, span } = token;
  if (literal) return { node: "literal", literal, text, span };
  if (text === "(") {
    const inner = readExpression(0, depth + 1, words);
    return { ...inner, span: [span[0], expect(")", words).span[1]] };
  }
  if (text === "-" || text === "not") {
    const of = readExpression(text === "-" ? minus : negation, depth + 1, words);
    return { node: text === "-" ? "minus" : "not", of, span: [span[0], of.span[1]] };
  }
  if (type !== "name" || bindings.has(text) || text === "is") return fail(unexpected(token, operand));
  return peek(words).text === "(" ? readCall(token, depth, words) : { node: "name", name: text, span };
};
const readCall = ({ text, span }: Token, depth: number, words: Words): Expression => {
  take(words);
  const of: Expression[] = [];
  if (peek(words).text !== ")") {
    of.push(readExpression(0, depth + 1, words));
    while (peek(words).text === ",") {
      take(words);
      of.push(readExpression(0, depth + 1, words));
    }
  }
  return { node: "call", name: text, of, span: [span[0], expect(")", words).span[1]] };
};
