// One frame of the timeline.
import type { Lang } from '../../engine/catalog';
import type { LaneTrace } from '../../engine/trace';
import { dominant, STACK_HEIGHT, stack } from './columns';
import type { Marks } from './marks';
import { AXIS_HEIGHT, type Geometry, plotWidth, rowTop, visibleRows } from './rows';
import { walk } from './segments';
import { endOf, type Summaries } from './summary';
import { tickLabels, ticksFor } from './ticks';
import { type Range, toX } from './viewport';

export interface Scene {
  readonly lanes: readonly LaneTrace[];
  readonly labels: readonly string[];
  readonly colours: readonly string[];
  readonly summaries: Summaries;
  readonly range: Range;
  readonly geometry: Geometry;
  /** The run's present time: open spans end here. */
  readonly now: number;
  readonly running: boolean;
  readonly nowWord: string;
  /** The chosen lane and span, -1 for none. */
  readonly lane: number;
  readonly span: number;
  /** Pixel of the plot under the pointer, or null. */
  readonly pointer: number | null;
  readonly lang: Lang;
  /** What a span is about, in the lab's words. */
  readonly objectOf: (lane: LaneTrace, span: number) => string;
}

const TICK_GAP = 92;
const barBox = (row: number): [number, number] => {
  const gap = row >= 24 ? Math.round(row * 0.18) : 2;
  return [gap, row - 2 * gap];
};

export function paint(context: CanvasRenderingContext2D, marks: Marks, scene: Scene): void {
  const { geometry } = scene;
  const { theme } = marks;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, geometry.width, geometry.height);
  const [first, last] = visibleRows(scene.lanes.length, geometry);
  rows(context, marks, scene, first, last);
  const width = plotWidth(geometry);
  const ticks = ticksFor(scene.range, width, TICK_GAP);
  context.save();
  context.beginPath();
  context.rect(geometry.gutter, 0, width, geometry.height);
  context.clip();
  context.translate(geometry.gutter, 0);
  context.fillStyle = theme.line;
  for (const time of ticks.times) {
    context.fillRect(Math.round(toX(time, scene.range, width)), AXIS_HEIGHT, 1, geometry.height);
  }
  marks.begin(width, geometry.height);
  const labels: Label[] = [];
  for (let lane = first; lane < last; lane += 1) labels.push(...spans(marks, scene, lane));
  marks.end();
  for (const label of labels) spanLabel(context, marks, scene, label);
  chosen(context, marks, scene);
  edge(context, marks, scene);
  axis(context, marks, scene, ticks.times, tickLabels(ticks, scene.lang));
  context.restore();
  gutter(context, marks, scene, first, last);
}

function rows(
  context: CanvasRenderingContext2D,
  { theme }: Marks,
  scene: Scene,
  first: number,
  last: number,
): void {
  const { geometry } = scene;
  for (let lane = first; lane < last; lane += 1) {
    const top = rowTop(lane, geometry);
    if (lane === scene.lane) {
      context.fillStyle = theme.sunken;
      context.fillRect(0, top, geometry.width, geometry.row);
    }
    context.fillStyle = theme.line;
    context.fillRect(0, top + geometry.row - 1, geometry.width, 1);
  }
}

/** A wide bar that has room for what it is about. */
interface Label {
  readonly lane: LaneTrace;
  readonly span: number;
  readonly x0: number;
  readonly x1: number;
  readonly middle: number;
}

function spans(marks: Marks, scene: Scene, place: number): Label[] {
  const { geometry, range, now } = scene;
  const lane = scene.lanes[place];
  if (!lane) return [];
  const work = scene.colours[place] ?? marks.theme.ink;
  const width = plotWidth(geometry);
  const [inset, height] = barBox(geometry.row);
  const y = rowTop(place, geometry) + inset;
  marks.anchor(toX(0, range, width), y + height / 2);
  const column = height < STACK_HEIGHT ? dominant : stack;
  const labels: Label[] = [];
  walk(scene.summaries.of(lane), range, width, now, {
    bar: (span, x0, x1) => {
      marks.bar(lane.state(span), work, x0, x1, y, height);
      if (x1 - x0 > 56 && height >= 18) labels.push({ lane, span, x0, x1, middle: y + height / 2 });
    },
    column: (x, shares, span) => column(marks, work, { x, y, height }, shares, lane.state(span)),
  });
  return labels;
}

/** A lock's name on the bar that waits for it. */
function spanLabel(
  context: CanvasRenderingContext2D,
  { theme }: Marks,
  scene: Scene,
  { lane, span, x0, x1, middle }: Label,
): void {
  const text = scene.objectOf(lane, span);
  if (text === '') return;
  context.font = `600 11px ${theme.font}`;
  const width = context.measureText(text).width;
  if (width + 20 > x1 - x0) return;
  const working = lane.state(span) === 'running';
  if (!working) {
    context.fillStyle = theme.paper;
    context.beginPath();
    context.roundRect(x0 + 5, middle - 8, width + 10, 16, 3);
    context.fill();
  }
  context.fillStyle = working ? theme.paper : theme.ink;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(text, x0 + 10, middle + 0.5);
}

