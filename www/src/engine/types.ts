// What the engine offers to the rest of the page. `state/` and `views/` use these and nothing below.
import type {
  Comparison,
  Contrast,
  Description,
  Execution,
  Findings,
  Growth,
  GrowthError,
  Layout,
  Onward,
  RequestError,
  RunError,
  RunRequest,
  Scaling,
  SearchBounds,
  Speedup,
  Step,
  Walk,
} from './model';

/** What this page and browser can do, found out once at start. */
export interface Capabilities {
  /** Threads on shared memory can be had. */
  threads: boolean;
  /** Why not, where they cannot. */
  reason: 'ok' | 'not-isolated' | 'framed' | 'no-shared-memory';
  /** Threads can be steered: on shared memory, or where the browser has stacks of wasm that it switches. */
  steering: boolean;
  /** `navigator.hardwareConcurrency`: what the browser says, not a count of cores. */
  cores: number;
  /** Engine and major version, for example `Chromium 156`. */
  browser: string;
  /** Smallest step of `performance.now()` seen, in ms. */
  resolutionMs: number;
}

/** A memory that a run writes its lanes into; see the crate's `trace` module. */
export interface TraceSource {
  /** Shared where threads are to be had; otherwise a copy taken at a moment. */
  buffer: ArrayBufferLike;
  /** Byte address of the control block, already minus `base` where `buffer` is a part of the memory. */
  pointer: number;
  /** Subtract from every address found inside `buffer` (0 for a whole memory). */
  base: number;
  layout: Layout;
  /** The process it belongs to, from 1; 0 is the coordinator's own memory. */
  process: number;
}

/** A file that a run has made or fetched, for the reader to save. Its contents may be anything. */
export interface SavedFile {
  /** A plain name without folders. */
  name: string;
  blob: Blob;
}

/** What a run is made of. */
export interface Launch {
  /** The name of the wasm that the lab's code is in. */
  wasm: string;
  request: RunRequest;
  /** The reader's own, where the run uses one. */
  file?: Blob | null;
}

/** What is steered from the seat. */
export interface Steered {
  wasm: string;
  request: RunRequest;
  strategy: string;
}

/** Told of a run while it goes on. All calls come on the page's thread. */
export interface Observer {
  /** A step begins. */
  step(step: Step, index: number, total: number): void;
  /** A memory to read lanes from; the same `process` again means a newer copy. Traced steps only. */
  trace(source: TraceSource, step: Step): void;
  /** A step is over: read its sources for the last time now, they are reused after this call. */
  executed(step: Step, execution: Execution, files: readonly SavedFile[]): void;
}

export type EngineError =
  | RequestError
  | RunError
  | GrowthError
  /** A worker, the wasm file or its module did not load. */
  | { code: 'load-failed'; detail: string }
  /** The memory limit was reached. */
  | { code: 'out-of-memory' }
  /** wasm trapped or a worker ended by itself. */
  | { code: 'crashed'; detail: string }
  /** A steered program did not come to its next step in so long, and was ended. */
  | { code: 'hangs'; ms: number };

export type RunResult =
  | { state: 'done'; comparison: Comparison }
  | { state: 'stopped'; comparison: Comparison | null }
  | { state: 'failed'; error: EngineError; step: Step | null; comparison: Comparison | null };

export interface RunHandle {
  /** Idempotent. `result` settles within 300 ms of it, whatever the code is doing. */
  stop(): void;
  /** Changes the live parameter at `index` among the lab's live ones, for this execution and those to come. */
  turn(index: number, value: number): void;
  /** Asks an action, by its number from 1, of a row of a board in the present execution. */
  ask(board: number, row: number, action: number): void;
  /** Never rejects. */
  readonly result: Promise<RunResult>;
}

export interface Engine {
  readonly capabilities: Capabilities;
  /** One run at a time: a second one waits for nothing and fails with `busy` at the type level, so ask `state`. */
  run(launch: Launch, observer: Observer): RunHandle;
  /** Makes ready what such a run begins with, so that it begins sooner; runs nothing. Failures are the run's to tell. */
  warm(launch: Launch): void;
}

/** Times of two runs, ms. */
export type RunPair = readonly [base: readonly number[], other: readonly number[]];

/**
 * What the crate computes from times that are there already. `wasm` is any lab's: all have the formulas. Rejections are
 * `EngineFailure`s.
 */
export interface Statistics {
  /** How much faster the other of each pair is; nothing where one of the two has no time. */
  speedups(wasm: string, pairs: readonly RunPair[]): Promise<(Speedup | null)[]>;
  /** What more workers bring. */
  scaling(wasm: string, growth: Growth): Promise<Scaling>;
}

/** What programs declare. Rejections are `EngineFailure`s. */
export interface Programs {
  /** What a program's text declares, and what is wrong with it. `wasm` is the workbench's. */
  describe(wasm: string, program: string): Promise<Description>;
}

/** A search under way. */
export interface SearchHandle {
  /** Idempotent; heard between two pieces of some 40 ms. */
  stop(): void;
  /** What was found when it ended or was stopped; nothing where it was stopped before there was anything. */
  readonly result: Promise<Findings | null>;
}

/** The scheduler's seat. Rejections are `EngineFailure`s. */
export interface Desk {
  /** Plays a strategy along `schedule` (lanes) and onward from its end. */
  walk(steered: Steered, schedule: readonly number[], onward: Onward): Promise<Walk>;
  /** What made a schedule end badly; nothing where no good one was found near by. */
  contrast(steered: Steered, schedule: readonly number[]): Promise<Contrast | null>;
  /** Searches the schedules of a strategy, telling what it has found after each piece. One at a time. */
  search(steered: Steered, bounds: SearchBounds, heard: (findings: Findings) => void): SearchHandle;
  /** Ends the worker with its threads, and whatever it was asked for. */
  leave(): void;
}
