/**
 * The General Decimal Arithmetic test cases (Mike Cowlishaw, IBM; as installed by Debian's libpython3.*-testsuite, not part of this repository)
 * against our fractions. A case applies when its operation and rounding mode are ours, its operands and its result are finite numbers with
 * exponents of a sane size, and nothing but inexactness is signalled: then the exact result, rounded once to the case's precision of
 * significant digits, has to be the value that the case states.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fraction, Rounding } from "../../src/text/exact.ts";
import {
  add,
  compare,
  denominator,
  divide,
  equal,
  fraction,
  greatest,
  isWhole,
  least,
  magnitude,
  multiply,
  negate,
  numerator,
  one,
  round,
  sign,
  subtract,
  toText,
} from "../../src/text/exact.ts";

const installed = () => {
  const root = "/usr/lib";
  const pythons = existsSync(root) ? readdirSync(root).filter((name) => /^python3\.\d+$/.test(name)) : [];
  return pythons.map((name) => join(root, name, "test", "decimaltestdata")).find((path) => existsSync(path));
};
const folder = process.env.DECIMAL_SUITE ?? installed();
/** How many cases apply in the files of Python 3.11; fewer means that the reader below lost some. */
const known = 23_150;

const modes: Readonly<Record<string, Rounding>> = {
  half_up: "half-up",
  half_even: "half-even",
  up: "up",
  down: "down",
  ceiling: "ceiling",
  floor: "floor",
};
type Context = { readonly precision: number; readonly how: Rounding };
const ten = (exponent: number): Fraction =>
  exponent < 0 ? fraction(1, 10n ** BigInt(-exponent)) : fraction(10n ** BigInt(exponent));

/** The exponent is that of the last digit, as written. */
type Operand = { readonly value: Fraction; readonly exponent: number };
const largest = 1000;
const numeral = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const finite = (text: string | undefined): Operand | undefined => {
  const match = numeral.exec(text ?? "");
  const [, minus = "", whole = "", part = "", written = "0"] = match ?? [];
  if (!match || whole + part === "" || Math.abs(Number(written)) > largest) return undefined;
  const exponent = Number(written) - part.length;
  const value = multiply(fraction(BigInt(whole + part)), ten(exponent));
  return { value: minus === "-" ? negate(value) : value, exponent };
};

const digits = (n: bigint) => n.toString().length;
/** Rounded once to so many significant digits. */
const toPrecision = (x: Fraction, { precision, how }: Context): Fraction => {
  if (sign(x) === 0) return x;
  const size = magnitude(x);
  const guess = digits(numerator(size)) - digits(denominator(size));
  const exponent = compare(size, ten(guess)) < 0 ? guess - 1 : guess;
  return round(x, ten(exponent - precision + 1), how);
};
const whole = (x: Fraction, how: Rounding) => round(x, one, how);

type Operation = (operands: readonly Operand[], context: Context) => Fraction | undefined;
const unary =
  (of: (a: Fraction, context: Context) => Fraction): Operation =>
  ([a], context) =>
    a && of(a.value, context);
const binary =
  (of: (a: Fraction, b: Fraction, context: Context) => Fraction | undefined): Operation =>
  ([a, b], context) =>
    a && b && of(a.value, b.value, context);
/** Rounded to the context's precision, as every arithmetic operation of the standard is. */
const rounded =
  (operation: Operation): Operation =>
  (operands, context) => {
    const exactly = operation(operands, context);
    return exactly && toPrecision(exactly, context);
  };
