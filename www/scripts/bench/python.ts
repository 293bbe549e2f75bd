// The workbench's Python: against CPython in wasm on one thread, and two threads against one.
import type { Interpreter } from '../../bench/python.ts';
import type { Opened } from './browser.ts';
import { read, timings } from './programs.ts';
import { type Side, time } from './side.ts';
import { geometricMean, type Ratio, ratio, type Summary, summarize } from './summary.ts';

export type Python = Pick<Opened, 'python' | 'pythonVersion'>;

/** Geometric means over the programs, of their medians and of their best times' ratios. */
type Mean = Pick<Ratio, 'median' | 'best'>;

export interface PythonResult {
  /** CPython's. */
  version: string;
  programs: {
    program: string;
    ms: Record<Interpreter, Summary>;
    /** CPython's time over ours, above 1 where ours is faster: without a GIL, and with it. */
    free: Ratio;
    gil: Ratio;
  }[];
  overall: Record<'free' | 'gil', Mean>;
}

export interface ThreadsResult {
  programs: {
    program: string;
    /** The same work on one thread and on two, without a GIL. */
    ms: Record<'one' | 'two', Summary>;
    speedup: Ratio;
  }[];
  overall: Mean;
  /** What two threads of a native kernel came to meanwhile: whether there were two cores for them. */
  native: Ratio;
}

const INTERPRETERS = ['free', 'pyodide', 'gil'] as const;
/** A browser's compiler, and CPython's own, take a while to see what is often run. */
const WARM_UP = 2;

const mean = (ratios: readonly Ratio[]): Mean => ({
  median: geometricMean(ratios.map(({ median }) => median)),
  best: geometricMean(ratios.map(({ best }) => best)),
});

/** Times of what takes turns, by name. All must come to the same answer. */
class Turns<Name extends string> {
  readonly #times = new Map<Name, number[]>();
  readonly #program: string;
  #answer: string | null = null;

  constructor(program: string) {
    this.#program = program;
  }

  add(name: Name, line: string, counts: boolean): void {
    const { ms, answer } = read(line);
    this.#answer ??= answer;
    if (answer !== this.#answer)
      throw new Error(`${this.#program}: ${name} says ${answer}, not ${this.#answer}`);
    if (counts) this.#times.set(name, [...this.of(name), ms]);
  }

  of(name: Name): number[] {
    return this.#times.get(name) ?? [];
  }
}

/** All programs, `rounds` times each in every interpreter. */
export async function measurePython(
  python: Python,
  native: Side,
  rounds: number,
  progress: (text: string) => void,
): Promise<PythonResult> {
  const programs: PythonResult['programs'] = [];
  for (const { name, once } of timings()) {
    progress(`Python, ${name}`);
    const turns = new Turns<Interpreter>(name);
    for (let round = -WARM_UP; round < rounds; round++) {
      for (const which of INTERPRETERS) turns.add(which, await python.python(which, once), round >= 0);
    }
    const sum = (which: Interpreter) => summarize(native, turns.of(which));
    const against = (which: Interpreter) => ratio(native, turns.of('pyodide'), turns.of(which), 1);
    programs.push({
      program: name,
      ms: { free: await sum('free'), gil: await sum('gil'), pyodide: await sum('pyodide') },
      free: await against('free'),
      gil: await against('gil'),
    });
  }
  const overall = {
    free: mean(programs.map(({ free }) => free)),
    gil: mean(programs.map(({ gil }) => gil)),
  };
  return { version: await python.pythonVersion(), programs, overall };
}

/** All programs on one thread and on two, and a native kernel in the same rounds. */
export async function measureThreads(
  python: Python,
  native: Side,
  rounds: number,
  progress: (text: string) => void,
): Promise<ThreadsResult> {
  const programs: ThreadsResult['programs'] = [];
  const kernel = { one: [] as number[], two: [] as number[] };
  for (const { name, oneThread, twoThreads } of timings()) {
    progress(`two threads, ${name}`);
    const turns = new Turns<'one' | 'two'>(name);
    for (let round = -1; round < rounds; round++) {
      turns.add('one', await python.python('free', oneThread), round >= 0);
      turns.add('two', await python.python('free', twoThreads), round >= 0);
      kernel.one.push(await nativeTime(native, false));
      kernel.two.push(await nativeTime(native, true));
    }
    programs.push({
      program: name,
      ms: { one: await summarize(native, turns.of('one')), two: await summarize(native, turns.of('two')) },
      speedup: await ratio(native, turns.of('one'), turns.of('two'), 1),
    });
  }
  return {
    programs,
    overall: mean(programs.map(({ speedup }) => speedup)),
    native: await ratio(native, kernel.one, kernel.two, 1),
  };
}

async function nativeTime(native: Side, threads: boolean): Promise<number> {
  const request = { measure: 'kernel', kernel: 'primes', n: 8_000_000, tasks: 2, seed: 7, threads };
  return (await time(native, request)).ms;
}
