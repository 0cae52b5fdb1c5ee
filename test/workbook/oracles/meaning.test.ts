/** What formulas of a workbook may rely on, because both programs take it the same way: errors, empty texts, choices, texts, halves. */
import { expect, test } from "vitest";
import { oracles } from "./asked.ts";
import type { Value } from "./calculated.ts";
import { type Given, workbookOf } from "./workbook-of.ts";

const na = { error: "#N/A" };
const nested = (depth: number): string => (depth === 0 ? "0" : `IF(A1=${depth + 5},${depth},${nested(depth - 1)})`);
/** A1 to A5: 5, "", 7, #N/A, nothing. B: 1 to 4. C: groups. D: numbers and "". E: groups and #N/A. F: numbers and #N/A. G: texts. */
const data: Readonly<Record<string, Given>> = {
  ...{ A1: 5, A2: { f: '""' }, A3: 7, A4: { f: "NA()" }, B1: 1, B2: 2, B3: 3, B4: 4, C1: 5, C2: 5, C3: 6, C4: 6 },
  ...{ D1: 5, D2: { f: '""' }, D3: 2, D4: 9, E1: 5, E2: 5, E3: { f: "NA()" }, E4: 6, F1: 1, F2: 2, F3: { f: "NA()" }, F4: 4 },
  ...{ G1: "ab*", G2: "a?b", G3: "AB", G4: "x~y", G5: "abc", G6: "ab", H1: { f: "DATE(2026,1,2)" }, H2: true },
};
const plain: Readonly<Record<string, Value>> = {
  ...{
    "IF(NA(),1,2)": na,
    "IF(FALSE,NA(),5)": 5,
    "CHOOSE(2,NA(),6)": 6,
    "AND(FALSE,NA())": na,
    "OR(TRUE,NA())": na,
    "A4=A4": na,
  },
  ...{ "MIN(A1,A4)": na, "SUM(A1:A3)": 12, "SUM(A1:A4)": na, "COUNT(A1:A5)": 2, "COUNTA(A1:A5)": 4, "SMALL(A1:A3,1)": 5 },
  ...{ "LARGE(A1:A3,2)": 5, "SMALL(A1:A4,1)": na, "PRODUCT(A1:A3)": 35, "A1+A2": { error: "#VALUE!" }, "A1*A5": 0 },
  ...{ 'A5=""': true, 'A2=""': true, "A2=0": false, "A5=0": true, "LEN(TRIM(A1))=0": false, "LEN(TRIM(A5))=0": true },
  ...{ "SUMIFS(F1:F4,C1:C4,5)": 3, "SUMIFS(F1:F4,C1:C4,6)": na, "SUMIFS(B1:B4,E1:E4,5)": 3, "COUNTIFS(E1:E4,5)": 2 },
  ...{
    "SUMPRODUCT((C1:C4=5)*(D1:D4>3))": 2,
    "SUMPRODUCT((C1:C4=5)*1,D1:D4)": 5,
    "SUMPRODUCT((C1:C4=5)*D1:D4)": { error: "#VALUE!" },
  },
  ...{ "SUMPRODUCT((C1:C4=5)*F1:F4)": na, "SUMPRODUCT((G1:G6=G3)*1)": 2, "INDEX(B1:B4,3)": 3, 'INDEX(A1:A5,5)=""': true },
  ...{
    'MATCH("ab~*",G1:G6,0)': 1,
    'MATCH("a~?b",G1:G6,0)': 2,
    'MATCH("x~~y",G1:G6,0)': 4,
    'MATCH("ab",G1:G6,0)': 3,
    'MATCH("b",G1:G6,0)': na,
  },
  ...{
    '"ab"="AB"': true,
    'EXACT("ab","AB")': false,
    '"a "="a"': false,
    '5="5"': false,
    "ISNUMBER(H1)": true,
    "ISNUMBER(A5)": false,
  },
  ...{ "H2=TRUE": true, "ISNUMBER(A2)": false, "ISBLANK(A2)": false, "IFERROR(A4,9)": 9, "ROUND(2.5,0)": 3, "ROUND(-2.5,0)": -3 },
  ...{ "INT(-7/2)": -4, "MOD(-7,3)": 2, "-2^2": 4, "1/0": { error: "#DIV/0!" }, '0.07&"x"': "0.07x", [nested(60)]: 0 },
  [`1${"+1".repeat(3999)}`]: 4000,
};
/** A formula over ranges is one of these unless it is SUMPRODUCT of nothing but operators: Gnumeric reckons no other whole in a cell of its own. */
const arrays: Readonly<Record<string, Value>> = {
  ...{ "MIN(IF(C1:C4=6,B1:B4))": 3, "MAX((C1:C4=5)*B1:B4)": 2, 'SUM(--EXACT(G1:G6,"ab"))': 1, "SMALL(IF(C1:C4=6,B1:B4),2)": 4 },
  ...{
    'MATCH(TRUE,EXACT(G1:G6,"ab"),0)': 6,
    "SUM(IF(ISNUMBER(F1:F4),F1:F4))": 7,
    "MIN(IF(C1:C4=9,B1:B4))": 0,
    "SUM(INT(B1:B4/2))": 4,
  },
};
const cells: Readonly<Record<string, Given>> = {
  ...data,
  ...Object.fromEntries(Object.keys(plain).map((f, at) => [`Y${at + 1}`, { f, cached: "not reckoned" }])),
  ...Object.fromEntries(Object.keys(arrays).map((f, at) => [`Z${at + 1}`, { f, array: true, cached: "not reckoned" }])),
};

for (const [name, oracle] of oracles) {
  test.skipIf(!oracle)(`${name}${oracle ? " means by formulas what we mean" : " is not installed"}`, async () => {
    const found = (await oracle?.recalculate([workbookOf({ name: "s", cells })]))?.[0]?.get("s");
    const of = (formulas: readonly string[], column: string) =>
      Object.fromEntries(formulas.map((f, at) => [f, found?.get(`${column}${at + 1}`)]));
    expect(of(Object.keys(plain), "Y")).toEqual(plain);
    expect(of(Object.keys(arrays), "Z")).toEqual(arrays);
  });
}
