// What is said of intervals once, in the head or the caption of a table.
import type { Interval } from '../../engine/model';

/** The coverage that all of them have; nothing where they differ, and where there is none. */
export function commonConfidence(intervals: readonly (Interval | null | undefined)[]): number | null {
  const levels = new Set(intervals.flatMap((interval) => (interval ? [interval.confidence] : [])));
  const [level] = levels;
  return level !== undefined && levels.size === 1 ? level : null;
}
