// The report as text.
import { cpus } from 'node:os';
import { digits, ratio, spread, table } from './cells.ts';
import type { KernelResult } from './kernels.ts';
import type { ExplorersReport, Machine, Report, WorkbenchReport } from './report.ts';
import type { Summary } from './summary.ts';
import type { Aim } from './verdict.ts';
import { workbenchText } from './workbench-table.ts';

const kilobytes = (bytes: number) => `${digits(bytes / 1000, 1)} KB`;

export function aimText({ figure, aim, met }: Aim): string {
  return `${met.toUpperCase().padEnd(7)}  ${figure}   (aim: ${aim})`;
}

function kernelTable(results: KernelResult[]): string {
  const perUnit = (result: KernelResult, side: string, units: number) => {
    const ms = result.ms[side];
    return ms ? digits((ms.median * 1e6) / units, 3) : '-';
  };
  const head = [
    'kernel, ns a unit',
    'wasm',
    'native',
    'JS',
    'CPython',
    'wasm/native',
    'wasm/JS',
    'wasm/CPython',
  ];
  const rows = results.map((r) => [
    r.kernel,
    perUnit(r, 'wasm', r.units.wasm),
    perUnit(r, 'native', r.units.wasm),
    perUnit(r, 'js', r.units.js),
    perUnit(r, 'python', r.units.python),
    ratio(r.wasmToNative, 2),
    ratio(r.wasmToJs, 2),
    r.wasmToPython ? ratio(r.wasmToPython, 3) : '-',
  ]);
  const hardware = results.flatMap((r) =>
    r.wasmToHardware
      ? [
          [
            `${r.kernel}, native with the processor's instructions`,
            '',
            perUnit(r, 'hardware', r.units.wasm),
            '',
            '',
            ratio(r.wasmToHardware, 2),
            '',
            '',
          ],
        ]
      : [],
  );
  return table([head, ...rows, ...hardware]);
}

function threadsTable(results: KernelResult[]): string {
  const head = [
    'kernel, ms',
    'wasm 1',
    'wasm 2',
    'native 1',
    'native 2',
    'efficiency wasm',
    'native',
    'wasm/native',
  ];
  const ms = (r: KernelResult, side: string) => (r.ms[side] ? digits(r.ms[side].median, 1) : '-');
  const rows = results.map((r) => [
    r.kernel,
    ms(r, 'wasm'),
    ms(r, 'wasm2'),
    ms(r, 'native'),
    ms(r, 'native2'),
    ratio(r.wasmEfficiency, 2),
    ratio(r.nativeEfficiency, 2),
    ratio(r.efficiencyToNative, 2),
  ]);
  return table([head, ...rows]);
}

function recordingTable({ recording }: Report): string {
  const row = (name: string, side: 'wasm' | 'native') => {
    const r = recording[side];
    const cells = [r.clock, r.log, r.wait, r.logOff, r.waitOff].map((each) => spread(each, 1));
    return [name, ...cells, `${spread(r.logOffPercent, 1)} %`, `${spread(r.waitOffPercent, 1)} %`];
  };
  const head = [
    'tracing, ns',
    'clock',
    'log - clock',
    'wait - clock',
    'log, off',
    'wait, off',
    'log, off',
    'wait, off',
  ];
  return table([head, row('wasm', 'wasm'), row('native', 'native')]);
}

function runsTable({ runs, page }: Report): string {
  const rows = [['ms', 'median']];
  for (const [threads, { pool, coordinator }] of Object.entries(runs.poolStart)) {
    rows.push([`pool of ${threads} starts`, spread(pool, 1)]);
    rows.push([`… with its coordinator`, spread(coordinator, 1)]);
  }
  rows.push(['first event of a page: wasm is fetched and compiled', digits(runs.firstEvent.cold, 1)]);
  rows.push(['first event of a later run', spread(runs.firstEvent.warm, 1)]);
  rows.push(['click to first line of the log, first run of a page', spread(page.cold, 1)]);
  rows.push(['… where the pointer was over the button first', spread(page.near, 1)]);
  rows.push(['click to first line of the log, later', spread(page.warm, 1)]);
  for (const [name, { end, next }] of Object.entries(runs.stop)) {
    rows.push([`stop to idle, ${name} code`, spread(end, 1)]);
    rows.push([`… until a next run has its first event`, spread(next, 1)]);
  }
  return table(rows);
}

function schedulesTable({ schedules }: Report): string {
  const rate = (name: string, summary: Summary) => [name, spread(summary, 0)];
  const { wasm, native, fibres, tasks, shuttle } = schedules.perSecond;
  return table([
    ['schedules', 'a second'],
    rate("the seat's threads, wasm", wasm),
    rate("the seat's threads, natively", native),
    rate("the seat's fibres, natively", fibres),
    rate("the seat's tasks, natively", tasks),
    rate('shuttle, depth first, natively', shuttle),
  ]);
}

function sizesTable({ sizes }: Report): string {
  const rows = [['size', 'raw', 'gzip -9', 'brotli -11']];
  const row = (name: string, size: { raw: number; gzip: number; brotli: number }) => [
    name,
    kilobytes(size.raw),
    kilobytes(size.gzip),
    kilobytes(size.brotli),
  ];
  rows.push(row(`first view, ${sizes.firstView.files.length} files`, sizes.firstView));
  for (const [build, size] of Object.entries(sizes.wasm)) rows.push(row(`wasm, ${build}`, size));
  return table(rows);
}

function head(machine: Machine): string[] {
  return [
    `${machine.browser} · ${machine.rust} · ${machine.cores} × ${machine.processor}`,
    `Median ± median absolute deviation of up to ${machine.rounds} rounds, all sides in turn in each round; in brackets the`,
    `ratio of the best times. Load of the machine ${digits(machine.load[0], 1)} before, ${digits(machine.load[1], 1)} after.`,
  ];
}

/** The aims alone: whoever has measured has printed the figures. */
export function explorersText({ machine, aims }: ExplorersReport): string {
  const [before, after] = machine.load;
  return [
    `${machine.rust} · ${machine.cores} × ${machine.processor} · load ${digits(before, 1)} before, ${digits(after, 1)} after`,
    ...aims.map(aimText),
    '',
  ].join('\n');
}

/** One part of the report alone. */
export function partText({ machine, workbench, aims }: WorkbenchReport): string {
  return [...head(machine), '', workbenchText(workbench), '', ...aims.map(aimText), ''].join('\n');
}

export function text(report: Report): string {
  return [
    ...head(report.machine),
    'Native is the default target of the toolchain (x86-64: SSE2, as wide as the simd128 of the wasm), SHA-256 in software',
    'as in wasm. JS and CPython do fewer units where they would take long. One-thread figures have both tasks in turn.',
    '',
    kernelTable(report.kernels),
    '',
    threadsTable(report.kernels),
    '',
    recordingTable(report),
    '',
    runsTable(report),
    '',
    schedulesTable(report),
    '',
    workbenchText(report.workbench),
    '',
    sizesTable(report),
    '',
    ...report.aims.map(aimText),
    '',
  ].join('\n');
}

export function processor(): { processor: string; cores: number } {
  const all = cpus();
  return { processor: all[0]?.model.trim() ?? 'unknown', cores: all.length };
}
