// All that is measured of the workbench, and how it stands against what is aimed at.
import type { Opened } from './browser.ts';
import { measurePython, measureThreads, type PythonResult, type ThreadsResult } from './python.ts';
import { measureRaces, type RaceResult } from './races.ts';
import type { Side } from './side.ts';
import type { Ratio } from './summary.ts';
import type { Aim } from './verdict.ts';
import { agreed, LEAST_NATIVE_EFFICIENCY } from './verdict.ts';

export interface WorkbenchResult {
  python: PythonResult;
  threads: ThreadsResult;
  races: RaceResult[];
}

const THREADS = 2;
const SPEEDUP = 1.7;
const SEARCHES = 0.5;

/** `wasmOf`: the name of the wasm that a lab is in. */
export async function measureWorkbench(
  opened: Opened,
  native: Side,
  rounds: number,
  wasmOf: (lab: string) => string,
  progress: (text: string) => void,
): Promise<WorkbenchResult> {
  const python = await measurePython(opened, native, Math.min(rounds, 9), progress);
  const threads = await measureThreads(opened, native, Math.min(rounds, 7), progress);
  progress('searches of a race');
  const races = await measureRaces(opened, native, Math.min(rounds, 7), wasmOf);
  return { python, threads, races };
}

type Mean = Pick<Ratio, 'median' | 'best'>;

const both = ({ median, best }: Mean) => `${median.toFixed(2)} (best ${best.toFixed(2)})`;

export function workbenchAims({ python, threads, races }: WorkbenchResult): Aim[] {
  const twoCores = threads.native.median >= THREADS * LEAST_NATIVE_EFFICIENCY;
  return [
    {
      figure: `the workbench's Python is ${both(python.overall.free)} × as fast as CPython ${python.version} in wasm, geometric mean, one thread`,
      aim: '≥ 1.0 ×',
      met: agreed(python.overall.free, (ratio) => ratio >= 1),
    },
    {
      figure: `two of its threads are ${both(threads.overall)} × as fast as one, ${both(threads.native)} natively`,
      aim: `≥ ${SPEEDUP} × on two free cores`,
      met: twoCores ? agreed(threads.overall, (ratio) => ratio >= SPEEDUP) : 'unclear',
    },
    ...races.map(
      ({ increments, reduced, ratio }): Aim => ({
        figure: `a race written as a program, ${searched(increments, reduced)}: ${both(ratio)} × the lab's schedules a second`,
        aim: `≥ ${SEARCHES} ×`,
        met: agreed(ratio, (value) => value >= SEARCHES),
      }),
    ),
  ];
}

/** What was searched, in words. */
export function searched(increments: number, reduced: boolean): string {
  return `${increments === 1 ? 'one increment' : `${increments} increments`} a thread, ${reduced ? 'one schedule of each kind' : 'every schedule'}`;
}
