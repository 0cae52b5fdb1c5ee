/** The two schemes as a programmer would write them by hand: in doubles, in decimal.js, and in scaled integers. Facts are taken on trust. */
import { Decimal } from "decimal.js";
import type { Raw } from "./people.ts";

export type Figures = {
  readonly total: string;
  readonly points: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
};

const cents = (text: string): number => {
  const dot = text.indexOf(".");
  if (dot < 0) return Number(text) * 100;
  const part = text.slice(dot + 1);
  return Number(text.slice(0, dot)) * 100 + (part.length === 1 ? Number(part) * 10 : Number(part));
};
/** An integer of 10^-places as the shortest decimal text. */
const shown = (n: number, places: number): string => {
  const scale = 10 ** places;
  const whole = Math.trunc(n / scale);
  const rest = Math.abs(n - whole * scale);
  if (rest === 0) return String(whole);
  const digits = String(rest).padStart(places, "0").replace(/0+$/, "");
  return `${n < 0 && whole === 0 ? "-" : ""}${whole}.${digits}`;
};
/** n / d, halves away from zero. */
const halfUp = (n: number, d: number): number =>
  n >= 0 ? Math.floor((2 * n + d) / (2 * d)) : -Math.floor((-2 * n + d) / (2 * d));

const deductions: Readonly<Record<string, number>> = { manager: 500, agent_clerk: 300, shop_clerk: 200 };

/** Rates in tenths of a per cent, points in hundredths, money in cents. */
export const salesIntegers = (raw: Raw): Figures => {
  const [plan, actual, owed, collected, returned, base] = [
    cents(raw.plan ?? ""),
    cents(raw.actual ?? ""),
    cents(raw.owed ?? ""),
    cents(raw.collected ?? ""),
    cents(raw.returned ?? ""),
    cents(raw.bonus_base ?? ""),
  ];
  const attainment = halfUp(actual * 1000, plan);
  const collection = halfUp(collected * 1000, owed);
  const returns = actual === 0 ? (returned > 0 ? 1000 : 0) : halfUp(returned * 1000, actual);
  const share =
    attainment < 800
      ? 0
      : attainment < 910
        ? 50
        : attainment < 960
          ? 70
          : attainment < 1050
            ? 100
            : attainment < 1110
              ? 125
              : attainment < 1210
                ? 150
                : 200;
  const sales = 35 * share;
  const gathered = 25 * (collection < 930 ? 0 : collection < 960 ? 70 : 100);
  const [full, most] = raw.role === "manager" ? [50, 90] : raw.region === "south" ? [80, 130] : [40, 90];
  const kept = 25 * (returns <= full ? 100 : returns <= most ? 60 : 0);
  const total = sales + gathered + kept;
  const bonus = halfUp(base * total, 10_000);
  const shortfall = attainment < 800 ? (deductions[raw.role ?? ""] ?? 0) * 100 : 0;
  return {
    total: shown(total, 2),
    points: { sales: shown(sales, 2), collection: shown(gathered, 2), returns: shown(kept, 2) },
    results: {
      bonus: shown(bonus, 2),
      shortfall: shown(shortfall, 2),
      collection_cut: "0",
      return_cut: "0",
      net: shown(Math.max(0, bonus - shortfall), 2),
    },
  };
};

export const salesDoubles = (raw: Raw): Figures => {
  const [plan, actual, owed, collected, returned, base] = [
    Number(raw.plan),
    Number(raw.actual),
    Number(raw.owed),
    Number(raw.collected),
    Number(raw.returned),
    Number(raw.bonus_base),
  ];
  const attainment = Math.round((actual / plan) * 1000) / 10;
  const collection = Math.round((collected / owed) * 1000) / 10;
  const returns = actual === 0 ? 0 : Math.round((returned / actual) * 1000) / 10;
  const share =
    attainment < 80
      ? 0
      : attainment < 91
        ? 0.5
        : attainment < 96
          ? 0.7
          : attainment < 105
            ? 1
            : attainment < 111
              ? 1.25
              : attainment < 121
                ? 1.5
                : 2;
  const sales = 35 * share;
  const gathered = 25 * (collection < 93 ? 0 : collection < 96 ? 0.7 : 1);
  const [full, most] = raw.role === "manager" ? [5, 9] : raw.region === "south" ? [8, 13] : [4, 9];
  const kept = 25 * (returns <= full ? 1 : returns <= most ? 0.6 : 0);
  const total = Math.round((sales + gathered + kept) * 100) / 100;
  const bonus = Math.round(base * total) / 100;
  const shortfall = attainment < 80 ? (deductions[raw.role ?? ""] ?? 0) : 0;
  return {
    total: String(total),
    points: { sales: String(sales), collection: String(gathered), returns: String(kept) },
    results: {
      bonus: String(bonus),
      shortfall: String(shortfall),
      collection_cut: "0",
      return_cut: "0",
      net: String(Math.max(0, bonus - shortfall)),
    },
  };
};

