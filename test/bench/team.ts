/** A department that is compared: the rubric, people for it, and the same by hand in whole numbers. */
export const teamRubric = `scorewright: 1
id: team
version: "1"
facts:
  dept: text
  no: { type: count, range: 0..999999 }
  volume: { type: count, range: 0..999 }
  quality: { type: points, step: 0.5, range: 0..60 }
  years: { type: count, range: 0..50 }
  base: { type: money, range: 0..100000 }
measures:
  lead: { is: volume / mean(others.volume) - 100%, as: percent, decimals: 1, if_zero: 0% }
dimensions:
  work: { weight: 40, of: lead, rows: { 20%+: 100%, 0%..<20%: 80%, otherwise: 50% } }
  care: { weight: 60, is: quality }
total: { out_of: 100, decimals: 2 }
grades:
  - { grade: S, from: 90, coefficient: 1.2 }
  - { grade: A, from: 80, coefficient: 1.1 }
  - { grade: B, otherwise: true, coefficient: 1 }
team:
  within: dept
  at_most: 100000
  grade: { by: total, quota: { S: 20%, A: 50%, B: 30% }, rounding: largest_remainder, ties: [years, no] }
results:
  place: { rank: { of: total, best: highest, ties: competition } }
  bonus: { is: base * grade.coefficient, decimals: 2 }
`;
export type Row = Readonly<Record<"dept" | "no" | "volume" | "quality" | "years" | "base", string>>;
export const teamPeople = (count: number, teams: number): readonly Row[] =>
  Array.from({ length: count }, (_, i) => ({
    dept: `部门${i % teams}`,
    no: String(i),
    volume: String((i * 7919) % 1000),
    quality: String(((i * 104729) % 121) / 2),
    years: String(i % 41),
    base: `${3000 + ((i * 37) % 5000)}.${String(i % 100).padStart(2, "0")}`,
  }));

/** `total grade place bonus` of everybody. */
export const teamByHand = (people: readonly Row[]): readonly string[] => {
  const teams = new Map<string, number[]>();
  for (const [i, { dept }] of people.entries()) {
    const team = teams.get(dept);
    if (team) team.push(i);
    else teams.set(dept, [i]);
  }
  const found = new Array<string>(people.length);
  for (const team of teams.values()) {
    const volumes = team.map((i) => Number(people[i]?.volume));
    const sum = volumes.reduce((a, b) => a + b, 0);
    const totals = team.map((i, k) => {
      const own = volumes[k] ?? 0;
      const [rest, others] = [sum - own, team.length - 1];
      // In tenths of a per cent, half up.
      const lead = rest === 0 || others === 0 ? 0 : Math.floor((2000 * own * others + rest) / (2 * rest)) - 1000;
      const work = lead >= 200 ? 80 : lead >= 0 ? 64 : 40;
      return work + Math.round(Number(people[i]?.quality) * 2);
    });
    const years = team.map((i) => Number(people[i]?.years));
    const order = [...team.keys()].sort(
      (a, b) =>
        (totals[b] ?? 0) - (totals[a] ?? 0) ||
        (years[b] ?? 0) - (years[a] ?? 0) ||
        Number(people[team[b] ?? 0]?.no) - Number(people[team[a] ?? 0]?.no),
    );
    const parts = [20, 50, 30].map((share) => share * team.length);
    const seats = parts.map((part) => Math.floor(part / 100));
    let left = team.length - seats.reduce((a, b) => a + b, 0);
    for (const g of [0, 1, 2].sort((a, b) => ((parts[b] ?? 0) % 100) - ((parts[a] ?? 0) % 100) || a - b))
      if (left-- > 0) seats[g] = (seats[g] ?? 0) + 1;
    let [place, before] = [0, -1];
    for (const [n, k] of order.entries()) {
      const total = totals[k] ?? 0;
      if (total !== before) place = n + 1;
      before = total;
      const g = n < (seats[0] ?? 0) ? 0 : n < (seats[0] ?? 0) + (seats[1] ?? 0) ? 1 : 2;
      const [whole = "0", cents = "00"] = (people[team[k] ?? 0]?.base ?? "").split(".");
      const tenths = (Number(whole) * 100 + Number(cents)) * ([12, 11, 10][g] ?? 0);
      const bonus = Math.floor((tenths + 5) / 10);
      found[team[k] ?? 0] = `${total / 2} ${"SAB"[g]} ${place} ${bonus / 100}`;
    }
  }
  return found;
};
