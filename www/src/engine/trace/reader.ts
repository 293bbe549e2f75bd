// Reads a trace from the memories that an execution writes while it runs.
import type { TraceSource } from '../types';
import { compareLanes, type LaneBuilder, type LaneTrace } from './lane';
import { isReadable } from './memory';
import { SeriesBuilder } from './series';
import { type BoardRows, type Image, NOTHING_PRINTED, type Printed, type Sink, SourceReader } from './source';
import type { LogLine, Trace } from './trace';

/** Time that `poll` may take, ms; a frame has 16. */
const BUDGET_MS = 4;
/** Records between two looks at the clock. */
const CHUNK = 1024;
/** Records of one trace; far more than the crate's recorder has room for, so more is garbage. */
const MAX_RECORDS = 1 << 22;
/** Nobody reads more lines than these. */
const MAX_LOGS = 20_000;
/** A picture is copied whole, so not every frame. */
const IMAGE_EVERY_MS = 50;

class Reader implements Trace, Sink {
  lanes: readonly LaneTrace[] = [];
  logs: LogLine[] = [];
  values = new Map<string, SeriesBuilder>();
  logsOmitted = 0;
  end = 0;
  version = 0;
  image: Image | null = null;
  printed: Printed = NOTHING_PRINTED;

  private sources: SourceReader[] = [];
  private lastBoards: readonly BoardRows[] = [];
  private boardColumns: readonly number[] = [];
  private records = 0;
  private imageTime = Number.NEGATIVE_INFINITY;
  /** Where the next `poll` begins, so that a busy lane does not keep the others waiting. */
  private turn = 0;
  private fresh: LogLine[] = [];
  private lastDropped = 0;

  get dropped(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.dropped, 0);
  }

  attach(source: TraceSource): void {
    if (!isReadable(source)) return;
    const known = this.sources.find((reader) => reader.process === source.process);
    if (known) known.replace(source);
    else this.sources.push(new SourceReader(source));
  }

  poll(): boolean {
    return this.drain(performance.now() + BUDGET_MS);
  }

  boards(columns: readonly number[]): readonly BoardRows[] {
    this.boardColumns = columns;
    const own = this.sources.find((source) => source.process === 0);
    if (own) this.lastBoards = own.boards(columns);
    return this.lastBoards;
  }

  finish(): void {
    this.boards(this.boardColumns);
    this.imageTime = Number.NEGATIVE_INFINITY;
    this.drain(Number.POSITIVE_INFINITY);
    for (const { lane } of this.sources.flatMap((source) => source.lanes)) lane.close(this.end);
    this.logs.sort((a, b) => a.time - b.time);
    for (const source of this.sources) source.release();
    this.sources = [];
    this.version += 1;
  }

  log(time: number, lane: LaneBuilder, name: string, a: number, b: number): void {
    if (this.logs.length + this.fresh.length < MAX_LOGS) this.fresh.push({ time, lane, name, a, b });
    else this.logsOmitted += 1;
  }

  value(time: number, name: string, value: number): void {
    let series = this.values.get(name);
    if (!series) {
      series = new SeriesBuilder();
      this.values.set(name, series);
    }
    series.push(time, value);
  }

  private drain(deadline: number): boolean {
    const opened = this.sources.map((source) => source.open()).includes(true);
    const cursors = this.sources.flatMap((source) =>
      source.lanes.map(({ lane }, index) => ({ source, lane, index })),
    );
    if (opened) this.lanes = cursors.map(({ lane }) => lane).sort(compareLanes);
    let read = 0;
    let waiting = cursors.length;
    // Round the lanes, a chunk each, until none has more or the time is over.
    while (waiting > 0 && this.records < MAX_RECORDS) {
      const cursor = cursors[this.turn % cursors.length];
      if (!cursor) break;
      const count = cursor.source.read(cursor.index, CHUNK, this);
      if (count > 0 && cursor.lane.time > this.end) this.end = cursor.lane.time;
      read += count;
      this.records += count;
      this.turn = (this.turn + 1) % cursors.length;
      waiting = count < CHUNK ? waiting - 1 : cursors.length;
      if (performance.now() >= deadline) break;
    }
    if (read > 0) this.settle();
    const { dropped } = this;
    const pictured = this.look();
    const changed = opened || read > 0 || pictured || dropped !== this.lastDropped;
    this.lastDropped = dropped;
    if (changed) this.version += 1;
    return changed;
  }

  private settle(): void {
    this.fresh.sort((a, b) => a.time - b.time);
    this.logs.push(...this.fresh);
    this.fresh = [];
    for (const series of this.values.values()) series.settle();
  }

  private look(): boolean {
    const now = performance.now();
    const own = this.sources.find((source) => source.process === 0);
    if (!own || now - this.imageTime < IMAGE_EVERY_MS) return false;
    this.imageTime = now;
    const { image, printed } = this;
    this.image = own.image(image);
    this.printed = own.printed(printed);
    return this.image !== image || this.printed !== printed;
  }
}

/** A trace with nothing in it yet. */
export function createTrace(): Trace {
  return new Reader();
}
