// Sum of squares, primes, points in a circle.

/** Beyond 2^53 a sum needs BigInt; the squares themselves do not. */
export function sumOfSquares({ n }) {
  let sum = 0n;
  for (let i = 0; i < n; i++) sum += BigInt(i * i);
  return () => sum;
}

const SEGMENT = 1 << 15;

/** Segmented sieve of the odd numbers. */
export function primes({ n }) {
  const bound = 2 * n;
  const composite = new Uint8Array(SEGMENT);
  const bases = [];
  const next = [];
  let basesBelow = 3;
  let count = bound > 2 ? 1 : 0;
  for (let start = 0; start < bound; start += 2 * SEGMENT) {
    while (basesBelow ** 2 < start + 2 * SEGMENT) {
      for (let candidate = basesBelow | 1; candidate < 2 * basesBelow; candidate += 2) {
        if (!isPrime(candidate, bases)) continue;
        bases.push(candidate);
        next.push((candidate * candidate - start - 1) / 2);
      }
      basesBelow *= 2;
    }
    composite.fill(0);
    composite[0] = start === 0 ? 1 : 0;
    for (let b = 0; b < bases.length; b++) {
      const prime = bases[b];
      let at = next[b];
      for (; at < SEGMENT; at += prime) composite[at] = 1;
      next[b] = at - SEGMENT;
    }
    const odds = Math.min((bound - start) / 2, SEGMENT);
    for (let i = 0; i < odds; i++) count += 1 - composite[i];
  }
  return () => BigInt(count);
}

function isPrime(candidate, bases) {
  for (const base of bases) {
    if (base * base > candidate) return true;
    if (candidate % base === 0) return false;
  }
  return true;
}

/**
 * xorshift128 (Marsaglia, "Xorshift RNGs", 2003): the crate's generator multiplies 64 bits, which nobody would
 * choose here. So the answer is another one, and is checked against π instead.
 */
export function monteCarlo({ n, task, seed }) {
  let x = 123456789 ^ seed;
  let y = 362436069 ^ task;
  let z = 521288629;
  let w = 88675123;
  let inside = 0;
  // Both draws are written out: variables that a function inside shares are objects in V8 once they are large.
  for (let i = 0; i < n; i++) {
    let t = x ^ (x << 11);
    const a = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    t = y ^ (y << 11);
    const b = a ^ (a >>> 19) ^ t ^ (t >>> 8);
    x = z;
    y = w;
    z = a;
    w = b;
    const across = (a >>> 0) / 0x100000000;
    const up = (b >>> 0) / 0x100000000;
    if (across * across + up * up < 1) inside++;
  }
  return () => BigInt(inside);
}
