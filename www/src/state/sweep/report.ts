// A sweep as a file: JSON with all that was found, and CSV with a row for each value and strategy.
import type { Comparison, RunRequest, Scaling, Work } from '../../engine/model.ts';
import type { Environment } from '../link/report-shape.ts';

export interface SweepReport {
  kind: 'sweep';
  /** Of this shape; reports of single runs count their own. */
  version: 1;
  /** The same for every value, but for the parameter that was swept. */
  request: RunRequest;
  sweep: { param: string; values: readonly number[]; work: Work | null };
  environment: Environment;
  /** As far as the sweep went. */
  points: readonly { value: number; comparison: Comparison }[];
  /** By strategy; none where the parameter is no number of workers. */
  scaling: Readonly<Record<string, Scaling>> | null;
  /** ISO 8601, UTC. */
  created: string;
}

const COLUMNS = [
  'lab',
  'parameter',
  'value',
  'strategy',
  'n',
  'median_ms',
  'interval_low_ms',
  'interval_high_ms',
  'confidence',
  'spread_ms',
  'speedup',
  'speedup_low',
  'speedup_high',
  'efficiency',
  'invalid',
  'agree',
  'samples_ms',
] as const;

type Row = Record<(typeof COLUMNS)[number], string | number | boolean | null | undefined>;

/** By RFC 4180, in UTF-8. Speed-up and efficiency are against the least number of workers; samples stand in one cell. */
export function csvOf(report: SweepReport): string {
  const lines = rowsOf(report).map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

function rowsOf({ request, sweep, points, scaling }: SweepReport): Row[] {
  return points.flatMap(({ value, comparison }) =>
    comparison.strategies.map((strategy): Row => {
      const scaled = scaling?.[strategy.id]?.points.find(({ workers }) => workers === value);
      return {
        lab: request.lab,
        parameter: sweep.param,
        value,
        strategy: strategy.id,
        n: strategy.samples_ms.length,
        median_ms: strategy.median_ms,
        interval_low_ms: strategy.interval?.low,
        interval_high_ms: strategy.interval?.high,
        confidence: strategy.interval?.confidence,
        spread_ms: strategy.spread_ms,
        speedup: scaled?.speedup,
        speedup_low: scaled?.interval?.low,
        speedup_high: scaled?.interval?.high,
        efficiency: scaled?.efficiency,
        invalid: comparison.invalid.join(' '),
        agree: comparison.agree,
        samples_ms: strategy.samples_ms.join(' '),
      };
    }),
  );
}

function cell(value: Row[keyof Row]): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
