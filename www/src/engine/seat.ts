// The page's side of the scheduler's seat: one coordinator worker of its own, whose threads are the lanes.
import type { Contrast, Findings, Onward, SearchBounds, Walk } from './model';
import type { ToSeat } from './protocol';
import type { Desk, SearchHandle, Steered } from './types';
import type { Origin } from './wasm';
import { CoordinatorWorker, EngineFailure } from './worker';

/** A walk, or one execution of a search, takes milliseconds. Code that comes to no step would take for ever. */
const LIMIT = 10_000;
/** How long a search goes on before it hears what it is asked. */
const PIECE = 40;

export class SeatDesk implements Desk {
  readonly #origin: (wasm: string) => Promise<Origin>;
  #worker: CoordinatorWorker | null = null;
  /** What it runs. */
  #wasm = '';
  /** Threads of its pool, once it was started. */
  #pool: number | null = null;
  /** Goes up when the worker is left: what was asked of it before comes to nothing. */
  #visit = 0;
  /** The worker does one thing at a time; what is asked meanwhile stands in line. */
  #line: Promise<unknown> = Promise.resolve();
  readonly #threads = new Map<string, number>();

  constructor(origin: (wasm: string) => Promise<Origin>) {
    this.#origin = origin;
  }

  walk(steered: Steered, schedule: readonly number[], onward: Onward): Promise<Walk> {
    const visit = this.#visit;
    const { wasm, strategy } = steered;
    const request = JSON.stringify(steered.request);
    return this.#inTurn(async () => {
      const worker = await this.#ready(wasm, request, strategy, visit);
      const asked = { request, strategy, schedule, onward: JSON.stringify(onward) };
      return JSON.parse(await ask(worker, { type: 'seat-walk', ...asked }));
    });
  }

  contrast(steered: Steered, schedule: readonly number[]): Promise<Contrast | null> {
    const visit = this.#visit;
    const { wasm, strategy } = steered;
    const request = JSON.stringify(steered.request);
    return this.#inTurn(async () => {
      const worker = await this.#ready(wasm, request, strategy, visit);
      return JSON.parse(await ask(worker, { type: 'seat-contrast', request, strategy, schedule }));
    });
  }

  search(steered: Steered, bounds: SearchBounds, heard: (findings: Findings) => void): SearchHandle {
    const visit = this.#visit;
    const { wasm, strategy } = steered;
    const request = JSON.stringify(steered.request);
    let stopped = false;
    const go = async () => {
      const worker = await this.#inTurn(async () => {
        const ready = await this.#ready(wasm, request, strategy, visit);
        const asked = { request, strategy, bounds: JSON.stringify(bounds) };
        await ask(ready, { type: 'seat-search', ...asked });
        return ready;
      });
      let found: Findings | null = null;
      // Walks take their turns between the pieces. Where one needed another worker, this search is over.
      while (!stopped && !found?.over && this.#worker === worker) {
        const text = await this.#inTurn(async () =>
          this.#worker === worker ? ask(worker, { type: 'seat-search-on', ms: PIECE }) : 'null',
        );
        found = JSON.parse(text) ?? found;
        if (found && !stopped) heard(found);
      }
      return found;
    };
    return {
      stop: () => {
        stopped = true;
      },
      result: go(),
    };
  }

  leave(): void {
    this.#visit += 1;
    this.#end();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#pool = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#line.then(work);
    this.#line = mine.catch(() => undefined);
    return mine;
  }

  /** The worker with exactly the threads that the strategy needs: its own where they are, else a new one. */
  async #ready(wasm: string, request: string, strategy: string, visit: number): Promise<CoordinatorWorker> {
    if (visit !== this.#visit) throw new EngineFailure({ code: 'stopped' });
    if (this.#worker?.gone || wasm !== this.#wasm) this.#end();
    this.#wasm = wasm;
    const key = `${strategy} ${request}`;
    let threads = this.#threads.get(key);
    if (threads === undefined) {
      const worker = this.#worker ?? (await this.#start(wasm, visit));
      threads = Number(await ask(worker, { type: 'seat-threads', request, strategy }));
      this.#threads.set(key, threads);
    }
    if (this.#pool !== null && this.#pool !== threads) this.#end();
    const worker = this.#worker ?? (await this.#start(wasm, visit));
    if (this.#pool === null) {
      await worker.pool(threads);
      this.#pool = threads;
    }
    return worker;
  }

  #start(wasm: string, visit: number): Promise<CoordinatorWorker> {
    return CoordinatorWorker.start(
      () => this.#origin(wasm),
      (made) => {
        // Who left before there was a worker had nothing to terminate.
        if (visit !== this.#visit) return made.terminate();
        this.#worker = made;
        this.#pool = null;
      },
    );
  }
}

async function ask(worker: CoordinatorWorker, message: ToSeat): Promise<string> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    worker.terminate();
  }, LIMIT);
  try {
    return await worker.answer(message);
  } catch (caught) {
    throw late ? new EngineFailure({ code: 'hangs', ms: LIMIT }) : caught;
  } finally {
    clearTimeout(timer);
  }
}
