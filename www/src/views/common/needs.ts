// How wide a table must be for its columns to stand side by side. Below that its style sheet lays each row out as a
// block (see `fits.css`): by container, not by measuring, so that paper and print get it right too.

/** What stands in a column, as far as its width goes. */
export interface Column {
  head: string;
  cells: readonly string[];
  /** Its cells may break between words. */
  words?: boolean;
}

/** Words need no line longer than that. All widths here are in the page's own text size. */
const LINE = 13;
/** A row's name. */
const NAME = 11;
/** On both sides of a cell. */
const PADDING = 1.4;
/** Of a letter or a digit; of a sign as wide as it is high. The widest of the page's faces, a little rounded up. */
const NARROW = 0.6;
const WIDE = 1;
/** Hangul, kana, Han and full-width forms. */
const IS_WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

/** About how wide a text is on one line. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += IS_WIDE.test(sign) ? WIDE : NARROW;
  return width;
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(textWidth));
}

/** How wide a column must be: heads and words may break, numbers may not. */
export function columnNeeds({ head, cells, words = false }: Column): number {
  const width = (text: string) =>
    words ? Math.max(longestWord(text), Math.min(textWidth(text), LINE)) : textWidth(text);
  return PADDING + Math.max(longestWord(head), ...cells.map(width));
}

/** Of the column with the rows' names. */
export function nameNeeds(names: readonly string[]): number {
  return PADDING + Math.max(0, ...names.map((name) => Math.min(textWidth(name), NAME)));
}

/** Of a whole table, for `--needs`. */
export function needs(columns: readonly Column[], names: readonly string[] = []): number {
  const own = names.length > 0 ? nameNeeds(names) : 0;
  return Math.ceil(columns.reduce((sum, column) => sum + columnNeeds(column), own));
}

/** Whether a cell is given a line of its own where rows are blocks. */
export function isLong(cells: readonly string[]): boolean {
  return cells.some((cell) => textWidth(cell) > LINE);
}
