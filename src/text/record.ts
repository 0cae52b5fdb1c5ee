/** An object of names and values, as JSON has them; no list. */
export const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null && !Array.isArray(given);
/** `Object.hasOwn`, which the hosts of scripts in spreadsheets are not all known to have. */
export const owns = (record: object, key: PropertyKey): boolean => Object.getOwnPropertyDescriptor(record, key) !== undefined;
