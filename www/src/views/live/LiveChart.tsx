// Quantities over time, drawn while they come. The last value of each stands below it in words.
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Chart } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { parseWhole } from '../../state/draft';
import { liveValues } from '../../state/live';
import { run, type Trace } from '../../state/runs';
import { theme } from '../../state/settings';
import { onResize } from '../common/resized';
import type { Lab } from '../lab/lab';
import { tableOf } from './points';

interface Props {
  lab: Lab;
  chart: Chart;
  trace: Trace;
  running: boolean;
}

/** What is seen while it goes on; afterwards all of it. */
const WINDOW_MS = 10_000;

// Lines differ by dash as well as by colour.
const DASHES = [[], [8, 4], [2, 4], [12, 4, 2, 4]];

export function LiveChart({ lab, chart, trace, running }: Props) {
  const { voice, t } = lab;
  const box = useRef<HTMLDivElement>(null);
  const limits = () => chart.limits.map((id) => parseWhole(liveValues()[id] ?? '') ?? Number.NaN);

  useEffect(() => {
    const host = box.current;
    if (!host) return;
    const style = getComputedStyle(host);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const font = `13px ${colour('--mono')}`;
    const grid = { stroke: colour('--line'), width: 1 };
    const since = () => (running ? trace.end - WINDOW_MS : Number.NEGATIVE_INFINITY);
    const data = () => tableOf(trace.values, chart.series, trace.end, limits(), since());
    const line = (label: string, i: number, dash: number[]): uPlot.Series => ({
      label,
      stroke: colour(`--lane-${(i % 8) + 1}`),
      width: dash[0] === 1 ? 1 : 2,
      dash,
      points: { show: false },
      spanGaps: true,
    });
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: 220,
        cursor: { show: false },
        legend: { show: false },
        scales: { x: { time: false } },
        axes: [
          {
            stroke: colour('--ink-2'),
            grid,
            ticks: grid,
            font,
            label: t.live.axisSeconds,
            labelSize: 16,
            labelFont: font,
          },
          { stroke: colour('--ink-2'), grid, ticks: grid, font },
        ],
        series: [
          {},
          ...chart.series.map((key, i) =>
            line(word(`series.${key}`, voice), i, DASHES[i % DASHES.length] ?? []),
          ),
          ...chart.limits.map((id, i) => line(word(`param.${id}`, voice), i, [1, 3])),
        ],
      },
      data(),
      host,
    );
    const settle = onResize(host, () => plot.setSize({ width: host.clientWidth, height: plot.height }));
    let frame = 0;
    let seen = -1;
    const draw = () => {
      if (trace.version !== seen) {
        seen = trace.version;
        plot.setData(data());
      }
      frame = requestAnimationFrame(draw);
    };
    if (running) draw();
    return () => {
      cancelAnimationFrame(frame);
      settle();
      plot.destroy();
    };
  }, [lab, chart, trace, running, theme.value]);

  return (
    <figure class="chart" data-chart={chart.id}>
      <figcaption>
        <strong>{word(`chart.${chart.id}`, voice)}</strong>
      </figcaption>
      <div class="plot" ref={box} aria-hidden="true" />
      <Lasts lab={lab} chart={chart} trace={trace} />
    </figure>
  );
}

function Lasts({ lab, chart, trace }: Omit<Props, 'running'>) {
  void run.pulse.value;
  const { t, voice } = lab;
  const values = liveValues();
  return (
    <ul class="ranges">
      {chart.series.map((key, i) => {
        const last = trace.values.get(key)?.values.at(-1);
        if (last === undefined) return null;
        return (
          <li key={key} data-lane={(i % 8) + 1}>
            {t.live.chartText(word(`series.${key}`, voice), number(last, voice.lang, 1))}
          </li>
        );
      })}
      {chart.limits.map((id, i) => (
        <li key={id} data-lane={(i % 8) + 1} class="limit">
          {t.live.limit(word(`param.${id}`, voice), values[id] ?? '')}
        </li>
      ))}
    </ul>
  );
}
