// The numbers that spans keep their state under. A memory's own numbers are translated through its layout.
import type { State } from '../model';

const NUMBERS: Record<State, number> = {
  idle: 0,
  running: 1,
  lock: 2,
  sleep: 3,
  io: 4,
  queue: 5,
  join: 6,
  ready: 7,
  done: 8,
};

const isState = (name: string): name is State => Object.hasOwn(NUMBERS, name);

/** States by number, as in `LaneTrace.states`. */
export const STATES: readonly State[] = Object.keys(NUMBERS).filter(isState);

/** The states that are drawn: `idle` and `done` are gaps between spans. */
export const SPAN_STATES: readonly State[] = STATES.filter((state) => state !== 'idle' && state !== 'done');

export const stateNumber = (state: State): number => NUMBERS[state];

/** Whether a lane shows nothing in this state. */
export const isGap = (state: State): boolean => state === 'idle' || state === 'done';
