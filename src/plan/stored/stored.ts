/**
 * The stored form of a program: plain JSON that says everything once. Texts and names go by number, objects by the number of their shape,
 * what occurs again by the number of its first place, and the places of the file are a tree with the line of each.
 */

/** Goes up when a program that was stored before can no longer be read. */
export const storedFormat = 1;

/**
 * A value: the number of an atom; `-1 - n` for shared value n; a list `[-1, …values]`; an object `[shape, …values]` in the order of the shape's
 * keys. Under the key `at` stands the number of a place. Whether something holds is part of the shape, so that what is usual takes no room.
 */
export type Stored = number | readonly Stored[];
export type StoredProgram = {
  readonly format: typeof storedFormat;
  /** Readable by itself, for whoever keeps many. */
  readonly rubric: { readonly id: string; readonly version: string; readonly digest: string };
  readonly atoms: readonly (string | number)[];
  /** The keys of an object, as atoms; `[key, 0]` and `[key, 1]` are false and true under that key. */
  readonly shapes: readonly (readonly (number | readonly [key: number, holds: 0 | 1])[])[];
  /** Three numbers a place: the one it stands in, its key (an atom, or `-1 - n` for item n of a list), its line (-1: none; 0: there is no file). Place 0 is the file. */
  readonly places: readonly number[];
  /** Lines of what is no place of the program: its examples. */
  readonly lines: readonly (readonly [path: string, line: number])[];
  readonly shared: readonly Stored[];
  readonly root: Stored;
};
export const isStored = (given: object): given is StoredProgram => "format" in given;
