// What a program prints, as it lies in a run's memory: UTF-8 with a byte before each stretch that says of which stream it is.

/** Text of one stream. */
export interface Stretch {
  /** Of the error stream. */
  readonly error: boolean;
  readonly text: string;
}

/** No bytes of UTF-8. */
const ERR = 0xff;
const OUT = 0xfe;
/** The crate keeps less; more is garbage. */
export const MOST_PRINTED = 1 << 20;

/** The stretches in the order in which they were written. */
export function stretches(bytes: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  let error = false;
  let from = 0;
  const decoder = new TextDecoder();
  const take = (to: number) => {
    if (to > from) found.push({ error, text: decoder.decode(bytes.subarray(from, to)) });
  };
  for (const [at, byte] of bytes.entries()) {
    if (byte !== ERR && byte !== OUT) continue;
    take(at);
    error = byte === ERR;
    from = at + 1;
  }
  take(bytes.length);
  return found;
}
