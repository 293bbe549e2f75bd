// The reader's programs, on this machine and nowhere else, and the one that is open.
import { addresses } from '../location';
import { followShelf, shelf } from '../shelf';
import { createDesk } from './desk';
import { createProgramKeeper } from './programs/keeper';
import { rememberOpen } from './tab';

export type { ProgramTrouble } from './programs/keeper';
export { LONGEST_NAME } from './programs/kept';

const KEY = 'interleave.programs.1';

export const keptPrograms = createProgramKeeper(shelf, KEY);
export const desk = createDesk(keptPrograms);

let following = false;

/** Starts to listen to the other tabs, and to keep what was typed last when the page is left. */
export function followPrograms(): void {
  if (following) return;
  following = true;
  followShelf(KEY, keptPrograms.heard);
  const leave = () => {
    desk.save();
    const id = desk.id.peek();
    if (id !== null) rememberOpen(id, addresses());
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
}
