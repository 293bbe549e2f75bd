// How fast the seat searches a race that is written as a program, against the same race as a lab.
import type { Race } from '../../bench/searches.ts';
import type { Opened } from './browser.ts';
import type { Side } from './side.ts';
import { type Ratio, ratio, type Summary, summarize } from './summary.ts';

const THREADS = 2;
/** Executions of a search that takes every schedule: as long as that is, both play as many. */
const MOST = 500;

/** Each thread increments so often, and all schedules are played or one of each kind, as the page does. */
const SEARCHES = [
  { increments: 1, reduced: true },
  { increments: 2, reduced: true },
  { increments: 2, reduced: false },
] as const;

/** As a learner would write it down. */
const program = (increments: number) => `
import threading

x = 0


def work():
    global x
${'    x += 1\n'.repeat(increments)}

threads = [threading.Thread(target=work) for _ in range(${THREADS})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(x)
`;

interface Played {
  /** In one search. */
  executions: number;
  perSecond: Summary;
}

export interface RaceResult {
  increments: number;
  reduced: boolean;
  program: Played;
  lab: Played;
  /** The program's schedules a second over the lab's. */
  ratio: Ratio;
}

/** `wasmOf`: the name of the wasm that a lab is in. */
export async function measureRaces(
  opened: Pick<Opened, 'search'>,
  native: Side,
  rounds: number,
  wasmOf: (lab: string) => string,
): Promise<RaceResult[]> {
  const results: RaceResult[] = [];
  for (const { increments, reduced } of SEARCHES) {
    const races: Record<'program' | 'lab', Race> = {
      program: {
        wasm: 'workbench',
        lab: 'workbench',
        strategy: 'free',
        params: { program: program(increments), workers: THREADS },
      },
      lab: {
        wasm: wasmOf('race'),
        lab: 'race',
        strategy: 'unsafe',
        params: { threads: THREADS, iterations: increments },
      },
    };
    /** ms of a schedule. */
    const ms: Record<'program' | 'lab', number[]> = { program: [], lab: [] };
    const executions = { program: 0, lab: 0 };
    for (let round = -1; round < rounds; round++) {
      for (const name of ['program', 'lab'] as const) {
        const found = await opened.search(races[name], reduced, MOST);
        executions[name] = found.executions;
        // The first round is for the browser's compiler.
        if (round >= 0) ms[name].push(found.ms / (found.executions * found.searches));
      }
    }
    const played = async (name: 'program' | 'lab'): Promise<Played> => {
      const rates = ms[name].map((each) => 1e3 / each);
      return { executions: executions[name], perSecond: await summarize(native, rates) };
    };
    results.push({
      increments,
      reduced,
      program: await played('program'),
      lab: await played('lab'),
      ratio: await ratio(native, ms.lab, ms.program, 1),
    });
  }
  return results;
}
