// The messages between the page, the coordinator and the processes.
import type { Layout } from './model';
import type { EngineError, TraceSource } from './types';
import type { Origin } from './wasm';

export type ToCoordinator =
  | { type: 'init'; origin: Origin; threads: number }
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
  | { type: 'compare'; request: string; samples: string };

export type FromCoordinator =
  /** The instance and its pool are there; `ms` is what the pool took. */
  | { type: 'ready'; ms: number }
  /** A memory to read lanes from and to raise flags in; sent before anything blocks. */
  | { type: 'memory'; memory: RunMemory }
  /** A copy of a memory that is not shared. */
  | { type: 'snapshot'; source: TraceSource }
  | { type: 'executed'; execution: string; startup: number | null; calibration: number }
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
  | { type: 'ready' }
  | { type: 'begun'; pointer: number; buffer: SharedArrayBuffer | null; layout: Layout; alarm: number }
  | { type: 'output'; id: number; output: Uint8Array }
  /** JSON of a `RunError` where the crate said so, otherwise what the platform said. */
  | { type: 'error'; id: number; error: string }
  | { type: 'snapshot'; buffer: ArrayBuffer; pointer: number; layout: Layout };
