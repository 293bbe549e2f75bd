// Small seeded generator for page texts. Nothing here decides a delay or a failure: those come in the URL.

/** Uniform in 0 to 1, the upper end excluded: SplitMix32, a Weyl sequence through MurmurHash3's finaliser. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** One seed from two numbers, so that page 2 of seed 1 differs from page 1 of seed 2. */
export function combine(a: number, b: number): number {
  return (Math.imul(a >>> 0, 0x9e37_79b1) ^ Math.imul((b >>> 0) + 0x7f4a_7c15, 0x85eb_ca77)) >>> 0;
}
