/** What can be wrong with a calendar. */
import { defineDiagnostic } from "../../diagnostics/define.ts";

export const badDay = defineDiagnostic<{ text: string | undefined }>({
  code: "calendar/day",
  severity: "error",
  en: ({ text }) =>
    `${text === undefined ? "What stands here" : `\`${text}\``} is not a day (or a stretch of days) that the calendar can hold.`,
  zh: ({ text }) => `${text === undefined ? "此处内容" : `“${text}”`}不是日历可用的日期或日期区间。`,
  help: {
    en: () => "Write `2026-10-01` or `2026-10-01..2026-10-07`; weekdays as `saturday`.",
    zh: () => "请写 2026-10-01 或 2026-10-01..2026-10-07；星期写 saturday。",
  },
  bad: "calendar: { covers: 2026-01-01..2026-12-31, holidays: [2026-02-30] }\nfacts: { a: count }\nresults: { r: { is: a } }\n",
  good: "calendar: { covers: 2026-01-01..2026-12-31, holidays: [2026-02-28] }\nfacts: { a: count }\nresults: { r: { is: a } }\n",
});
