/** Made-up staff for the benchmark: facts as text, as a file gives them; the same for every run. */
export type Raw = Readonly<Record<string, string>>;

const dice = (seed: number) => {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return {
    between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
};
const cents = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`;

/** Nobody falls where the scheme is still blank (collection below 90 %, too many returns). */
export const salesPeople = (n: number): readonly Raw[] => {
  const { between, pick } = dice(7);
  return Array.from({ length: n }, () => {
    const plan = between(10_000_000, 90_000_000);
    const actual = Math.floor((plan * between(700, 1300)) / 1000);
    const owed = between(10_000_000, 90_000_000);
    return {
      role: pick(["manager", "agent_clerk", "shop_clerk"]),
      region: pick(["general", "south"]),
      plan: cents(plan),
      actual: cents(actual),
      owed: cents(owed),
      collected: cents(Math.floor((owed * between(905, 1000)) / 1000)),
      returned: cents(Math.floor((actual * between(0, 39)) / 1000)),
      bonus_base: cents(between(100_000, 2_000_000)),
    };
  });
};
export const servicePeople = (n: number): readonly Raw[] => {
  const { between, pick } = dice(11);
  const level = () => pick(["level_1", "level_2", "level_3"]);
  return Array.from({ length: n }, () => {
    const complaints = between(0, 4);
    const [low, high] = complaints === 0 ? [16, 20] : complaints < 3 ? [8, 14] : [0, 6];
    return {
      late: String(between(0, 4)),
      absent: pick(["true", "false", "false", "false"]),
      leave_days: String(between(0, 8) / 2),
      breaches: String(between(0, 6)),
      volume: String(between(500, 1500)),
      team_mean_volume: cents(between(80_000, 120_000)),
      complaints: String(complaints),
      quality_score: String(between(low, high) / 2),
      skill_self: level(),
      skill_superior: level(),
      communication_self: level(),
      communication_superior: level(),
    };
  });
};
