// The values that a parameter is swept over, as people and links write them: `1, 2, 4, 8`, `1-8`, `0-500/50`.

/** More would take too long, and nobody could read the table. */
export const MOST_VALUES = 32;
/** One value is a run. */
export const FEWEST_VALUES = 2;

export type ValuesProblem =
  /** Not a number and not a range; nothing where there is nothing at all. */
  { code: 'unreadable'; given: string } | { code: 'too-few' } | { code: 'too-many' };

export type Values = { values: readonly number[]; problem: null } | { values: null; problem: ValuesProblem };

/** A whole number; or a range of them, with both ends, and its step behind a slash. */
const ITEM = /^(-?\d{1,15})(?:-(-?\d{1,15})(?:\/(\d{1,15}))?)?$/;
/** What is left of `1,000` behind its comma: taken for a value it would be another one. */
const CUT_OFF = /^-?0\d/;
const DASH = /[\u2010-\u2015\u2212~]/g;

/** In order, none twice. */
export function parseValues(text: string): Values {
  const items = text
    .replace(DASH, '-')
    // Before a number alone it is a sign.
    .replace(/(?<=\d)\s+-\s+(?=[\d-])/g, '-')
    .replace(/\s*\/\s*/g, '/')
    .split(/[\s,;]+/)
    .filter((item) => item !== '');
  const values = new Set<number>();
  for (const item of items) {
    const range = readItem(item);
    if (!range) return { values: null, problem: { code: 'unreadable', given: item } };
    for (let value = range.from; value <= range.to; value += range.step) {
      values.add(value + 0);
      if (values.size > MOST_VALUES) return { values: null, problem: { code: 'too-many' } };
    }
  }
  if (values.size < FEWEST_VALUES) return { values: null, problem: { code: 'too-few' } };
  return { values: [...values].sort((a, b) => a - b), problem: null };
}

function readItem(item: string): { from: number; to: number; step: number } | null {
  const [, first, last, every] = ITEM.exec(item) ?? [];
  if (first === undefined || CUT_OFF.test(first)) return null;
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  const step = every === undefined ? 1 : Number(every);
  return step > 0 && from <= to ? { from, to, step } : null;
}

/** As short as may be: a range where the steps are equal. `separator` is what parts the values of a list. */
export function formatValues(values: readonly number[], separator = ','): string {
  const [first = 0, second = 0] = values;
  const last = values.at(-1) ?? first;
  const step = second - first;
  const even = values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) === step);
  if (values.length < 3 || !even || step <= 0) return values.join(separator);
  return step === 1 ? `${first}-${last}` : `${first}-${last}/${step}`;
}
