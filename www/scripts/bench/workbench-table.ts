// The workbench's part of the report as text.
import { digits, ratio, spread, table } from './cells.ts';
import { searched, type WorkbenchResult } from './workbench.ts';

const mean = ({ median, best }: { median: number; best: number }) =>
  `${digits(median, 2)} (${digits(best, 2)})`;

function pythonTable({ python }: WorkbenchResult): string {
  const head = [
    'Python on one thread, ms',
    'ours, free',
    'ours, GIL',
    `CPython ${python.version}`,
    'CPython/free',
    'CPython/GIL',
  ];
  const rows = python.programs.map(({ program, ms, free, gil }) => [
    program,
    digits(ms.free.median, 1),
    digits(ms.gil.median, 1),
    digits(ms.pyodide.median, 1),
    ratio(free, 2),
    ratio(gil, 2),
  ]);
  const { free, gil } = python.overall;
  return table([head, ...rows, ['geometric mean', '', '', '', mean(free), mean(gil)]]);
}

function threadsTable({ threads }: WorkbenchResult): string {
  const head = ['Python without a GIL, the work twice, ms', 'one thread', 'two threads', 'speed-up'];
  const rows = threads.programs.map(({ program, ms, speedup }) => [
    program,
    digits(ms.one.median, 1),
    digits(ms.two.median, 1),
    ratio(speedup, 2),
  ]);
  const rest = [
    ['geometric mean', '', '', mean(threads.overall)],
    ['a native kernel meanwhile', '', '', ratio(threads.native, 2)],
  ];
  return table([head, ...rows, ...rest]);
}

function racesTable({ races }: WorkbenchResult): string {
  const head = ['searches of a race', 'schedules', 'a second', 'as a lab', 'a second', 'program/lab'];
  const rows = races.map(({ increments, reduced, program, lab, ratio: rates }) => [
    searched(increments, reduced),
    String(program.executions),
    spread(program.perSecond, 0),
    String(lab.executions),
    spread(lab.perSecond, 0),
    ratio(rates, 2),
  ]);
  return table([head, ...rows]);
}

export function workbenchText(result: WorkbenchResult): string {
  return [pythonTable(result), threadsTable(result), racesTable(result)].join('\n\n');
}
