// Pointer, wheel and keys of the timeline.
import { plotWidth } from './rows';
import { firstStartingFrom } from './summary';
import type { Parts, Selection, TimelineView } from './view';
import { spanOf, toTime } from './viewport';

export interface Listener {
  /** The pointer rests on something, or on nothing. Positions are those of the canvas. */
  hover(selection: Selection | null, x: number, y: number): void;
  /** Something was chosen by keyboard: to be read out. */
  chosen(selection: Selection): void;
}

const ZOOM_STEP = 1.6;
/** Share of the width that an arrow key moves. */
const PAN_STEP = 0.15;
/** Pixels after which a press is a drag and no tap. */
const SLOP = 4;

const LETTERS: Record<string, string> = { KeyN: 'n', KeyP: 'p' };

/** Listens on the parts of a timeline; returns how to stop. */
export function listen(view: TimelineView, parts: Parts, listener: Listener): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const pointers = new Pointers(view, parts, listener);
  const { canvas, scroll, overview } = parts;
  canvas.addEventListener('pointerdown', (event) => pointers.down(event), { signal });
  canvas.addEventListener('pointermove', (event) => pointers.move(event), { signal });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, (event) => pointers.up(event), { signal });
  }
  canvas.addEventListener('pointerleave', () => pointers.leave(), { signal });
  canvas.addEventListener('dblclick', () => view.fit(), { signal });
  scroll.addEventListener('wheel', (event) => wheel(view, parts, event), { signal, passive: false });
  scroll.addEventListener('scroll', () => view.request(), { signal, passive: true });
  scroll.addEventListener('keydown', (event) => key(view, listener, event), { signal });
  overview.addEventListener('pointerdown', (event) => jump(view, overview, event), { signal });
  overview.addEventListener('pointermove', (event) => event.buttons === 1 && jump(view, overview, event), {
    signal,
  });
  return () => ended.abort();
}

class Pointers {
  private readonly down_ = new Map<number, { x: number; y: number }>();
  private travelled = 0;

  constructor(
    private readonly view: TimelineView,
    private readonly parts: Parts,
    private readonly listener: Listener,
  ) {}

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.down_.size === 0) this.travelled = 0;
    this.down_.set(event.pointerId, position(event, this.parts.canvas));
    this.parts.canvas.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const { view } = this;
    const to = position(event, this.parts.canvas);
    const from = this.down_.get(event.pointerId);
    if (from) {
      this.travelled += Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
      if (this.down_.size === 1) this.drag(from, to);
      else this.pinch(event.pointerId, from, to);
      this.down_.set(event.pointerId, to);
    }
    if (event.pointerType === 'touch') return;
    view.pointer = to;
    view.request();
    const under = from && this.travelled > SLOP ? null : view.at(to.x, to.y);
    this.listener.hover(under && under.span >= 0 ? under : null, to.x, to.y);
  }

  up(event: PointerEvent): void {
    const at = this.down_.get(event.pointerId);
    this.down_.delete(event.pointerId);
    if (!at || event.type !== 'pointerup' || this.travelled > SLOP || this.down_.size > 0) return;
    const { view } = this;
    const under = view.at(at.x, at.y);
    view.select(under.lane < 0 ? { lane: -1, span: -1 } : under);
    this.listener.hover(under.span >= 0 ? under : null, at.x, at.y);
  }

  leave(): void {
    this.view.pointer = null;
    this.view.request();
    this.listener.hover(null, 0, 0);
  }

  private drag(from: { x: number }, to: { x: number }): void {
    if (this.travelled <= SLOP) return;
    const { view } = this;
    view.pan(((from.x - to.x) / plotWidth(view.geometry)) * spanOf(view.range));
  }

  /** Two fingers hold two moments: they stay under them. */
  private pinch(id: number, from: { x: number }, to: { x: number }): void {
    const other = [...this.down_].find(([each]) => each !== id)?.[1];
    if (!other) return;
    const { view } = this;
    const { geometry, range } = view;
    const width = plotWidth(geometry);
    const [held, before, after] = [
      other.x - geometry.gutter,
      from.x - geometry.gutter,
      to.x - geometry.gutter,
    ];
    const apart = Math.max(24, Math.abs(after - held));
    const wasApart = Math.max(24, Math.abs(before - held));
    const time = toTime(held, range, width);
    const span = (spanOf(range) * wasApart) / apart;
    const start = time - (held / width) * span;
    view.go({ start, end: start + span });
  }
}

