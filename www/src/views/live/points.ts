// A chart's series as one table of columns: seconds, then a column for each quantity, then one for each limit.
import type { Series } from '../../engine/trace';

/** Points that a chart draws of each series: a line has no more pixels than these. */
export const MOST_POINTS = 2000;

type Column = (number | null)[];

/**
 * Every quantity keeps its last value until the next; null before its first. Times in seconds. Points before
 * `sinceMs` are left out: what is drawn with every frame must not grow with the run.
 */
export function tableOf(
  values: ReadonlyMap<string, Series>,
  keys: readonly string[],
  endMs: number,
  limits: readonly number[],
  sinceMs = Number.NEGATIVE_INFINITY,
): [number[], ...Column[]] {
  const series = keys.map((key) => values.get(key));
  const times = thinned(series.flatMap((one) => one?.times.slice(firstAt(one.times, sinceMs)) ?? []));
  const last = times.at(-1);
  if (last !== undefined && endMs > last) times.push(endMs);
  const columns = series.map((one) => held(one, times));
  const across = limits.map((limit): Column => times.map(() => (Number.isFinite(limit) ? limit : null)));
  return [times.map((ms) => ms / 1000), ...columns, ...across];
}

/** Sorted, without doubles, and with at most `MOST_POINTS` of them, the latest included. */
function thinned(times: number[]): number[] {
  // Each series is in order already, and sorting takes advantage of that.
  times.sort((a, b) => a - b);
  const sorted = times.filter((time, i) => i === 0 || time !== times[i - 1]);
  const step = Math.ceil(sorted.length / MOST_POINTS);
  return step <= 1 ? sorted : sorted.filter((_, i) => (sorted.length - 1 - i) % step === 0);
}

function held(series: Series | undefined, times: readonly number[]): Column {
  if (!series) return times.map(() => null);
  let at = firstAt(series.times, times[0] ?? 0) - 1;
  return times.map((time) => {
    while (at + 1 < series.times.length && (series.times[at + 1] ?? 0) <= time) at += 1;
    return at < 0 ? null : (series.values[at] ?? null);
  });
}

/** Index of the first time that is not before `since`. */
function firstAt(times: readonly number[], since: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < since) low = middle + 1;
    else high = middle;
  }
  return low;
}
