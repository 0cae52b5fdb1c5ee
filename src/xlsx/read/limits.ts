/** How much is read of a file whoever made it. A list of a million people with twenty columns stays below each. */

const mebibyte = 1024 * 1024;
export const limits = {
  /** Bytes of the file itself: all of it is held. */
  file: 256 * mebibyte,
  /** Bytes of one part, unpacked: a sheet goes by in pieces. */
  part: 1024 * mebibyte,
  /** The same of what is held as a whole: texts, styles, the list of sheets. */
  held: 256 * mebibyte,
  /** From so many bytes on, a part that was packed to less than one in so many holds nothing that anybody typed. */
  suspect: 64 * mebibyte,
  ratio: 200,
  /** Characters of one tag or text; a cell holds 32767. */
  token: mebibyte,
  /** Elements inside each other. */
  depth: 256,
  /** XFD. */
  columns: 16_384,
  rows: 1_048_576,
} as const;
