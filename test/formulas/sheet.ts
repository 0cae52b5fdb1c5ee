/** One sheet with facts of every kind; a formula stands in it as the only result, so that a number, a choice or a yes-or-no may come out. */
import { check, says, score } from "../score.ts";

export const facts = `facts:
  a: { type: money, range: 0..1000 }
  b: { type: money, range: 1..1000 }
  n: { type: count, range: 0..99 }
  k: { type: count, range: 1..9 }
  x: { type: number, step: 0.1, range: -9..9 }
  p: { type: percent, step: 0.1%, range: 0%..200% }
  q: { type: points, step: 0.5, range: 0..10 }
  t: { type: duration, step: 1 min, range: 0 min..600 min, unit: min }
  d: { type: date, range: 2026-01-01..2026-12-31 }
  e: { type: date, range: 2026-01-01..2026-12-31 }
  m: { type: datetime, range: 2026-01-01 00:00..2026-12-31 23:59 }
  w: { type: datetime, range: 2026-01-01 00:00..2026-12-31 23:59 }
  f: flag
  g: flag
  c: { type: choice, of: [north, south] }
  s: text
  l: { list: { v: { type: money, range: 0..99 }, ok: flag, z: { type: choice, of: [y, j] } }, at_most: 5 }
`;
export const given = {
  a: 100,
  b: 8,
  n: 7,
  k: 3,
  x: -2.5,
  p: "45.5%",
  q: 4.5,
  t: 90,
  d: "2026-03-01",
  e: "2026-02-20",
  m: "2026-03-01 08:30",
  w: "2026-03-02 09:00",
  f: true,
  g: false,
  c: "south",
  l: [
    { v: 5, ok: true },
    { v: 8, ok: false },
    { v: 2, ok: true },
  ],
};
export const value = (is: string, more = ""): string | readonly string[] | undefined => {
  const { results, refused } = score(`${facts}results: { out: { is: '${is}'${more} } }\n`, given);
  return refused ?? results.out;
};
export const codes = (is: string) =>
  check(`${facts}results: { out: { is: '${is}' } }\n`).filter((code) => code !== "rubric/unused");
export const words = (is: string, language: "en" | "zh" = "en") =>
  says(`${facts}results: { out: { is: '${is}' } }\n`, language).join(" ");