const nonZero = (of: (a: Fraction, b: Fraction) => Fraction) => binary((a, b) => (sign(b) === 0 ? undefined : of(a, b)));
const rest = (how: Rounding) => nonZero((a, b) => subtract(a, multiply(b, whole(divide(a, b), how))));
const operations: Readonly<Record<string, Operation>> = {
  add: rounded(binary(add)),
  subtract: rounded(binary(subtract)),
  multiply: rounded(binary(multiply)),
  divide: rounded(nonZero(divide)),
  divideint: nonZero((a, b) => whole(divide(a, b), "down")),
  remainder: rounded(rest("down")),
  remaindernear: rounded(rest("half-even")),
  fma: rounded(([a, b, c]) => a && b && c && add(multiply(a.value, b.value), c.value)),
  plus: rounded(unary((a) => a)),
  minus: rounded(unary(negate)),
  abs: rounded(unary(magnitude)),
  reduce: rounded(unary((a) => a)),
  max: rounded(binary(greatest)),
  min: rounded(binary(least)),
  compare: binary((a, b) => fraction(compare(a, b))),
  tointegral: unary((a, { how }) => whole(a, how)),
  tointegralx: unary((a, { how }) => whole(a, how)),
  rescale: binary((a, b, { how }) => (isWhole(b) ? round(a, ten(Number(numerator(b))), how) : undefined)),
  quantize: ([a, b], { how }) => a && b && round(a.value, ten(b.exponent), how),
};

type Case = { readonly id: string; readonly ours: Fraction; readonly theirs: Fraction; readonly how: Rounding };
const unquoted = (token: string) => (/^(['"]).*\1$/.test(token) ? token.slice(1, -1) : token);
const inexact = ["inexact", "rounded"];
const casesOf = (text: string): readonly Case[] => {
  const settings = new Map<string, string>();
  return text.split(/\r?\n/).flatMap((line): readonly Case[] => {
    const words = line.replace(/(^|\s)--.*$/, "").trim();
    const setting = /^(\w+)\s*:\s*(\S+)$/.exec(words);
    if (setting) settings.set(setting[1]?.toLowerCase() ?? "", setting[2]?.toLowerCase() ?? "");
    const [left, right] = words.split(/\s+->\s+/);
    const how = modes[settings.get("rounding") ?? ""];
    const precision = Number(settings.get("precision"));
    if (setting || left === undefined || right === undefined || !how || settings.get("extended") === "0") return [];
    const [id = "", operation = "", ...written] = left.split(/\s+/).map(unquoted);
    const [result, ...conditions] = right.split(/\s+/).map(unquoted);
    const operands = written.map(finite);
    const theirs = finite(result);
    const usable = operands.flatMap((operand) => operand ?? []);
    const applies = theirs && usable.length === operands.length && conditions.every((one) => inexact.includes(one.toLowerCase()));
    const ours = applies ? operations[operation.toLowerCase()]?.(usable, { precision, how }) : undefined;
    return ours && theirs ? [{ id, ours, theirs: theirs.value, how }] : [];
  });
};

// Where the suite is expected, its absence is a failure and not a reason to skip.
const absent = folder === undefined || !existsSync(folder);
describe.skipIf(absent && !process.env.CI)(
  absent ? "decimal suite: no files; install libpython3.11-testsuite or set DECIMAL_SUITE" : "decimal suite",
  () => {
    const files = absent ? [] : readdirSync(folder).filter((name) => name.endsWith(".decTest"));
    const found = files.map((name) => ({ name, cases: casesOf(readFileSync(join(folder ?? "", name), "utf8")) }));
    const applicable = found.filter(({ cases }) => cases.length > 0);
    test("is there in full", () => {
      const cases = applicable.flatMap((file) => file.cases);
      expect(cases.length).toBeGreaterThanOrEqual(known);
      for (const how of Object.values(modes)) expect(cases.filter((one) => one.how === how).length, how).toBeGreaterThan(250);
    });
    test.each(applicable)("$name", ({ cases }) => {
      const wrong = cases.filter(({ ours, theirs }) => !equal(ours, theirs));
      expect(wrong.map(({ id, ours, theirs }) => `${id}: ${toText(ours)}, not ${toText(theirs)}`)).toEqual([]);
    });
  },
);
