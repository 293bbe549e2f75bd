// Reads what is new in one memory: its lanes, record by record, and its picture.
import type { TraceSource } from '../types';
import { LaneBuilder } from './lane';
import { Memory } from './memory';
import { MOST_PRINTED, type Stretch, stretches } from './printed';

/** As many as the crate's recorder opens at most. */
const MAX_LANES = 1024;
/** A record has sixteen bits for a name. */
const MAX_NAMES = 0xffff;
/** Later times are garbage: no run lasts twelve days. */
const MAX_TIME = 1e9;
const MAX_PIXELS = 1 << 24;
/** Rows of a board; nobody could read more. */
const MAX_ROWS = 1024;

const KIND_STATE = 0;
const KIND_LOG = 1;
const KIND_VALUE = 2;

/** Takes what is not a span. */
export interface Sink {
  log(time: number, lane: LaneBuilder, name: string, a: number, b: number): void;
  value(time: number, name: string, value: number): void;
}

export interface Image {
  readonly width: number;
  readonly height: number;
  /** Rows from the top; see `ImageMeta` in the crate's `model`. */
  readonly pixels: Uint32Array;
}

/** What a program has printed so far. */
export interface Printed {
  /** Bytes, as the crate counts them. */
  readonly length: number;
  readonly stretches: readonly Stretch[];
}

export const NOTHING_PRINTED: Printed = { length: 0, stretches: [] };

/** A board's rows as they were last seen. */
export interface BoardRows {
  /** Which of the lab's boards, from 0. */
  readonly index: number;
  readonly rows: readonly { readonly name: string; readonly cells: readonly number[] }[];
}

interface Cursor {
  readonly lane: LaneBuilder;
  /** Records read. */
  read: number;
}

export class SourceReader {
  readonly lanes: Cursor[] = [];
  readonly process: number;
  private memory: Memory;
  private readonly names: string[] = [''];

  constructor(source: TraceSource) {
    this.memory = new Memory(source);
    this.process = source.process;
  }

  /** A newer copy of the same memory, or the same memory grown: goes on where it was. */
  replace(source: TraceSource): void {
    this.memory = new Memory(source);
  }

  /** Lets go of the memory, after keeping what may still be asked for. */
  release(): void {
    const { memory } = this;
    const names = memory.control(memory.layout.names_len);
    for (let id = 1; id <= names && id <= MAX_NAMES; id += 1) this.name(id);
    this.memory = new Memory({
      buffer: new ArrayBuffer(0),
      pointer: 0,
      base: 0,
      layout: memory.layout,
      process: this.process,
    });
  }

  /** Adds lanes that were opened since; true if there were any. */
  open(): boolean {
    const { memory } = this;
    const { layout } = memory;
    const opened = Math.min(memory.control(layout.lanes), MAX_LANES);
    const before = this.lanes.length;
    while (this.lanes.length < opened) {
      const at = this.header(this.lanes.length);
      const kind = at < 0 ? undefined : layout.lane_kinds[memory.view.getUint8(at + layout.lane_kind)];
      // An unreadable header hides the lanes after it too: their order is their number.
      if (kind === undefined) break;
      const number = memory.load(at + layout.lane_number);
      const lane = new LaneBuilder(kind, number, this.process, (id) => this.name(id));
      this.lanes.push({ lane, read: 0 });
    }
    return this.lanes.length > before;
  }

  /** Reads up to `limit` new records of a lane; returns how many. */
  read(index: number, limit: number, sink: Sink): number {
    const cursor = this.lanes[index];
    const at = this.header(index);
    if (!cursor || at < 0) return 0;
    const { memory } = this;
    const { view, layout } = memory;
    const size = layout.record_size;
    cursor.lane.dropped = memory.load(at + layout.lane_dropped);
    const published = memory.load(at + layout.lane_len);
    const first = memory.locate(memory.load(at + layout.lane_records), 0);
    if (first < 0) return 0;
    const inside = Math.floor((view.byteLength - first) / size);
    const until = Math.min(published, inside, cursor.read + limit);
    const begun = cursor.read;
    for (let record = first + begun * size; cursor.read < until; record += size, cursor.read += 1) {
      this.record(record, cursor.lane, sink);
    }
    return Math.max(0, cursor.read - begun);
  }

