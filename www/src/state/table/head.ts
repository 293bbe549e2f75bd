// The beginning of a table for people to look at. What a run makes of a file is the crate's to say; how its first row
// is found and read is the same here and there.

export interface Head {
  delimiter: string;
  /** The first row. */
  header: string[];
  /** Some rows behind it, as they are. */
  rows: string[][];
}

/** In this order where two are as frequent. */
const DELIMITERS = [',', ';', '\t', '|'];

/** A first line that names the delimiter, as Excel writes and reads it. */
const NAMED = /^("?)sep=(\t|[!#-/:-@[-`{-~])\1(?:[\r\n]|$)/i;

/**
 * Reads the beginning of a file, behind so many lines; `whole` where there is no more of it. Nothing where its first row
 * does not end, or is not there.
 */
export function readHead(text: string, whole: boolean, skip = 0, most = 5): Head | null {
  const named = namedDelimiter(text);
  const below = behind(unmarked(text), Math.max(skip, named === null ? 0 : 1));
  if (below === null) return null;
  const body = below.replace(/^[\r\n]+/, '');
  const first = firstRow(body);
  if (first.end === null && !whole) return null;
  const delimiter = named ?? frequent(first.counts);
  const [header = [], ...rows] = readRows(body, delimiter, whole, most + 1);
  return { delimiter, header, rows };
}

function unmarked(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function namedDelimiter(text: string): string | null {
  return NAMED.exec(unmarked(text))?.[2] ?? null;
}

function frequent(counts: readonly number[]): string {
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

const LINE = /\r\n|\r|\n/g;

/** What stands behind so many lines, quotes or not; nothing where there are not as many. */
function behind(text: string, lines: number): string | null {
  if (lines === 0) return text;
  let left = lines;
  for (const { index, 0: end } of text.matchAll(LINE)) {
    left -= 1;
    if (left === 0) return text.slice(index + end.length);
  }
  return null;
}

/** A title has no more lines than that. */
const MOST_ABOVE = 20;

/**
 * How many lines stand above the header: those in front of the first one that fills as many columns as most rows have.
 * A title fills one, whatever delimiters behind it a spreadsheet wrote.
 */
export function linesAbove(text: string, whole: boolean): number {
  const lines = unmarked(text)
    .split(LINE)
    .slice(0, MOST_ABOVE + 40);
  if (!whole && lines.length < MOST_ABOVE + 40) lines.pop();
  const named = namedDelimiter(text);
  const begin = named === null ? 0 : 1;
  const tables = (named === null ? DELIMITERS : [named]).map((delimiter) =>
    lines.slice(begin).map((line) => readRows(line, delimiter, true, 1)[0] ?? []),
  );
  // The delimiter with which most lines have as many fields as most.
  const [best] = tables
    .map((rows) => ({ rows, ...usual(rows) }))
    .sort((one, other) => other.count - one.count || other.width - one.width);
  if (!best || best.width < 2) return 0;
  const fills = (row: readonly string[]) =>
    row.length === best.width && row.filter((field) => field.trim() !== '').length > 1;
  // Its names may have line breaks in them.
  if (fills(readHead(text, whole)?.header ?? [])) return 0;
  const header = best.rows.findIndex(fills);
  if (header <= 0 || header > MOST_ABOVE) return 0;
  // Empty lines are passed over as it is.
  const above = best.rows.slice(0, header).findLastIndex((row) => row.length > 0);
  return above < 0 ? 0 : begin + above + 1;
}

/** The number of fields that most rows have, where that is more than one, and how many rows. */
function usual(rows: readonly string[][]): { width: number; count: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let found = { width: 0, count: 0 };
  for (const [width, count] of counts) if (count > found.count) found = { width, count };
  return found;
}

/** How often each delimiter stands outside quotes in the first row, and where that ends. */
function firstRow(text: string): { counts: number[]; end: number | null } {
  const counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let before = ',';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? '';
    // Anywhere else in a field a quote stands for itself.
    const opens = before === '"' || DELIMITERS.includes(before);
    before = sign;
    if (sign === '"' && (quoted || opens)) quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || sign === '\r') return { counts, end: i };
    else {
      const at = DELIMITERS.indexOf(sign);
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return { counts, end: null };
}

/** Whole rows, as RFC 4180 has them; a quote within a field without quotes stands for itself. */
function readRows(text: string, delimiter: string, whole: boolean, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  const endField = () => {
    row.push(field);
    field = '';
    state = 'start';
  };
  const endRow = () => {
    // Lines with nothing in them are no rows.
    if (row.length > 0 || field !== '' || state !== 'start') {
      endField();
      rows.push(row);
    }
    row = [];
  };
  for (const sign of text) {
    if (rows.length >= most) return rows;
    if (state === 'quoted') {
      if (sign === '"') state = 'quote';
      else field += sign;
    } else if (sign === '"' && state !== 'plain') {
      if (state === 'quote') field += '"';
      state = 'quoted';
    } else if (sign === delimiter) endField();
    else if (sign === '\n' || sign === '\r') endRow();
    else {
      field += sign;
      state = 'plain';
    }
  }
  if (whole && rows.length < most) endRow();
  return rows;
}
