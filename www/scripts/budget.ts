// What a learner may have to download, in bytes by gzip: budget.json says it once, for the tests and the benchmark.
// `budget.ts` by itself checks the wasm in dist/; the first run of a lab is an end-to-end test's (tests/e2e/budget).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { releaseFolder } from './release.ts';

export interface Budget {
  /** Of every wasm of both builds. */
  largestWasm: number;
  /** Of the one in the middle. */
  medianWasm: number;
  /** All that the first run of a lab asks for beyond the page. */
  firstRun: number;
  /** What opens and runs a first program beyond what opens and runs a lab in the middle: another wasm, and the editor. */
  workbench: number;
}

export const BUDGET: Budget = JSON.parse(readFileSync(new URL('../budget.json', import.meta.url), 'utf8'));

const ENDING = '_bg.wasm';

export const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Every wasm below a built page: its name, as in `threads/choice`, and its path. */
export function wasmFiles(dist: string): { name: string; file: string }[] {
  const folder = releaseFolder(dist);
  return ['threads', 'single'].flatMap((build) =>
    readdirSync(join(dist, folder, 'wasm', build))
      .filter((file) => file.endsWith(ENDING))
      .sort()
      .map((file) => ({
        name: `${build}/${file.slice(0, -ENDING.length)}`,
        file: `${folder}/wasm/${build}/${file}`,
      })),
  );
}

/** The wasm of the workbench, which has a budget of its own. */
const isWorkbench = (name: string) => name.endsWith('/workbench');

/** What only the workbench loads of the page itself, and what only a lab does. */
const WORKBENCH_PARTS = /^(Workbench|workbench|Editor)-[\w-]+\.(js|css)$/;
const LAB_PARTS = /^LabPage-[\w-]+\.(js|css)$/;

function medianOf(sizes: readonly number[]): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What is over the budget, a sentence each; `parts` is what the workbench's part of the page has more than a lab's. */
export function over(all: Record<string, number>, parts: number, budget: Budget): string[] {
  const sizes = Object.fromEntries(Object.entries(all).filter(([name]) => !isWorkbench(name)));
  const median = medianOf(Object.values(sizes));
  const large = Object.entries(sizes).filter(([, size]) => size > budget.largestWasm);
  const found = large.map(([name, size]) => `${name} has ${size} bytes, above ${budget.largestWasm}`);
  if (median > budget.medianWasm) found.push(`the median has ${median} bytes, above ${budget.medianWasm}`);
  for (const [name, size] of Object.entries(all)) {
    // A lab of the same build.
    const build = name.slice(0, name.indexOf('/') + 1);
    const labs = Object.entries(sizes).filter(([lab]) => lab.startsWith(build));
    const more = size - medianOf(labs.map(([, lab]) => lab)) + parts;
    if (isWorkbench(name) && more > budget.workbench)
      found.push(`${name} and its page have ${more} bytes beyond a lab's, above ${budget.workbench}`);
  }
  return found;
}

/** By how much a built page's part that is the workbench's is larger than the one that is a lab's. */
function workbenchParts(dist: string): number {
  const assets = join(dist, 'assets');
  const sizeOf = (parts: RegExp) => {
    const files = readdirSync(assets).filter((file) => parts.test(file));
    if (files.length < 2) throw new Error(`the page has no parts like ${parts}`);
    return files.reduce((sum, file) => sum + gzipped(join(assets, file)), 0);
  };
  return sizeOf(WORKBENCH_PARTS) - sizeOf(LAB_PARTS);
}

function main(): void {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const files = wasmFiles(dist).map(({ name, file }) => [name, gzipped(join(dist, file))] as const);
  if (files.length === 0) throw new Error('there is no wasm in dist/');
  const wrong = over(Object.fromEntries(files), workbenchParts(dist), BUDGET);
  for (const sentence of wrong) console.error(`budget: ${sentence}`);
  if (wrong.length > 0) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
