// What the chart draws, taken from one or more comparisons.
import type { Comparison, StrategySummary } from '../../engine/model';
import { milliseconds } from '../../i18n/format';
import type { Pin } from '../../state/pins';
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
  /** Those that have this strategy, by mark. */
  pinned: { mark: string; strip: Strip }[];
}

function strip(summary: StrategySummary | undefined): Strip | null {
  if (!summary || summary.samples_ms.length === 0) return null;
  return { samples: summary.samples_ms, median: summary.median_ms, interval: summary.interval };
}

/** Ids of all comparisons in their order, none twice. */
export function idsOf(comparisons: readonly (Comparison | null)[]): string[] {
  return [...new Set(comparisons.flatMap((each) => each?.strategies.map(({ id }) => id) ?? []))];
}

export function find(comparison: Comparison | null, id: string): StrategySummary | undefined {
  return comparison?.strategies.find((s) => s.id === id);
}

export function chartRows(
  lab: Lab,
  mine: Comparison | null,
  theirs: Comparison | null,
  pins: readonly Pin[],
): ChartRow[] {
  return idsOf([mine, theirs, ...pins.map(({ report }) => report.comparison)]).map((id) => {
    const own = find(mine, id);
    return {
      id,
      label: strategyName(lab, id),
      value: own ? milliseconds(own.median_ms, lab.voice.lang) : '',
      mine: strip(own),
      theirs: strip(find(theirs, id)),
      pinned: pins.flatMap(({ mark, report }) => {
        const drawn = strip(find(report.comparison, id));
        return drawn ? [{ mark, strip: drawn }] : [];
      }),
    };
  });
}

/** The largest time in the rows, ms. */
export function longest(rows: readonly ChartRow[]): number {
  const strips = rows.flatMap(({ mine, theirs, pinned }) => [mine, theirs, ...pinned.map((p) => p.strip)]);
  return Math.max(0, ...strips.flatMap((s) => (s ? [...s.samples, s.interval?.high ?? 0] : [])));
}
