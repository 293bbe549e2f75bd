// The numbers of a sweep: a block for each strategy, a row for each value. Programs read `data-value` of the cells.
import type { Lang } from '../../engine/catalog';
import type { Interval } from '../../engine/model';
import { between, milliseconds, number, percent, ratio } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';
import { commonConfidence } from '../common/confidence';
import { type Lab, strategyName } from '../lab/lab';
import { Marker } from './Marker';
import { commonRuns, type SweepLine, type SweepRow } from './rows';

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
  const all = lines.flatMap(({ rows }) => rows);
  const runs = commonRuns(all);
  const ofMedians = commonConfidence(all.map(({ interval }) => interval));
  const ofSpeedups = commonConfidence(all.map(({ speedupInterval }) => speedupInterval));
  const columns = 2 + (scaled ? 2 : 0) + (runs === null ? 1 : 0);
  const level = (confidence: number) => percent(confidence * 100, lang);
  return (
    <table class="outcome sweep-table" data-sweep="">
      <caption>
        {w.table}
        <small>
          {[
            runs !== null && w.tableRuns(number(runs, lang)),
            ofMedians !== null && w.tableMedians(level(ofMedians)),
            ofSpeedups !== null && w.tableSpeedups(level(ofSpeedups)),
          ]
            .filter(Boolean)
            .join(' ')}
        </small>
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
              levels={{ medians: ofMedians === null, speedups: ofSpeedups === null }}
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
  /** Whether intervals say their own coverage, since it is not the same in all rows. */
  levels: { medians: boolean; speedups: boolean };
}

function Row({ lab, w, strategy, row, scaled, runs, levels }: RowProps) {
  const { lang } = lab.voice;
  const { value, median, interval, trusted, speedup, speedupInterval, efficiency } = row;
  return (
    <tr data-strategy={strategy} data-value={value} data-untrusted={!trusted}>
      <th scope="row">{number(value, lang)}</th>
      <td data-field="median_ms" data-value={median}>
        <span class="value">{milliseconds(median, lang)}</span>
        <Ends lab={lab} of={interval} show={milliseconds} level={levels.medians} />
        {!trusted && <small class="untrusted">{w.untrusted}</small>}
      </td>
      {scaled && (
        <td data-field="speedup" data-value={speedup ?? undefined}>
          {speedup === null ? '–' : ratio(speedup, lang)}
          <Ends lab={lab} of={speedupInterval} show={ratio} level={levels.speedups} />
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

interface EndsProps {
  lab: Lab;
  of: Interval | null;
  show: (value: number, lang: Lang) => string;
  /** Whether its coverage is said. */
  level: boolean;
}

function Ends({ lab: { t, voice }, of, show, level }: EndsProps) {
  if (!of) return null;
  return (
    <small>
      {between(show(of.low, voice.lang), show(of.high, voice.lang))}
      {level && ` · ${t.confidence(percent(of.confidence * 100, voice.lang))}`}
    </small>
  );
}
