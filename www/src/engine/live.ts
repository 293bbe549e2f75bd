// What the page writes into a run's shared memory beside the stop flag: live parameters and commands.
import type { RunMemory } from './protocol';

/** Sets the live parameter at `index`. */
export function dial({ buffer, pointer, layout }: RunMemory, index: number, value: number): void {
  Atomics.store(new Int32Array(buffer), ((pointer + layout.dials) >> 2) + index, value);
}

/** Asks an action, by its number from 1, of a row; where the board is not there (yet), nothing. */
export function command(
  { buffer, pointer, layout }: RunMemory,
  board: number,
  row: number,
  action: number,
): void {
  const words = new Int32Array(buffer);
  const load = (address: number) => Atomics.load(words, address >> 2) >>> 0;
  if (board >= layout.boards_len) return;
  const head = load(pointer + layout.boards + 4 * board);
  if (head === 0 || row >= load(head + layout.board_rows)) return;
  Atomics.store(words, (load(head + layout.board_commands) >> 2) + row, action);
}
