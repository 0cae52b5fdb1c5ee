import { times } from "../../plan/build.ts";
import { fraction } from "../../text/exact.ts";
import { aCount, aNumber, defineFunction, form } from "./define.ts";
import * as parameters from "./parameters.ts";

/** A duration as a bare number of days, hours or minutes, parts of one included. Refuses numbers that are no duration. */
const countedIn = (name: string, seconds: number) =>
  defineFunction({
    name,
    wanted: { zh: "一个时长", en: "one duration" },
    forms: [
      form({
        example: `${name}(spent)`,
        takes: [parameters.duration],
        makes: aNumber,
        lower: ([{ value }]) => times(value, fraction(1, seconds)),
      }),
    ],
  });
export const days = countedIn("days", 86400);
export const hours = countedIn("hours", 3600);
export const minutes = countedIn("minutes", 60);

/**
 * The working days of the file's calendar after one date, up to and with another: 0 on the same day. Refuses moments of a day, and a file
 * without a calendar.
 */
export const workdays = defineFunction({
  name: "workdays",
  wanted: { zh: "起、止两个日期", en: "two dates, from and to" },
  forms: [
    form({
      example: "workdays(received, answered)",
      takes: [parameters.twoDates],
      makes: aCount,
      lower: ([[from, to]], { span, walk }) => walk.env.workdays(from, to, span),
    }),
  ],
});
