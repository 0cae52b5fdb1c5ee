/** What the slots of a definition are called: its own name, its divisor's, and those of parts that are read more than once. */

const mark = "#";
export const divisorOf = (definition: string): string => `${definition}${mark}den`;
export const partOf = (owner: string, n: number): string => `${owner}${mark}${n}`;
/** The definition, or the list, that a slot belongs to. */
export const ownerOf = (slot: string): string => slot.split(mark, 1)[0] ?? slot;
export const isDivisor = (slot: string): boolean => slot === divisorOf(ownerOf(slot));
/** Neither a definition nor a divisor. */
export const isPart = (slot: string): boolean => slot !== ownerOf(slot) && !isDivisor(slot);
/** Which part of its owner: `3`. */
export const placeOf = (slot: string): string => slot.slice(ownerOf(slot).length + mark.length);
