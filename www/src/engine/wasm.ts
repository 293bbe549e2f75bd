// The exports of every wasm (src/door), as far as workers use them.

export interface WasmApi {
  /** Instantiates; without a memory the instance makes its own, which is all that a process needs. */
  default(options: { module_or_path: WebAssembly.Module }): Promise<{ memory: WebAssembly.Memory }>;
  /** Only in the threaded build. */
  initThreadPool?(threads: number): Promise<void>;
  begin(base: string): void;
  layout(): string;
  alarm(): number;
  calibrate(): number;
  plan(request: string): string;
  compare(request: string, samples: string): string;
  /** JSON of a `Speedup` or null for each pair. */
  speedups(pairs: string): string;
  /** JSON of the `Scaling` of a `Growth`. */
  scaling(growth: string): string;
  /** Of the workbench alone. */
  describe?(program: string): string;
  /** Of the workbench alone: whether the request's program may need `library.txt`, which has not been shelved yet. */
  lacks?(request: string): boolean;
  shelve?(library: string): void;
  prepare(request: string, strategy: string, tracing: boolean): number;
  /** JSON of a `Startup`, before `prepare`. */
  started(startup: string): void;
  execute(): Promise<string>;
  stop(): void;
  turn(index: number, value: number): void;
  ask(board: number, row: number, action: number): void;
  epoch(): number;
  process_begin(number: number, seed: number, epoch: number, tracing: boolean): number;
  /** The shared segment of this worker from now on. */
  share(words: Int32Array | undefined): void;
  process_call(job: string, input: Uint8Array): Uint8Array;
}

/** What is exported beside that where a wasm's labs can be steered (src/door_seat). */
export interface SeatApi {
  seat_threads(request: string, strategy: string): number;
  /** JSON of a `Walk`; `onward` is JSON of an `Onward`. */
  seat_walk(request: string, strategy: string, schedule: Uint32Array, onward: string): Promise<string>;
  seat_contrast(request: string, strategy: string, schedule: Uint32Array): Promise<string | undefined>;
  seat_search(request: string, strategy: string, bounds: string): void;
  /** JSON of the `Findings` so far. */
  seat_search_on(ms: number): Promise<string | undefined>;
}

export interface Instance {
  api: WasmApi;
  memory: WebAssembly.Memory;
  glue: string;
}

/** What a worker needs to make an instance; addresses are absolute, for workers that start from a blob. */
export interface Origin {
  glue: string;
  module: WebAssembly.Module;
  /** The page's address, ending in `/`. */
  base: string;
}

export async function instantiate({ glue, module, base }: Origin): Promise<Instance> {
  const api: WasmApi = await import(/* @vite-ignore */ glue);
  const { memory } = await api.default({ module_or_path: module });
  api.begin(base);
  return { api, memory, glue };
}

/** Beside the folder of the wasm files, from where their scripts are. */
const LIBRARY = '../../library.txt';

/** Brings what the request's program needs of Python's library beyond what the wasm has. */
export async function furnish({ api, glue }: Instance, request: string): Promise<void> {
  if (!api.lacks?.(request)) return;
  const answer = await fetch(new URL(LIBRARY, glue));
  if (!answer.ok) throw new Error(`${answer.status} for ${LIBRARY}`);
  api.shelve?.(await answer.text());
}
