// The ways of drawing schedules, in the order in which they are offered.
import type { Drawing } from '../../engine/model.ts';

export const DRAWINGS: readonly Drawing[] = ['walk', 'pct', 'pos'];

/** Whether it is a way of drawing, as in links and forms. */
export const isDrawing = (given: string | undefined): given is Drawing =>
  DRAWINGS.some((drawing) => drawing === given);
