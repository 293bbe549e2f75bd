// A turn of a schedule as one number: the lane, and behind it which of its ways a step takes where it leaves something
// open; 0 is the usual one, so that a schedule without such steps is a list of lanes.
import type { WalkStep } from '../../engine/model';

/** As `seat::Turn` has it. */
const LANES = 64;

export interface Turn {
  lane: number;
  pick: number;
}

export const codeOf = ({ lane, pick }: Turn): number => lane + LANES * pick;

export const turnOf = (code: number): Turn => ({ lane: code % LANES, pick: Math.floor(code / LANES) });

/** What was done, to be done again. */
export const scheduleOf = (steps: readonly WalkStep[]): number[] => steps.map(codeOf);
