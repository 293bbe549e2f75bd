// What the table and the charts of a sweep show, taken from its points.
import type { Interval, Invalid, Scaling } from '../../engine/model';
import type { SweepPoint } from '../../state/sweep/sweep';

export interface SweepRow {
  value: number;
  median: number;
  interval: Interval | null;
  runs: number;
  trusted: boolean;
  /** Of a number of workers, where its times can be trusted. */
  speedup: number | null;
  speedupInterval: Interval | null;
  efficiency: number | null;
}

export interface SweepLine {
  strategy: string;
  rows: readonly SweepRow[];
}

type Scalings = Readonly<Record<string, Scaling>> | null;

/** A line for each strategy, in the order of comparison; what a strategy was not timed at is left out. */
export function linesOf(points: readonly SweepPoint[], scalings: Scalings): SweepLine[] {
  const ids = new Set(points.flatMap(({ comparison }) => comparison.strategies.map(({ id }) => id)));
  return [...ids].map((strategy) => ({
    strategy,
    rows: points.flatMap(({ value, comparison }): SweepRow[] => {
      const found = comparison.strategies.find(({ id }) => id === strategy);
      if (!found) return [];
      const scaled = scalings?.[strategy]?.points.find(({ workers }) => workers === value);
      return [
        {
          value,
          median: found.median_ms,
          interval: found.interval,
          runs: found.samples_ms.length,
          trusted: comparison.invalid.length === 0,
          speedup: scaled?.speedup ?? null,
          speedupInterval: scaled?.interval ?? null,
          efficiency: scaled?.efficiency ?? null,
        },
      ];
    }),
  }));
}

/** As many runs as every row has; nothing where they differ. */
export function commonRuns(rows: readonly SweepRow[]): number | null {
  const [first] = rows;
  return first && rows.every(({ runs }) => runs === first.runs) ? first.runs : null;
}

/** The values at which a comparison is not to be trusted, by reason. */
export function invalidAt(points: readonly SweepPoint[]): Map<Invalid, number[]> {
  const found = new Map<Invalid, number[]>();
  for (const { value, comparison } of points)
    for (const reason of comparison.invalid) found.set(reason, [...(found.get(reason) ?? []), value]);
  return found;
}

/** Values that grow by factors stand better on a scale of factors. */
export function byFactors(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values;
  const last = values.at(-1) ?? 0;
  return first > 0 && last / first >= 16 && second / first >= 1.5;
}
