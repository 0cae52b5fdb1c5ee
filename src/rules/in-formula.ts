/** What stands under a key, as a part of a larger formula. */
export const inFormula = (text: string): string => (/^[\p{L}\p{N}_.]+$/u.test(text) ? text : `(${text})`);
