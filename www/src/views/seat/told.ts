// A place in the schedule in words, with what it goes on from: for who does not see the drawing, and under it.
import type { Walk } from '../../engine/model';
import { number } from '../../i18n/format';
import type { Edge } from '../../state/seat/edges';
import { endingTexts, laneLabel, type Say, stepLine } from './describe';

/** Why step `at` could come, as far as it has to do with other lanes. */
export function causesOf({ steps }: Walk, at: number, edges: readonly Edge[], it: Say): readonly string[] {
  return edges
    .filter(({ to }) => to === at)
    .map(({ kind, from }) =>
      it.w.drawn.cause[kind](number(from + 1, it.voice.lang), laneLabel(steps[from]?.lane ?? 0, it)),
    );
}

/** What was done last where so many steps of the walk were taken. */
export function doneText(walk: Walk, position: number, it: Say): string {
  return position > 0 ? stepLine(walk, position - 1, it) : it.w.drawn.atStart;
}

/** The same with all that belongs to it: what it goes on from, and how the walk ended, where that is its end. */
export function placeText(walk: Walk, position: number, edges: readonly Edge[], it: Say): string {
  const line = [doneText(walk, position, it), ...causesOf(walk, position - 1, edges, it)].join(' · ');
  const ending = position === walk.steps.length && walk.ending;
  return ending ? [line, ...endingTexts(ending, walk, it)].join(' ') : line;
}
