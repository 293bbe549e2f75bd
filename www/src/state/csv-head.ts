// The beginning of a CSV file for people to look at. What a run makes of a file is the crate's to say; how its
// first row is read is the same here and there.

export interface CsvHead {
  delimiter: string;
  /** The first row. */
  header: string[];
  /** Some rows behind it, as they are. */
  rows: string[][];
}

/** In this order where two are as frequent. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Reads the beginning of a file; `whole` where there is no more of it. Nothing where its first row does not end. */
export function readHead(text: string, whole: boolean, most = 5): CsvHead | null {
  const body = text.replace(/^\ufeff?[\r\n]*/, '');
  const first = firstRow(body);
  if (first.end === null && !whole) return null;
  const delimiter = DELIMITERS[first.counts.indexOf(Math.max(...first.counts))] ?? ',';
  const all = readRows(body, delimiter, whole, most + 1);
  const [header = [], ...rows] = all;
  return { delimiter, header, rows };
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
