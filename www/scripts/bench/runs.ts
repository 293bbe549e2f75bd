// How long a learner waits: pools, first events, stops.
import type { Program as Found } from '../../bench/runs.ts';
import type { Opened } from './browser.ts';
import type { Side } from './side.ts';
import { type Summary, summarize } from './summary.ts';

/** Which wasm its lab is in says the manifest. */
type Program = Omit<Found, 'wasm'>;

/** Blocks in `sleep` for seconds. */
const SLEEPING: Program = {
  lab: 'io-bound',
  strategy: 'pool',
  params: { wait_ms: 5000, tasks: 4, workers: 2 },
};
/** Spins, and looks at the stop flag every 50 to 200 µs. */
const SPINNING: Program = {
  lab: 'cpu-bound',
  strategy: 'threads',
  params: { kernel: 'primes', n: 200_000_000, tasks: 64, workers: 2 },
};
/** Spins and looks at nothing. */
const DEAF: Program = { lab: 'faults', strategy: 'spin', params: { seconds: 20 } };
/** What the reader of the same lab runs next. Needs no pool, so that what is measured after a stop is not the start of one. */
const SEQUENTIAL: Program = {
  lab: 'cpu-bound',
  strategy: 'sequential',
  params: { kernel: 'primes', n: 200_000_000, tasks: 64, workers: 2 },
};

const HEALTHY: Program = { lab: 'faults', strategy: 'healthy', params: {} };

export interface RunsResult {
  /** ms, by threads. */
  poolStart: Record<string, { pool: Summary; coordinator: Summary }>;
  /** ms; the first run of a page, and later ones. */
  firstEvent: { cold: number; warm: Summary };
  /** ms, by what the code is doing. */
  stop: Record<string, { end: Summary; next: Summary }>;
}

/** `wasmOf`: the name of the wasm that a lab is in. */
export async function measureRuns(
  opened: Opened,
  native: Side,
  rounds: number,
  wasmOf: (lab: string) => string,
): Promise<RunsResult> {
  const find = (program: Program): Found => ({ ...program, wasm: wasmOf(program.lab) });
  const sum = (samples: number[]) => summarize(native, samples);
  const cold = await opened.firstEvent(find(SPINNING));
  const warm: number[] = [];
  const pools: Record<string, { pool: number[]; whole: number[] }> = {};
  const stops: Record<string, { end: number[]; next: number[] }> = {};
  const programs: Record<string, [Program, next: Program]> = {
    sleeping: [SLEEPING, SEQUENTIAL],
    spinning: [SPINNING, SEQUENTIAL],
    deaf: [DEAF, HEALTHY],
  };
  for (let round = 0; round < rounds; round++) {
    warm.push(await opened.firstEvent(find(SPINNING)));
    for (const threads of [2, 4]) {
      const { pool, whole } = await opened.poolStart(wasmOf(SPINNING.lab), threads);
      const before = pools[threads] ?? { pool: [], whole: [] };
      pools[threads] = { pool: [...before.pool, pool], whole: [...before.whole, whole] };
    }
    for (const [name, [program, following]] of Object.entries(programs)) {
      const { end, next } = await opened.stopToIdle(find(program), find(following));
      const before = stops[name] ?? { end: [], next: [] };
      stops[name] = { end: [...before.end, end], next: [...before.next, next] };
    }
  }
  const poolStart: RunsResult['poolStart'] = {};
  for (const [threads, { pool, whole }] of Object.entries(pools)) {
    poolStart[threads] = { pool: await sum(pool), coordinator: await sum(whole) };
  }
  const stop: RunsResult['stop'] = {};
  for (const [name, { end, next }] of Object.entries(stops)) {
    stop[name] = { end: await sum(end), next: await sum(next) };
  }
  return { poolStart, firstEvent: { cold, warm: await sum(warm) }, stop };
}
