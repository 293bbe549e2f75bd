// The benchmark's page: the driver calls what it puts into `globalThis.bench`.
import { Origins } from '../src/engine/origins';
import { CoordinatorWorker } from '../src/engine/worker';
import { type Interpreter, Pyodide, Workbench } from './python';
import { firstEvent, stopToIdle } from './runs';
import { type Race, search } from './searches';

const base = new URL('.', document.baseURI).href;
const labs = new Origins(base, `${base}wasm/threads/`);

/** A worker that answers each message with one. */
class Answering {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  ask(message: unknown): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
      this.#worker.onerror = (event) => reject(new Error(event.message));
      this.#worker.postMessage(message);
    });
  }
}

/** Made when it is first asked for: not every run of the benchmark needs all. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const SIDES = {
  wasm: once(async () => {
    const origin = await new Origins(base, `${base}wasm/bench/`).of('bench');
    const wasm = new Answering(new Worker(new URL('./wasm.worker.ts', import.meta.url), { type: 'module' }));
    await wasm.ask(origin);
    return wasm;
  }),
  js: once(
    async () => new Answering(new Worker(new URL('./js.worker.js', import.meta.url), { type: 'module' })),
  ),
};

const workbench = once(() => Workbench.start(() => labs.of('workbench')));
const pyodide = once(async () => new Pyodide(`${base}pyodide/`));

function begin() {
  return {
    agent: navigator.userAgent,
    ask: async (side: 'wasm' | 'js', request: string) => (await SIDES[side]()).ask(request),
    /** The last line that a program printed. */
    python: async (interpreter: Interpreter, program: string) =>
      interpreter === 'pyodide'
        ? (await pyodide()).run(program)
        : (await workbench()).run(program, interpreter),
    pythonVersion: async () => (await pyodide()).version,
    search: (race: Race, reduced: boolean, most: number) =>
      search((wasm) => labs.of(wasm), race, reduced, most),
    /** ms that the pool takes, and the whole coordinator with it, from a compiled module. */
    async poolStart(name: string, count: number) {
      const compiled = await labs.of(name);
      const begun = performance.now();
      const worker = await CoordinatorWorker.start(
        async () => compiled,
        () => undefined,
      );
      await worker.pool(count);
      const whole = performance.now() - begun;
      worker.terminate();
      return { pool: worker.poolStart ?? 0, whole };
    },
    firstEvent,
    stopToIdle,
  };
}

declare global {
  var bench: ReturnType<typeof begin> | undefined;
}

globalThis.bench = begin();
