// The workbench's Python, and CPython in wasm: each runs programs in a worker of its own.
import type { Execution } from '../src/engine/model';
import type { Origin } from '../src/engine/wasm';
import { CoordinatorWorker } from '../src/engine/worker';

/** Ours without a GIL and with one, and CPython's. */
export type Interpreter = 'free' | 'gil' | 'pyodide';

const SEED = 7;
const THREADS = 2;

/** The workbench's, run as the page runs a program that it times. */
export class Workbench {
  readonly #worker: CoordinatorWorker;

  private constructor(worker: CoordinatorWorker) {
    this.#worker = worker;
  }

  static async start(origin: () => Promise<Origin>): Promise<Workbench> {
    const worker = await CoordinatorWorker.start(origin, () => undefined);
    await worker.pool(THREADS);
    return new Workbench(worker);
  }

  /** The last line that the program printed. */
  async run(program: string, way: 'free' | 'gil'): Promise<string> {
    const request = {
      lab: 'workbench',
      strategies: [way],
      params: { program, workers: THREADS },
      settings: { seed: SEED, repeats: 1 },
    };
    const { execution } = await this.#worker.execute(
      {
        type: 'execute',
        request: JSON.stringify(request),
        seed: SEED,
        strategy: way,
        traced: false,
        timed: false,
        processes: 0,
        shared: 0,
        file: null,
      },
      { memory: () => undefined, snapshot: () => undefined },
    );
    const { outcome }: Execution = JSON.parse(execution);
    const { key, args } = outcome.result;
    if (key !== 'printed') throw new Error(`the program has ${key}: ${args.last ?? 'nothing'}`);
    return String(args.last);
  }
}

type Answer = { said: string } | { error: string };

/** CPython's, as its makers compile it. */
export class Pyodide {
  readonly #worker = new Worker(new URL('./pyodide.worker.ts', import.meta.url), { type: 'module' });
  /** Python's. */
  readonly version: Promise<string>;

  /** `files` is the address of the folder that it comes in. */
  constructor(files: string) {
    this.version = this.#ask(files);
  }

  /** The last line that the program printed. */
  async run(program: string): Promise<string> {
    await this.version;
    return this.#ask(program);
  }

  #ask(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) =>
        'said' in data ? resolve(data.said) : reject(new Error(data.error));
      this.#worker.onerror = (event) => reject(new Error(event.message));
      this.#worker.postMessage(text);
    });
  }
}
