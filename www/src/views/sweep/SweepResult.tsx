// What a sweep came to: the curve, the table, and for a number of workers what it means.
import { useMemo } from 'preact/hooks';
import { word } from '../../i18n/format';
import { errorAdvice, errorSentence } from '../../i18n/sentences';
import { type SweepWords, sweepWords } from '../../i18n/sweep';
import { download } from '../../state/download';
import { theme } from '../../state/settings';
import { sweep, sweepReport } from '../../state/sweep';
import { csvOf } from '../../state/sweep/report';
import { Lazy } from '../common/Lazy';
import { type Lab, strategyName } from '../lab/lab';
import { Marker } from './Marker';
import { byFactors, invalidAt, linesOf } from './rows';
import { ended } from './SweepProgress';
import { SweepTable } from './SweepTable';
import { sweptText } from './swept';
import { Workers } from './Workers';
import './sweep.css';

const loadChart = () => import('./CurveChart');

export function SweepResult({ lab }: { lab: Lab }) {
  const plan = sweep.plan.value;
  const points = sweep.points.value;
  const scalings = sweep.scalings.value;
  const lines = useMemo(() => linesOf(points, scalings), [points, scalings]);
  const order = useMemo(() => lines.map(({ strategy }) => strategy), [lines]);
  if (!plan || sweep.lab.value !== lab.summary.id) return null;
  const w = sweepWords(lab.voice.lang);
  const param = lab.summary.params.find(({ id }) => id === plan.param);
  const title = word(`param.${plan.param}`, lab.voice);
  const unit = param ? lab.t.unit[param.unit] : '';
  const name = unit === '' ? title : `${title} (${unit})`;
  const scaled = scalings !== null && Object.keys(scalings).length > 0;
  const over = sweep.state.value !== 'running';
  return (
    <section class="sweep-result" aria-labelledby="sweep-result" data-sweep-state={sweep.state.value}>
      <h3 id="sweep-result">{w.result(title)}</h3>
      {over && <p class="quiet">{ended(lab, w)}</p>}
      <Failure lab={lab} w={w} />
      <Invalid lab={lab} w={w} />
      {lines.length > 0 && (
        <>
          <Chart lab={lab} w={w} lines={lines} name={name} />
          {plan.work && scalings && (
            <Workers lab={lab} w={w} work={plan.work} name={name} scalings={scalings} order={order} />
          )}
          <SweepTable lab={lab} w={w} lines={lines} name={name} scaled={scaled} />
        </>
      )}
      <Exports lab={lab} w={w} />
    </section>
  );
}

function Failure({ lab, w }: { lab: Lab; w: SweepWords }) {
  const failure = sweep.failure.value;
  if (!failure) return null;
  const { error, value, step } = failure;
  const text = sweptText(lab, sweep.plan.value?.param ?? '');
  const advice = errorAdvice(error, lab.voice);
  return (
    <div class="failure" role="alert" data-error={error.code}>
      <p class="failure-main">
        {errorSentence(error, lab.voice)}
        {value !== null && ` ${w.failedAt(text(value))}`}
        {step && ` ${lab.t.error.during(strategyName(lab, step.strategy))}`}
      </p>
      {advice !== null && <p>{advice}</p>}
      {sweep.points.value.length > 0 && <p class="quiet">{w.kept}</p>}
    </div>
  );
}

/** What is to be held against it, with the values that it concerns. */
function Invalid({ lab, w }: { lab: Lab; w: SweepWords }) {
  const points = sweep.points.value;
  const text = sweptText(lab, sweep.plan.value?.param ?? '');
  const list = (values: readonly number[]) => values.map(text).join(', ');
  const disagree = points.filter(({ comparison }) => !comparison.agree).map(({ value }) => value);
  const invalid = [...invalidAt(points)];
  return (
    <>
      {invalid.map(([reason, values]) => (
        <p key={reason} class="invalid" role="alert" data-invalid={reason}>
          {w.invalid[reason](list(values))} {sweep.scalings.value && w.leftOut}
        </p>
      ))}
      {disagree.length > 0 && (
        <p class="invalid" data-disagree="">
          {w.disagree(list(disagree))}
        </p>
      )}
    </>
  );
}

interface ChartProps {
  lab: Lab;
  w: SweepWords;
  lines: ReturnType<typeof linesOf>;
  name: string;
}

function Chart({ lab, w, lines, name }: ChartProps) {
  const curves = useMemo(
    () =>
      lines.map(({ rows }) => ({
        points: rows.map(({ value, median, interval, trusted }) => ({
          x: value,
          y: median,
          low: interval?.low,
          high: interval?.high,
          trusted,
        })),
      })),
    [lines],
  );
  const factors = byFactors(sweep.plan.value?.values ?? []);
  return (
    <figure class="chart" data-chart-of="medians">
      <figcaption>
        <strong>{w.chart}</strong> <span class="quiet">{w.chartText}</span>
      </figcaption>
      <Lazy
        load={loadChart}
        waiting={<div class="chart-space" />}
        view={({ CurveChart }) => (
          <CurveChart
            key={`${theme.value} ${lab.voice.lang}`}
            curves={curves}
            axes={{ x: name, y: w.axisMs }}
            factors={factors}
            lang={lab.voice.lang}
          />
        )}
      />
      <ul class="sweep-key">
        {lines.map(({ strategy }, line) => (
          <li key={strategy} data-lane={(line % 8) + 1}>
            <Marker line={line} /> {strategyName(lab, strategy)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Exports({ lab, w }: { lab: Lab; w: SweepWords }) {
  const report = sweepReport.value;
  if (!report) return null;
  const name = `interleave-${lab.summary.id}-sweep-${report.created.slice(0, 19).replace(/[^0-9]/g, '')}`;
  return (
    <div class="sweep-exports">
      <button
        type="button"
        class="button"
        data-action="export-sweep"
        onClick={() =>
          download(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }), `${name}.json`)
        }
      >
        {w.exportJson}
      </button>
      <button
        type="button"
        class="button"
        data-action="export-sweep-csv"
        onClick={() => download(new Blob([csvOf(report)], { type: 'text/csv' }), `${name}.csv`)}
      >
        {w.exportCsv}
      </button>
    </div>
  );
}
