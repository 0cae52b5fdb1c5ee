/** Random rubrics that compare people, and teams for them in which many are level and some lack something. */
import fc from "fast-check";

type Node = { readonly [key: string]: unknown };

const order = fc.constantFrom(["years"], ["years", "no"], ["no"], [{ of: "years", best: "lowest" }, "no"]);
const ranks = fc.constantFrom<unknown>("competition", "dense", "modified", ["years"], ["years", "no"]);
const means = fc.constantFrom("mean", "sum", "min", "max", "median", "count");
const whose = fc.constantFrom("team", "others");
const within = fc.constantFrom<Node>({}, { within: "shop" });

const quota = fc.constantFrom<Node>(
  { quota: { A: "20%", B: "50%", C: "30%" }, rounding: "largest_remainder" },
  { quota: { A: "33%", B: "33%", C: "34%" }, rounding: "cumulative" },
  { caps: { A: "20%" }, rounding: "down" },
  { caps: { A: "25%", B: "40%" }, rounding: "up" },
  { caps: { A: "10%", B: "50%" }, rounding: "half-up" },
);
const quotaTies = fc.constantFrom<unknown>(["years", "up"], ["years", "down"], ["years"], "up", "down", ["no"]);

/** Facts that can be left out make members who stay away; the others make members who are waited for. */
const volume = fc.constantFrom<Node>({ type: "count", range: "0..6" }, { type: "count", range: "0..6", optional: true });

export const teamRubric: fc.Arbitrary<Node> = fc
  .record({
    volume,
    division: fc.boolean(),
    policy: fc.constantFrom("refuse", "leave_out"),
    gathered: fc.tuple(whose, means),
    ranked: fc.tuple(ranks, within, fc.constantFrom("highest", "lowest")),
    quota: fc.option(fc.tuple(quota, quotaTies, fc.constantFrom<Node>({}, { at_least: 5 }, { exempt: "new" })), {
      nil: undefined,
    }),
    split: fc.option(fc.tuple(order, fc.constantFrom(1, 0.01)), { nil: undefined }),
  })
  .map((made): Node => {
    const [someone, gathering] = made.gathered;
    // Whoever is left out may leave somebody alone, who has no others.
    const who = made.policy === "leave_out" ? "team" : someone;
    const value = made.volume.optional === true ? "if(given(volume), volume, 0)" : "volume";
    const of = gathering === "count" ? `count(${who})` : `${gathering}(${who}.volume)`;
    const [ties, inGroup, best] = made.ranked;
    const [shares, setApart, more] = made.quota ?? [];
    return {
      scorewright: 1,
      id: "team",
      version: "1",
      facts: {
        dept: made.division ? { type: "choice", of: ["east", "west"] } : "text",
        shop: { type: "choice", of: ["a", "b"] },
        no: { type: "count", range: "0..9999" },
        volume: made.volume,
        quality: { type: "points", step: 0.5, range: "0..10" },
        years: { type: "count", range: "0..3" },
        new: "flag",
        pool: made.split?.[1] === 1 ? { type: "count", range: "0..9999" } : { type: "money", range: "0..9999.99" },
      },
      dimensions: { care: { weight: 10, is: "quality" } },
      total: { out_of: 10, decimals: 1 },
      ...(shares
        ? {
            grades: [
              { grade: "A", from: 8 },
              { grade: "B", from: 4 },
              { grade: "C", otherwise: true },
            ],
          }
        : {}),
      team: {
        within: "dept",
        at_least: 2,
        incomplete: made.policy,
        ...(shares ? { grade: { by: "total", ...shares, ties: setApart, ...more } } : {}),
      },
      results: {
        ahead: { is: of, decimals: 2 },
        own: { is: value },
        place: { rank: { of: "total", best, ties, ...inGroup } },
        ...(made.split ? { part: { split: { pool: "pool", by: "quality", to: made.split[1], ties: made.split[0] } } } : {}),
      },
    };
  });

/** Everybody's facts: few values, so that many are level; one pool for each team; now and then something is missing. */
export const teamPeople = (
  draw: (sides: number) => number,
  size: number,
): readonly { readonly person: { readonly 工号: string }; readonly facts: Node }[] => {
  const holes = draw(3) === 0 ? 12 : 0;
  const pools = [draw(10_000), draw(10_000)];
  return Array.from({ length: size }, (_, i) => {
    const dept = draw(2);
    const whole: Node = {
      dept: ["east", "west"][dept],
      shop: ["a", "b"][draw(2)],
      no: String(i),
      volume: String(draw(7)),
      quality: String(draw(9) / 2 + (draw(4) === 0 ? 5 : 0)),
      years: String(draw(4)),
      new: draw(6) === 0,
      pool: String(pools[dept]),
    };
    const lost = holes > 0 && draw(holes) === 0 ? ["volume", "quality", "dept", "years", "shop"][draw(5)] : undefined;
    const facts = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== lost));
    return { person: { 工号: `T${i + 1}` }, facts };
  });
};
