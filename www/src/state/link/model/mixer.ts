// Several guesses of the next bit made into one, in the logistic domain, with weights that follow what came true
// (as in M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data Compression", 2005). Whole numbers alone:
// a link has to mean the same in every browser, for ever.

/** A probability of 1, and a weight of 1. */
export const ONE = 65_536;
/** Furthest that `stretch` goes: 2047 / 256, which is ln(p / (1 − p)). */
const FAR = 2047;
const FIRST_WEIGHT = 14_400;
/** How quickly weights follow. */
const RATE = 30;

/** 65536 / (1 + e^−x) at x = −8, −7.5 … 8. Written out, since no browser promises the last digit of `Math.exp`. */
const CURVE = [
  22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11_958, 17_625, 24_743, 32_768, 40_793,
  47_911, 53_578, 57_724, 60_565, 62_428, 63_615, 64_357, 64_816, 65_097, 65_269, 65_374, 65_438, 65_476,
  65_500, 65_514,
];

/** The probability whose `stretch` is `x`, in 1/65536. */
export function squash(x: number): number {
  const at = Math.max(-FAR, Math.min(FAR, x)) + FAR + 1;
  const step = at >> 7;
  const part = at & 127;
  return ((CURVE[step] ?? 0) * (128 - part) + (CURVE[step + 1] ?? 0) * part) >> 7;
}

/** `256 · ln(p / (1 − p))` by the upper 12 bits of `p`: where `squash` comes from. */
const STRETCHED = (() => {
  const table = new Int16Array(ONE >> 4).fill(FAR);
  let from = 0;
  for (let x = -FAR; x <= FAR; x++) {
    const to = squash(x) >> 4;
    table.fill(x, from, to + 1);
    from = Math.max(from, to + 1);
  }
  return table.fill(FAR, from);
})();

export function stretch(probability: number): number {
  return STRETCHED[probability >> 4] ?? 0;
}

/** Has weights of its own for each of `sets` situations. */
export class Mixer {
  readonly #weights: Int32Array;
  #first = 0;
  #guess = ONE / 2;

  constructor(
    readonly inputs: Int32Array,
    sets: number,
  ) {
    this.#weights = new Int32Array(sets * inputs.length).fill(FIRST_WEIGHT);
  }

  /** What comes of the inputs in the situation `set`, stretched. */
  mix(set: number): number {
    const { inputs } = this;
    this.#first = set * inputs.length;
    let sum = 0;
    for (let i = 0; i < inputs.length; i++) sum += (this.#weights[this.#first + i] ?? 0) * (inputs[i] ?? 0);
    const mixed = Math.max(-FAR, Math.min(FAR, Math.trunc(sum / ONE)));
    this.#guess = squash(mixed);
    return mixed;
  }

  /** `target`: 0 or 65535. */
  learn(target: number): void {
    const error = (target - this.#guess) * RATE;
    for (let i = 0; i < this.inputs.length; i++) {
      const change = Math.trunc(((this.inputs[i] ?? 0) * error) / (16 * ONE));
      this.#weights[this.#first + i] = (this.#weights[this.#first + i] ?? 0) + change;
    }
  }
}
