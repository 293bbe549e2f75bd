// What a lab's strategies have to show beside their times: tables and quantities over time.
import type { Comparison, Series, Table } from '../../engine/model';
import { cell, number, word } from '../../i18n/format';
import { theme } from '../../state/settings';
import { Lazy } from '../common/Lazy';
import { type Lab, strategyName } from '../lab/lab';
import { grouped, type Of } from './grouped';

const loadSeries = () => import('./SeriesChart');

export function Outcomes({ lab, comparison }: { lab: Lab; comparison: Comparison }) {
  const of = comparison.strategies;
  const tables = grouped<Table>(
    of.flatMap((s) => s.outcome.tables.map((value) => ({ strategy: s.id, value }))),
  );
  const series = grouped<Series>(
    of.flatMap((s) => s.outcome.series.map((value) => ({ strategy: s.id, value }))),
  );
  return (
    <>
      {series.map(({ key, items }) => (
        <SeriesFigure key={key} lab={lab} name={key} items={items} />
      ))}
      {tables.map(({ key, items }) => (
        <OutcomeTable key={key} lab={lab} name={key} items={items} />
      ))}
    </>
  );
}

function OutcomeTable({ lab, name, items }: { lab: Lab; name: string; items: readonly Of<Table>[] }) {
  const { voice, t } = lab;
  const columns = items[0]?.value.columns ?? [];
  const title = word(`table.${name}`, voice);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class="outcome" data-table={name}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.column.strategy}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {word(`column.${column}`, voice)}
              </th>
            ))}
          </tr>
        </thead>
        {items.map(({ strategy, value }) => (
          <tbody key={strategy}>
            {value.rows.map((row, i) => (
              <tr key={i}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={value.rows.length}>
                    {strategyName(lab, strategy)}
                  </th>
                )}
                {row.map((arg, at) => (
                  <td key={columns[at] ?? at} class={typeof arg === 'number' ? undefined : 'words'}>
                    {cell(columns[at] ?? '', arg, voice)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function SeriesFigure({ lab, name, items }: { lab: Lab; name: string; items: readonly Of<Series>[] }) {
  const { voice, t } = lab;
  const title = word(`series.${name}`, voice);
  const lines = items.map(({ strategy, value }) => ({
    label: strategyName(lab, strategy),
    points: value.points,
  }));
  const n = (value: number) => number(value, voice.lang);
  return (
    <figure class="chart" data-series={name}>
      <figcaption>
        <strong>{title}</strong>
      </figcaption>
      <Lazy
        load={loadSeries}
        waiting={<div class="chart-space" />}
        view={({ SeriesChart }) => <SeriesChart key={theme.value} lines={lines} axis={t.axisMs} />}
      />
      <ul class="ranges">
        {lines.map(({ label, points }, i) => {
          const values = points.map(([, value]) => value);
          const last = values.at(-1);
          if (last === undefined) return null;
          return (
            <li key={label} data-lane={(i % 8) + 1}>
              {t.seriesRange(label, n(Math.min(...values)), n(Math.max(...values)), n(last))}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
