/**
 * How far the programs that reckon workbooks are exact with integers, which is what formulas of a workbook reckon with. One row is one probe; every
 * formula of it is true where the program is exact, and what it says is known here from integers of any length.
 */
import { describe, expect, test } from "vitest";
import { full, seed } from "../../runs.ts";
import { oracles } from "./asked.ts";
import type { Calculated } from "./calculated.ts";
import { type Given, workbookOf } from "./workbook-of.ts";

/** Everything is exact up to the last of them. LibreOffice's INT takes what is nearly an integer for one: wrong from somewhere below 2e14 on. */
const exact = [1e13, 1e14];
/** Nothing holds here any more, in no program: the probes notice. */
const beyond = 9e15;
const perBound = full ? 2000 : 100;

/** What stands in the columns is said in `probes`. */
const formulas: Readonly<Record<string, (row: number) => string>> = {
  "INT(n/d)": (r) => `INT(A${r}/B${r})-C${r}=0`,
  "INT((n-1)/d)": (r) => `INT(E${r}/B${r})-G${r}=0`,
  "a=b": (r) => `IF(A${r}=E${r},1,0)=0`,
  "a<b": (r) => `IF(E${r}<A${r},1,0)=1`,
  "a<=b": (r) => `IF(A${r}<=E${r},1,0)=0`,
  "a-b": (r) => `A${r}-E${r}=1`,
  "n-k*d": (r) => `A${r}-B${r}*C${r}-D${r}=0`,
  "ROUND(x*scale,0)": (r) => `ROUND(F${r}*100,0)-H${r}=0`,
  MIN: (r) => `MIN(A${r},E${r})-E${r}=0`,
  MAX: (r) => `MAX(A${r},E${r})-A${r}=0`,
  SUM: (r) => `SUM(I${r}:J${r})-A${r}=0`,
  SMALL: (r) => `SMALL(K${r}:L${r},1)-E${r}=0`,
  SUMIFS: (r) => `SUMIFS(I${r}:J${r},M${r}:N${r},1)-A${r}=0`,
  SUMPRODUCT: (r) => `SUMPRODUCT((M${r}:N${r}=1)*I${r}:J${r})-A${r}=0`,
};
/** Park and Miller's; two draws are one number. */
const random = () => {
  let state = BigInt(seed % 2147483646) + 1n;
  const draw = (): bigint => {
    state = (state * 48271n) % 2147483647n;
    return state;
  };
  return (below: bigint): bigint => (draw() * 2147483647n + draw()) % below;
};
const columnAt = (index: number): string => `A${String.fromCharCode(65 + index)}`;
const probes = (bound: number): Uint8Array => {
  const below = random();
  const cells: Record<string, Given> = {};
  for (let row = 1; row <= perBound; row += 1) {
    const top = BigInt(bound) - below(BigInt(bound) / 10n);
    const near = 10n ** below(13n) + below(3n);
    const d = [1n + below(9n), 1n + below(1000n), 1n + below(10n ** 6n), top / (1n + below(1000n)), top / near][row % 5] ?? 1n;
    const k = top / d;
    const at = d > 1n ? ([0n, 1n, d - 1n][row % 3] ?? 0n) : 0n;
    const n = k * d + at;
    const part = below(n);
    // E: the integer before n. F: n in hundredths. I and J add up to n. M and N: what I and J are chosen by.
    const given: Record<string, bigint> = {
      A: n,
      B: d,
      C: k,
      D: at,
      E: n - 1n,
      G: (n - 1n) / d,
      H: n,
      I: part,
      J: n - part,
      K: n,
      L: n - 1n,
      M: 1n,
      N: 1n,
    };
    for (const [column, value] of Object.entries(given)) cells[`${column}${row}`] = Number(value);
    cells[`F${row}`] = Number(`${n / 100n}.${String(n % 100n).padStart(2, "0")}`);
    for (const [index, formula] of Object.values(formulas).entries()) cells[`${columnAt(index)}${row}`] = { f: formula(row) };
  }
  return workbookOf({ name: "s", cells });
};
/** The kinds of formula that are wrong somewhere, with how often. */
const wrong = (found: Calculated | undefined): Readonly<Record<string, number>> => {
  const cells = found?.get("s");
  const counts = Object.keys(formulas).map((kind, index) => {
    const rows = Array.from({ length: perBound }, (_, at) => cells?.get(`${columnAt(index)}${at + 1}`));
    return [kind, rows.filter((value) => value !== true).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};

for (const [name, oracle] of oracles) {
  describe.skipIf(!oracle)(`${name}${oracle ? "" : " is not installed"}`, () => {
    test("is exact with integers as large as a workbook holds, and not with any", async () => {
      const found = (await oracle?.recalculate([...exact, beyond].map(probes))) ?? [];
      expect(found.length).toBe(exact.length + 1);
      expect(exact.map((bound, at) => [bound, wrong(found[at])])).toEqual(exact.map((bound) => [bound, {}]));
      expect(Object.keys(wrong(found.at(-1)))).toContain("ROUND(x*scale,0)");
    });
  });
}
