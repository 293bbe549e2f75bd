// From a run's picture to colours: hue by the lane that drew a pixel, lightness by its value. A pixel's upper half
// is the lane's number from 1, or 0 where nothing is drawn yet; its lower half is the value.

export type Rgb = readonly [red: number, green: number, blue: number];

/** Pixels drawn by each lane, by lane number. */
export function pixelsByLane(pixels: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  let last = -1;
  let run = 0;
  const add = () => {
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  for (const pixel of pixels) {
    const lane = pixel >>> 16;
    if (lane !== last) {
      add();
      last = lane;
      run = 0;
    }
    run += 1;
  }
  add();
  counts.delete(0);
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** The greatest value; at least 1. */
export function greatest(pixels: Uint32Array): number {
  let most = 1;
  for (const pixel of pixels) if ((pixel & 0xffff) > most) most = pixel & 0xffff;
  return most;
}

/** Steps of lightness worked out beforehand for each lane. */
const STEPS = 256;

/**
 * Writes RGBA. Value 0 is a deep shade of the lane's hue, and from 1 up it goes from dark to the full colour and
 * on to near white, by square root, as small values are the many. What is not drawn stays clear.
 */
export function colour(pixels: Uint32Array, lanes: readonly Rgb[], into: Uint8ClampedArray): void {
  const most = greatest(pixels);
  const tables = lanes.map((rgb) => shades(rgb));
  for (let i = 0; i < pixels.length; i += 1) {
    const pixel = pixels[i] ?? 0;
    const lane = pixel >>> 16;
    const at = i * 4;
    const table = lane === 0 ? undefined : tables[(lane - 1) % tables.length];
    if (!table) {
      into[at + 3] = 0;
      continue;
    }
    const value = pixel & 0xffff;
    const step = value === 0 ? 0 : 1 + Math.round(Math.sqrt(value / most) * (STEPS - 2));
    into[at] = table[step * 3] ?? 0;
    into[at + 1] = table[step * 3 + 1] ?? 0;
    into[at + 2] = table[step * 3 + 2] ?? 0;
    into[at + 3] = 255;
  }
}

function shades(rgb: Rgb): Uint8ClampedArray {
  const table = new Uint8ClampedArray(STEPS * 3);
  for (let step = 0; step < STEPS; step += 1) {
    const t = step === 0 ? 0.16 : 0.3 + (step / (STEPS - 1)) * 1.3;
    rgb.forEach((part, i) => {
      table[step * 3 + i] = t <= 1 ? part * t : part + (255 - part) * (t - 1);
    });
  }
  return table;
}
