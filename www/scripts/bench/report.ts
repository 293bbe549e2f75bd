// All that was measured, and how it stands against what is aimed at.
import { BUDGET } from '../budget.ts';
import { type Explorers, explorersAims } from './explorers.ts';
import type { Figure, KernelResult, Overall } from './kernels.ts';
import type { RecordingResult } from './recording.ts';
import type { RunsResult } from './runs.ts';
import type { SchedulesResult } from './schedules.ts';
import type { Sizes } from './sizes.ts';
import type { Summary } from './summary.ts';
import { type Aim, agreed, LEAST_NATIVE_EFFICIENCY, said } from './verdict.ts';
import { type WorkbenchResult, workbenchAims } from './workbench.ts';

export interface Machine {
  browser: string;
  rust: string;
  python: boolean;
  processor: string;
  cores: number;
  /** Other programs' demand on the cores before and after: `uptime`'s one-minute load. */
  load: [number, number];
  rounds: number;
  date: string;
}

export interface Measured {
  machine: Machine;
  kernels: KernelResult[];
  overall: Overall;
  recording: Record<'wasm' | 'native', RecordingResult>;
  runs: RunsResult;
  schedules: SchedulesResult;
  workbench: WorkbenchResult;
  explorers: Explorers;
  /** ms from a click on Run to the first line of the log; see `PageResult`. */
  page: Record<'cold' | 'near' | 'warm', Summary>;
  sizes: Sizes;
}

export interface Report extends Measured {
  aims: Aim[];
}

/** Where nothing else was measured. */
export interface ExplorersReport {
  machine: Pick<Machine, 'rust' | 'processor' | 'cores' | 'load' | 'date'>;
  explorers: Explorers;
  aims: Aim[];
}

/** Where nothing else was measured. */
export interface WorkbenchReport {
  machine: Machine;
  workbench: WorkbenchResult;
  aims: Aim[];
}

const STOP_LIMIT = 300;
/** ms from a click on Run to the first line of the log. */
const FIRST_RUN_LIMIT = 200;
const LATER_RUN_LIMIT = 60;

export function report(measured: Measured): Report {
  return { ...measured, aims: aims(measured) };
}

export function workbenchReport(machine: Machine, workbench: WorkbenchResult): WorkbenchReport {
  return { machine, workbench, aims: workbenchAims(workbench) };
}

export function explorersReport(machine: ExplorersReport['machine'], explorers: Explorers): ExplorersReport {
  return { machine, explorers, aims: explorersAims(explorers) };
}

function aims(measured: Measured): Aim[] {
  const { overall, recording, runs, schedules, workbench, explorers, page, sizes } = measured;
  const { wasm } = recording;
  const both = (name: Figure) => `${overall[name].median.toFixed(2)} (best ${overall[name].best.toFixed(2)})`;
  const one = (value: number) => value.toFixed(1);
  const record = Math.max(wasm.log.median, wasm.wait.median);
  const off = Math.max(wasm.logOffPercent.median, wasm.waitOffPercent.median);
  const stop = Math.max(...Object.values(runs.stop).map((each) => each.end.high ?? each.end.median));
  const compressed = (
    name: string,
    { gzip, brotli }: { gzip: number; brotli: number },
    limit: number,
  ): Aim => ({
    figure: `${name}: ${one(gzip / 1000)} KB by gzip, ${one(brotli / 1000)} KB by brotli`,
    aim: `< ${limit} KB compressed`,
    met: said(gzip < limit * 1000),
  });
  return [
    {
      figure: `wasm takes ${both('wasmToNative')} × native's time, geometric mean, one thread`,
      aim: '≤ 1.15 ×',
      met: agreed(overall.wasmToNative, (ratio) => ratio <= 1.15),
    },
    {
      figure: `parallel efficiency ${both('wasmEfficiency')} in wasm, ${both('nativeEfficiency')} natively: ${both('efficiencyToNative')} of it`,
      aim: "≥ 0.95 of native rayon's",
      met:
        overall.nativeEfficiency.median < LEAST_NATIVE_EFFICIENCY
          ? 'unclear'
          : agreed(overall.efficiencyToNative, (ratio) => ratio >= 0.95),
    },
    {
      figure: `a trace record costs ${one(record)} ns more than the clock read in it`,
      aim: '≤ 50 ns',
      met: said(record <= 50),
    },
    {
      figure: `tracing off costs ${one(off)} % of a loop with an event every microsecond`,
      aim: '< 2 %',
      met: said(off < 2),
    },
    {
      figure: `stop to idle within ${one(stop)} ms`,
      aim: `< ${STOP_LIMIT} ms`,
      met: said(stop < STOP_LIMIT),
    },
    {
      figure: `first line of the log ${one(page.cold.median)} ms after the click in a page's first run`,
      aim: `≤ ${FIRST_RUN_LIMIT} ms`,
      met: said(page.cold.median <= FIRST_RUN_LIMIT),
    },
    {
      figure: `… ${one(page.warm.median)} ms in a later run`,
      aim: `≤ ${LATER_RUN_LIMIT} ms`,
      met: said(page.warm.median <= LATER_RUN_LIMIT),
    },
    {
      figure: `all ${schedules.interleavings} schedules of two threads with six steps each: ${one(schedules.all.wasm.median)} ms`,
      aim: '< 200 ms',
      met: said(schedules.all.wasm.median < 200),
    },
    {
      figure: `where the threads touch different things: ${schedules.independent.join(' executions, with reduction ')}`,
      aim: '20 times fewer',
      met: said(schedules.independent[0] >= 20 * schedules.independent[1]),
    },
    ...workbenchAims(workbench),
    ...explorersAims(explorers),
    compressed('first view without wasm', sizes.firstView, 150),
    ...Object.entries(sizes.wasm).map(([build, size]) =>
      compressed(`wasm, ${build}`, size, BUDGET.largestWasm / 1000),
    ),
  ];
}
