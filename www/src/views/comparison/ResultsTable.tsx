// The numbers of a comparison. Programs read `data-value`, people read the cell.
// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the style sheet takes the table apart, and with it what engines make of its tags
import type { Comparison, StrategySummary } from '../../engine/model';
import { milliseconds, number, percent, ratio } from '../../i18n/format';
import { KindMark } from '../common/marks';
import { type Lab, strategyName } from '../lab/lab';
import { Result } from './Result';
import { find, idsOf } from './rows';

interface Props {
  lab: Lab;
  mine: Comparison | null;
  theirs: Comparison | null;
}

export function ResultsTable({ lab, mine, theirs }: Props) {
  const { t } = lab;
  const started = [...(mine?.strategies ?? [])].some((s) => s.startup_ms !== null);
  const level = mine ? commonConfidence(mine) : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll results-box" tabIndex={0} aria-label={t.results}>
      <table class="results" data-results="" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t.column.strategy}
            </th>
            {mine && (
              <th role="columnheader" scope="col">
                {t.column.median_ms}
              </th>
            )}
            {mine && (
              <th role="columnheader" scope="col">
                {t.column.speedup}
              </th>
            )}
            {theirs && (
              <th role="columnheader" scope="col">
                {t.theirMedian}
              </th>
            )}
            {theirs && (
              <th role="columnheader" scope="col">
                {t.theirSpeedup}
              </th>
            )}
            {mine && (
              <th role="columnheader" scope="col" class="words">
                {t.column.result}
              </th>
            )}
            {mine && (
              <th role="columnheader" scope="col">
                {t.column.interval}
                {level !== null && ` (${percent(level * 100, lab.voice.lang)})`}
              </th>
            )}
            {mine && (
              <th role="columnheader" scope="col">
                {t.column.spread_ms}
              </th>
            )}
            {started && (
              <th role="columnheader" scope="col">
                {t.column.startup_ms}
              </th>
            )}
            {mine && (
              <th role="columnheader" scope="col">
                {t.column.samples}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {idsOf(mine, theirs).map((id) => (
            <tr role="row" key={id} data-strategy={id}>
              <StrategyCell lab={lab} id={id} />
              {mine && (
                <Mine
                  lab={lab}
                  row={find(mine, id)}
                  started={started}
                  level={level}
                  theirs={theirs && find(theirs, id)}
                />
              )}
              {!mine && theirs && <Theirs lab={lab} row={find(theirs, id)} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The coverage that all intervals have; it goes to the head of the column. */
function commonConfidence(comparison: Comparison): number | null {
  const levels = new Set(
    comparison.strategies.flatMap(({ interval }) => (interval ? [interval.confidence] : [])),
  );
  const [level] = levels;
  return level !== undefined && levels.size === 1 ? level : null;
}

function StrategyCell({ lab, id }: { lab: Lab; id: string }) {
  const kind = lab.summary.strategies.find((s) => s.id === id)?.kind;
  return (
    <th role="rowheader" scope="row">
      {kind && <KindMark kind={kind} />} {strategyName(lab, id)}
    </th>
  );
}

interface MineProps {
  lab: Lab;
  row: StrategySummary | undefined;
  started: boolean;
  /** Said in the column's head. */
  level: number | null;
  theirs: StrategySummary | null | undefined;
}

function Mine({ lab, row, started, level, theirs }: MineProps) {
  const { t } = lab;
  const { lang } = lab.voice;
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : milliseconds(value, lang);
  const interval = row?.interval;
  return (
    <>
      <td role="cell" data-field="median_ms" data-label={t.column.median_ms} data-value={row?.median_ms}>
        {ms(row?.median_ms)}
      </td>
      <td role="cell" data-field="speedup" data-label={t.column.speedup} data-value={row?.speedup.ratio}>
        {row ? <Speedup lab={lab} row={row} /> : '–'}
      </td>
      {theirs !== null && <Theirs lab={lab} row={theirs} />}
      <td role="cell" data-field="result" class="words">
        {row ? <Result lab={lab} row={row} /> : '–'}
      </td>
      <td role="cell" data-field="interval" data-label={t.column.interval}>
        {interval ? (
          <>
            {ms(interval.low)}–{ms(interval.high)}
            {level === null && <small>{lab.t.confidence(percent(interval.confidence * 100, lang))}</small>}
          </>
        ) : (
          '–'
        )}
      </td>
      <td role="cell" data-field="spread_ms" data-label={t.column.spread_ms} data-value={row?.spread_ms}>
        ±{ms(row?.spread_ms)}
      </td>
      {started && (
        <td
          role="cell"
          data-field="startup_ms"
          data-label={t.column.startup_ms}
          data-value={row?.startup_ms ?? undefined}
        >
          {ms(row?.startup_ms)}
        </td>
      )}
      <td role="cell" data-field="samples" data-label={t.column.samples} data-value={row?.samples_ms.length}>
        {number(row?.samples_ms.length ?? 0, lang)}
      </td>
    </>
  );
}

function Theirs({ lab, row }: { lab: Lab; row: StrategySummary | undefined }) {
  const { t } = lab;
  return (
    <>
      <td
        role="cell"
        class="theirs"
        data-field="their_median_ms"
        data-label={t.theirMedian}
        data-value={row?.median_ms}
      >
        {row ? milliseconds(row.median_ms, lab.voice.lang) : '–'}
      </td>
      <td
        role="cell"
        class="theirs"
        data-field="their_speedup"
        data-label={t.theirSpeedup}
        data-value={row?.speedup.ratio}
      >
        {row ? <Speedup lab={lab} row={row} /> : '–'}
      </td>
    </>
  );
}

function Speedup({ lab, row }: { lab: Lab; row: StrategySummary }) {
  const { t, voice } = lab;
  const { difference, interval, ratio: times } = row.speedup;
  if (difference === 'baseline') return <span class="quiet">{t.baseline}</span>;
  return (
    <>
      <strong class={`difference-${difference}`}>{ratio(times, voice.lang)}</strong>
      {interval && (
        <small>
          {ratio(interval.low, voice.lang)}–{ratio(interval.high, voice.lang)}
        </small>
      )}
      {difference === 'unclear' && <small class="unclear">{t.unclear}</small>}
    </>
  );
}
