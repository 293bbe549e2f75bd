// The stretch of time that is shown, and how it moves. Pure: no pixels but a width, no events.

/** ms since the run began. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Narrowest stretch to zoom to, ms: clocks in browsers do not tick finer than its hundredth. */
export const MIN_SPAN = 0.02;

export const spanOf = (range: Range): number => range.end - range.start;

/** The range inside `bounds`: no wider, and moved in where it sticks out. */
export function clampRange(range: Range, bounds: Range): Range {
  const widest = spanOf(bounds);
  const span = Math.min(Math.max(spanOf(range), Math.min(MIN_SPAN, widest)), widest);
  const start = Math.min(Math.max(range.start, bounds.start), bounds.end - span);
  return { start, end: start + span };
}

/** Makes the range `factor` times as wide; what is at `time` stays where it is on the screen. */
export function zoomAt(range: Range, factor: number, time: number, bounds: Range): Range {
  const span = spanOf(range);
  const wanted = Math.min(Math.max(span * factor, MIN_SPAN), spanOf(bounds));
  const share = span > 0 ? (time - range.start) / span : 0.5;
  const start = time - share * wanted;
  return clampRange({ start, end: start + wanted }, bounds);
}

export function panBy(range: Range, ms: number, bounds: Range): Range {
  return clampRange({ start: range.start + ms, end: range.end + ms }, bounds);
}

/** Moves the range as little as needed to show `target`, with some air around it. */
export function reveal(range: Range, target: Range, bounds: Range): Range {
  const span = spanOf(range);
  const air = span * 0.08;
  if (target.start >= range.start && target.end <= range.end) return range;
  if (spanOf(target) + 2 * air >= span) {
    return clampRange({ start: target.start - air, end: target.start - air + span }, bounds);
  }
  const start = target.start < range.start ? target.start - air : target.end + air - span;
  return clampRange({ start, end: start + span }, bounds);
}

export const toX = (time: number, range: Range, width: number): number =>
  ((time - range.start) / spanOf(range)) * width;

export const toTime = (x: number, range: Range, width: number): number =>
  range.start + (x / width) * spanOf(range);

/** A range on the way between two, `t` from 0 to 1; widths change by ratio, so that a zoom feels even. */
export function between(a: Range, b: Range, t: number): Range {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const [wide, narrow] = [spanOf(a), spanOf(b)];
  if (wide <= 0 || narrow <= 0) return b;
  const span = wide * (narrow / wide) ** t;
  // The centre moves along with the width, so that the fixed point of a zoom stays fixed on the way.
  const part = Math.abs(narrow - wide) < 1e-9 ? t : (span - wide) / (narrow - wide);
  const start = a.start + (b.start - a.start) * part;
  return { start, end: start + span };
}
