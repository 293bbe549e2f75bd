// Whole runs, through the engine as the page uses it.
import { engine, type TraceSource } from '../src/engine';
import type { RunRequest } from '../src/engine/model';

export interface Program {
  /** What the lab's code is in. */
  wasm: string;
  lab: string;
  strategy: string;
  params: RunRequest['params'];
}

/** Runs that take this long have gone wrong. */
const LONGEST = 20_000;
/** How long a run goes on before it is stopped. */
const AT_WORK = 200;

/** Starts a run; `event` resolves with the moment at which its first record could be read. */
function begin({ wasm, lab, strategy, params }: Program) {
  let found: (at: number) => void = () => undefined;
  const event = new Promise<number>((resolve) => {
    found = resolve;
  });
  const begun = performance.now();
  const request = { lab, strategies: [strategy], params, settings: { seed: 7, repeats: 1 } };
  const handle = engine.run(
    { wasm, request },
    {
      step: () => undefined,
      trace: (source) => {
        if (source.process === 0) watch(source, found);
      },
      executed: () => undefined,
    },
  );
  return { begun, handle, event: within(event, handle.result) };
}

/** Looks all the time, not once a frame as the page does: what is measured is the run's part. */
function watch(source: TraceSource, found: (at: number) => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (hasRecord(source)) found(performance.now());
    else channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
}

function hasRecord({ buffer, pointer, layout }: TraceSource): boolean {
  const words = new Int32Array(buffer);
  const read = (address: number) => Atomics.load(words, address >> 2);
  if (read(pointer + layout.lanes) === 0) return false;
  return read(read(pointer + layout.lanes_address) + layout.lane_len) > 0;
}

async function within(event: Promise<number>, result: Promise<unknown>): Promise<number> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no event')), LONGEST);
  });
  // A run may be over before anybody looked.
  const over = result.then(async (ended) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw new Error(`over without an event: ${JSON.stringify(ended)}`);
  });
  return Promise.race([event, late, over]);
}

/** ms from asking for a run to its first record in memory; the run is stopped then. */
export async function firstEvent(program: Program): Promise<number> {
  const { begun, handle, event } = begin(program);
  const ms = (await event) - begun;
  handle.stop();
  await handle.result;
  return ms;
}

/** ms from stop to the run's end, `end`; and from stop until a next run has its first record, `next`. */
export async function stopToIdle(program: Program, next: Program): Promise<{ end: number; next: number }> {
  const { handle, event } = begin(program);
  await event;
  await new Promise((resolve) => setTimeout(resolve, AT_WORK));
  const stopped = performance.now();
  handle.stop();
  const result = await handle.result;
  const end = performance.now() - stopped;
  if (result.state !== 'stopped') throw new Error(`not stopped but ${JSON.stringify(result)}`);
  await firstEvent(next);
  return { end, next: performance.now() - stopped };
}