function position(event: MouseEvent, element: Element): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/**
 * The page keeps its wheel: with Ctrl or ⌘ (which is what a pinch on a touchpad sends too), or once the timeline
 * has focus, it zooms; sideways it moves; and where nothing would move, the page scrolls.
 */
function wheel(view: TimelineView, { scroll, canvas }: Parts, event: WheelEvent): void {
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const [across, along] =
    event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  const asked = event.ctrlKey || event.metaKey;
  if (!asked && Math.abs(across) > Math.abs(along)) {
    const before = view.range;
    view.pan(((across * lines) / plotWidth(view.geometry)) * spanOf(view.range));
    if (view.range !== before && view.range.start !== before.start) event.preventDefault();
    return;
  }
  const scrolls = scroll.scrollHeight > scroll.clientHeight + 1;
  if (!asked && (scrolls || document.activeElement !== scroll)) return;
  const x = position(event, canvas).x - view.geometry.gutter;
  const factor = Math.exp(Math.max(-60, Math.min(60, along * lines)) * (event.ctrlKey ? 0.01 : 0.003));
  const moved = view.zoom(factor, Math.max(0, x));
  if (moved || asked) event.preventDefault();
}

function jump(view: TimelineView, overview: HTMLElement, event: PointerEvent): void {
  const { geometry, whole, range } = view;
  overview.setPointerCapture(event.pointerId);
  const middle = toTime(position(event, overview).x - geometry.gutter, whole, plotWidth(geometry));
  const half = spanOf(range) / 2;
  view.go({ start: middle - half, end: middle + half });
}

function key(view: TimelineView, listener: Listener, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { aim, whole, selection } = view;
  const span = spanOf(aim);
  const choose = (next: Selection) => {
    view.select(next);
    listener.chosen(next);
  };
  // Letters by their place on the keyboard: with Hangul on, N types something else.
  switch (LETTERS[event.code] ?? event.key) {
    case 'ArrowLeft':
      view.pan(-span * PAN_STEP, true);
      break;
    case 'ArrowRight':
      view.pan(span * PAN_STEP, true);
      break;
    case 'ArrowUp':
    case 'ArrowDown':
      choose({ lane: stepLane(view, event.key === 'ArrowDown' ? 1 : -1), span: -1 });
      break;
    case '+':
    case '=':
      view.zoom(1 / ZOOM_STEP, undefined, true);
      break;
    case '-':
    case '_':
      view.zoom(ZOOM_STEP, undefined, true);
      break;
    case '0':
      view.fit();
      break;
    case 'Home':
      view.go({ start: whole.start, end: whole.start + span }, true);
      break;
    case 'End':
      view.go({ start: whole.end - span, end: whole.end }, true);
      break;
    case 'n':
    case ']':
      choose(stepSpan(view, 1));
      break;
    case 'p':
    case '[':
      choose(stepSpan(view, -1));
      break;
    case 'Escape':
      if (selection.lane < 0) return;
      view.select({ lane: -1, span: -1 });
      listener.hover(null, 0, 0);
      break;
    default:
      return;
  }
  event.preventDefault();
}

function stepLane({ lanes, selection }: TimelineView, by: number): number {
  if (selection.lane < 0) return lanes.length > 0 ? 0 : -1;
  return Math.max(0, Math.min(lanes.length - 1, selection.lane + by));
}

/** The next span of the chosen lane; the first one in view when none is chosen yet. */
function stepSpan({ lanes, selection, aim }: TimelineView, by: number): Selection {
  const place = Math.max(0, selection.lane);
  const lane = lanes[place];
  if (!lane || lane.count === 0) return { lane: lanes.length > 0 ? place : -1, span: -1 };
  const span = selection.span < 0 ? firstStartingFrom(lane, aim.start) : selection.span + by;
  return { lane: place, span: Math.max(0, Math.min(lane.count - 1, span)) };
}
