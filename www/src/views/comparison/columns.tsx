// The columns of the results, in their order: what each shows of a strategy.
import type { ComponentChildren } from 'preact';
import type { Comparison, Speedup as Ratio, StrategySummary } from '../../engine/model';
import { comparisonWords } from '../../i18n/comparison';
import { between, milliseconds, number, percent, ratio, say } from '../../i18n/format';
import { commonConfidence } from '../common/confidence';
import type { Column } from '../common/needs';
import type { Lab } from '../lab/lab';
import { Result } from './Result';
import { resultsOf } from './results';
import { Speedup } from './Speedup';

/** What stands in one row: a strategy's own, and another machine's where a link brought it. */
export interface Row {
  own: StrategySummary | undefined;
  theirs: StrategySummary | undefined;
  /** Of a pinned result: how much faster the run that is shown is; none where that has not this strategy. */
  against?: Ratio | null;
}

export interface ResultColumn {
  /** `data-field`, by which programs find the cell. */
  field: string;
  head: string;
  class?: 'words' | 'theirs';
  show(row: Row): ComponentChildren;
  /** `data-value`, where the cell is a number. */
  value?(row: Row): number | null | undefined;
  /** What the widest of its lines says; see needs.ts. */
  lines(row: Row): readonly string[];
}

interface Tables {
  lab: Lab;
  /** There are numbers of this machine. */
  own: readonly Comparison[];
  theirs: Comparison | null;
  /** A run is shown beside pinned ones. */
  beside: boolean;
}

/** The columns that there is something to show in. */
export function resultColumns({ lab, own, theirs, beside }: Tables): ResultColumn[] {
  const { t } = lab;
  const { lang } = lab.voice;
  const summaries = own.flatMap(({ strategies }) => strategies);
  const level = commonConfidence(summaries.map(({ interval }) => interval));
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : milliseconds(value, lang);
  const time = (field: string, head: string, of: (row: Row) => number | null | undefined): ResultColumn => ({
    field,
    head,
    show: (row) => ms(of(row)),
    value: of,
    lines: (row) => [ms(of(row))],
  });
  const spread = ({ own }: Row) => (own ? `±${ms(own.spread_ms)}` : '–');
  const speedup = (field: string, head: string, of: (row: Row) => StrategySummary | undefined) => ({
    field,
    head,
    show: (row: Row) => {
      const summary = of(row);
      return summary ? <Speedup lab={lab} of={summary.speedup} /> : '–';
    },
    value: (row: Row) => of(row)?.speedup.ratio,
    lines: (row: Row) => speedupLines(lab, of(row)?.speedup),
  });
  const theirColumns: ResultColumn[] = theirs
    ? [
        { ...time('their_median_ms', t.theirMedian, ({ theirs }) => theirs?.median_ms), class: 'theirs' },
        { ...speedup('their_speedup', t.theirSpeedup, ({ theirs }) => theirs), class: 'theirs' },
      ]
    : [];
  if (own.length === 0) return theirColumns;
  const started = summaries.some((s) => s.startup_ms !== null);
  return [
    time('median_ms', t.column.median_ms, ({ own }) => own?.median_ms),
    speedup('speedup', t.column.speedup, ({ own }) => own),
    ...(beside ? [againstColumn(lab)] : []),
    ...theirColumns,
    {
      field: 'result',
      head: t.column.result,
      class: 'words',
      show: ({ own }) => (own ? <Result lab={lab} row={own} /> : '–'),
      lines: ({ own }) => (own ? resultsOf(own).shown.map((r) => say('result', r.result, lab.voice)) : []),
    },
    {
      field: 'interval',
      head: level === null ? t.column.interval : `${t.column.interval} (${percent(level * 100, lang)})`,
      show: ({ own }) => {
        const interval = own?.interval;
        if (!interval) return '–';
        return (
          <>
            {between(ms(interval.low), ms(interval.high))}
            {level === null && <small>{t.confidence(percent(interval.confidence * 100, lang))}</small>}
          </>
        );
      },
      lines: ({ own }) => {
        if (!own?.interval) return [];
        const { low, high, confidence } = own.interval;
        const ends = between(ms(low), ms(high));
        return level === null ? [ends, t.confidence(percent(confidence * 100, lang))] : [ends];
      },
    },
    {
      ...time('spread_ms', t.column.spread_ms, ({ own }) => own?.spread_ms),
      show: spread,
      lines: (row) => [spread(row)],
    },
    ...(started ? [time('startup_ms', t.column.startup_ms, ({ own }) => own?.startup_ms)] : []),
    {
      field: 'samples',
      head: t.column.samples,
      show: ({ own }) => number(own?.samples_ms.length ?? 0, lang),
      value: ({ own }) => own?.samples_ms.length,
      lines: ({ own }) => [number(own?.samples_ms.length ?? 0, lang)],
    },
  ];
}

/** A column's width, by what stands in it. */
export function widthOf(column: ResultColumn, rows: readonly Row[]): Column {
  return {
    head: column.head,
    cells: rows.flatMap((row) => column.lines(row)),
    words: column.class === 'words',
  };
}

/** How much faster the run that is shown is than a pinned one. */
function againstColumn(lab: Lab): ResultColumn {
  return {
    field: 'against',
    head: comparisonWords(lab.voice.lang).pins.against,
    show: ({ against }) => (against ? <Speedup lab={lab} of={against} /> : null),
    value: ({ against }) => against?.ratio,
    lines: ({ against }) => speedupLines(lab, against ?? undefined),
  };
}

function speedupLines({ t, voice }: Lab, of: Ratio | undefined): string[] {
  if (!of) return [];
  const { difference, interval, ratio: times } = of;
  if (difference === 'baseline') return [t.baseline];
  const lines = [ratio(times, voice.lang)];
  if (interval) lines.push(`${ratio(interval.low, voice.lang)}–${ratio(interval.high, voice.lang)}`);
  return lines;
}
