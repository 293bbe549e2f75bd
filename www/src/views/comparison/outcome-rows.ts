// How many rows of an outcome's table are shown before the reader asks for more.

/** Rows in sight at once: about half a phone's screen. */
export const FEW = 8;

/** Whether all strategies' rows stand in one table. */
export function fitsOneTable(rows: readonly number[]): boolean {
  return rows.reduce((sum, count) => sum + count, 0) <= FEW;
}

/** Rows to show of `total`. A single one that would be left is shown too: a button would take its place. */
export function shownRows(total: number, all: boolean): number {
  return all || total <= FEW + 1 ? total : FEW;
}
