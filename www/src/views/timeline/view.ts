// The living timeline: what is shown, chosen and pointed at, drawn anew when something changed. It knows a canvas
// and a trace, and no events: `input.ts` turns those into calls.
import type { Lang } from '../../engine/catalog';
import type { LaneTrace, Trace } from '../../engine/trace';
import { LiveClock } from './clock';
import { Marks } from './marks';
import { OVERVIEW_HEIGHT, Profile } from './overview';
import { paint } from './paint';
import { AXIS_HEIGHT, type Geometry, laneAt, plotWidth, rowHeight, spanAt } from './rows';
import { endOf, Summaries } from './summary';
import { laneColours, readTheme, type Theme } from './theme';
import { niceStep } from './ticks';
import { between, clampRange, MIN_SPAN, panBy, type Range, reveal, spanOf, toTime, zoomAt } from './viewport';
import { timelineWords, withLaneWords } from './words';

export interface Parts {
  readonly root: HTMLElement;
  /** Scrolls rows when there are too many. */
  readonly scroll: HTMLElement;
  /** As high as all rows, so that `scroll` has something to scroll. */
  readonly spacer: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly overview: HTMLCanvasElement;
}

export interface Content {
  readonly trace: Trace;
  readonly words: (key: string) => string;
  readonly lang: Lang;
  readonly running: boolean;
}

export interface Selection {
  readonly lane: number;
  /** -1 for the lane alone. */
  readonly span: number;
}

/** `whole` shows all there is and grows with it; `tail` keeps its width and follows the present; `free` stays. */
type Follow = 'whole' | 'tail' | 'free';

/** Air at both ends of a run, as a part of it. */
const MARGIN = 0.008;
const GLIDE_MS = 170;
/** A new profile of a run that goes on, at most so often. */
const PROFILE_MS = 250;
const UNPROFILED = { version: -1, at: Number.NEGATIVE_INFINITY, whole: { start: 0, end: 0 } };
const NOTHING: Selection = { lane: -1, span: -1 };

export class TimelineView {
  readonly summaries = new Summaries();
  range: Range = { start: 0, end: 1 };
  geometry: Geometry = { width: 0, height: 0, gutter: 80, row: 40, scroll: 0 };
  selection: Selection = NOTHING;
  pointer: { x: number; y: number } | null = null;
  /** Called after every frame. */
  onFrame: () => void = () => {};

