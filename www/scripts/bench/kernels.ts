// Each kernel: wasm against native, JavaScript and CPython, and two threads against one.
import { type Side, type Timed, time } from './side.ts';
import { geometricMean, type Ratio, ratio, ratios, type Summary, summarize } from './summary.ts';

const SEED = 7;
const TASKS = 2;

interface Kernel {
  id: string;
  /** Units of each task, for wasm, native and threads. */
  n: number;
  /** Fewer where it would take long; times are compared by unit. */
  jsN: number;
  pythonN: number;
  /** Others draw other numbers, so their answer is only near: π/4 of all units. */
  byChance?: true;
}

/** Some 20 to 40 ms for both tasks: long for any clock, short enough to be left alone now and then. */
const N = 8_000_000;

const KERNELS: readonly Kernel[] = [
  { id: 'sum-of-squares', n: 16 * N, jsN: N / 16, pythonN: 600_000 },
  { id: 'primes', n: 4 * N, jsN: N, pythonN: N / 4 },
  { id: 'mandelbrot', n: 4 * N, jsN: N, pythonN: 400_000 },
  { id: 'matrix', n: 2 * N, jsN: N, pythonN: 100_000 },
  { id: 'monte-carlo', n: N, jsN: N, pythonN: 500_000, byChance: true },
  { id: 'sha256', n: N, jsN: N / 2, pythonN: N / 4 },
  { id: 'sort', n: 4 * N, jsN: N, pythonN: N / 16 },
];

export interface Sides {
  wasm: Side;
  native: Side;
  /** Native with the processor's instructions for SHA-256. */
  hardware: Side;
  js: Side;
  python: Side | null;
}

export interface KernelResult {
  kernel: string;
  /** Units of one measurement, both tasks together. */
  units: { wasm: number; js: number; python: number };
  ms: Record<string, Summary>;
  /** Of times by unit, above 1 where wasm takes longer. */
  wasmToNative: Ratio;
  wasmToHardware: Ratio | null;
  wasmToJs: Ratio;
  wasmToPython: Ratio | null;
  /** One thread's time over twice that of two threads. */
  wasmEfficiency: Ratio;
  nativeEfficiency: Ratio;
  efficiencyToNative: Ratio;
  /** What was checked beside the sides that must agree exactly. */
  answer: string;
}

/** All kernels, `rounds` times each after one that does not count. */
export async function measureKernels(
  sides: Sides,
  rounds: number,
  progress: (text: string) => void,
): Promise<KernelResult[]> {
  const results: KernelResult[] = [];
  for (const kernel of KERNELS) {
    progress(kernel.id);
    results.push(await measure(sides, kernel, rounds));
  }
  return results;
}

async function measure(sides: Sides, kernel: Kernel, rounds: number): Promise<KernelResult> {
  const expected = new Map<number, string>();
  const request = (n: number, threads: boolean) => ({
    measure: 'kernel',
    kernel: kernel.id,
    n,
    tasks: TASKS,
    seed: SEED,
    threads,
  });
  for (const n of new Set([kernel.n, kernel.jsN, kernel.pythonN])) {
    expected.set(n, (await time(sides.native, request(n, false))).answer);
  }
  const samples: Record<string, number[]> = {};
  const once = async (name: string, side: Side | null, n: number, threads = false, counts = true) => {
    if (!side) return;
    const timed = await time(side, request(n, threads));
    check(kernel, side, n, timed, expected.get(n));
    if (counts) samples[name] = [...(samples[name] ?? []), timed.ms];
  };
  for (let round = -1; round < rounds; round++) {
    // Browsers compile better what they have run for a while: the first round is for that.
    const counts = round >= 0;
    await once('wasm', sides.wasm, kernel.n, false, counts);
    await once('native', sides.native, kernel.n, false, counts);
    await once('js', sides.js, kernel.jsN, false, counts);
    await once('python', sides.python, kernel.pythonN, false, counts);
    await once('wasm2', sides.wasm, kernel.n, true, counts);
    await once('native2', sides.native, kernel.n, true, counts);
    if (kernel.id === 'sha256') await once('hardware', sides.hardware, kernel.n, false, counts);
  }
  return summed(sides.native, kernel, samples);
}

/** Sides that are given the same numbers must find the same answer; by chance, one within 6 deviations. */
function check(kernel: Kernel, side: Side, n: number, { answer }: Timed, expected: string | undefined): void {
  if (answer === expected) return;
  const points = n * TASKS;
  const off = Math.abs(Number(answer) - (points * Math.PI) / 4);
  const other = side.name === 'js' || side.name === 'python';
  if (kernel.byChance && other && off < 6 * Math.sqrt(points * 0.17)) return;
  throw new Error(`${kernel.id}: ${side.name} says ${answer}, not ${expected}`);
}

async function summed(
  native: Side,
  kernel: Kernel,
  samples: Record<string, number[]>,
): Promise<KernelResult> {
  const of = (name: string) => samples[name] ?? [];
  /** wasm's time by unit over another's. */
  const against = (name: string, n: number) => ratio(native, of('wasm'), of(name), n / kernel.n);
  const wasmEfficiency = await ratio(native, of('wasm'), of('wasm2'), 1 / TASKS);
  const nativeEfficiency = await ratio(native, of('native'), of('native2'), 1 / TASKS);
  const [inWasm, inNative] = [ratios(of('wasm'), of('wasm2')), ratios(of('native'), of('native2'))];
  const ms: Record<string, Summary> = {};
  for (const [name, times] of Object.entries(samples)) ms[name] = await summarize(native, times);
  return {
    kernel: kernel.id,
    units: { wasm: kernel.n * TASKS, js: kernel.jsN * TASKS, python: kernel.pythonN * TASKS },
    ms,
    wasmToNative: await against('native', kernel.n),
    wasmToHardware: samples.hardware ? await against('hardware', kernel.n) : null,
    wasmToJs: await against('js', kernel.jsN),
    wasmToPython: samples.python ? await against('python', kernel.pythonN) : null,
    wasmEfficiency,
    nativeEfficiency,
    efficiencyToNative: {
      ...(await summarize(native, ratios(inWasm, inNative))),
      best: wasmEfficiency.best / nativeEfficiency.best,
    },
    answer: kernel.byChance
      ? 'near π in JavaScript and Python, which draw other points'
      : 'equal on all sides',
  };
}

export type Figure =
  | 'wasmToNative'
  | 'wasmToJs'
  | 'wasmEfficiency'
  | 'nativeEfficiency'
  | 'efficiencyToNative';

/** Geometric means over the kernels, of their medians and of their best times' ratios. */
export type Overall = Record<Figure, { median: number; best: number }>;

export function overall(results: KernelResult[]): Overall {
  const of = (figure: Figure) => ({
    median: geometricMean(results.map((result) => result[figure].median)),
    best: geometricMean(results.map((result) => result[figure].best)),
  });
  return {
    wasmToNative: of('wasmToNative'),
    wasmToJs: of('wasmToJs'),
    wasmEfficiency: of('wasmEfficiency'),
    nativeEfficiency: of('nativeEfficiency'),
    efficiencyToNative: of('efficiencyToNative'),
  };
}
