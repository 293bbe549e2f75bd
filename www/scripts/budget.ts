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

/** What is over the budget, a sentence each. */
export function over(sizes: Record<string, number>, budget: Budget): string[] {
  const sorted = Object.values(sizes).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const large = Object.entries(sizes).filter(([, size]) => size > budget.largestWasm);
  const found = large.map(([name, size]) => `${name} has ${size} bytes, above ${budget.largestWasm}`);
  if (median > budget.medianWasm) found.push(`the median has ${median} bytes, above ${budget.medianWasm}`);
  return found;
}

function main(): void {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const files = wasmFiles(dist).map(({ name, file }) => [name, gzipped(join(dist, file))] as const);
  if (files.length === 0) throw new Error('there is no wasm in dist/');
  const wrong = over(Object.fromEntries(files), BUDGET);
  for (const sentence of wrong) console.error(`budget: ${sentence}`);
  if (wrong.length > 0) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
