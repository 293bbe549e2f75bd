// The page's engine. Import it once isolation is settled: what it can do is found out at once.
import { detect } from './capabilities';
import { Client } from './client';
import { text } from './failure';
import { Origins } from './origins';
import { fileUrl } from './release';
import { SeatDesk } from './seat';
import type { Desk, Engine, EngineError, Programs, Statistics } from './types';
import { EngineFailure } from './worker';

export type {
  Capabilities,
  Desk,
  Engine,
  EngineError,
  Launch,
  Observer,
  Programs,
  RunHandle,
  RunPair,
  RunResult,
  SavedFile,
  SearchHandle,
  Statistics,
  Steered,
  TraceSource,
} from './types';

const capabilities = detect();
const base = new URL('.', document.baseURI).href;
const origins = new Origins(base, fileUrl(`wasm/${capabilities.threads ? 'threads' : 'single'}/`));
const client = new Client((wasm) => origins.of(wasm));

export const engine: Engine = {
  capabilities,
  run: (launch, observer) => client.run(launch, observer),
  warm: (launch) => void client.warm(launch),
};

export const statistics: Statistics = client;

export const programs: Programs = client;

export const desk: Desk = new SeatDesk((wasm) => origins.of(wasm));

/** What a rejection of the engine means. */
export function errorOf(caught: unknown): EngineError {
  return caught instanceof EngineFailure ? caught.error : { code: 'crashed', detail: text(caught) };
}
