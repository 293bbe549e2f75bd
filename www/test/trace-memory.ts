// Writes a run's memory as the crate does, at offsets that are not the crate's: a reader that knows any of them
// by heart fails.
import type { LaneKind, Layout, State } from '../src/engine/model.ts';
import type { TraceSource } from '../src/engine/types.ts';

export const LAYOUT: Layout = {
  version: 1,
  stop: 12,
  lanes: 8,
  lanes_address: 4,
  names_len: 0,
  image: 16,
  image_width: 24,
  image_height: 20,
  names: 192,
  name_size: 8,
  printed: 0,
  printed_len: 0,
  printed_bytes: 0,
  boards: 32,
  boards_len: 4,
  board_index: 8,
  board_rows: 4,
  board_cells: 16,
  board_names: 0,
  board_commands: 12,
  dials: 48,
  lane_size: 48,
  lane_len: 20,
  lane_dropped: 8,
  lane_records: 28,
  lane_kind: 3,
  lane_number: 36,
  record_size: 32,
  record_time: 8,
  record_b: 16,
  record_a: 24,
  record_name: 2,
  record_state: 4,
  record_kind: 5,
  states: ['done', 'ready', 'join', 'queue', 'io', 'sleep', 'lock', 'running', 'idle'],
  lane_kinds: ['task', 'process', 'thread', 'main'],
};

const CONTROL = 64;
const MAX_NAMES = 256;
const IMAGE_PIXELS = 1 << 16;

export interface MemoryOptions {
  lanes: number;
  capacity: number;
  shared?: boolean;
  /** Subtracted from every position: where the buffer is a part of a memory. */
  base?: number;
  process?: number;
}

/** The writing side, for tests. */
export class TestMemory {
  readonly buffer: ArrayBufferLike;
  private readonly view: DataView;
  private readonly base: number;
  private readonly process: number;
  private readonly capacity: number;
  private readonly lanesAt: number;
  private readonly imageAt: number;
  private textAt: number;

  constructor({ lanes, capacity, shared = true, base = 0, process = 0 }: MemoryOptions) {
    this.base = base;
    this.process = process;
    this.capacity = capacity;
    this.lanesAt = CONTROL + LAYOUT.names + MAX_NAMES * LAYOUT.name_size;
    const recordsAt = this.lanesAt + lanes * LAYOUT.lane_size;
    this.imageAt = recordsAt + lanes * capacity * LAYOUT.record_size;
    this.textAt = this.imageAt + IMAGE_PIXELS * 4;
    const bytes = this.textAt + 8192;
    this.buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
    this.view = new DataView(this.buffer);
    this.set(CONTROL + LAYOUT.lanes_address, this.lanesAt + base);
    for (let i = 0; i < lanes; i += 1) {
      const records = recordsAt + i * capacity * LAYOUT.record_size;
      this.set(this.lane(i) + LAYOUT.lane_records, records + base);
    }
  }

  /** The memory as it is now, or a copy of it as an isolated process would send. */
  source(copy = false): TraceSource {
    const buffer = copy ? this.buffer.slice(0) : this.buffer;
    return { buffer, pointer: CONTROL, base: this.base, layout: LAYOUT, process: this.process };
  }

  open(kind: LaneKind, number: number): number {
    const index = this.get(CONTROL + LAYOUT.lanes);
    this.view.setUint8(this.lane(index) + LAYOUT.lane_kind, LAYOUT.lane_kinds.indexOf(kind));
    this.set(this.lane(index) + LAYOUT.lane_number, number);
    this.set(CONTROL + LAYOUT.lanes, index + 1);
    return index;
  }

  name(text: string): number {
    const bytes = new TextEncoder().encode(text);
    const number = this.get(CONTROL + LAYOUT.names_len) + 1;
    const entry = CONTROL + LAYOUT.names + (number - 1) * LAYOUT.name_size;
    new Uint8Array(this.buffer).set(bytes, this.textAt);
    this.set(entry, this.textAt + this.base);
    this.set(entry + 4, bytes.length);
    this.textAt += bytes.length;
    this.set(CONTROL + LAYOUT.names_len, number);
    return number;
  }

