/** What has been made once is not made again. */

export const memo = <Key, Made>(make: (key: Key) => Made): ((key: Key) => Made) => {
  const known = new Map<Key, Made>();
  return (key) => {
    const found = known.get(key);
    // What was made may be `undefined`.
    if (found !== undefined || known.has(key)) return found as Made;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

/** Made at first use: whoever never asks never pays for it. */
export const lazy = <Made extends object>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
