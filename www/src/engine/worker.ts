// The page's side of one coordinator worker.
import { underOneController } from './controller';
import { text } from './failure';
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
  /** What its pool took to start, ms; taken by the first execution that needed it. */
  poolStart: number | null = null;
  /** It has executed something: its memory is not a new one any more. */
  used = false;
  readonly #worker: Worker;
  #ready = false;
  #end: EngineError | null = null;
  #pending: Pending | null = null;
  /** It does one thing at a time; what is asked meanwhile stands in line. */
  #line: Promise<unknown> = Promise.resolve();
  /** Asked for and not answered, with those in line. */
  #open = 0;
  #memories: RunMemory[] = [];
  #processes = 0;

  private constructor() {
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

  /** Starts one without a pool, while its wasm is still loading; `onMade` may terminate it as it comes up. */
  static start(
    origin: () => Promise<Origin>,
    onMade: (worker: CoordinatorWorker) => void,
  ): Promise<CoordinatorWorker> {
    return underOneController(async () => {
      const made = new CoordinatorWorker();
      onMade(made);
      try {
        const loaded = await origin();
        await made.#startUp({ type: 'init', origin: loaded }, 'ready');
      } catch (caught) {
        const said = caught instanceof EngineFailure ? caught.error : null;
        const error: EngineError = made.#end ?? said ?? { code: 'load-failed', detail: text(caught) };
        made.#fail(error);
        throw new EngineFailure(error);
      }
      made.#ready = true;
      return made;
    });
  }

  /** Starts its pool; once. */
  async pool(threads: number): Promise<void> {
    const { ms } = await underOneController(() => this.#startUp({ type: 'pool', threads }, 'pooled'));
    this.poolStart = ms;
  }

  /** Starts processes before they are needed. */
  async processes(count: number): Promise<void> {
    if (count <= this.#processes) return;
    this.#processes = count;
    await underOneController(() => this.#ask({ type: 'processes', count }, 'processes-ready'));
  }

  async answer(
    message:
      | Extract<ToCoordinator, { type: 'plan' | 'compare' | 'speedups' | 'scaling' | 'describe' }>
      | ToSeat,
  ): Promise<string> {
    return (await this.#ask(message, 'answer')).text;
  }

  async execute(message: Extract<ToCoordinator, { type: 'execute' }>, watcher: Watcher): Promise<Executed> {
    this.used = true;
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

  /** It has crashed or was terminated. */
  get gone(): boolean {
    return this.#end !== null;
  }

  /** It is up and waits to be asked. */
  get idle(): boolean {
    return this.#ready && !this.gone && this.#open === 0;
  }

  /** It is up and has something to do. */
  get busy(): boolean {
    return this.#ready && this.#open > 0;
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

  async #startUp<T extends FromCoordinator['type']>(message: ToCoordinator, type: T) {
    const timer = setTimeout(
      () => this.#fail({ code: 'load-failed', detail: `no answer in ${START_LIMIT / 1000} s` }),
      START_LIMIT,
    );
    try {
      return await this.#ask(message, type);
    } finally {
      clearTimeout(timer);
    }
  }

  #ask<T extends FromCoordinator['type']>(
    message: ToCoordinator,
    type: T,
    aside?: (message: FromCoordinator) => void,
  ): Promise<Extract<FromCoordinator, { type: T }>> {
    this.#open += 1;
    const mine = this.#line
      .then(() => this.#say(message, type, aside))
      .finally(() => {
        this.#open -= 1;
      });
    this.#line = mine.catch(() => undefined);
    return mine;
  }

  #say<T extends FromCoordinator['type']>(
    message: ToCoordinator,
    type: T,
    aside?: (message: FromCoordinator) => void,
  ): Promise<Extract<FromCoordinator, { type: T }>> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(new EngineFailure(this.#end));
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
    this.#end ??= error;
    this.#worker.terminate();
    this.#pending?.fail(error);
  }
}

function ranOut({ buffer, alarm }: RunMemory): boolean {
  return Atomics.load(new Int32Array(buffer), alarm >> 2) !== 0;
}