  state(lane: number, time: number, state: State, object = 0, detail = 0): void {
    this.push(lane, time, 0, LAYOUT.states.indexOf(state), object, detail, 0);
  }

  log(lane: number, time: number, name: number, a: number, b: number): void {
    this.push(lane, time, 1, 0, name, a, b);
  }

  value(lane: number, time: number, name: number, value: number): void {
    this.push(lane, time, 2, 0, name, 0, value);
  }

  image(width: number, height: number, pixels: readonly number[]): void {
    pixels.forEach((pixel, i) => {
      this.set(this.imageAt + i * 4, pixel);
    });
    this.set(CONTROL + LAYOUT.image_width, width);
    this.set(CONTROL + LAYOUT.image_height, height);
    this.set(CONTROL + LAYOUT.image, this.imageAt + this.base);
  }

  /** Shows a board; its cells are rows of numbers. */
  board(slot: number, rows: readonly { name: string; cells: readonly number[] }[]): void {
    const take = (bytes: number) => {
      const at = (this.textAt + 7) & ~7;
      this.textAt = at + bytes;
      return at;
    };
    const [head, names, commands] = [take(24), take(rows.length * LAYOUT.name_size), take(rows.length * 4)];
    const cells = take(rows.reduce((sum, row) => sum + row.cells.length * 8, 0));
    rows
      .flatMap((row) => row.cells)
      .forEach((cell, i) => {
        this.view.setFloat64(cells + i * 8, cell, true);
      });
    rows.forEach(({ name }, i) => {
      const bytes = new TextEncoder().encode(name);
      const at = take(bytes.length);
      new Uint8Array(this.buffer).set(bytes, at);
      this.set(names + i * LAYOUT.name_size, at + this.base);
      this.set(names + i * LAYOUT.name_size + 4, bytes.length);
    });
    this.set(head + LAYOUT.board_index, slot);
    this.set(head + LAYOUT.board_rows, rows.length);
    this.set(head + LAYOUT.board_cells, cells + this.base);
    this.set(head + LAYOUT.board_names, names + this.base);
    this.set(head + LAYOUT.board_commands, commands + this.base);
    this.set(CONTROL + LAYOUT.boards + 4 * slot, head + this.base);
  }

  /** What was asked of a row, and the value of a live parameter. */
  asked(slot: number, row: number): number {
    const head = this.get(CONTROL + LAYOUT.boards + 4 * slot) - this.base;
    return this.get(this.get(head + LAYOUT.board_commands) - this.base + 4 * row);
  }

  dialled(index: number): number {
    return this.view.getInt32(CONTROL + LAYOUT.dials + 4 * index, true);
  }

  private push(
    lane: number,
    time: number,
    kind: number,
    state: number,
    name: number,
    a: number,
    b: number,
  ): void {
    const header = this.lane(lane);
    const len = this.get(header + LAYOUT.lane_len);
    if (len >= this.capacity) {
      this.set(header + LAYOUT.lane_dropped, this.get(header + LAYOUT.lane_dropped) + 1);
      return;
    }
    const at = this.get(header + LAYOUT.lane_records) - this.base + len * LAYOUT.record_size;
    this.view.setFloat64(at + LAYOUT.record_time, time, true);
    this.view.setFloat64(at + LAYOUT.record_b, b, true);
    this.view.setUint32(at + LAYOUT.record_a, a, true);
    this.view.setUint16(at + LAYOUT.record_name, name, true);
    this.view.setUint8(at + LAYOUT.record_state, state);
    this.view.setUint8(at + LAYOUT.record_kind, kind);
    this.set(header + LAYOUT.lane_len, len + 1);
  }

  private lane(index: number): number {
    return this.lanesAt + index * LAYOUT.lane_size;
  }

  private get(at: number): number {
    return this.view.getUint32(at, true);
  }

  private set(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }
}
