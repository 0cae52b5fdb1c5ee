/** The formula sublanguage: text in, tree out. Bounded in length and depth, so it always ends. */

import { likelyNumber, numberLike } from "../language/likely-number.ts";
import type { Literal } from "../language/literal.ts";
import { parseLiteral } from "../language/literal.ts";
import type { Says } from "../text/path.ts";

export type Span = readonly [start: number, end: number];
export type Operator = "+" | "-" | "*" | "/" | "<" | "<=" | "=" | ">=" | ">" | "!=" | "and" | "or";
export type Edge = { readonly of: Expression; readonly open: boolean };
export type Expression =
  | { readonly node: "literal"; readonly literal: Literal; readonly text: string; readonly span: Span }
  | { readonly node: "name"; readonly name: string; readonly span: Span }
  | { readonly node: "minus" | "not"; readonly of: Expression; readonly span: Span }
  | { readonly node: "binary"; readonly op: Operator; readonly left: Expression; readonly right: Expression; readonly span: Span }
  | { readonly node: "in"; readonly of: Expression; readonly low: Edge; readonly high: Edge; readonly span: Span }
  | { readonly node: "call"; readonly name: string; readonly of: readonly Expression[]; readonly span: Span };

export type SyntaxFault = { readonly span: Span; readonly message: Says; readonly fix?: string | undefined };
type Token = {
  /** `number`: like a number, but not as the language writes it. */
  readonly type: "literal" | "number" | "name" | "sign" | "end" | "bad";
  readonly text: string;
  readonly span: Span;
  readonly literal?: Literal;
};

const mostTokens = 1000;
const deepest = 64;

const literalPattern =
  /^(?:\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?|\d{1,4}:\d{2}(?::\d{2})?|(?:\d+(?:\.\d+)?\s*(?:(?:days?|d|hours?|h|minutes?|min|sec|s)(?![\p{L}\p{N}_])|小时|分钟|秒钟?|天)\s*)+|\d+(?:\.\d+)?(?:\s*%|\s*(?:points?|pts?)(?![\p{L}\p{N}_])|\s*[A-Z]{3}(?![\p{L}\p{N}_])|\s*[分元])?)/u;
const namePattern = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u;
const signPattern = /^(?:\.\.|<=|>=|!=|≤|≥|≠|[-+*/<>=(),])/;
const fullWidth = /^[！-～、。×÷−]+/u;
const narrow = (text: string): string =>
  text.normalize("NFKC").replace(/[×÷−、。]/g, (sign) => ({ "×": "*", "÷": "/", "−": "-", "、": ",", "。": "." })[sign] ?? sign);
/** What other languages write for an operator of ours. */
const habits: ReadonlyMap<string, string> = new Map([
  ["==", "="],
  ["===", "="],
  ["!==", "!="],
  ["<>", "!="],
  ["=<", "<="],
  ["=>", ">="],
  ["&", "and"],
  ["&&", "and"],
  ["|", "or"],
  ["||", "or"],
  ["!", "not"],
]);
const habitPattern = /^(?:===?|!==|<>|=<|=>|&&?|\|\|?|!(?!=))/;
const asOperator: ReadonlyMap<string, Operator> = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["is", "="],
]);

const tokens = (text: string): readonly Token[] => {
  const found: Token[] = [];
  let at = 0;
  while (found.length <= mostTokens) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const rest = text.slice(at, at + 400);
    if (rest === "") break;
    const word = literalPattern.exec(rest)?.[0].trimEnd();
    const literal = word === undefined ? undefined : parseLiteral(word);
    const like = numberLike.exec(rest)?.[0] ?? "";
    const odd = !literal && word !== undefined && word.length > like.length ? word : like;
    if (odd.length > (literal ? (word?.length ?? 0) : 0)) {
      found.push({ type: "number", text: odd, span: [at, at + odd.length] });
      at += odd.length;
      continue;
    }
    const habit = habitPattern.exec(rest)?.[0];
    if (habit !== undefined) {
      found.push({ type: "bad", text: habit, span: [at, at + habit.length] });
      at += habit.length;
      continue;
    }
    const match = (literal ? word : undefined) ?? namePattern.exec(rest)?.[0] ?? signPattern.exec(rest)?.[0];
    const length = match?.length ?? fullWidth.exec(rest)?.[0].length ?? [...rest][0]?.length ?? 1;
    const shown = rest.slice(0, length);
    const type = literal ? "literal" : match === undefined ? "bad" : namePattern.test(match) ? "name" : "sign";
    found.push({ type, text: shown, span: [at, at + length], ...(literal ? { literal } : {}) });
    at += length;
  }
  found.push({ type: "end", text: "", span: [text.length, text.length] });
  return found;
};

const bindings: ReadonlyMap<string, number> = new Map(
  Object.entries({ or: 1, and: 2, "<": 4, "<=": 4, "=": 4, ">=": 4, ">": 4, "!=": 4, in: 4, "+": 5, "-": 5, "*": 6, "/": 6 }),
);

const operand: Says = { zh: "数、名称或括号", en: "a number, a name or a parenthesis" };
const oddNumber = (text: string): readonly [zh: string, en: string, fix?: string] => {
  if (/inf|nan/i.test(text))
    return [`“${text}”不是数字：这里只有有限的数`, `“${text}” is no number: every number here is finite`];
  if (/^\d{4}-\d|:/.test(text)) return [`没有“${text}”这个日期或时间`, `There is no such date or time as “${text}”`];
  const fix = likelyNumber(text);
  return fix !== undefined && parseLiteral(fix)
    ? [`这里的数字不能写成“${text}”`, `“${text}” is not how a number is written here`, fix]
    : [
        `“${text}”位数太多：整数最多 28 位，小数最多 18 位`,
        `“${text}” has too many digits: at most 28 before the point and 18 after it`,
      ];
};