  private record(at: number, lane: LaneBuilder, sink: Sink): void {
    const { view, layout } = this.memory;
    const stamp = view.getFloat64(at + layout.record_time, true);
    if (!(stamp <= MAX_TIME)) return;
    // A lane's clock never goes back; the maximum keeps spans in order whatever the bytes say.
    const time = Math.max(stamp, lane.time);
    const name = view.getUint16(at + layout.record_name, true);
    const a = view.getUint32(at + layout.record_a, true);
    switch (view.getUint8(at + layout.record_kind)) {
      case KIND_STATE: {
        const state = layout.states[view.getUint8(at + layout.record_state)];
        if (state === undefined) return;
        lane.enter(time, state, name, a);
        break;
      }
      case KIND_LOG:
        sink.log(time, lane, this.name(name), a, finite(view.getFloat64(at + layout.record_b, true)));
        break;
      case KIND_VALUE:
        sink.value(time, this.name(name), finite(view.getFloat64(at + layout.record_b, true)));
        break;
      default:
        return;
    }
    lane.time = time;
  }

  /** A copy of the picture; `last` itself when there is none or nothing changed. */
  image(last: Image | null): Image | null {
    const { memory } = this;
    const { layout } = memory;
    const address = memory.control(layout.image);
    const width = memory.control(layout.image_width);
    const height = memory.control(layout.image_height);
    const count = width * height;
    if (address === 0 || count === 0 || count > MAX_PIXELS) return last;
    const pixels = new Uint32Array(count);
    if (!memory.copy(address, count, pixels)) return last;
    const same =
      last !== null && last.width === width && last.height === height && equal(last.pixels, pixels);
    return same ? last : { width, height, pixels };
  }

  /** What was printed so far; `last` itself while nothing was added. */
  printed(last: Printed): Printed {
    const { memory } = this;
    const { layout } = memory;
    const head = memory.locate(memory.control(layout.printed), layout.printed_bytes + 4);
    if (head <= 0) return last;
    const length = memory.load(head + layout.printed_len);
    if (length === last.length || length > MOST_PRINTED) return last;
    const bytes = memory.bytes(memory.load(head + layout.printed_bytes), length);
    return bytes ? { length, stretches: stretches(bytes) } : last;
  }

  /** The boards shown, with `columns[i]` columns each; rows and cells that lie outside are left out. */
  boards(columns: readonly number[]): BoardRows[] {
    const { memory } = this;
    const { layout } = memory;
    const shown: BoardRows[] = [];
    for (let slot = 0; slot < Math.min(layout.boards_len, columns.length); slot += 1) {
      const head = memory.locate(memory.control(layout.boards + 4 * slot), layout.board_commands + 4);
      const width = columns[slot] ?? 0;
      if (head <= 0 || width === 0) continue;
      const field = (offset: number) => memory.load(head + offset);
      const count = Math.min(field(layout.board_rows), MAX_ROWS);
      const cells = memory.locate(field(layout.board_cells), count * width * 8);
      const names = field(layout.board_names);
      if (cells < 0 || cells % 8 !== 0) continue;
      const rows = Array.from({ length: count }, (_, row) => ({
        name: memory.text(names + row * layout.name_size),
        cells: Array.from({ length: width }, (_, column) =>
          finite(memory.view.getFloat64(cells + (row * width + column) * 8, true)),
        ),
      }));
      shown.push({ index: slot, rows });
    }
    return shown;
  }

  private header(index: number): number {
    const { memory } = this;
    const { layout } = memory;
    const address = memory.control(layout.lanes_address) + index * layout.lane_size;
    const at = memory.locate(address, layout.lane_size);
    return at % 4 === 0 ? at : -1;
  }

  private name(id: number): string {
    const known = this.names[id];
    if (known !== undefined) return known;
    const text = this.memory.name(id);
    if (text === undefined) return '';
    this.names[id] = text;
    return text;
  }
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

function equal(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
