// The page's side of one coordinator worker.
import { command, dial } from './live';
import type { FromCoordinator, RunMemory, ToCoordinator, ToSeat } from './protocol';
import type { EngineError, SavedFile, TraceSource } from './types';
import type { Origin } from './wasm';

/** A worker that has not come up by then will not. */
const START_LIMIT = 30_000;
/** How often memories are asked whether they ran out: a pool thread cannot say so itself. */
const ALARM_EVERY = 250;

export interface Executed {
  execution: string;
  startup: number | null;
  calibration: number;
  files: SavedFile[];
}

export interface Watcher {
  memory(memory: RunMemory): void;
  snapshot(source: TraceSource): void;
}

/** Thrown by everything a coordinator is asked for. */
export class EngineFailure extends Error {
  readonly error: EngineError;

  constructor(error: EngineError) {
    super(error.code);
    this.error = error;
  }
}

interface Pending {
  hear(message: FromCoordinator): void;
  fail(error: EngineError): void;
}

export class CoordinatorWorker {
  readonly threads: number;
  /** What its pool took to start, ms; taken by the first execution that needed it. */
  poolStart: number | null = null;
  /** It has crashed or was terminated. */
  gone = false;
  readonly #worker: Worker;
  #ready = false;
  #pending: Pending | null = null;
  #memories: RunMemory[] = [];

  private constructor(threads: number) {
    this.threads = threads;
    this.#worker = new Worker(new URL('./coordinator.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromCoordinator>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) => {
      // A trap inside a promise's job rejects nothing: this event is all that is heard of it.
      event.preventDefault();
      const detail = event.message || 'the worker ended';
      if (this.#memories.some(ranOut)) this.#fail({ code: 'out-of-memory' });
      else this.#fail({ code: this.#ready ? 'crashed' : 'load-failed', detail });
    });
  }

  /** Starts one with a pool of `threads`; `onMade` may terminate it while it comes up. */
  static async start(
    origin: Origin,
    threads: number,
    onMade: (worker: CoordinatorWorker) => void,
  ): Promise<CoordinatorWorker> {
    const made = new CoordinatorWorker(threads);
    onMade(made);
    const timer = setTimeout(
      () => made.#fail({ code: 'load-failed', detail: `no answer in ${START_LIMIT / 1000} s` }),
      START_LIMIT,
    );
    try {
      const { ms } = await made.#ask({ type: 'init', origin, threads }, 'ready');
      made.poolStart = ms;
      made.#ready = true;
    } finally {
      clearTimeout(timer);
    }
    return made;
  }

  async answer(message: Extract<ToCoordinator, { type: 'plan' | 'compare' }> | ToSeat): Promise<string> {
    return (await this.#ask(message, 'answer')).text;
  }

  async execute(message: Extract<ToCoordinator, { type: 'execute' }>, watcher: Watcher): Promise<Executed> {
    this.#memories = [];
    const watch = (heard: FromCoordinator) => {
      if (heard.type === 'snapshot') watcher.snapshot(heard.source);
      if (heard.type === 'memory') {
        this.#memories.push(heard.memory);
        watcher.memory(heard.memory);
      }
    };
    const alarm = setInterval(() => {
      if (this.#memories.some(ranOut)) this.#fail({ code: 'out-of-memory' });
    }, ALARM_EVERY);
    try {
      return await this.#ask(message, 'executed', watch);
    } finally {
      clearInterval(alarm);
      this.#memories = [];
    }
  }

  /** It waits to be asked. */
  get idle(): boolean {
    return this.#ready && !this.gone && this.#pending === null;
  }

  /** Raises the flag in every memory of the present execution, and wakes tasks that wait. */
  stop(): void {
    for (const { buffer, pointer, layout } of this.#memories) {
      Atomics.store(new Int32Array(buffer), (pointer + layout.stop) >> 2, 1);
    }
    this.#worker.postMessage({ type: 'stop' } satisfies ToCoordinator);
  }

  /** Gives a live parameter of the present execution a new value, whatever its threads are doing. */
  turn(index: number, value: number): void {
    const own = this.#own();
    if (own) dial(own, index, value);
    else this.#worker.postMessage({ type: 'turn', index, value } satisfies ToCoordinator);
  }

  /** Asks an action of a board's row, as `turn`. */
  ask(board: number, row: number, action: number): void {
    const own = this.#own();
    if (own) command(own, board, row, action);
    else this.#worker.postMessage({ type: 'ask', board, row, action } satisfies ToCoordinator);
  }

  #own(): RunMemory | undefined {
    return this.#memories.find(({ process }) => process === 0);
  }

  /** Ends it and its pool and processes. Whatever it was asked for fails as stopped. */
  terminate(): void {
    this.#fail({ code: 'stopped' });
  }

  #ask<T extends FromCoordinator['type']>(
    message: ToCoordinator,
    type: T,
    aside?: (message: FromCoordinator) => void,
  ): Promise<Extract<FromCoordinator, { type: T }>> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(new EngineFailure({ code: 'crashed', detail: 'the worker has ended' }));
      const is = (m: FromCoordinator): m is Extract<FromCoordinator, { type: T }> => m.type === type;
      this.#pending = {
        hear: (heard) => {
          if (!is(heard)) return aside?.(heard);
          this.#pending = null;
          resolve(heard);
        },
        fail: (error) => {
          this.#pending = null;
          reject(new EngineFailure(error));
        },
      };
      this.#worker.postMessage(message);
    });
  }

  #hear(message: FromCoordinator): void {
    if (message.type !== 'failed') {
      this.#pending?.hear(message);
      return;
    }
    // A typed end of a run leaves the instance whole; after anything else it cannot be trusted.
    if (['crashed', 'out-of-memory', 'load-failed', 'process-lost'].includes(message.error.code))
      this.#fail(message.error);
    else this.#pending?.fail(message.error);
  }

  #fail(error: EngineError): void {
    this.gone = true;
    this.#worker.terminate();
    this.#pending?.fail(error);
  }
}

function ranOut({ buffer, alarm }: RunMemory): boolean {
  return Atomics.load(new Int32Array(buffer), alarm >> 2) !== 0;
}
