/** What was carried out of one run and into the next: a JSON file of people, periods and facts. */
import type { Balances } from "../../index.ts";
import { isRecord } from "../../text/record.ts";
import { cliError } from "../failure.ts";
import { decodeText } from "../input/decode.ts";
import { fileName, openBytes } from "../input/open.ts";
import type { Session } from "../session.ts";

export type PeopleBalances = ReadonlyMap<string, Balances>;

/** Decimals as text, so that nothing is lost on the way. */
const isBalances = (given: unknown): given is Balances =>
  isRecord(given) &&
  Object.values(given).every((level) => isRecord(level) && Object.values(level).every((one) => typeof one === "string"));

export const readBalances = async (path: string, { io }: Session): Promise<PeopleBalances> => {
  const name = fileName(path);
  let text = "";
  for await (const part of decodeText(openBytes(path, io.stdin), name)) text += part;
  const refuse = () =>
    cliError(
      { zh: `${name.zh} 不是结转余额文件。`, en: `${name.en} holds no balances.` },
      {
        help: {
          zh: '请用上一次 --balances 写出的文件：{ "张三": { "month": { "owed": "125" } } }。',
          en: 'Hand in what --balances wrote: { "张三": { "month": { "owed": "125" } } }.',
        },
      },
    );
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw refuse();
  }
  if (!isRecord(given)) throw refuse();
  return new Map(
    Object.entries(given).map(([person, balances]) => {
      if (!isBalances(balances)) throw refuse();
      return [person, balances];
    }),
  );
};

/** Balances of people who had no period this time are handed on as they were. */
export const balancesText = (before: PeopleBalances, after: PeopleBalances): string =>
  `${JSON.stringify(Object.fromEntries([...before, ...after]), null, 2)}\n`;
