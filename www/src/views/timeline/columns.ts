// Columns of pixels in which many short spans fall together.
import type { State } from '../../engine/model';
import { stateNumber } from '../../engine/trace';
import type { Marks } from './marks';

/** Bars lower than this have no room for several states above each other. */
export const STACK_HEIGHT = 13;
/** A column is at least so high a part of a bar: what happened must be seen, however short it was. */
const LEAST = 0.35;
/** Bottom to top. */
const ORDER: readonly State[] = ['running', 'lock', 'queue', 'io', 'join', 'ready', 'sleep'];
const NUMBERS = ORDER.map((state) => stateNumber(state));

interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** The states above each other by their share of the column's time; `state` is that of its first span. */
export function stack(
  marks: Marks,
  work: string,
  { x, y, height }: Place,
  shares: Float64Array,
  state: State,
): void {
  let sum = 0;
  for (const number of NUMBERS) sum += shares[number] ?? 0;
  const full = height * Math.max(LEAST, Math.min(1, sum));
  const bottom = y + height;
  // Spans that took no time by the clock were there all the same.
  if (sum === 0) {
    marks.share(state, work, x, bottom - full, 1, full);
    return;
  }
  let below = 0;
  ORDER.forEach((each, i) => {
    const share = shares[NUMBERS[i] ?? 0] ?? 0;
    if (share === 0) return;
    const high = (share / sum) * full;
    marks.share(each, work, x, bottom - below - high, 1, high);
    below += high;
  });
}

/** The state that took most of the column's time. */
export function dominant(marks: Marks, work: string, place: Place, shares: Float64Array, state: State): void {
  let most = state;
  ORDER.forEach((each, i) => {
    if ((shares[NUMBERS[i] ?? 0] ?? 0) > (shares[stateNumber(most)] ?? 0)) most = each;
  });
  marks.share(most, work, place.x, place.y, 1, place.height);
}
