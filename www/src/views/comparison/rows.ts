// What the chart draws, taken from one or two comparisons.
import type { Comparison, StrategySummary } from '../../engine/model';
import { milliseconds } from '../../i18n/format';
import { type Lab, strategyName } from '../lab/lab';

export interface Strip {
  samples: readonly number[];
  median: number;
  interval: { low: number; high: number } | null;
}

export interface ChartRow {
  id: string;
  label: string;
  /** The median, printed beside the label. */
  value: string;
  mine: Strip | null;
  theirs: Strip | null;
}

function strip(summary: StrategySummary | undefined): Strip | null {
  if (!summary || summary.samples_ms.length === 0) return null;
  return { samples: summary.samples_ms, median: summary.median_ms, interval: summary.interval };
}

/** Ids of both comparisons, mine first, none twice. */
export function idsOf(mine: Comparison | null, theirs: Comparison | null): string[] {
  const ids = [...(mine?.strategies ?? []), ...(theirs?.strategies ?? [])].map(({ id }) => id);
  return [...new Set(ids)];
}

export function find(comparison: Comparison | null, id: string): StrategySummary | undefined {
  return comparison?.strategies.find((s) => s.id === id);
}

export function chartRows(lab: Lab, mine: Comparison | null, theirs: Comparison | null): ChartRow[] {
  return idsOf(mine, theirs).map((id) => {
    const own = find(mine, id);
    return {
      id,
      label: strategyName(lab, id),
      value: own ? milliseconds(own.median_ms, lab.voice.lang) : '',
      mine: strip(own),
      theirs: strip(find(theirs, id)),
    };
  });
}

/** The largest time in the rows, ms. */
export function longest(rows: readonly ChartRow[]): number {
  const strips = rows.flatMap(({ mine, theirs }) => [mine, theirs]);
  return Math.max(0, ...strips.flatMap((s) => (s ? [...s.samples, s.interval?.high ?? 0] : [])));
}
