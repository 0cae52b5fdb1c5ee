export type Person = string | Readonly<Record<string, string>>;

/** What somebody is called where others are told of this person. */
export const personName = (person: Person | undefined, i: number): string =>
  typeof person === "string"
    ? person
    : Object.values(person ?? {})
        .slice(0, 2)
        .join(" ")
        .trim() || `#${i + 1}`;
