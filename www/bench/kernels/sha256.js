// FIPS 180-4 on one block, as libraries write it in plain JavaScript. `crypto.subtle` answers with a promise a
// hash, which takes longer than the hash.

const K = new Int32Array(64);
const START = new Int32Array(8);

/** The first 32 bits of the fractional part. */
const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;

for (let candidate = 2, found = 0; found < 64; candidate++) {
  let prime = true;
  for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) prime = false;
  if (!prime) continue;
  K[found] = fraction(Math.cbrt(candidate));
  if (found < 8) START[found] = fraction(Math.sqrt(candidate));
  found++;
}

const W = new Int32Array(64);

const turn = (x, by) => (x >>> by) | (x << (32 - by));

/** Hash of the words at the start of `W`, `bytes` of them, into `out`. */
function hash(bytes, out) {
  const words = bytes >> 2;
  W[words] = 0x80000000 | 0;
  W.fill(0, words + 1, 15);
  W[15] = bytes * 8;
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15];
    const y = W[i - 2];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = START[0];
  let b = START[1];
  let c = START[2];
  let d = START[3];
  let e = START[4];
  let f = START[5];
  let g = START[6];
  let h = START[7];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  out[0] = a + START[0];
  out[1] = b + START[1];
  out[2] = c + START[2];
  out[3] = d + START[3];
  out[4] = e + START[4];
  out[5] = f + START[5];
  out[6] = g + START[6];
  out[7] = h + START[7];
}

/** Words are read from the highest byte down, numbers were written from the lowest up. */
const swap = (x) => ((x & 0xff) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24);

export function sha256({ n, task, seed }) {
  const last = new Int32Array(8);
  W[0] = swap(seed);
  W[1] = swap(task);
  hash(8, last);
  for (let left = Math.floor(n / 100); left > 0; left--) {
    W.set(last);
    hash(32, last);
  }
  return () => (BigInt(last[0] >>> 0) << 32n) | BigInt(last[1] >>> 0);
}
