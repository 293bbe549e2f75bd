// The coordinator's processes: workers with an instance, and so a memory, each of their own.
import { LoadFailure, text } from './failure';
import type { Started } from './model';
import type { FromProcess, RunMemory, ToProcess } from './protocol';
import type { TraceSource } from './types';
import type { Origin } from './wasm';

/** What a process is told of a run besides its number. */
type Joined = Omit<Extract<ToProcess, { type: 'begin' }>, 'type' | 'number'>;
type Begun = Extract<FromProcess, { type: 'begun' }>;

interface Call {
  resolve(output: Uint8Array): void;
  reject(error: string): void;
}

class Process {
  readonly #worker = new Worker(new URL('./process.ts', import.meta.url), { type: 'module' });
  readonly #calls = new Map<number, Call>();
  readonly #waiting: {
    type: FromProcess['type'];
    resolve(message: FromProcess): void;
    reject(error: string): void;
  }[] = [];
  #next = 0;
  /** Where it can be told to stop, while it works for a run. */
  memory: RunMemory | null = null;
  /** It has ended by itself; what is asked of it from now on fails. */
  lost: string | null = null;

  constructor(origin: Origin) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromProcess>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose(event.message || 'the worker did not load');
    });
    this.send({ type: 'init', origin });
  }

  send(message: ToProcess, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, { transfer });
  }

  /** The next message of a type. */
  next<T extends FromProcess['type']>(type: T): Promise<Extract<FromProcess, { type: T }>> {
    return new Promise((resolve, reject) => {
      if (this.lost !== null) return reject(this.lost);
      const is = (m: FromProcess): m is Extract<FromProcess, { type: T }> => m.type === type;
      this.#waiting.push({ type, resolve: (m) => is(m) && resolve(m), reject });
    });
  }

  call(job: string, input: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.lost !== null) return reject(this.lost);
      const id = this.#next++;
      this.#calls.set(id, { resolve, reject });
      this.send({ type: 'call', id, job, input }, [input.buffer]);
    });
  }

  /** It has not answered yet. */
  get busy(): boolean {
    return this.#calls.size > 0;
  }

  /** Lets go of the run, and asks it to stop where it still works for it. */
  end(): void {
    if (this.busy && this.memory) {
      const { buffer, pointer, layout } = this.memory;
      Atomics.store(new Int32Array(buffer), (pointer + layout.stop) >> 2, 1);
    }
    this.memory = null;
  }

  terminate(): void {
    this.#worker.terminate();
  }

  #hear(message: FromProcess): void {
    if (message.type === 'output' || message.type === 'error') {
      const call = this.#calls.get(message.id);
      this.#calls.delete(message.id);
      if (message.type === 'output') call?.resolve(message.output);
      else {
        // A trap leaves an instance that nobody should use again.
        if (!message.error.startsWith('{')) this.lost = message.error;
        call?.reject(message.error);
      }
      return;
    }
    const index = this.#waiting.findIndex((w) => w.type === message.type);
    if (index >= 0) for (const waiter of this.#waiting.splice(index, 1)) waiter.resolve(message);
  }

  #lose(error: string): void {
    this.lost = error;
    for (const call of this.#calls.values()) call.reject(error);
    for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
    this.#calls.clear();
  }
}

/** A worker that has not come up by then will not, ms: it takes some tens of them. */
const START_LIMIT = 8_000;
/**
 * A browser now and then loses a worker as it starts, and the next one comes up. In WebKit without a network the first
 * one of a coordinator mostly cannot import its module, which the service worker has.
 */
const TRIES = 3;

/** A process that is up, and the bytes of its memory. */
async function start(origin: Origin): Promise<{ process: Process; bytes: number }> {
  for (let left = TRIES; ; left -= 1) {
    const process = new Process(origin);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, START_LIMIT, `no answer in ${START_LIMIT / 1000} s`);
    });
    try {
      const { bytes } = await Promise.race([process.next('ready'), late]);
      return { process, bytes };
    } catch (caught) {
      process.terminate();
      if (left === 1) throw caught;
    } finally {
      clearTimeout(timer);
    }
  }
}

export class Processes {
  readonly #origin: Origin;
  #all: Process[] = [];
  #started: Started = { count: 0, ms: 0, bytes: 0 };

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  /** Has at least `count` processes ready; how long that took in ms, or null where nothing had to be started. */
  async ensure(count: number): Promise<number | null> {
    // One that has not come back from its last run by now may never do so.
    for (const process of this.#all.filter((p) => p.lost !== null || p.busy)) process.terminate();
    this.#all = this.#all.filter((p) => p.lost === null && !p.busy);
    if (this.#all.length >= count) return null;
    const begin = performance.now();
    const missing = Array.from({ length: count - this.#all.length }, () => start(this.#origin));
    const outcomes = await Promise.allSettled(missing);
    const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    this.#all.push(...started.map(({ process }) => process));
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (failed) throw new LoadFailure(`a process did not start: ${text(failed.reason)}`);
    const ms = performance.now() - begin;
    const bytes = started.reduce((sum, one) => sum + one.bytes, 0);
    const before = this.#started;
    this.#started = {
      count: before.count + started.length,
      ms: before.ms + ms,
      bytes: before.bytes + bytes,
    };
    return ms;
  }

  /** All that were ever started here, and what that took. */
  get started(): Started {
    return this.#started;
  }

  /** The first `count` processes join a run; those with shared memory say where to read it. */
  async begin(count: number, run: Joined): Promise<RunMemory[]> {
    const begun = await Promise.all(
      this.#all.slice(0, count).map((process, index) => {
        const answer = process.next('begun');
        process.send({ type: 'begin', number: index + 1, ...run });
        return answer;
      }),
    );
    return begun.flatMap((message, index) => {
      const memory = memoryOf(message, index + 1);
      const process = this.#all[index];
      if (process) process.memory = memory[0] ?? null;
      return memory;
    });
  }

  /** The run is over for them, however it ended: who still works or waits for another has no reason to. */
  end(): void {
    for (const process of this.#all) process.end();
  }

  call(index: number, job: string, input: Uint8Array): Promise<Uint8Array> {
    const process = this.#all[index];
    return process ? process.call(job, input) : Promise.reject(`there is no process ${index + 1}`);
  }

  /** Copies of the memories, where they are not shared. */
  async snapshots(count: number): Promise<TraceSource[]> {
    return Promise.all(
      this.#all.slice(0, count).map(async (process, index) => {
        const answer = process.next('snapshot');
        process.send({ type: 'snapshot' });
        const { buffer, pointer, layout } = await answer;
        return { buffer, pointer, layout, base: 0, process: index + 1 };
      }),
    );
  }
}

function memoryOf({ buffer, pointer, layout, alarm }: Begun, process: number): RunMemory[] {
  return buffer ? [{ buffer, pointer, layout, alarm, process }] : [];
}
