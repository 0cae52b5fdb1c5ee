/** What a file is by its first bytes; told without loading the reader. */

/** The signature of a zip archive; the second of an empty one. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
/** The container of .xls, and of workbooks that were encrypted with a password [MS-CFB, MS-OFFCRYPTO]. */
export const isCompound = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
