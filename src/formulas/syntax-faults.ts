/** What is said of a word that does not fit where it stands in a formula. */
import { likelyNumber } from "../language/likely-number.ts";
import { parseLiteral } from "../language/literal.ts";
import type { Says } from "../text/path.ts";
import { fullWidth, mostTokens, type Span, type Token } from "./tokens.ts";

export type SyntaxFault = { readonly span: Span; readonly message: Says; readonly fix?: string | undefined };

export const syntaxFault = (span: Span, zh: string, en: string, fix?: string): SyntaxFault => ({
  span,
  message: { zh, en },
  fix,
});

export const operand: Says = { zh: "数、名称或括号", en: "a number, a name or a parenthesis" };

/** `token` stands where something else was wanted. */
export const unexpected = ({ type, text, span }: Token, wanted: Says): SyntaxFault => {
  if (type === "end")
    return syntaxFault(span, `公式在这里断了，缺${wanted.zh}`, `The formula stops here; ${wanted.en} is missing`);
  if (type === "number") return oddNumber(text, span);
  if (text === "+" && wanted === operand) return syntaxFault(span, "数字前不写加号", "A number is written without a plus sign");
  const ours = type === "bad" ? habits.get(text) : undefined;
  if (ours !== undefined) return syntaxFault(span, `这里不用“${text}”`, `“${text}” is not an operator here`, ours);
  if (type === "bad" && fullWidth.test(text))
    return syntaxFault(span, `“${text}”是全角字符`, `“${text}” is written in full-width characters`, narrow(text));
  return syntaxFault(span, `这里看不懂“${text}”，应为${wanted.zh}`, `“${text}” does not fit here; ${wanted.en} was expected`);
};

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
const narrow = (text: string): string =>
  text.normalize("NFKC").replace(/[×÷−、。]/g, (sign) => ({ "×": "*", "÷": "/", "−": "-", "、": ",", "。": "." })[sign] ?? sign);

const oddNumber = (text: string, span: Span): SyntaxFault => {
  if (/inf|nan/i.test(text))
    return syntaxFault(span, `“${text}”不是数字：这里只有有限的数`, `“${text}” is no number: every number here is finite`);
  if (/^\d{4}-\d|:/.test(text))
    return syntaxFault(span, `没有“${text}”这个日期或时间`, `There is no such date or time as “${text}”`);
  const fix = likelyNumber(text);
  if (fix !== undefined && parseLiteral(fix))
    return syntaxFault(span, `这里的数字不能写成“${text}”`, `“${text}” is not how a number is written here`, fix);
  return syntaxFault(
    span,
    `“${text}”位数太多：整数最多 28 位，小数最多 18 位`,
    `“${text}” has too many digits: at most 28 before the point and 18 after it`,
  );
};

export const tooManyWords = (text: string): SyntaxFault => ({
  span: [0, text.length],
  message: {
    zh: `公式超过 ${mostTokens} 个词；请拆成几个指标`,
    en: `The formula has more than ${mostTokens} words; split it into measures`,
  },
});
