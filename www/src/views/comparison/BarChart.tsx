// A table's quantities as bars. The table beside has the same numbers, so the drawing is hidden from screen readers.
import { useSignal } from '@preact/signals';
import type { Bars, Table } from '../../engine/model';
import { cell, word } from '../../i18n/format';
import type { Lab } from '../lab/lab';
import '../../styles/file.css';

/** More bars than that are not read. */
const MOST = 20;
const ROW = 44;

export function BarChart({ lab, bars, table, id }: { lab: Lab; bars: Bars; table: Table; id: string }) {
  const { t, voice } = lab;
  const value = useSignal(bars.values[0] ?? '');
  const label = table.columns.indexOf(bars.label);
  const at = table.columns.indexOf(value.value);
  const rows = table.rows.slice(0, MOST).flatMap((row) => {
    const number = row[at];
    return typeof number === 'number' && Number.isFinite(number)
      ? [{ name: String(row[label] ?? ''), number }]
      : [];
  });
  if (rows.length === 0) return null;
  const low = Math.min(0, ...rows.map(({ number }) => number));
  const high = Math.max(0, ...rows.map(({ number }) => number));
  const share = (number: number) => `${(100 * (number - low)) / (high - low || 1)}%`;
  return (
    <figure class="chart bars" data-bars={table.key}>
      <figcaption>
        <label for={id}>{t.bars}</label>{' '}
        <select
          id={id}
          value={value.value}
          onChange={(event) => {
            value.value = event.currentTarget.value;
          }}
        >
          {bars.values.map((column) => (
            <option key={column} value={column}>
              {word(`column.${column}`, voice)}
            </option>
          ))}
        </select>
      </figcaption>
      <svg height={rows.length * ROW} aria-hidden="true">
        {rows.map(({ name, number }, i) => (
          <g key={i}>
            <text x="0" y={i * ROW + 15}>
              {name.length > 40 ? `${name.slice(0, 40)}…` : name}
            </text>
            <text class="value" x="100%" y={i * ROW + 15} text-anchor="end">
              {cell(value.value, number, voice)}
            </text>
            <rect
              x={share(Math.min(0, number))}
              y={i * ROW + 22}
              width={`${(100 * Math.abs(number)) / (high - low || 1)}%`}
              height="14"
            />
          </g>
        ))}
      </svg>
      {table.rows.length > MOST && <p class="quiet">{t.barsFirst(MOST)}</p>}
    </figure>
  );
}