export const salesDecimals = (raw: Raw): Figures => {
  const d = (text: string | undefined) => new Decimal(text ?? "0");
  const [plan, actual, owed, collected, returned, base] = [
    d(raw.plan),
    d(raw.actual),
    d(raw.owed),
    d(raw.collected),
    d(raw.returned),
    d(raw.bonus_base),
  ];
  const rate = (a: Decimal, b: Decimal) => a.div(b).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
  const [attainment, collection] = [rate(actual, plan), rate(collected, owed)];
  const returns = actual.isZero() ? d("0") : rate(returned, actual);
  const share = attainment.lt(80)
    ? "0"
    : attainment.lt(91)
      ? "0.5"
      : attainment.lt(96)
        ? "0.7"
        : attainment.lt(105)
          ? "1"
          : attainment.lt(111)
            ? "1.25"
            : attainment.lt(121)
              ? "1.5"
              : "2";
  const sales = d(share).times(35);
  const gathered = d(collection.lt(93) ? "0" : collection.lt(96) ? "0.7" : "1").times(25);
  const [full, most] = raw.role === "manager" ? [5, 9] : raw.region === "south" ? [8, 13] : [4, 9];
  const kept = d(returns.lte(full) ? "1" : returns.lte(most) ? "0.6" : "0").times(25);
  const total = sales.plus(gathered).plus(kept).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const bonus = base.times(total).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const shortfall = attainment.lt(80) ? new Decimal(deductions[raw.role ?? ""] ?? 0) : d("0");
  return {
    total: total.toString(),
    points: { sales: sales.toString(), collection: gathered.toString(), returns: kept.toString() },
    results: {
      bonus: bonus.toString(),
      shortfall: shortfall.toString(),
      collection_cut: "0",
      return_cut: "0",
      net: Decimal.max(0, bonus.minus(shortfall)).toString(),
    },
  };
};

