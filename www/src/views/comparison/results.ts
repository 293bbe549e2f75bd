// Which of a strategy's results are in sight. Runs may differ: a single one's result would not be true of all.
import type { RunsResult, StrategySummary } from '../../engine/model';

/** Results in sight at once; the rest are there on demand. */
export const MOST_SHOWN = 3;

export interface Results {
  shown: readonly RunsResult[];
  rest: readonly RunsResult[];
  /** Counted runs. */
  all: number;
  /** Runs whose result is not known: a pin keeps, and a link carries, the most frequent results only. */
  unknown: number;
}

/** Of a report that tells the last run's result alone, that one. */
export function resultsOf({ results = [], outcome, samples_ms }: StrategySummary): Results {
  const all = samples_ms.length;
  const known = results.length > 0 ? results : [{ runs: all, result: outcome.result }];
  // A single one that would be left is shown too: a button would take its place.
  const count = known.length === MOST_SHOWN + 1 ? known.length : MOST_SHOWN;
  const shown = known.slice(0, count);
  return { shown, rest: known.slice(count), all, unknown: Math.max(0, all - runsOf(known)) };
}

export function runsOf(results: readonly RunsResult[]): number {
  return results.reduce((sum, { runs }) => sum + runs, 0);
}