function chosen(context: CanvasRenderingContext2D, { theme }: Marks, scene: Scene): void {
  const { geometry, range, now } = scene;
  const width = plotWidth(geometry);
  if (scene.pointer !== null) {
    context.fillStyle = theme.soft;
    context.globalAlpha = 0.5;
    context.fillRect(Math.round(scene.pointer), AXIS_HEIGHT, 1, geometry.height);
    context.globalAlpha = 1;
  }
  const lane = scene.lanes[scene.lane];
  if (!lane || scene.span < 0 || scene.span >= lane.count) return;
  const [inset, height] = barBox(geometry.row);
  const x0 = Math.round(toX(lane.starts[scene.span] ?? 0, range, width));
  const x1 = Math.max(x0 + 2, Math.round(toX(endOf(lane, scene.span, now), range, width)));
  const y = rowTop(scene.lane, geometry) + inset;
  context.strokeStyle = theme.paper;
  context.lineWidth = 4;
  context.strokeRect(x0 - 1, y - 1, x1 - x0 + 1, height + 2);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.strokeRect(x0 - 1, y - 1, x1 - x0 + 1, height + 2);
}

/** The line where the present is, while the run goes on. */
function edge(context: CanvasRenderingContext2D, { theme }: Marks, scene: Scene): void {
  const { geometry } = scene;
  if (!scene.running || scene.now <= 0) return;
  const x = Math.round(toX(scene.now, scene.range, plotWidth(geometry)));
  context.fillStyle = theme.accent;
  context.fillRect(x, AXIS_HEIGHT - 6, 2, geometry.height);
}

function axis(
  context: CanvasRenderingContext2D,
  { theme }: Marks,
  scene: Scene,
  times: readonly number[],
  labels: readonly string[],
): void {
  const { geometry, range } = scene;
  const width = plotWidth(geometry);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, AXIS_HEIGHT - 6);
  context.fillStyle = theme.paper;
  context.fillRect(0, AXIS_HEIGHT - 6, width, 6);
  context.fillStyle = theme.line;
  context.fillRect(0, AXIS_HEIGHT - 1, width, 1);
  context.font = `500 11.5px ${theme.font}`;
  context.textBaseline = 'middle';
  times.forEach((time, i) => {
    const x = Math.round(toX(time, range, width));
    context.fillStyle = theme.line;
    context.fillRect(x, AXIS_HEIGHT - 7, 1, 7);
    const text = labels[i] ?? '';
    const half = context.measureText(text).width / 2;
    if (x + half > width + 1) return;
    context.fillStyle = theme.soft;
    context.textAlign = x - half < 0 ? 'left' : 'center';
    context.fillText(text, x - half < 0 ? x + 2 : x, 11);
  });
  if (!scene.running || scene.now <= 0) return;
  const x = Math.round(toX(scene.now, range, width));
  context.font = `700 11.5px ${theme.font}`;
  const wide = context.measureText(scene.nowWord).width + 12;
  const left = Math.min(x - wide / 2, width - wide);
  context.fillStyle = theme.accent;
  context.beginPath();
  context.roundRect(left, 1, wide, 20, 4);
  context.fill();
  context.fillRect(x, 20, 2, AXIS_HEIGHT - 20);
  context.fillStyle = theme.paper;
  context.textAlign = 'center';
  context.fillText(scene.nowWord, left + wide / 2, 11.5);
}

function gutter(
  context: CanvasRenderingContext2D,
  marks: Marks,
  scene: Scene,
  first: number,
  last: number,
): void {
  const { geometry } = scene;
  const { theme } = marks;
  const size = geometry.row >= 22 ? 13 : geometry.row >= 17 ? 11.5 : 10.5;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (let lane = first; lane < last; lane += 1) {
    const top = rowTop(lane, geometry);
    context.fillStyle = lane === scene.lane ? theme.sunken : theme.paper;
    context.fillRect(0, top, geometry.gutter - 1, geometry.row - 1);
    const [inset, height] = barBox(geometry.row);
    context.fillStyle = scene.colours[lane] ?? theme.ink;
    context.fillRect(0, top + inset, 3, height);
    context.font = `${lane === scene.lane ? 700 : 500} ${size}px ${theme.font}`;
    context.fillStyle = theme.ink;
    context.fillText(
      fitted(context, scene.labels[lane] ?? '', geometry.gutter - 20),
      12,
      top + geometry.row / 2,
    );
  }
  // What has scrolled under the axis.
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, geometry.gutter, AXIS_HEIGHT);
  context.fillStyle = theme.line;
  context.fillRect(0, AXIS_HEIGHT - 1, geometry.gutter, 1);
  context.fillRect(geometry.gutter - 1, AXIS_HEIGHT, 1, geometry.height);
}

function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let kept = text.length - 1;
  while (kept > 1 && context.measureText(`${text.slice(0, kept)}…`).width > width) kept -= 1;
  return `${text.slice(0, kept)}…`;
}