type Result = { readonly expression: Expression } | { readonly fault: SyntaxFault };
/** Thrown and caught inside this file only: the quickest way out of a recursive descent. */
const faultMark = Symbol("fault");
type Thrown = { readonly [faultMark]: SyntaxFault };

export const parseExpression = (text: string): Result => {
  const list = tokens(text);
  let next = 0;
  const fail = (span: Span, zh: string, en: string, fix?: string): never => {
    const thrown: Thrown = { [faultMark]: { span, message: { zh, en }, fix } };
    throw thrown;
  };
  if (list.length > mostTokens)
    return {
      fault: {
        span: [0, text.length],
        message: {
          zh: `公式超过 ${mostTokens} 个词；请拆成几个指标`,
          en: `The formula has more than ${mostTokens} words; split it into measures`,
        },
      },
    };
  const peek = (): Token => list[next] ?? { type: "end", text: "", span: [text.length, text.length] };
  const take = (): Token => {
    const token = peek();
    next++;
    return token;
  };
  const unexpected = (token: Token, wanted: Says): never => {
    if (token.type === "end")
      return fail(token.span, `公式在这里断了，缺${wanted.zh}`, `The formula stops here; ${wanted.en} is missing`);
    if (token.type === "number") return fail(token.span, ...oddNumber(token.text));
    if (token.text === "+" && wanted === operand)
      return fail(token.span, "数字前不写加号", "A number is written without a plus sign");
    const ours = token.type === "bad" ? habits.get(token.text) : undefined;
    if (ours !== undefined) return fail(token.span, `这里不用“${token.text}”`, `“${token.text}” is not an operator here`, ours);
    if (token.type === "bad" && fullWidth.test(token.text)) {
      const plain = narrow(token.text);
      return fail(token.span, `“${token.text}”是全角字符`, `“${token.text}” is written in full-width characters`, plain);
    }
    return fail(
      token.span,
      `这里看不懂“${token.text}”，应为${wanted.zh}`,
      `“${token.text}” does not fit here; ${wanted.en} was expected`,
    );
  };
  const expect = (sign: string) => {
    const token = take();
    if (token.text !== sign) unexpected(token, { zh: `“${sign}”`, en: `“${sign}”` });
    return token;
  };

  const prefix = (depth: number): Expression => {
    if (depth > deepest) fail(peek().span, `括号或嵌套超过 ${deepest} 层`, `Nested deeper than ${deepest} levels`);
    const token = take();
    const start = token.span[0];
    if (token.type === "literal" && token.literal)
      return { node: "literal", literal: token.literal, text: token.text, span: token.span };
    if (token.text === "(") {
      const inner = expression(0, depth + 1);
      const close = expect(")");
      return { ...inner, span: [start, close.span[1]] };
    }
    if (token.text === "-" || token.text === "not") {
      const of = expression(token.text === "-" ? 7 : 3, depth + 1);
      return { node: token.text === "-" ? "minus" : "not", of, span: [start, of.span[1]] };
    }
    if (token.type !== "name" || bindings.has(token.text) || token.text === "is") return unexpected(token, operand);
    if (peek().text !== "(") return { node: "name", name: token.text, span: token.span };
    take();
    const of: Expression[] = [];
    if (peek().text !== ")") {
      of.push(expression(0, depth + 1));
      while (peek().text === ",") {
        take();
        of.push(expression(0, depth + 1));
      }
    }
    const close = expect(")");
    return { node: "call", name: token.text, of, span: [start, close.span[1]] };
  };
  const edges = (depth: number): { low: Edge; high: Edge } => {
    const edge = (sign: string): Edge => {
      const open = peek().text === sign;
      if (open) take();
      return { open, of: expression(5, depth + 1) };
    };
    const low = edge(">");
    expect("..");
    return { low, high: edge("<") };
  };
  const expression = (least: number, depth: number): Expression => {
    let left = prefix(depth);
    while (true) {
      const token = peek();
      const op = asOperator.get(token.text) ?? token.text;
      const binding = token.type === "end" || token.type === "literal" ? undefined : bindings.get(op);
      if (binding === undefined || binding < least) return left;
      take();
      if (op === "in") {
        const { low, high } = edges(depth);
        left = { node: "in", of: left, low, high, span: [left.span[0], high.of.span[1]] };
      } else if (token.text === "is" && peek().text === "not") {
        take();
        const right = expression(binding + 1, depth + 1);
        left = { node: "binary", op: "!=", left, right, span: [left.span[0], right.span[1]] };
      } else {
        const right = expression(binding + 1, depth + 1);
        left = { node: "binary", op: op as Operator, left, right, span: [left.span[0], right.span[1]] };
      }
      if (binding === 4 && bindings.get(asOperator.get(peek().text) ?? peek().text) === 4)
        fail(
          peek().span,
          "比较不能连写；请用 and 连接，或写 x in a..b",
          "Comparisons cannot be chained; join them with `and`, or write x in a..b",
        );
    }
  };
  try {
    const result = expression(0, 0);
    if (peek().type !== "end") unexpected(peek(), { zh: "运算符", en: "an operator" });
    return { expression: result };
  } catch (thrown) {
    if (typeof thrown === "object" && thrown !== null && faultMark in thrown) return { fault: (thrown as Thrown)[faultMark] };
    throw thrown;
  }
};
