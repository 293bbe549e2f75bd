// Curves over the values of a sweep: a line with intervals for each strategy, and laws beside them.
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Lang } from '../../engine/catalog';
import { number } from '../../i18n/format';
import { onResize } from '../common/resized';
import { shapeOf } from './Marker';

export interface CurvePoint {
  x: number;
  y: number;
  /** Ends of the interval, where there is one. */
  low?: number | undefined;
  high?: number | undefined;
  /** Drawn hollow. */
  trusted: boolean;
}

export interface Curve {
  points: readonly CurvePoint[];
  /** What a law says instead. */
  law?: readonly (readonly [number, number])[] | undefined;
}

interface Props {
  curves: readonly Curve[];
  /** Thin, for comparison. */
  ideal?: readonly (readonly [number, number])[] | undefined;
  axes: { x: string; y: string };
  /** By factors of two. */
  factors: boolean;
  lang: Lang;
}

const HEIGHT = 280;
/** Steps of the axis below: values are whole numbers. */
const STEPS = [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((power) => step * 10 ** power));
STEPS.sort((a, b) => a - b);

export function CurveChart({ curves, ideal, axes, factors, lang }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = box.current;
    if (!host) return;
    const plot = draw(host, { curves, ideal, axes, factors, lang });
    const settle = onResize(host, () => plot.setSize({ width: host.clientWidth, height: plot.height }));
    return () => {
      settle();
      plot.destroy();
    };
  }, [curves, ideal, axes.x, axes.y, factors, lang]);
  return <div class="plot" ref={box} aria-hidden="true" />;
}

function draw(host: HTMLElement, { curves, ideal, axes, factors, lang }: Props): uPlot {
  const style = getComputedStyle(host);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const grid = { stroke: color('--line'), width: 1 };
  const font = `13px ${color('--mono')}`;
  const lane = (line: number) => color(`--lane-${(line % 8) + 1}`);
  const table = (points: readonly (readonly [number, number])[]): uPlot.AlignedData => [
    points.map(([x]) => x),
    points.map(([, y]) => y),
  ];
  const hidden = { points: { show: false }, spanGaps: true };
  const drawn: { series: uPlot.Series; data: uPlot.AlignedData }[] = [];
  if (ideal)
    drawn.push({ series: { ...hidden, stroke: color('--line-strong'), width: 1 }, data: table(ideal) });
  for (const [line, { points, law }] of curves.entries()) {
    const stroke = lane(line);
    drawn.push({ series: { ...hidden, stroke, width: 2 }, data: table(points.map(({ x, y }) => [x, y])) });
    if (law) drawn.push({ series: { ...hidden, stroke, width: 1.5, dash: [6, 5] }, data: table(law) });
  }
  const measured = curves.flatMap(({ points }) => points.flatMap(({ y, high }) => [y, high ?? y]));
  const laws = curves.flatMap(({ law }) => (law ?? []).map(([, y]) => y));
  const top = Math.max(0, ...measured, ...laws) * 1.06 || 1;
  const axis: uPlot.Axis = {
    values: (_, splits) => splits.map((split) => number(split, lang, 6)),
    stroke: color('--ink-2'),
    grid,
    ticks: grid,
    font,
    labelSize: 18,
    labelFont: font,
  };
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x));
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  // The first and the last mark are not cut.
  const room = factors ? 1.12 : (most - least) * 0.04 || 1;
  const range: [number, number] = factors ? [least / room, most * room] : [least - room, most + room];
  return new uPlot(
    {
      width: host.clientWidth,
      height: HEIGHT,
      padding: [10, 12, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: factors ? { time: false, distr: 3, log: 2, range } : { time: false, range },
        y: { range: [0, top] },
      },
      axes: [
        factors ? { ...axis, label: axes.x, ...ticksAt(xs) } : { ...axis, label: axes.x, incrs: STEPS },
        { ...axis, label: axes.y, size: 62 },
      ],
      series: [{}, ...drawn.map(({ series }) => series)],
      hooks: { draw: [(plot) => drawPoints(plot, curves, lane, color('--bg'))] },
    },
    uPlot.join(drawn.map(({ data }) => data)),
    host,
  );
}

/** Ticks at the values themselves: between the ends of a scale of factors uPlot's own are at odd numbers. */
function ticksAt(xs: readonly number[]): Pick<uPlot.Axis, 'splits' | 'filter'> {
  const values = [...new Set(xs)].sort((a, b) => a - b);
  const every = Math.ceil(values.length / 8);
  return {
    splits: () => values.filter((_, i) => i % every === 0),
    filter: (_, splits) => splits,
  };
}

function drawPoints(
  plot: uPlot,
  curves: readonly Curve[],
  lane: (line: number) => string,
  back: string,
): void {
  const { ctx } = plot;
  const px = uPlot.pxRatio;
  ctx.save();
  ctx.lineWidth = 1.5 * px;
  for (const [line, { points }] of curves.entries()) {
    ctx.strokeStyle = lane(line);
    // Side by side where intervals would cover each other.
    const aside = (line - (curves.length - 1) / 2) * 3 * px;
    for (const { x, y, low, high, trusted } of points) {
      const at = plot.valToPos(x, 'x', true) + aside;
      if (low !== undefined && high !== undefined) {
        const [bottom, top] = [plot.valToPos(low, 'y', true), plot.valToPos(high, 'y', true)];
        ctx.beginPath();
        ctx.moveTo(at, bottom);
        ctx.lineTo(at, top);
        for (const end of [bottom, top]) {
          ctx.moveTo(at - 4 * px, end);
          ctx.lineTo(at + 4 * px, end);
        }
        ctx.stroke();
      }
      ctx.fillStyle = trusted ? lane(line) : back;
      ctx.beginPath();
      mark(ctx, line, at, plot.valToPos(y, 'y', true), 4 * px);
      ctx.fill();
      ctx.stroke();
    }
  }
  ctx.restore();
}

function mark(ctx: CanvasRenderingContext2D, line: number, x: number, y: number, size: number): void {
  const corners = shapeOf(line);
  if (corners.length === 0) ctx.arc(x, y, size, 0, Math.PI * 2);
  corners.forEach(([dx, dy], i) => {
    if (i === 0) ctx.moveTo(x + dx * size, y + dy * size);
    else ctx.lineTo(x + dx * size, y + dy * size);
  });
  ctx.closePath();
}
