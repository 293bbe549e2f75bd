// What a lab's strategies have to show beside their times: tables and quantities over time.
import type { Comparison, Series, StrategySummary, Table } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { theme } from '../../state/settings';
import { Lazy } from '../common/Lazy';
import { type Lab, strategyName } from '../lab/lab';
import { grouped, type Of } from './grouped';
import { LastRun } from './LastRun';
import { OutcomeTable, OutcomeTables } from './OutcomeTables';

const loadSeries = () => import('./SeriesChart');

export function Outcomes({ lab, comparison }: { lab: Lab; comparison: Comparison }) {
  const of = comparison.strategies;
  const tables = grouped<Table>(of.flatMap((s) => s.outcome.tables.map((value) => shown(s, value))));
  const series = grouped<Series>(of.flatMap((s) => s.outcome.series.map((value) => shown(s, value))));
  return (
    <>
      {comparison.tables.map((table) => (
        <OutcomeTable
          key={table.key}
          lab={lab}
          name={table.key}
          items={[{ strategy: '', value: table, lastOf: 0 }]}
          alone
          titled
        />
      ))}
      {series.map(({ key, items }) => (
        <SeriesFigure key={key} lab={lab} name={key} items={items} />
      ))}
      {tables.map(({ key, items }) => (
        <OutcomeTables key={key} lab={lab} name={key} items={items} />
      ))}
    </>
  );
}

function shown<T extends { key: string }>(of: StrategySummary, value: T): Of<T> {
  return { strategy: of.id, value, lastOf: of.varied?.includes(value.key) ? of.samples_ms.length : 0 };
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
        <LastRun lab={lab} items={items} />
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
