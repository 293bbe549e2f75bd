// Bounds-checked reads of a run's memory. Whoever reads here trusts neither addresses nor lengths: the memory
// may be half written, a stale copy, or garbage, and the page must go on.
import type { Layout } from '../model';
import type { TraceSource } from '../types';

/** Version of the layout that this reader understands. */
const LAYOUT_VERSION = 1;
/** No name is longer; a greater length is garbage. */
const MAX_NAME_BYTES = 256;

/** A browser without shared memory may be without `Atomics` too. Nobody writes into a copy: it can just be read. */
const loadWord: (words: Int32Array, index: number) => number =
  typeof Atomics === 'undefined' ? (words, index) => words[index] ?? 0 : Atomics.load;

export class Memory {
  readonly layout: Layout;
  readonly view: DataView;
  private readonly words: Int32Array;

  constructor(private readonly source: TraceSource) {
    this.layout = source.layout;
    this.view = new DataView(source.buffer);
    this.words = new Int32Array(source.buffer, 0, source.buffer.byteLength >>> 2);
  }

  /** Position of an address found in the memory, or -1 when `bytes` from there are not all inside. */
  locate(address: number, bytes: number): number {
    const at = address - this.source.base;
    return at >= 0 && at + bytes <= this.view.byteLength ? at : -1;
  }

  /** A u32 that another thread may be writing; everything published before it is visible after. */
  load(at: number): number {
    const index = at >>> 2;
    if (at < 0 || at % 4 !== 0 || index >= this.words.length) return 0;
    return loadWord(this.words, index) >>> 0;
  }

  /** A field of the control block. */
  control(offset: number): number {
    return this.load(this.source.pointer + offset);
  }

  /** Text of the name with this number, from 1; undefined when it is not there (yet). */
  name(id: number): string | undefined {
    if (id < 1 || id > this.control(this.layout.names_len)) return undefined;
    return this.pointed(this.source.pointer + this.layout.names + (id - 1) * this.layout.name_size);
  }

  /** Text of the name entry at an address; empty when there is none (yet). */
  text(address: number): string {
    const at = this.locate(address, 8);
    return at < 0 ? '' : (this.pointed(at) ?? '');
  }

  private pointed(entry: number): string | undefined {
    const bytes = this.load(entry + 4);
    const at = bytes <= MAX_NAME_BYTES ? this.locate(this.load(entry), bytes) : -1;
    if (at < 0) return undefined;
    // A TextDecoder takes no view of shared memory, so the bytes are copied out.
    return new TextDecoder().decode(new Uint8Array(this.view.buffer, at, bytes).slice());
  }

  /** `bytes` from an address, copied; undefined when they are not all inside. */
  bytes(address: number, bytes: number): Uint8Array | undefined {
    const at = this.locate(address, bytes);
    return at < 0 ? undefined : new Uint8Array(this.view.buffer, at, bytes).slice();
  }

  /** `count` u32 from an address, copied into `to`; false when they are not all inside. */
  copy(address: number, count: number, to: Uint32Array): boolean {
    const at = this.locate(address, count * 4);
    if (at < 0 || at % 4 !== 0) return false;
    to.set(new Uint32Array(this.view.buffer, at, count));
    return true;
  }
}

/** Whether the layout can be read at all: right version, every field inside its record, sizes that advance. */
export function isReadable({ layout }: TraceSource): boolean {
  const fits = (offset: number, bytes: number, size: number) => offset >= 0 && offset + bytes <= size;
  const numbers = Object.values(layout).filter((value) => !Array.isArray(value));
  return (
    layout.version === LAYOUT_VERSION &&
    numbers.every((value) => Number.isInteger(value) && Number(value) >= 0) &&
    layout.lane_size > 0 &&
    layout.record_size > 0 &&
    layout.name_size > 0 &&
    fits(layout.record_time, 8, layout.record_size) &&
    fits(layout.record_b, 8, layout.record_size) &&
    fits(layout.record_a, 4, layout.record_size) &&
    fits(layout.record_name, 2, layout.record_size) &&
    fits(layout.record_state, 1, layout.record_size) &&
    fits(layout.record_kind, 1, layout.record_size) &&
    fits(layout.lane_len, 4, layout.lane_size) &&
    fits(layout.lane_dropped, 4, layout.lane_size) &&
    fits(layout.lane_records, 4, layout.lane_size) &&
    fits(layout.lane_kind, 1, layout.lane_size) &&
    fits(layout.lane_number, 4, layout.lane_size)
  );
}
