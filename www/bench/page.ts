// The benchmark's page: the driver calls what it puts into `globalThis.bench`.
import { Origins } from '../src/engine/origins';
import { CoordinatorWorker } from '../src/engine/worker';
import { firstEvent, stopToIdle } from './runs';

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

async function begin() {
  const origin = await new Origins(base, `${base}wasm/bench/`).of('bench');
  const wasm = new Answering(new Worker(new URL('./wasm.worker.ts', import.meta.url), { type: 'module' }));
  await wasm.ask(origin);
  const js = new Answering(new Worker(new URL('./js.worker.js', import.meta.url), { type: 'module' }));
  return {
    agent: navigator.userAgent,
    ask: (side: 'wasm' | 'js', request: string) => (side === 'wasm' ? wasm : js).ask(request),
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
  var bench: Awaited<ReturnType<typeof begin>> | undefined;
  var benchError: string | undefined;
}

begin().then(
  (bench) => {
    globalThis.bench = bench;
  },
  (error: unknown) => {
    globalThis.benchError = String(error);
  },
);
