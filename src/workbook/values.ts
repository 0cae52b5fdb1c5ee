/** Facts as typed cells hold them: numbers as doubles, days by their number, options by title. What cannot be read stands as it was handed in. */
import { type Facts, isFraction, isValue, notApplicable } from "../plan/facts.ts";
import type { Input } from "../plan/ir.ts";
import { cellForm, firstDay } from "../targets/grid/grid.ts";
import { denominator, divide, type Fraction, numerator } from "../text/exact.ts";
import type { Language } from "../text/path.ts";
import type { CellValue } from "../xlsx/model.ts";

const double = (x: Fraction): number => Number(numerator(x)) / Number(denominator(x));
const secondsPerDay = 86_400;

export const factCell = (
  { of }: Input,
  given: ReturnType<Facts["get"]>,
  raw: unknown,
  language: Language,
): CellValue | undefined => {
  if (given === notApplicable) return language === "zh" ? "不适用" : "n/a";
  if (of.type === "list") return undefined;
  if (!isValue(given)) return raw === undefined || raw === null || raw === "" ? undefined : String(raw);
  if (of.type === "number" && isFraction(given)) {
    const form = cellForm(of);
    if (form.form === "day") return double(given) + firstDay;
    return form.form === "moment" ? double(given) / secondsPerDay + firstDay : double(divide(given, form.perCell));
  }
  if (of.type === "choice") return of.values.find(({ value }) => value === given)?.title[language] ?? String(given);
  if (of.type === "flag") return given === true ? flags[language].yes : flags[language].no;
  return String(given);
};
export const flags: Readonly<Record<Language, { readonly yes: string; readonly no: string }>> = {
  zh: { yes: "是", no: "否" },
  en: { yes: "yes", no: "no" },
};
