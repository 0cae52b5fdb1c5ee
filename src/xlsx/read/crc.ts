/** CRC-32 (IEEE 802.3) of bytes that come in pieces: a digit that was changed on the way would otherwise be scored. */

const table = new Uint32Array(256).map((_, n) => {
  let rest = n;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

export const crc32 = () => {
  let rest = 0xffffffff;
  return {
    add: (bytes: Uint8Array): void => {
      let sum = rest;
      for (let i = 0; i < bytes.length; i++) sum = (table[(sum ^ (bytes[i] as number)) & 0xff] as number) ^ (sum >>> 8);
      rest = sum;
    },
    value: (): number => (rest ^ 0xffffffff) >>> 0,
  };
};
