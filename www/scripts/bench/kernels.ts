// Each kernel: wasm against native, JavaScript and CPython, and two threads against one.
import { type Side, type Timed, time } from './side.ts';
import { geometricMean, ratios, type Summary, summarize } from './summary.ts';

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

const N = 16_000_000;

const KERNELS: readonly Kernel[] = [
  { id: 'sum-of-squares', n: 2 * N, jsN: N / 16, pythonN: 600_000 },
  { id: 'primes', n: N, jsN: N, pythonN: N / 4 },
  { id: 'mandelbrot', n: N, jsN: N, pythonN: 400_000 },
  { id: 'matrix', n: N, jsN: N, pythonN: 100_000 },
  { id: 'monte-carlo', n: N, jsN: N, pythonN: 500_000, byChance: true },
  { id: 'sha256', n: N, jsN: N / 2, pythonN: N / 4 },
  { id: 'sort', n: N, jsN: N, pythonN: N / 16 },
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
  wasmToNative: Summary;
  wasmToHardware: Summary | null;
  wasmToJs: Summary;
  wasmToPython: Summary | null;
  /** One thread's time over twice that of two threads. */
  wasmEfficiency: Summary;
  nativeEfficiency: Summary;
  efficiencyToNative: Summary;
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
  const wasm = of('wasm');
  /** wasm's time by unit over another's. */
  const against = (name: string, n: number) =>
    summarize(
      native,
      ratios(wasm, of(name)).map((ratio) => (ratio * n) / kernel.n),
    );
  const efficiency = (one: string, two: string) => ratios(of(one), of(two)).map((ratio) => ratio / TASKS);
  const [inWasm, inNative] = [efficiency('wasm', 'wasm2'), efficiency('native', 'native2')];
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
    wasmEfficiency: await summarize(native, inWasm),
    nativeEfficiency: await summarize(native, inNative),
    efficiencyToNative: await summarize(native, ratios(inWasm, inNative)),
    answer: kernel.byChance
      ? 'near π in JavaScript and Python, which draw other points'
      : 'equal on all sides',
  };
}

export interface Overall {
  wasmToNative: number;
  wasmToJs: number;
  /** Geometric means of the kernels' medians. */
  wasmEfficiency: number;
  nativeEfficiency: number;
  efficiencyToNative: number;
}

export function overall(results: KernelResult[]): Overall {
  const mean = (pick: (result: KernelResult) => Summary) =>
    geometricMean(results.map((result) => pick(result).median));
  return {
    wasmToNative: mean((r) => r.wasmToNative),
    wasmToJs: mean((r) => r.wasmToJs),
    wasmEfficiency: mean((r) => r.wasmEfficiency),
    nativeEfficiency: mean((r) => r.nativeEfficiency),
    efficiencyToNative: mean((r) => r.efficiencyToNative),
  };
}
