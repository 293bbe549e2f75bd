// What the parts of the seat have in common.
import { number } from '../../i18n/format';
import type { OpenSeat } from '../../state/seat/open';
import type { Lab } from '../lab/lab';
import type { Say } from './describe';

/** What every part of the seat is given. */
export interface Part {
  lab: Lab;
  it: Say;
  open: OpenSeat;
}

/** How far along the schedule, in words. */
export function positionText({ it, open }: Part): string {
  const { position, schedule } = open.seat;
  const n = (value: number) => number(value, it.voice.lang);
  return it.w.position(n(position.value), n(schedule.value.length));
}
