import { Checksum, Pcg32 } from './random.js';

const MOST = 512;

function dimension(n) {
  let d = Math.min(MOST, Math.floor(Math.cbrt(10 * n)) + 1);
  while (d > 1 && d ** 3 > 10 * n) d--;
  return d;
}

/** Row by row, the innermost loop along rows of both: what one writes in JavaScript for speed. */
export function matrix({ n, task, seed }) {
  const d = dimension(n);
  const random = new Pcg32(seed, task);
  const entry = () => (random.next() >>> 28) - 8;
  const b = new Float32Array(d * d);
  for (let i = 0; i < b.length; i++) b[i] = entry();
  const a = new Float32Array(d);
  const c = new Float32Array(d);
  const hash = new Checksum();
  // The crate draws four rows at a time; one at a time takes the same draws in the same order.
  for (let rows = Math.floor((10 * n) / (d * d)); rows > 0; rows--) {
    for (let k = 0; k < d; k++) a[k] = entry();
    c.fill(0);
    for (let k = 0; k < d; k++) {
      const factor = a[k];
      const start = k * d;
      for (let j = 0; j < d; j++) c[j] += factor * b[start + j];
    }
    for (let j = 0; j < d; j++) hash.fold(c[j]);
  }
  return () => hash.value();
}
