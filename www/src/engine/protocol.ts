// The messages between the page, the coordinator and the processes.
import type { Layout } from './model';
import type { EngineError, SavedFile, TraceSource } from './types';
import type { Origin } from './wasm';

export type ToCoordinator =
  | { type: 'init'; origin: Origin }
  /** Starts a pool; once for each worker. */
  | { type: 'pool'; threads: number }
  /** Has at least so many processes started, before an execution needs them. */
  | { type: 'processes'; count: number }
  | {
      type: 'execute';
      request: string;
      seed: number;
      strategy: string;
      /** Its lanes are recorded. */
      traced: boolean;
      /** Its time counts. */
      timed: boolean;
      processes: number;
      /** What the processes share on purpose, bytes. */
      shared: number;
      /** The reader's, where the run uses one. What is sent is a handle, not the content. */
      file: Blob | null;
    }
  | { type: 'stop' }
  /** A live parameter's new value; see `Layout.dials`. */
  | { type: 'turn'; index: number; value: number }
  /** An action asked of a board's row; see `Layout.board_commands`. */
  | { type: 'ask'; board: number; row: number; action: number }
  | { type: 'plan'; request: string }
  | { type: 'compare'; request: string; samples: string }
  /** JSON of pairs of times, ms. */
  | { type: 'speedups'; pairs: string }
  | { type: 'scaling'; growth: string }
  /** A program's text; of the workbench's wasm alone. */
  | { type: 'describe'; program: string }
  | ToSeat;

/** The scheduler's seat; each is answered, with JSON where there is something to say. */
export type ToSeat =
  /** How many threads have to be ready. */
  | { type: 'seat-threads'; request: string; strategy: string }
  | { type: 'seat-walk'; request: string; strategy: string; schedule: readonly number[]; onward: string }
  | { type: 'seat-contrast'; request: string; strategy: string; schedule: readonly number[] }
  | { type: 'seat-search'; request: string; strategy: string; bounds: string }
  /** Goes on with the search for about so long. */
  | { type: 'seat-search-on'; ms: number };

export type FromCoordinator =
  /** The instance is there. */
  | { type: 'ready' }
  /** The pool is there; what it took. */
  | { type: 'pooled'; ms: number }
  /** The processes are there, or did not start. */
  | { type: 'processes-ready' }
  /** A memory to read lanes from and to raise flags in; sent before anything blocks. */
  | { type: 'memory'; memory: RunMemory }
  /** A copy of a memory that is not shared. */
  | { type: 'snapshot'; source: TraceSource }
  /** JSON of an `Execution`, and copies of the files that it offers. */
  | {
      type: 'executed';
      execution: string;
      startup: number | null;
      calibration: number;
      files: SavedFile[];
    }
  | { type: 'answer'; text: string }
  | { type: 'failed'; error: EngineError };

/** Where an instance's run lies in its (shared) memory. */
export interface RunMemory {
  buffer: SharedArrayBuffer;
  /** Of the control block. */
  pointer: number;
  layout: Layout;
  /** Address of a u32 that is not 0 once memory ran out. */
  alarm: number;
  /** From 1; 0 is the coordinator's. */
  process: number;
}

export type ToProcess =
  | { type: 'init'; origin: Origin }
  | {
      type: 'begin';
      number: number;
      seed: number;
      epoch: number;
      tracing: boolean;
      segment: SharedArrayBuffer | null;
      file: Blob | null;
    }
  | { type: 'call'; id: number; job: string; input: Uint8Array }
  | { type: 'snapshot' };

export type FromProcess =
  /** The instance is there; `bytes` is the memory it begins with. */
  | { type: 'ready'; bytes: number }
  | { type: 'begun'; pointer: number; buffer: SharedArrayBuffer | null; layout: Layout; alarm: number }
  | { type: 'output'; id: number; output: Uint8Array }
  /** JSON of a `RunError` where the crate said so, otherwise what the platform said. */
  | { type: 'error'; id: number; error: string }
  | { type: 'snapshot'; buffer: ArrayBuffer; pointer: number; layout: Layout };
