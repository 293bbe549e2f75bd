// What is read of one execution, as those who show it see it.
import type { TraceSource } from '../types';
import type { LaneTrace } from './lane';
import type { Series } from './series';
import type { BoardRows, Image, Printed } from './source';

/** A line of the log: the word `event.<name>` with two values for its gaps. */
export interface LogLine {
  readonly time: number;
  readonly lane: LaneTrace;
  readonly name: string;
  readonly a: number;
  readonly b: number;
}

export interface Trace {
  /** Adds a memory. The same `process` again is a newer copy, or the memory grown: reading goes on where it was. */
  attach(source: TraceSource): void;
  /**
   * Reads what is new; true if anything changed. For once an animation frame: takes a few milliseconds at most
   * and leaves the rest for the next call.
   */
  poll(): boolean;
  /** Reads all that is left and closes open spans. Afterwards the memory may be reused: no view of it is kept. */
  finish(): void;
  /** Main first, then by process, kind and number. A new array whenever a lane is added. */
  readonly lanes: readonly LaneTrace[];
  /** In order of time as they arrived; `finish` puts them in order over all lanes. */
  readonly logs: readonly LogLine[];
  /** Series by name, in order of time. */
  readonly values: ReadonlyMap<string, Series>;
  /** Records that did not fit, all lanes together. */
  readonly dropped: number;
  /** Log lines beyond those kept. */
  readonly logsOmitted: number;
  /** Latest time of any record, ms. */
  readonly end: number;
  /** Goes up with every change. */
  readonly version: number;
  /** The picture of process 0 as it was last seen; a new object whenever a pixel changed. */
  readonly image: Image | null;
  /** What the program of process 0 has printed; a new object whenever something was added. */
  readonly printed: Printed;
  /** The boards that the run shows, read anew at every call while the memory is there, and afterwards as they were. */
  boards(columns: readonly number[]): readonly BoardRows[];
}
