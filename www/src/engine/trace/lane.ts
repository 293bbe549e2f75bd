// The spans of one lane, as columns that grow by doubling: a million spans are five arrays, not a million objects.
import type { LaneKind, State } from '../model';
import { isGap, STATES, stateNumber } from './states';

/** Looks up a word by its key, for example `lane.thread`; empty where there is none. */
export type Words = (key: string) => string;

/** The spans of one thread, process or task, in order of time; they never overlap. */
export interface LaneTrace {
  readonly kind: LaneKind;
  /** Within its kind, from 1. */
  readonly number: number;
  /** The process whose memory it was read from; 0 is the coordinator's. */
  readonly process: number;
  /** Its name, from the words `lane.<kind>`. */
  label(words: Words): string;
  /** Spans so far. The arrays below are longer: read below `count` only, and fetch them anew after a change. */
  readonly count: number;
  /** ms since the run began. */
  readonly starts: Float64Array;
  /** ms since the run began; NaN while the span is open, which only the last can be. */
  readonly ends: Float64Array;
  /** Indexes into `STATES`. */
  readonly states: Uint8Array;
  /** Names by number in the lane's memory, 0 for none: use `objectName`. */
  readonly objects: Uint16Array;
  readonly details: Uint32Array;
  /** The state of a span. */
  state(span: number): State;
  /** What a span is about, for example the lock it waits for: the key `object.<name>`; empty for nothing named. */
  objectName(span: number): string;
  /** Records that did not fit. */
  readonly dropped: number;
}

const FIRST_CAPACITY = 64;

/** A lane that is being read. */
export class LaneBuilder implements LaneTrace {
  count = 0;
  dropped = 0;
  /** Time of the last record of any kind; records never go back before it. */
  time = 0;
  starts = new Float64Array(FIRST_CAPACITY);
  ends = new Float64Array(FIRST_CAPACITY);
  states = new Uint8Array(FIRST_CAPACITY);
  objects = new Uint16Array(FIRST_CAPACITY);
  details = new Uint32Array(FIRST_CAPACITY);
  private open = false;

  constructor(
    readonly kind: LaneKind,
    readonly number: number,
    readonly process: number,
    private readonly nameOf: (id: number) => string,
  ) {}

  label(words: Words): string {
    const own = (kind: LaneKind) => words(`lane.${kind}`) || kind;
    const name = this.kind === 'main' ? own('main') : `${own(this.kind)} ${this.number}`;
    const inside = this.process > 0 && this.kind !== 'process';
    return inside ? `${own('process')} ${this.process} · ${name}` : name;
  }

  state(span: number): State {
    return STATES[this.states[span] ?? 0] ?? 'idle';
  }

  objectName(span: number): string {
    return span < this.count ? this.nameOf(this.objects[span] ?? 0) : '';
  }

  /** The lane is in `state` from `time` on. */
  enter(time: number, state: State, object: number, detail: number): void {
    this.close(time);
    if (isGap(state)) return;
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = time;
    this.ends[this.count] = Number.NaN;
    this.states[this.count] = stateNumber(state);
    this.objects[this.count] = object;
    this.details[this.count] = detail;
    this.count += 1;
    this.open = true;
  }

  /** Ends the open span, if there is one. */
  close(time: number): void {
    if (!this.open) return;
    this.ends[this.count - 1] = time;
    this.open = false;
  }

  private grow(): void {
    const capacity = this.count * 2;
    const grown = <T extends Float64Array | Uint8Array | Uint16Array | Uint32Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.starts = grown(new Float64Array(capacity), this.starts);
    this.ends = grown(new Float64Array(capacity), this.ends);
    this.states = grown(new Uint8Array(capacity), this.states);
    this.objects = grown(new Uint16Array(capacity), this.objects);
    this.details = grown(new Uint32Array(capacity), this.details);
  }
}

/** Main first, then by process, kind and number. */
export function compareLanes(a: LaneTrace, b: LaneTrace): number {
  return a.process - b.process || KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.number - b.number;
}

const KIND_ORDER: Record<LaneKind, number> = { main: 0, process: 1, thread: 2, task: 3 };
