// What of a lane is drawn: spans that are wide enough one by one, and where many fall into one column of pixels,
// that column's shares of time by state. The work is bounded by the pixels, not by the spans.
import { STATES } from '../../engine/trace';
import { endOf, firstStartingFrom, gallop, type LaneSummary } from './summary';
import type { Range } from './viewport';

/** Pixels from which a span is drawn by itself. */
const LEAST_WIDTH = 2;

export interface SegmentSink {
  /** A span from pixel `x0` to `x1`, whole pixels inside the view. */
  bar(span: number, x0: number, x1: number): void;
  /** Column `x` holds several short spans, or parts of them: shares of its time by state. The array is reused. */
  column(x: number, shares: Float64Array, firstSpan: number): void;
}

const leftSums = new Float64Array(STATES.length);
const rightSums = new Float64Array(STATES.length);
const shares = new Float64Array(STATES.length);

/** First span that ends after `time`, from `low` on. */
function firstEndingAfter(summary: LaneSummary, time: number, now: number, low: number): number {
  const next = firstStartingFrom(summary.lane, time, low);
  return next > low && endOf(summary.lane, next - 1, now) > time ? next - 1 : next;
}

/** Walks the part of a lane that is in `range`, `width` pixels wide, from left to right. */
export function walk(
  summary: LaneSummary,
  range: Range,
  width: number,
  now: number,
  sink: SegmentSink,
): void {
  const { lane } = summary;
  const { starts, count } = lane;
  const scale = width / (range.end - range.start);
  const timeAt = (x: number) => range.start + x / scale;
  /** Pixels left of it are drawn. */
  let from = 0;
  /** The column edge that `rightSums` is of. */
  let known = -1;
  let i = firstEndingAfter(summary, range.start, now, 0);
  while (i < count && from < width) {
    const start = starts[i] ?? 0;
    if (start >= range.end) break;
    const x0 = (start - range.start) * scale;
    const x1 = (endOf(lane, i, now) - range.start) * scale;
    if (x1 - x0 >= LEAST_WIDTH) {
      const left = Math.max(Math.round(x0), from);
      const right = Math.min(Math.round(x1), width);
      if (right > left) sink.bar(i, left, right);
      from = Math.max(from, right);
      i += 1;
      continue;
    }
    if (x1 <= from && from > 0 && x0 < from) {
      // Hidden under the rounded edge of what is drawn already, perhaps with many more.
      i = Math.max(i + 1, firstEndingAfter(summary, timeAt(from), now, i + 1));
      continue;
    }
    const x = Math.max(from, Math.floor(x0));
    if (x >= width) break;
    const [left, right] = [timeAt(x), timeAt(x + 1)];
    const next = Math.max(i + 1, gallop(lane, right, i));
    // A column's left edge is mostly the right edge of the one before.
    if (x === known) leftSums.set(rightSums);
    else summary.until(left, firstStartingFrom(lane, left, Math.max(0, i - 1), next), now, leftSums);
    summary.until(right, next, now, rightSums);
    known = x + 1;
    for (let state = 0; state < shares.length; state += 1) {
      shares[state] = Math.max(0, ((rightSums[state] ?? 0) - (leftSums[state] ?? 0)) / (right - left));
    }
    sink.column(x, shares, i);
    from = x + 1;
    i = endOf(lane, next - 1, now) > right ? next - 1 : next;
  }
}