const levels: Readonly<Record<string, number>> = { level_1: 100, level_2: 70, level_3: 30 };
/** Points in ten-thousandths where the means of two ratings need it. */
export const serviceIntegers = (raw: Raw): Figures => {
  const n = (name: string) => Number(raw[name]);
  const attendance = raw.absent === "true" ? 0 : ([5, 3, 1][n("late")] ?? 0);
  const halfDays = n("leave_days") * 2;
  const leave = halfDays === 0 ? 5 : halfDays <= 2 ? 4 : halfDays <= 4 ? 3 : 2;
  const discipline = Math.max(0, 5 - n("breaches"));
  const personnel = attendance + leave + discipline;
  const mean = cents(raw.team_mean_volume ?? "");
  const lead = halfUp((n("volume") * 100 - mean) * 1000, mean);
  const workload = lead > 200 ? 20 : lead >= 0 ? 16 : 10;
  const quality = n("quality_score") * 2;
  const performance = workload * 2 + quality;
  const byShare = (name: string, weight: number) => weight * (levels[raw[name] ?? ""] ?? 0);
  const pair = (name: string) => {
    const [self, superior] = [byShare(`${name}_self`, 3), byShare(`${name}_superior`, 7)];
    return { self, superior, points: (self + superior) * 125 };
  };
  const [skill, communication] = [pair("skill"), pair("communication")];
  const ability = skill.points + communication.points;
  const total = halfUp(personnel * 10_000 + performance * 5_000 + ability, 100);
  return {
    total: shown(total, 2),
    points: {
      personnel: String(personnel),
      attendance: String(attendance),
      leave: String(leave),
      discipline: String(discipline),
      performance: shown(performance * 5, 1),
      workload: String(workload),
      quality: shown(quality * 5, 1),
      ability: shown(ability, 4),
      skill: shown(skill.points, 4),
      skill_by_self: shown(skill.self, 2),
      skill_by_superior: shown(skill.superior, 2),
      communication: shown(communication.points, 4),
      communication_by_self: shown(communication.self, 2),
      communication_by_superior: shown(communication.superior, 2),
    },
    results: { rate: `${shown(halfUp(total * 10, 70), 1)}%` },
  };
};
export const serviceDoubles = (raw: Raw): Figures => {
  const n = (name: string) => Number(raw[name]);
  const attendance = raw.absent === "true" ? 0 : ([5, 3, 1][n("late")] ?? 0);
  const leave = n("leave_days") === 0 ? 5 : n("leave_days") <= 1 ? 4 : n("leave_days") <= 2 ? 3 : 2;
  const discipline = Math.max(0, 5 - n("breaches"));
  const lead = Math.round((n("volume") / n("team_mean_volume") - 1) * 1000) / 10;
  const workload = lead > 20 ? 20 : lead >= 0 ? 16 : 10;
  const quality = n("quality_score");
  const pair = (name: string) => {
    const [self, superior] = [
      ((levels[raw[`${name}_self`] ?? ""] ?? 0) / 100) * 3,
      ((levels[raw[`${name}_superior`] ?? ""] ?? 0) / 100) * 7,
    ];
    return { self, superior, points: ((self + superior) * 12.5) / 10 };
  };
  const [skill, communication] = [pair("skill"), pair("communication")];
  const total =
    Math.round((attendance + leave + discipline + workload + quality + skill.points + communication.points) * 100) / 100;
  return {
    total: String(total),
    points: {
      personnel: String(attendance + leave + discipline),
      attendance: String(attendance),
      leave: String(leave),
      discipline: String(discipline),
      performance: String(workload + quality),
      workload: String(workload),
      quality: String(quality),
      ability: String(skill.points + communication.points),
      skill: String(skill.points),
      skill_by_self: String(skill.self),
      skill_by_superior: String(skill.superior),
      communication: String(communication.points),
      communication_by_self: String(communication.self),
      communication_by_superior: String(communication.superior),
    },
    results: { rate: `${Math.round((total / 70) * 1000) / 10}%` },
  };
};
export const serviceDecimals = (raw: Raw): Figures => {
  const d = (text: string | number | undefined) => new Decimal(text ?? 0);
  const attendance = d(raw.absent === "true" ? 0 : ([5, 3, 1][Number(raw.late)] ?? 0));
  const days = d(raw.leave_days);
  const leave = d(days.isZero() ? 5 : days.lte(1) ? 4 : days.lte(2) ? 3 : 2);
  const discipline = Decimal.max(0, d(5).minus(d(raw.breaches)));
  const lead = d(raw.volume).div(d(raw.team_mean_volume)).minus(1).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
  const workload = d(lead.gt(20) ? 20 : lead.gte(0) ? 16 : 10);
  const quality = d(raw.quality_score);
  const pair = (name: string) => {
    const [self, superior] = [
      d(levels[raw[`${name}_self`] ?? ""])
        .div(100)
        .times(3),
      d(levels[raw[`${name}_superior`] ?? ""])
        .div(100)
        .times(7),
    ];
    return { self, superior, points: self.plus(superior).times("12.5").div(10) };
  };
  const [skill, communication] = [pair("skill"), pair("communication")];
  const [personnel, performance, ability] = [
    attendance.plus(leave).plus(discipline),
    workload.plus(quality),
    skill.points.plus(communication.points),
  ];
  const total = personnel.plus(performance).plus(ability).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const text = (value: Decimal) => value.toString();
  return {
    total: text(total),
    points: {
      personnel: text(personnel),
      attendance: text(attendance),
      leave: text(leave),
      discipline: text(discipline),
      performance: text(performance),
      workload: text(workload),
      quality: text(quality),
      ability: text(ability),
      skill: text(skill.points),
      skill_by_self: text(skill.self),
      skill_by_superior: text(skill.superior),
      communication: text(communication.points),
      communication_by_self: text(communication.self),
      communication_by_superior: text(communication.superior),
    },
    results: { rate: `${total.div(70).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP)}%` },
  };
};
