import { expect, test } from "vitest";
import { plainFacts } from "../../../src/scoring/facts/plain.ts";
import { rubric } from "../../score.ts";

const { plan } = rubric(`facts: { n: { type: count, range: 0..9 } }
dimensions: { d: { weight: 10, rating: { scale: 0..10 }, raters: [x, y], decimals: 2 } }
total: { out_of: 10 }
results: { r: { is: n } }
`).program;
const isPlain = plainFacts(plan);

test.each([{}, { n: 1 }, { n: "x" }, { "d.x": 1, "d.y": 2 }, { d: { x: 1 } }, Object.create({ n: 1 })])("%j is plain", (raw) =>
  expect(isPlain(raw)).toBe(true),
);
test.each([{ m: 1 }, { n: 1, x: 1 }, Object.create({ m: 1 }), null, undefined, 5, "n", [1]])("%j is not", (raw) =>
  expect(isPlain(raw)).toBe(false),
);
