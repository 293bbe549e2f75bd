// Quantities over a run's time, a stepped line for each strategy. The ranges below it say the same in words.
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { onResize } from '../common/resized';

interface Line {
  label: string;
  points: readonly (readonly [number, number])[];
}

// Lines differ by dash as well as by colour.
const DASHES = [[], [8, 4], [2, 4], [12, 4, 2, 4]];

export function SeriesChart({ lines, axis }: { lines: readonly Line[]; axis: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = box.current;
    if (!host) return;
    const style = getComputedStyle(host);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const grid = { stroke: color('--line'), width: 1 };
    const font = `13px ${color('--mono')}`;
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const tables = lines.map(
      ({ points }): uPlot.AlignedData => [points.map(([x]) => x), points.map(([, y]) => y)],
    );
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: 240,
        cursor: { y: false },
        legend: { show: false },
        scales: { x: { time: false } },
        axes: [
          { stroke: color('--ink-2'), grid, ticks: grid, font, label: axis, labelSize: 16, labelFont: font },
          { stroke: color('--ink-2'), grid, ticks: grid, font },
        ],
        series: [
          {},
          ...lines.map(({ label }, i): uPlot.Series => {
            const base: uPlot.Series = {
              label,
              stroke: color(`--lane-${(i % 8) + 1}`),
              width: 2,
              dash: DASHES[i % DASHES.length] ?? [],
              points: { show: false },
              spanGaps: true,
            };
            return stepped ? { ...base, paths: stepped } : base;
          }),
        ],
      },
      uPlot.join(tables),
      host,
    );
    const settle = onResize(host, () => plot.setSize({ width: host.clientWidth, height: plot.height }));
    return () => {
      settle();
      plot.destroy();
    };
  }, [lines, axis]);
  return <div class="plot" ref={box} aria-hidden="true" />;
}
