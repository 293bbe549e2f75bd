// Searches in the scheduler's seat, through the engine as the page uses it.
import type { RunRequest } from '../src/engine/model';
import { SeatDesk } from '../src/engine/seat';
import type { Origin } from '../src/engine/wasm';

/** What is searched. */
export interface Race {
  /** What its code is in. */
  wasm: string;
  lab: string;
  strategy: string;
  params: RunRequest['params'];
}

export interface Searched {
  /** Of all searches together. */
  ms: number;
  searches: number;
  /** Played by each. */
  executions: number;
}

/** A search that is over sooner is made again: a few schedules take less than the clock can tell. */
const AT_LEAST = 100;
/** Executions that are not timed. */
const WARM_UP = 20;

/**
 * Plays the schedules of a race, at most so many; `reduced`: one of each kind. In a seat of its own, so that no search is the
 * slower or faster for those before it.
 */
export async function search(
  origin: (wasm: string) => Promise<Origin>,
  { wasm, lab, strategy, params }: Race,
  reduced: boolean,
  most: number,
): Promise<Searched> {
  const desk = new SeatDesk(origin);
  const request = { lab, strategies: [strategy], params, settings: { seed: 7, repeats: 1 } };
  const once = async (executions: number) => {
    const bounds = { reduced, steps: 200, executions, spurious: true };
    const begun = performance.now();
    const found = await desk.search({ wasm, request, strategy }, bounds, () => undefined).result;
    const ms = performance.now() - begun;
    if (!found || found.astray) throw new Error(`${lab} cannot be searched`);
    return { ms, executions: found.executions };
  };
  try {
    // Its threads start with the first.
    await once(WARM_UP);
    const sum: Searched = { ms: 0, searches: 0, executions: 0 };
    while (sum.ms < AT_LEAST) {
      const { ms, executions } = await once(most);
      sum.ms += ms;
      sum.executions = executions;
      sum.searches += 1;
    }
    return sum;
  } finally {
    desk.leave();
  }
}
