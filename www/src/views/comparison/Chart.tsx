// Every timed run as a dot, a row for each strategy. The axis is uPlot's, the rows are drawn over its plot.
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { onResize } from '../common/resized';
import { type ChartRow, longest, type Strip } from './rows';

interface Props {
  rows: readonly ChartRow[];
  title: string;
  text: string;
  axis: string;
  /** Words of the key; none where there is only one run. */
  yours: string;
  /** `mark`: what is written beside its rings. */
  others: readonly { mark: string; name: string }[];
}

const ROW = 58;
/** For each pinned run more. */
const STRIP = 16;
const AXIS = 46;

export function Chart({ rows, title, text, axis, yours, others }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = box.current;
    if (!host) return;
    const plot = draw(host, rows, axis);
    const settle = onResize(host, () => plot.setSize({ width: host.clientWidth, height: plot.height }));
    return () => {
      settle();
      plot.destroy();
    };
  }, [rows, axis]);
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong> <span class="quiet">{text}</span>
        {others.length > 0 && (
          <span class="key">
            <span class="dot" /> {yours}
            {others.map(({ mark, name }) => (
              <span key={mark}>
                <span class="dot outline" /> {mark !== '' && <strong>{mark}</strong>} {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <div class="plot" ref={box} aria-hidden="true" />
    </figure>
  );
}

/** The same for all rows, so that the scale has equal steps. */
function rowHeight(rows: readonly ChartRow[]): number {
  const pinned = Math.max(0, ...rows.map((row) => row.pinned.length));
  return ROW + STRIP * pinned;
}

function draw(host: HTMLElement, rows: readonly ChartRow[], axis: string): uPlot {
  const style = getComputedStyle(host);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const grid = { stroke: color('--line'), width: 1 };
  const font = `13px ${color('--mono')}`;
  const end = longest(rows) * 1.04 || 1;
  return new uPlot(
    {
      width: host.clientWidth,
      height: rows.length * rowHeight(rows) + AXIS,
      padding: [0, 16, 0, 12],
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, range: [0, end] }, y: { range: [rows.length, 0] } },
      series: [{}, { show: true, paths: () => null, points: { show: false } }],
      axes: [
        {
          stroke: color('--ink-2'),
          grid,
          ticks: grid,
          font,
          size: AXIS,
          label: axis,
          labelSize: 16,
          labelFont: font,
          labelGap: 0,
        },
        { show: false },
      ],
      hooks: { draw: [(plot) => drawRows(plot, rows, color)] },
    },
    [
      [0, end],
      [0, 0],
    ],
    host,
  );
}

function drawRows(plot: uPlot, rows: readonly ChartRow[], color: (name: string) => string): void {
  const { ctx } = plot;
  const px = uPlot.pxRatio;
  const x = (ms: number) => plot.valToPos(ms, 'x', true);
  ctx.save();
  rows.forEach((row, i) => {
    const top = plot.valToPos(i, 'y', true);
    ctx.fillStyle = color('--line');
    ctx.fillRect(plot.bbox.left, top, plot.bbox.width, px);
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    ctx.fillStyle = color('--ink');
    ctx.font = `600 ${13 * px}px ${color('--body')}`;
    ctx.fillText(row.label, plot.bbox.left + 6 * px, top + 16 * px);
    const width = ctx.measureText(row.label).width;
    ctx.fillStyle = color('--ink-2');
    ctx.font = `${13 * px}px ${color('--mono')}`;
    ctx.fillText(row.value, plot.bbox.left + width + 16 * px, top + 16 * px);
    const lane = color('--lane');
    if (row.theirs)
      drawStrip(ctx, row.theirs, x, top + 40 * px, px, { fill: null, stroke: color('--ink-2') });
    if (row.mine)
      drawStrip(ctx, row.mine, x, top + (row.theirs ? 33 : 38) * px, px, { fill: lane, stroke: lane });
    row.pinned.forEach(({ mark, strip }, at) => {
      const y = top + (row.theirs || row.mine ? 56 + at * STRIP : 38 + at * STRIP) * px;
      drawStrip(ctx, strip, x, y, px, { fill: null, stroke: color('--ink-2') });
      ctx.textAlign = 'right';
      ctx.fillStyle = color('--ink');
      ctx.font = `650 ${12 * px}px ${color('--mono')}`;
      ctx.fillText(mark, plot.bbox.left + plot.bbox.width - 2 * px, y);
    });
  });
  ctx.restore();
}

interface Ink {
  fill: string | null;
  stroke: string;
}

function drawStrip(
  ctx: CanvasRenderingContext2D,
  strip: Strip,
  x: (ms: number) => number,
  y: number,
  px: number,
  ink: Ink,
): void {
  ctx.lineWidth = 1.5 * px;
  ctx.strokeStyle = ink.stroke;
  if (strip.interval) {
    const left = x(strip.interval.low);
    ctx.globalAlpha = ink.fill ? 0.28 : 0.6;
    if (ink.fill) {
      ctx.fillStyle = ink.fill;
      ctx.fillRect(left, y - 5 * px, Math.max(2 * px, x(strip.interval.high) - left), 10 * px);
    } else ctx.strokeRect(left, y - 5 * px, Math.max(2 * px, x(strip.interval.high) - left), 10 * px);
  }
  ctx.globalAlpha = 0.8;
  for (const ms of strip.samples) {
    ctx.beginPath();
    ctx.arc(x(ms), y, 4 * px, 0, Math.PI * 2);
    if (ink.fill) {
      ctx.fillStyle = ink.fill;
      ctx.fill();
    } else ctx.stroke();
  }
  ctx.globalAlpha = 1;
  ctx.lineWidth = 2.5 * px;
  ctx.beginPath();
  ctx.moveTo(x(strip.median), y - 10 * px);
  ctx.lineTo(x(strip.median), y + 10 * px);
  ctx.stroke();
}
