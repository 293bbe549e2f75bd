// The page's engine. Import it once isolation is settled: what it can do is found out at once.
import { detect } from './capabilities';
import { Client } from './client';
import { text } from './failure';
import { SeatDesk } from './seat';
import type { Desk, Engine, EngineError } from './types';
import type { Origin } from './wasm';
import { EngineFailure } from './worker';

export type {
  Capabilities,
  Desk,
  Engine,
  EngineError,
  Observer,
  RunHandle,
  RunResult,
  SavedFile,
  SearchHandle,
  TraceSource,
} from './types';

const capabilities = detect();
const base = new URL('.', document.baseURI).href;
const build = `${base}wasm/${capabilities.threads ? 'threads' : 'single'}/`;

let compiled: Promise<WebAssembly.Module> | null = null;

/** Compiled once for all workers, when the first run needs it; a failure is tried again by the next. */
async function origin(): Promise<Origin> {
  compiled ??= WebAssembly.compileStreaming(fetch(`${build}interleave_bg.wasm`));
  try {
    return { glue: `${build}interleave.js`, module: await compiled, base };
  } catch (caught) {
    compiled = null;
    throw new EngineFailure({ code: 'load-failed', detail: text(caught) });
  }
}

const client = new Client(origin);

export const engine: Engine = {
  capabilities,
  run: (request, observer, file) => client.run(request, observer, file),
};

export const desk: Desk = new SeatDesk(origin);

/** What a rejection of the engine means. */
export function errorOf(caught: unknown): EngineError {
  return caught instanceof EngineFailure ? caught.error : { code: 'crashed', detail: text(caught) };
}
