/** The language's second and third example as one rubric: nearly every form once. */
export const appraisal = `facts:
  late: count
  absent: flag
  leave_days: { type: number, range: 0..31, step: 0.5 }
  breaches: count
  complaint_upheld: flag
  late_minutes: { type: number, range: 0..600, step: 1 }
  reply_days: count
  complaints: count
  quality_score: { type: points, range: 0..10, step: 0.5 }
  minutes: { type: duration, step: 1 min, range: 0 min..600 min, unit: min }
  done: { type: count, range: 0..1000 }
  target: { type: count, range: 1..1000 }
  saving: { type: percent, step: 0.1%, range: -20%..20% }
  lead: { type: percent, step: 0.1%, range: -100%..200% }
  safety_incident: flag
  praise_letters: count
  deals: { list: { amount: { type: money, range: 0..99999999 }, product: { type: choice, of: [a, b] } }, at_most: 5000 }
  scores: { list: { value: { type: points, range: 0..10, step: 0.1 } }, at_most: 20 }
measures:
  per_deal: { each: deals, by: product, cases: { a: amount * 10%, b: amount * 50% }, combine: sum }
dimensions:
  personnel:
    weight: 15
    dimensions:
      attendance: { weight: 5, of: late, rows: { 0: 5 pts, 1: 3 pts, 2: 1 pt, 3+: 0 pts }, gates: [{ when: absent, set: 0 pts }] }
      leave: { weight: 5, of: leave_days, rows: { 0: 5 pts, 0.5..1: 4 pts, 1.5..2: 3 pts, 2.5+: 2 pts } }
      discipline:
        weight: 5
        deductions:
          - { for: breaches, each: 1, free: 0, at_most: 3 }
          - { when: complaint_upheld, points: 2 }
          - { of: late_minutes, rows: { 0..10: 0, 11..30: 1, 31+: 3 } }
  documents:
    weight: 30
    checklist:
      levels: { 符合: 100%, 基本符合: 80%, 一般符合: 60%, 不符合: 0% }
      items:
        handover: 4
        plan: 6
        inspection: 4
        contract: 4
        keys: 4
        archive: 4
        reply: { weight: 4, of: reply_days, rows: { 0..1: 符合, 2: 基本符合, otherwise: 不符合 } }
  attitude:
    weight: 8
    rating: { scale: 1..5, zero: 1, full: 5 }
    raters: { customer: 50%, supervisor: 30%, auditor: { weight: 20%, optional: true } }
    evidence: { below: 3 }
    decimals: 2
  quality:
    weight: 6
    of: complaints
    rows: { 0: 5..6 pts, 1..2: 3..4.5 pts, 3+: 0..2 pts }
    value: quality_score
    cap: 6 pts
  volume: { weight: 6, of: lead, rows: { 20%+: 100%, 0%..<20%: 80%, otherwise: 50% } }
  speed: { weight: 8, of: minutes, curve: { 15 min: 100%, 30 min: 60%, 60 min: 0% }, outside: clamp, decimals: 2 }
  plan_done: { weight: 5, ratio: { of: done, to: target, better: higher, cap: 120%, floor: 0% }, decimals: 2 }
  cost: { weight: 2, steps: { of: saving, from: 0%, per: 3%, whole: true, up: 1 pt, down: 1 pt, start: 1 pt }, floor: 0 pts, cap: 2 pts }
  panel:
    weight: 10
    combine: mean
    dimensions:
      written: { weight: 4, rating: { scale: 0..100 } }
      interview: { weight: 3, rating: { scale: 0..100 } }
      review: { weight: 3, rating: { scale: 0..100 }, not_applicable: drop }
    decimals: 2
  judges: { weight: 10, each: scores, of: value, combine: { by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }, decimals: 2 }
gates:
  - { when: safety_incident, set: { total: 0 }, reason: { zh: 一票否决, en: Veto } }
adjustments:
  praise: { for: praise_letters, each: 1, at_most: 5 }
total: { out_of: 100, decimals: 2, floor: 0, cap: 105 }
grades:
  - { grade: S, from: 90, coefficient: 1.2 }
  - { grade: A, from: 80, coefficient: 1.1 }
  - { grade: B, from: 70, coefficient: 1.0 }
  - { grade: C, from: 60, coefficient: 0.8 }
  - { grade: D, otherwise: true, coefficient: 0 }
results:
  commission: { is: per_deal * grade.coefficient, decimals: 2 }
`;

export const person = {
  late: 1,
  absent: false,
  leave_days: 1.5,
  breaches: 1,
  complaint_upheld: true,
  late_minutes: 12,
  documents: { handover: "符合", plan: "基本符合", inspection: "符合", contract: "符合", keys: "符合", archive: "不符合" },
  reply_days: 2,
  attitude: { customer: 4, supervisor: 5 },
  complaints: 1,
  quality_score: 4.5,
  minutes: 20,
  done: 90,
  target: 100,
  saving: "4.5%",
  lead: "-0.1%",
  "written.rating": 80,
  "interview.rating": 70,
  "review.rating": "n/a",
  scores: [{ value: 8 }, { value: 9.5 }, { value: 7.1 }, { value: 8.8 }],
  deals: [
    { amount: 1000, product: "a" },
    { amount: 99.99, product: "b" },
  ],
  safety_incident: false,
  praise_letters: 2,
} as const;

/** Computed by hand. */
export const points = {
  attendance: "3", // late once
  leave: "3",
  discipline: "1", // 5 − 1 − 2 − 1
  personnel: "7",
  documents: "24", // 4 + 4.8 + 4 + 4 + 4 + 0, and 3.2 for a reply on the second day
  attitude: "6.75", // (0.75 × 50% + 1 × 30%) / 80% = 0.84375 of 8
  quality: "4.5",
  volume: "3", // behind the others: 50% of 6
  speed: "6.93", // 8 − 3.2 × 5/15 = 6.9333…
  plan_done: "4.5",
  cost: "2", // 1, and one whole step of 3% up
  written: "3.2",
  interview: "2.1",
  review: "0",
  panel: "7.57", // 5.3 / 7 × 10 = 7.5714…
  judges: "8.4", // (8 + 8.8) / 2
} as const;
/** 7 + 24 + 6.75 + 4.5 + 3 + 6.93 + 4.5 + 2 + 7.57 + 8.4 = 74.65, and 2 for two letters of praise. */
export const total = "76.65";
/** B: 1.0 × (100 + 49.995) = 149.995, half away from zero. */
export const commission = "150";
