// Where lanes lie on the picture, and what lies under a point of it.
import type { LaneTrace } from '../../engine/trace';
import { endOf, firstStartingFrom } from './summary';
import { type Range, toTime, toX } from './viewport';

export const AXIS_HEIGHT = 30;
const TALLEST = 40;
const LOWEST = 15;
/** Rows grow lower before they scroll: this is the height they share. */
const SHARED_HEIGHT = 440;

/** CSS pixels. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** Width of the lanes' names. */
  readonly gutter: number;
  readonly row: number;
  /** How far rows are scrolled. */
  readonly scroll: number;
}

export function rowHeight(lanes: number): number {
  return Math.max(LOWEST, Math.min(TALLEST, Math.floor(SHARED_HEIGHT / Math.max(1, lanes))));
}

/** Width of the part that shows time. */
export const plotWidth = (geometry: Geometry): number => Math.max(1, geometry.width - geometry.gutter);

/** Top of a lane's row on the picture. */
export const rowTop = (lane: number, { row, scroll }: Geometry): number => AXIS_HEIGHT + lane * row - scroll;

/** Lanes of which something can be seen: from, up to. */
export function visibleRows(lanes: number, { row, scroll, height }: Geometry): [number, number] {
  const first = Math.max(0, Math.floor(scroll / row));
  return [first, Math.min(lanes, Math.ceil((scroll + height - AXIS_HEIGHT) / row))];
}

/** The lane at a height, or -1. */
export function laneAt(y: number, lanes: number, { row, scroll }: Geometry): number {
  if (y < AXIS_HEIGHT) return -1;
  const lane = Math.floor((y - AXIS_HEIGHT + scroll) / row);
  return lane < lanes ? lane : -1;
}

/** The span at pixel `x` of the plot: the one there, or else the nearest one at most `reach` pixels away; -1 if none. */
export function spanAt(
  lane: LaneTrace,
  x: number,
  range: Range,
  width: number,
  now: number,
  reach = 3,
): number {
  const time = toTime(x, range, width);
  const next = firstStartingFrom(lane, time);
  if (next < lane.count && lane.starts[next] === time) return next;
  const before = next - 1;
  if (before >= 0 && endOf(lane, before, now) >= time) return before;
  const left = before >= 0 ? x - toX(endOf(lane, before, now), range, width) : Number.POSITIVE_INFINITY;
  const right = next < lane.count ? toX(lane.starts[next] ?? 0, range, width) - x : Number.POSITIVE_INFINITY;
  if (Math.min(left, right) > reach) return -1;
  return left <= right ? before : next;
}
