// ./build.sh bench: measures, prints a table and writes bench.json. All sides take turns in one run, since a
// machine is never as fast as it was a minute ago. `./build.sh bench workbench` measures that part and nothing else,
// `./build.sh bench explorers` what `interleave-compare` has measured before this begins.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { chosen } from '../../../tests/e2e/browsers.ts';
import { browserName } from '../../src/engine/capabilities.ts';
import { type Opened, open } from './browser.ts';
import { readExplorers } from './explorers.ts';
import { measureKernels, overall } from './kernels.ts';
import { usePage } from './page.ts';
import { measureRecording } from './recording.ts';
import {
  type ExplorersReport,
  explorersReport,
  type Machine,
  type Report,
  report,
  type WorkbenchReport,
  workbenchReport,
} from './report.ts';
import { measureRuns } from './runs.ts';
import { measureSchedules } from './schedules.ts';
import { program, type Side } from './side.ts';
import { sizes } from './sizes.ts';
import { summarize } from './summary.ts';
import { explorersText, partText, processor, text } from './table.ts';
import { measureWorkbench } from './workbench.ts';

const MANIFEST = v.object({ labs: v.array(v.object({ id: v.string(), wasm: v.string() })) });
const TOP = fileURLToPath(new URL('../../..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    native: { type: 'string' },
    hardware: { type: 'string' },
    site: { type: 'string' },
    explorers: { type: 'string' },
    load: { type: 'string' },
    rust: { type: 'string', default: 'unknown' },
    rounds: { type: 'string', default: '15' },
  },
});

function given(name: 'native' | 'hardware' | 'site' | 'explorers'): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing: use ./build.sh bench`);
  return value;
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The name of the wasm that a lab is in. */
function wasmOf(lab: string): string {
  const { labs } = v.parse(MANIFEST, JSON.parse(readFileSync(`${TOP}/www/public/manifest.json`, 'utf8')));
  const found = labs.find(({ id }) => id === lab);
  if (!found) throw new Error(`there is no lab ${lab}`);
  return found.wasm;
}

const say = (line: string) => process.stderr.write(`bench: ${line}\n`);

/** `before`: the load when it all began. */
function machine(opened: Opened, rounds: number, python: boolean, before: number): Machine {
  return {
    browser: browserName(opened.agent),
    rust: values.rust,
    python,
    ...processor(),
    load: [before, load()],
    rounds,
    date: new Date().toISOString().slice(0, 10),
  };
}

const load = () => loadavg()[0] ?? 0;

async function measure(rounds: number): Promise<Report> {
  const explorers = readExplorers(given('explorers'));
  const name = chosen();
  const before = load();
  const native = program('native', given('native'));
  const hardware = program('hardware', given('hardware'));
  const python: Side | null = hasPython()
    ? program('python', 'python3', [`${TOP}/tests/bench/kernels.py`])
    : null;
  const page = await usePage(`${TOP}/dist`, name, 5);
  const opened = await open(given('site'), name);
  try {
    const { wasm, js } = opened;
    const kernels = await measureKernels({ wasm, native, hardware, js, python }, rounds, say);
    say('tracing');
    const recording = {
      wasm: await measureRecording(wasm, native, Math.min(rounds, 7)),
      native: await measureRecording(native, native, Math.min(rounds, 7)),
    };
    // Before the runs: the last of those leaves a worker behind that Chromium may keep busy for seconds.
    say('schedules');
    const schedules = await measureSchedules(wasm, native, Math.min(rounds, 7));
    const workbench = await measureWorkbench(opened, native, rounds, wasmOf, say);
    say('runs');
    const runs = await measureRuns(opened, native, Math.min(rounds, 7), wasmOf);
    const { cold, near, warm } = page.clickToLine;
    return report({
      machine: machine(opened, rounds, python !== null, before),
      kernels,
      overall: overall(kernels),
      recording,
      runs,
      schedules,
      workbench,
      explorers,
      page: {
        cold: await summarize(native, cold),
        near: await summarize(native, near),
        warm: await summarize(native, warm),
      },
      sizes: sizes(`${TOP}/dist`, page.requested),
    });
  } finally {
    await opened.close();
    for (const side of [native, hardware, python]) side?.close();
  }
}

async function measurePart(rounds: number): Promise<WorkbenchReport> {
  const before = load();
  const native = program('native', given('native'));
  const opened = await open(given('site'), chosen());
  try {
    const workbench = await measureWorkbench(opened, native, rounds, wasmOf, say);
    return workbenchReport(machine(opened, rounds, false, before), workbench);
  } finally {
    await opened.close();
    native.close();
  }
}

function explorersPart(): ExplorersReport {
  const date = new Date().toISOString().slice(0, 10);
  const machine = {
    rust: values.rust,
    ...processor(),
    load: [Number(values.load), load()] as [number, number],
    date,
  };
  return explorersReport(machine, readExplorers(given('explorers')));
}

type Found = Report | WorkbenchReport | ExplorersReport;

/** What was measured, for programs and for people. */
async function all(rounds: number): Promise<[found: Found, text: string]> {
  switch (positionals.join()) {
    case '': {
      const found = await measure(rounds);
      return [found, text(found)];
    }
    case 'workbench': {
      const found = await measurePart(rounds);
      return [found, partText(found)];
    }
    case 'explorers': {
      const found = explorersPart();
      return [found, explorersText(found)];
    }
    default:
      throw new Error(`no part of the benchmark: ${positionals.join(' ')}`);
  }
}

const [found, shown] = await all(Math.max(1, Number(values.rounds) || 1));
writeFileSync(`${TOP}/bench.json`, `${JSON.stringify(found, null, 2)}\n`);
console.log(shown);
