// A new seed for the form.
import { MAX_SEED } from './draft';

/** Any seed that a link can carry, each as likely; not the one that is there already. */
export function drawSeed(now: string, fill: (into: Uint32Array<ArrayBuffer>) => void = randomly): string {
  const drawn = new Uint32Array(1);
  fill(drawn);
  const seed = drawn[0] ?? 0;
  return String(String(seed) === now.trim() ? (seed + 1) % (MAX_SEED + 1) : seed);
}

function randomly(into: Uint32Array<ArrayBuffer>): void {
  crypto.getRandomValues(into);
}
