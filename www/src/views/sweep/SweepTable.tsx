// The numbers of a sweep: a block for each strategy, a row for each value. Programs read `data-value` of the cells.
import { milliseconds, number, percent, ratio } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';
import { type Lab, strategyName } from '../lab/lab';
import { Marker } from './Marker';
import { between, common, type SweepLine, type SweepRow } from './rows';

interface Props {
  lab: Lab;
  w: SweepWords;
  lines: readonly SweepLine[];
  /** The swept parameter's name, with its unit. */
  name: string;
  scaled: boolean;
}

export function SweepTable({ lab, w, lines, name, scaled }: Props) {
  const { lang } = lab.voice;
  const runs = common(lines, (row) => row.runs);
  const level = common(lines, (row) => row.interval?.confidence ?? null);
  const columns = 2 + (scaled ? 2 : 0) + (runs === null ? 1 : 0);
  return (
    <table class="outcome sweep-table" data-sweep="">
      <caption>
        {w.table}
        {runs !== null && (
          <small>
            {level === null
              ? w.tableText(number(runs, lang))
              : w.tableTextLevel(number(runs, lang), percent(level * 100, lang))}
          </small>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{w.column.median}</th>
          {scaled && <th scope="col">{w.column.speedup}</th>}
          {scaled && <th scope="col">{w.column.efficiency}</th>}
          {runs === null && <th scope="col">{w.column.runs}</th>}
        </tr>
      </thead>
      {lines.map(({ strategy, rows }, line) => (
        <tbody key={strategy}>
          <tr class="sweep-strategy" data-lane={(line % 8) + 1}>
            <th scope="rowgroup" colSpan={columns}>
              <Marker line={line} /> {strategyName(lab, strategy)}
            </th>
          </tr>
          {rows.map((row) => (
            <Row
              key={row.value}
              lab={lab}
              w={w}
              strategy={strategy}
              row={row}
              scaled={scaled}
              runs={runs === null}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  lab: Lab;
  w: SweepWords;
  strategy: string;
  row: SweepRow;
  scaled: boolean;
  runs: boolean;
}

function Row({ lab, w, strategy, row, scaled, runs }: RowProps) {
  const { lang } = lab.voice;
  const { value, median, interval, trusted, speedup, speedupInterval, efficiency } = row;
  return (
    <tr data-strategy={strategy} data-value={value} data-untrusted={!trusted}>
      <th scope="row">{number(value, lang)}</th>
      <td data-field="median_ms" data-value={median}>
        <span class="value">{milliseconds(median, lang)}</span>
        {interval && (
          <small>{between(milliseconds(interval.low, lang), milliseconds(interval.high, lang))}</small>
        )}
        {!trusted && <small class="untrusted">{w.untrusted}</small>}
      </td>
      {scaled && (
        <td data-field="speedup" data-value={speedup ?? undefined}>
          {speedup === null ? '–' : ratio(speedup, lang)}
          {speedupInterval && (
            <small>
              {ratio(speedupInterval.low, lang)}–{ratio(speedupInterval.high, lang)}
            </small>
          )}
        </td>
      )}
      {scaled && (
        <td data-field="efficiency" data-value={efficiency ?? undefined}>
          {efficiency === null ? '–' : percent(efficiency * 100, lang)}
        </td>
      )}
      {runs && (
        <td data-field="runs" data-value={row.runs}>
          {number(row.runs, lang)}
        </td>
      )}
    </tr>
  );
}
