// How likely the next bit of a program is to be a 1, after what stood before it: context mixing, as in M. Mahoney's
// PAQ, small enough for a page and with contexts for Python's lines and words.
import { Contexts } from './contexts.ts';
import { Mixer, ONE, squash, stretch } from './mixer.ts';

/** Slots for each context; a program has fewer than so many bits. */
const SLOTS = 19;
/** A slot that has been seen so often goes on to change as quickly. */
const MOST_SEEN = 30;
/** By how much a slot changes that has been seen so often. */
const CHANGE = Uint16Array.from({ length: MOST_SEEN + 1 }, (_, seen) =>
  Math.trunc((ONE * 5) / (5 * seen + 8)),
);
/** No bit is certain: a wrong guess must not cost the whole link. */
const LEAST = 24;
/** Longest repetition that is told from longer ones. */
const LONGEST = 31;

export class Predictor {
  readonly #contexts = new Contexts();
  readonly #chances: Uint16Array;
  readonly #seen: Uint8Array;
  readonly #slots: Int32Array;
  /** By length of the repetition, and by what it says. */
  readonly #repeated = new Uint16Array(2 * (LONGEST + 1)).fill(ONE / 2);
  readonly #repeats = new Uint8Array(2 * (LONGEST + 1));
  #repetition = -1;
  readonly #inputs: Int32Array;
  readonly #mixers: readonly [Mixer, Mixer];
  /** The bits of the present byte behind a 1. */
  #begun = 1;
  /** Of a 1, in 1/65536; neither 0 nor 65536. */
  chance = ONE / 2;

  constructor() {
    const { count } = this.#contexts;
    this.#chances = new Uint16Array(count << SLOTS).fill(ONE / 2);
    this.#seen = new Uint8Array(count << SLOTS);
    this.#slots = new Int32Array(count);
    this.#inputs = new Int32Array(2 * count + 1);
    this.#mixers = [new Mixer(this.#inputs, 256), new Mixer(this.#inputs, 5 * 16)];
    this.#predict();
  }

  /** Learns what the bit was. */
  take(bit: number): void {
    const target = bit * (ONE - 1);
    for (const mixer of this.#mixers) mixer.learn(target);
    for (const slot of this.#slots) follow(this.#chances, this.#seen, slot, target);
    if (this.#repetition >= 0) follow(this.#repeated, this.#repeats, this.#repetition, target);
    this.#begun = (this.#begun << 1) | bit;
    if (this.#begun > 255) {
      this.#contexts.take(this.#begun & 255);
      this.#begun = 1;
    }
    this.#predict();
  }

  #predict(): void {
    const { hashes, count, last } = this.#contexts;
    const inputs = this.#inputs;
    let known = 0;
    for (let i = 0; i < count; i++) {
      const hash = Math.imul((hashes[i] ?? 0) + Math.imul(this.#begun, 0x9e3779b1), 0x2c1b3c6d);
      const slot = (i << SLOTS) + (hash >>> (32 - SLOTS));
      this.#slots[i] = slot;
      const seen = this.#seen[slot] ?? 0;
      const chance = this.#chances[slot] ?? 0;
      // What has never been seen has nothing to say. What has been seen often speaks up.
      inputs[2 * i] = seen === 0 ? 0 : stretch(chance);
      inputs[2 * i + 1] = Math.trunc(((chance - ONE / 2) * (4 + Math.min(seen, 12))) / 512);
      if (seen > 0) known += 1;
    }
    const length = this.#repeat(2 * count);
    const long = length === 0 ? 0 : length < 6 ? 1 : length < 12 ? 2 : length < 20 ? 3 : 4;
    const [byLast, byKnown] = this.#mixers;
    const mixed = Math.trunc((byLast.mix(last) + byKnown.mix(16 * long + known)) / 2);
    this.chance = Math.max(LEAST, Math.min(ONE - LEAST, squash(mixed)));
  }

  /** What came behind the same letters before, into the input `at`; how many letters were the same. */
  #repeat(at: number): number {
    const { length, next } = this.#contexts.repetition;
    const bits = 31 - Math.clz32(this.#begun);
    const holds = length > 0 && (next | 256) >> (8 - bits) === this.#begun;
    this.#repetition = holds ? 2 * Math.min(length, LONGEST) + ((next >> (7 - bits)) & 1) : -1;
    this.#inputs[at] = holds ? stretch(this.#repeated[this.#repetition] ?? 0) : 0;
    return holds ? length : 0;
  }
}

function follow(chances: Uint16Array, seen: Uint8Array, slot: number, target: number): void {
  const times = seen[slot] ?? 0;
  const chance = chances[slot] ?? 0;
  chances[slot] = chance + Math.trunc(((target - chance) * (CHANGE[times] ?? 0)) / ONE);
  if (times < MOST_SEEN) seen[slot] = times + 1;
}
