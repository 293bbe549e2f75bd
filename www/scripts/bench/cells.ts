// Numbers and tables as text.
import type { Ratio, Summary } from './summary.ts';

export const digits = (value: number, places: number) => value.toFixed(places);

/** `1.08 ±0.02`: median and median absolute deviation. */
export function spread({ median, spread: deviation }: Summary, places: number): string {
  return `${digits(median, places)} ±${digits(deviation, places)}`;
}

/** With the ratio of the best times behind it. */
export function ratio(value: Ratio, places: number): string {
  return `${spread(value, places)} (${digits(value.best, places)})`;
}

export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}
