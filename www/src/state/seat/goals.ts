// What the learner is asked to reach in the scheduler's seat, and whether it is reached.
import type { Aim, Ending, Findings, Goal } from '../../engine/model';

/** Endings by aim; a race for data is a failure too. */
const ENDINGS: Record<Aim, readonly Ending['kind'][]> = {
  fail: ['fail', 'data-race', 'lost-update'],
  deadlock: ['deadlock'],
  'lost-wake-up': ['lost-wake-up'],
  livelock: ['livelock'],
  starvation: ['starvation'],
  cannot: [],
};

/** Whether nobody wants it. One that was cut is not known to be. */
export function isBad({ kind }: Ending): boolean {
  return kind !== 'fine' && kind !== 'too-long';
}

/** Whether a schedule of what the goal is about that ends like this is what it asks for. */
export function reaches({ aim }: Goal, ending: Ending | null): boolean {
  return ending !== null && ENDINGS[aim].includes(ending.kind);
}

/** Whether a search of what the goal is about shows that what it speaks of cannot happen: `far` are the steps after
 * which a schedule that was cut is taken for one that goes on so. */
export function proves({ aim }: Goal, found: Findings | null, far: number): boolean {
  if (aim !== 'cannot' || !found?.complete) return false;
  const followed = found.cut === 0 || found.bounds.steps >= far;
  return followed && found.outcomes.length > 0 && !found.outcomes.some(({ ending }) => isBad(ending));
}
