// The crate's seeded draws (src/random.rs). JavaScript's whole numbers end at 53 bits, so a generator of 64
// keeps them in two halves of 32.

const GAMMA = 0x9e3779b97f4a7c15n;
const u64 = (x) => BigInt.asUintN(64, x);

/** SplitMix64's output function, on a BigInt: it is only used to begin with, and to check pictures. */
export function mix(value) {
  let x = u64(value + GAMMA);
  x = u64((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n);
  x = u64((x ^ (x >> 27n)) * 0x94d049bb133111ebn);
  return x ^ (x >> 31n);
}

/** High half of the product of two u32. */
function high(a, b) {
  const a1 = a >>> 16;
  const a0 = a & 0xffff;
  const b1 = b >>> 16;
  const b0 = b & 0xffff;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + Math.floor(middle / 0x10000) + (other >>> 16)) >>> 0;
}

const STEP_HIGH = 0x5851f42d;
const STEP_LOW = 0x4c957f2d;

/** PCG XSH-RR 64/32. */
export class Pcg32 {
  constructor(seed, stream) {
    const state = mix(mix(BigInt(seed)) ^ BigInt(stream));
    const increment = u64((mix(state) << 1n) | 1n);
    this.addHigh = Number(increment >> 32n);
    this.addLow = Number(increment & 0xffffffffn);
    const first = u64(state + increment);
    this.high = Number(first >> 32n) | 0;
    this.low = Number(first & 0xffffffffn) | 0;
    this.step();
  }

  step() {
    const low = this.low >>> 0;
    const product = Math.imul(low, STEP_LOW) >>> 0;
    const sum = product + this.addLow;
    const carry = sum > 0xffffffff ? 1 : 0;
    this.high =
      (high(low, STEP_LOW) +
        Math.imul(low, STEP_HIGH) +
        Math.imul(this.high, STEP_LOW) +
        this.addHigh +
        carry) |
      0;
    this.low = sum | 0;
  }

  /** 32 uniform bits. */
  next() {
    const h = this.high;
    const l = this.low;
    this.step();
    // ((state >> 18) ^ state) >> 27, then turned by the five highest bits.
    const xh = (h >>> 18) ^ h;
    const xl = ((l >>> 18) | (h << 14)) ^ l;
    const mixed = (xl >>> 27) | (xh << 5);
    const turn = h >>> 27;
    return ((mixed >>> turn) | (mixed << (-turn & 31))) >>> 0;
  }
}

/** The crate's checksum: a 64-bit hash in two halves. */
export class Checksum {
  high = 0;
  low = 0;

  fold(value) {
    // times 2^40 + 0x1b3, modulo 2^64
    const low = (this.low ^ value) >>> 0;
    const product = low * 0x1b3;
    this.high = (Math.imul(this.high, 0x1b3) + Math.floor(product / 0x100000000) + (low << 8)) | 0;
    this.low = product ^ this.high;
  }

  value() {
    return (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
  }
}
