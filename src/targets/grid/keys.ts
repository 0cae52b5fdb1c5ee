/** What the columns of a table are called, and what the numbers in some of them mean. */

/** Options are numbered from 1 in cells: 0 is none of them. */
export const codeIn = (code: number): number => code + 1;
export const valueKey = (name: string): string => `value:${name}`;
export const stateKey = (name: string): string => `state:${name}`;
export const factKey = (name: string): string => `fact:${name}`;
/** In a table of records: which of the people's rows it belongs to, from 1; 0: nobody's. */
export const ownerKey = "owner";
/** In the table of people: which row it is, from 1; whether anything stands in it; whether all of it can be used. */
export const placeKey = "place";
export const presentKey = "present";
export const usableKey = "usable";
export const statusKey = "status";
/** How many cells of a record, or of somebody's records, cannot be used. */
export const unreadableKey = "unreadable";
/** How many records of a list somebody has. */
export const countKey = (list: string): string => `count:${list}`;
export const personKey = (place: number): string => `person:${place}`;
export const figureKey = (name: string): string => `figure:${name}`;
/** What a typed cell can be. */
export const states = { good: 0, blank: 1, notApplicable: 2, unreadable: 3, outOfRange: 4, offGrid: 5, needsValue: 6 } as const;
