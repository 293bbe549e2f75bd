import { Checksum, Pcg32 } from './random.js';

const BATCH = 1 << 18;

/** The platform's own sort of a typed array. */
export function sort({ n, task, seed }) {
  const random = new Pcg32(seed, task);
  const hash = new Checksum();
  for (let left = Math.floor(n / 40); left > 0; left -= BATCH) {
    const batch = new Uint32Array(Math.min(left, BATCH));
    for (let i = 0; i < batch.length; i++) batch[i] = random.next();
    batch.sort();
    for (const value of batch) hash.fold(value);
  }
  return () => hash.value();
}
