// The crate with its benchmark's door, and a pool of two threads.
import type { Origin } from '../src/engine/wasm';

interface Api {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  initThreadPool(threads: number): Promise<void>;
  begin(base: string): void;
  bench(request: string): string;
}

const THREADS = 2;
let api: Api | null = null;

async function answer(data: Origin | string): Promise<string> {
  if (typeof data === 'string') {
    if (!api) throw new Error('not begun');
    return api.bench(data);
  }
  const made: Api = await import(/* @vite-ignore */ data.glue);
  await made.default({ module_or_path: data.module });
  made.begin(data.base);
  await made.initThreadPool(THREADS);
  api = made;
  return 'ready';
}

addEventListener('message', ({ data }: MessageEvent<Origin | string>) => {
  answer(data).then(
    (text) => postMessage(text),
    (error: unknown) => postMessage(JSON.stringify({ error: String(error) })),
  );
});