  private follow: Follow = 'whole';
  private clock = new LiveClock();
  private readonly profile = new Profile();
  private profiled = UNPROFILED;
  private theme: Theme;
  private marks: Marks | null = null;
  private frame = 0;
  private glide: { from: Range; to: Range; begun: number } | null = null;
  private labels: string[] = [];
  private labelled: { lanes: readonly LaneTrace[]; lang: Lang } | null = null;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly parts: Parts,
    private content: Content,
  ) {
    this.theme = readTheme(parts.root);
    this.draw = this.draw.bind(this);
  }

  get lanes(): readonly LaneTrace[] {
    return this.content.trace.lanes;
  }

  /** Of the trace. */
  get version(): number {
    return this.content.trace.version;
  }

  get lang(): Lang {
    return this.content.lang;
  }

  /** The run's present time. */
  get now(): number {
    const { trace, running } = this.content;
    return running ? Math.max(trace.end, this.clock.now(performance.now())) : trace.end;
  }

  /** The range that is shown, or that the view is gliding to. */
  get aim(): Range {
    return this.glide?.to ?? this.range;
  }

  /** All there is to see. */
  get whole(): Range {
    if (this.now <= 0) return { start: 0, end: 1 };
    const now = Math.max(this.now, MIN_SPAN);
    if (!this.content.running) return { start: -now * MARGIN, end: now * (1 + MARGIN) };
    // Where motion is unwelcome the axis grows in steps instead of gliding.
    const end = this.calm.matches ? niceStep(now * 1.02) : now * 1.04;
    return { start: -end * MARGIN, end };
  }

  show(content: Content): void {
    if (content.trace !== this.content.trace) {
      this.clock = new LiveClock();
      this.follow = 'whole';
      this.selection = NOTHING;
      this.profiled = UNPROFILED;
    }
    if (!content.running && this.follow === 'tail') this.follow = 'free';
    this.content = content;
    this.labelled = null;
    this.request();
  }

  retheme(): void {
    this.theme = readTheme(this.parts.root);
    this.marks = null;
    this.request();
  }

  /** Draws in the next frame. */
  request(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.frame = -1;
  }

  // --- moving -------------------------------------------------------------------------------------------------

  fit(): void {
    this.glideTo(this.whole);
    this.follow = 'whole';
  }

  /** Zooms about a pixel of the plot, or about the middle. */
  zoom(factor: number, x = plotWidth(this.geometry) / 2, smooth = false): boolean {
    const time = toTime(x, smooth ? this.aim : this.range, plotWidth(this.geometry));
    const next = zoomAt(this.aim, factor, time, this.whole);
    const moved = Math.abs(spanOf(next) - spanOf(this.range)) > 1e-9;
    this.go(next, smooth);
    return moved;
  }

  pan(ms: number, smooth = false): void {
    this.go(panBy(this.aim, ms, this.whole), smooth);
  }

  go(range: Range, smooth = false): void {
    const { whole } = this;
    const next = clampRange(range, whole);
    if (smooth) this.glideTo(next);
    else {
      this.glide = null;
      this.range = next;
    }
    const atEnd = next.end >= Math.min(this.now, whole.end) && this.content.running;
    this.follow = spanOf(next) >= spanOf(whole) * 0.999 ? 'whole' : atEnd ? 'tail' : 'free';
    this.request();
  }

  private glideTo(to: Range): void {
    if (this.calm.matches || this.content.running) {
      this.glide = null;
      this.range = to;
    } else this.glide = { from: this.range, to, begun: performance.now() };
    this.request();
  }

  // --- choosing -----------------------------------------------------------------------------------------------

  select(selection: Selection): void {
    this.selection = selection;
    const lane = this.lanes[selection.lane];
    if (lane) {
      const { row, height } = this.geometry;
      const top = selection.lane * row;
      const room = height - AXIS_HEIGHT - row;
      const { scroll } = this.parts;
      if (top < scroll.scrollTop) scroll.scrollTop = top;
      else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
      if (selection.span >= 0) {
        const target = {
          start: lane.starts[selection.span] ?? 0,
          end: endOf(lane, selection.span, this.now),
        };
        const { aim } = this;
        const next = reveal(aim, target, this.whole);
        if (next !== aim) this.go(next, true);
      }
    }
    this.request();
  }

  /** What lies under a point of the canvas. */
  at(x: number, y: number): Selection {
    const { geometry, lanes } = this;
    const place = laneAt(y, lanes.length, geometry);
    const lane = lanes[place];
    if (!lane || x < geometry.gutter) return { lane: place, span: -1 };
    const span = spanAt(lane, x - geometry.gutter, this.range, plotWidth(geometry), this.now);
    return { lane: place, span };
  }

  label(lane: number): string {
    return this.labels[lane] ?? '';
  }

  colour(lane: number): string {
    return laneColours(this.theme, this.lanes)[lane] ?? '';
  }

  objectOf = (lane: LaneTrace, span: number): string => {
    const name = lane.objectName(span);
    return name === '' ? '' : this.content.words(`object.${name}`) || name;
  };

  // --- drawing ------------------------------------------------------------------------------------------------

  private draw(wall: number): void {
    this.frame = 0;
    const { trace, running, lang } = this.content;
    if (running) this.clock.observe(performance.now(), trace.end);
    this.move(wall);
    this.measure();
    const { geometry } = this;
    const context = this.canvasContext(this.parts.canvas, geometry.width, geometry.height);
    if (context && geometry.width > 0) {
      this.marks ??= new Marks(context, this.theme, devicePixelRatio);
      paint(context, this.marks, {
        lanes: trace.lanes,
        labels: this.labels,
        colours: laneColours(this.theme, trace.lanes),
        summaries: this.summaries,
        range: this.range,
        geometry,
        now: this.now,
        running,
        nowWord: timelineWords(lang).now,
        lane: this.selection.lane,
        span: this.selection.span,
        pointer: this.pointer && this.pointer.x >= geometry.gutter ? this.pointer.x - geometry.gutter : null,
        lang,
        objectOf: this.objectOf,
      });
      this.drawOverview(wall);
    }
    this.onFrame();
    if (running || this.glide) this.request();
  }

  private move(wall: number): void {
    const { whole } = this;
    if (this.glide) {
      const t = Math.min(1, Math.max(0, (wall - this.glide.begun) / GLIDE_MS));
      this.range = between(this.glide.from, this.glide.to, 1 - (1 - t) ** 3);
      if (t >= 1) this.glide = null;
    } else if (this.follow === 'whole') this.range = whole;
    else if (this.follow === 'tail') {
      this.range = clampRange({ start: whole.end - spanOf(this.range), end: whole.end }, whole);
    }
  }

  private measure(): void {
    const { scroll, spacer } = this.parts;
    const { trace, words, lang } = this.content;
    const { lanes } = trace;
    if (this.labelled?.lanes !== lanes || this.labelled.lang !== lang) {
      const named = withLaneWords(words, lang);
      this.labels = lanes.map((lane) => lane.label(named));
      this.labelled = { lanes, lang };
      this.geometry = { ...this.geometry, gutter: this.gutterWidth() };
    }
    const row = rowHeight(lanes.length);
    const all = AXIS_HEIGHT + Math.max(1, lanes.length) * row;
    const style = `${all}px`;
    if (spacer.style.height !== style) spacer.style.height = style;
    const [width, height] = [scroll.clientWidth, Math.min(all, scroll.clientHeight)];
    if (width !== this.geometry.width)
      this.geometry = { ...this.geometry, width, gutter: this.gutterWidth() };
    this.geometry = { ...this.geometry, height, row, scroll: scroll.scrollTop };
  }

  private gutterWidth(): number {
    const context = this.parts.canvas.getContext('2d');
    const width = this.parts.scroll.clientWidth;
    if (!context) return 80;
    context.font = `600 13px ${this.theme.font}`;
    const widest = this.labels.reduce((most, label) => Math.max(most, context.measureText(label).width), 40);
    return Math.ceil(Math.min(widest + 26, Math.max(72, width * 0.3)));
  }

  private canvasContext(
    canvas: HTMLCanvasElement,
    width: number,
    height: number,
  ): CanvasRenderingContext2D | null {
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      if (canvas === this.parts.canvas) this.marks = null;
    }
    const context = canvas.getContext('2d', canvas === this.parts.canvas ? { alpha: false } : {});
    context?.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    return context;
  }

  private drawOverview(wall: number): void {
    const { whole, geometry, lanes } = this;
    const { version } = this.content.trace;
    const { profiled } = this;
    const stale = version !== profiled.version || whole.end !== profiled.whole.end;
    if (stale && (!this.content.running || wall - profiled.at > PROFILE_MS)) {
      this.profile.update(lanes, this.summaries, whole, this.now);
      this.profiled = { version, at: wall, whole };
    }
    const context = this.canvasContext(this.parts.overview, geometry.width, OVERVIEW_HEIGHT);
    if (!context) return;
    const words = timelineWords(this.lang);
    const size = { gutter: geometry.gutter, width: geometry.width };
    this.profile.paint(
      context,
      this.theme,
      this.profiled.whole,
      this.range,
      size,
      words.atOnce(this.profile.most),
    );
  }
}
