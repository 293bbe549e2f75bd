// How long a lane was in each state up to any moment, without walking its spans: sums are kept at every block of
// spans, so that a question costs a block however many spans there are. It grows with the lane.
import { type LaneTrace, STATES, stateNumber } from '../../engine/trace';

const BLOCK = 16;
const WIDTH = STATES.length;

/** First index in `[low, high)` whose start is not before `time`; `high` if none. */
export function firstStartingFrom(lane: LaneTrace, time: number, low = 0, high = lane.count): number {
  const { starts } = lane;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((starts[middle] ?? 0) < time) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Like `firstStartingFrom`, for an answer that is probably near `low`. */
export function gallop(lane: LaneTrace, time: number, low: number): number {
  const { starts, count } = lane;
  let [from, step] = [low, 1];
  while (from + step < count && (starts[from + step] ?? 0) < time) {
    from += step;
    step *= 2;
  }
  return firstStartingFrom(lane, time, from, Math.min(count, from + step + 1));
}

/** End of a span; an open one lasts until `now`. */
export function endOf(lane: LaneTrace, span: number, now: number): number {
  const end = lane.ends[span] ?? Number.NaN;
  return Number.isNaN(end) ? Math.max(now, lane.starts[span] ?? 0) : end;
}

export class LaneSummary {
  /** For block `k`, the time in each state of all spans before it. */
  private sums = new Float64Array(WIDTH * 16);
  private blocks = 0;
  private readonly present = new Uint8Array(WIDTH);
  private counted = 0;

  constructor(readonly lane: LaneTrace) {}

  /** Takes in spans that were added since the last call. */
  update(): void {
    const { lane } = this;
    const { starts, ends, states, count } = lane;
    for (; this.counted < count; this.counted += 1) this.present[states[this.counted] ?? 0] = 1;
    const last = count > 0 && Number.isNaN(ends[count - 1] ?? 0) ? count - 1 : count;
    while ((this.blocks + 1) * BLOCK <= last) {
      const from = this.blocks * WIDTH;
      if (from + 2 * WIDTH > this.sums.length) {
        const grown = new Float64Array(this.sums.length * 2);
        grown.set(this.sums);
        this.sums = grown;
      }
      const { sums } = this;
      sums.copyWithin(from + WIDTH, from, from + WIDTH);
      for (let i = this.blocks * BLOCK; i < (this.blocks + 1) * BLOCK; i += 1) {
        const slot = from + WIDTH + (states[i] ?? 0);
        sums[slot] = (sums[slot] ?? 0) + (ends[i] ?? 0) - (starts[i] ?? 0);
      }
      this.blocks += 1;
    }
  }

  /** Whether the lane ever was in the state. */
  has(state: number): boolean {
    return this.present[state] === 1;
  }

  /**
   * Writes to `into`, by state, the time up to `time`. `before` is the number of spans that start before it;
   * an open span lasts until `now`.
   */
  until(time: number, before: number, now: number, into: Float64Array): void {
    const { starts, states } = this.lane;
    const block = Math.min(this.blocks, Math.floor(before / BLOCK));
    for (let state = 0; state < WIDTH; state += 1) into[state] = this.sums[block * WIDTH + state] ?? 0;
    // Only the last of them can reach beyond `time`, and the block's sums never contain it: they end before it
    // or are of whole spans.
    for (let i = block * BLOCK; i < before; i += 1) {
      const state = states[i] ?? 0;
      const end = Math.min(endOf(this.lane, i, now), time);
      into[state] = (into[state] ?? 0) + Math.max(0, end - (starts[i] ?? 0));
    }
    if (before > 0 && block * BLOCK === before) {
      const over = endOf(this.lane, before - 1, now) - time;
      const state = states[before - 1] ?? 0;
      if (over > 0) into[state] = (into[state] ?? 0) - over;
    }
  }

  /** Time in each state over all. */
  totals(now: number): Float64Array {
    const into = new Float64Array(WIDTH);
    this.until(Number.POSITIVE_INFINITY, this.lane.count, now, into);
    return into;
  }
}

/**
 * Adds to `into` the share of each of its columns that the lane spent running; over all lanes it is how many ran
 * at once.
 */
export function addRunning(
  summary: LaneSummary,
  range: { start: number; end: number },
  now: number,
  into: Float32Array,
): void {
  const running = stateNumber('running');
  const column = (range.end - range.start) / into.length;
  const sums = new Float64Array(WIDTH);
  let before = firstStartingFrom(summary.lane, range.start);
  summary.until(range.start, before, now, sums);
  let last = sums[running] ?? 0;
  for (let i = 0; i < into.length; i += 1) {
    const time = range.start + (i + 1) * column;
    before = gallop(summary.lane, time, before);
    summary.until(time, before, now, sums);
    const total = sums[running] ?? 0;
    into[i] = (into[i] ?? 0) + (total - last) / column;
    last = total;
  }
}

/** One summary for each lane, made when first asked for and kept up to date. */
export class Summaries {
  private readonly known = new WeakMap<LaneTrace, LaneSummary>();

  of(lane: LaneTrace): LaneSummary {
    let summary = this.known.get(lane);
    if (!summary) {
      summary = new LaneSummary(lane);
      this.known.set(lane, summary);
    }
    summary.update();
    return summary;
  }
}
