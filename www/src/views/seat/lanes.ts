// Which lanes are shown, and in which colours.
import type { Walk, WalkLane } from '../../engine/model';

/** The colour of a lane, as tokens number them; the one that starts the others is the grey one. */
export function colourOf(lane: number): number {
  return lane === 0 ? 8 : ((lane - 1) % 7) + 1;
}

/** By number. A lane that only starts the others is not in the way. */
export function shownLanes({ lanes }: Walk): readonly number[] {
  return lanes.flatMap((lane, at) => (at > 0 || lane.steps > 0 || takesSteps(lane) ? [at] : []));
}

/** Those that are tasks of an event loop that a thread runs. Nothing is known of a walk that is not there yet. */
export function taskLanes(walk: Walk | null): ReadonlySet<number> {
  return new Set(walk?.lanes.flatMap(({ task }, at) => (task ? [at] : [])));
}

/** Whether it has more to do than to wait for the others. */
function takesSteps({ next }: WalkLane): boolean {
  return next !== null && next.action !== 'await-tasks';
}
