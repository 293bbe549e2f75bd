// The benchmark's page, built, served and opened.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BrowserName, startBrowser } from '../../../tests/e2e/browsers.ts';
import { Page } from '../../../tests/e2e/page.ts';
import type { Interpreter } from '../../bench/python.ts';
import type { Program } from '../../bench/runs.ts';
import type { Race, Searched } from '../../bench/searches.ts';
import { serve } from '../serve.ts';
import type { Side } from './side.ts';

const ROOT = fileURLToPath(new URL('../../bench', import.meta.url));
/** CPython in wasm is served from where npm has put it. */
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

export interface Opened {
  /** The browser's own name for itself. */
  agent: string;
  wasm: Side;
  js: Side;
  /** `wasm`: the name of one that labs are in. */
  poolStart(wasm: string, threads: number): Promise<{ pool: number; whole: number }>;
  firstEvent(program: Program): Promise<number>;
  stopToIdle(program: Program, next: Program): Promise<{ end: number; next: number }>;
  /** The last line that a Python program printed. */
  python(interpreter: Interpreter, program: string): Promise<string>;
  /** Of the Python that ours is compared with. */
  pythonVersion(): Promise<string>;
  search(race: Race, reduced: boolean, most: number): Promise<Searched>;
  close(): Promise<void>;
}

/** `site/public` holds the wasm builds; the page goes to `site/page`. */
export async function open(site: string, name: BrowserName): Promise<Opened> {
  const dir = `${site}/page`;
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'warn',
    publicDir: `${site}/public`,
    worker: { format: 'es' },
    build: { outDir: dir, emptyOutDir: true, target: 'es2022' },
  });
  const served = await serve({ dir, port: 0, base: '/', headers: true, beside: MODULES });
  const browser = await startBrowser(name);
  const page = new Page(browser.driver, served.url, served);
  await browser.driver.get(served.url);
  await page.until('the benchmark to load', () => Boolean(globalThis.bench), 60_000);
  const agent = await page.evaluate(async () => globalThis.bench?.agent ?? '');
  const side = (which: 'wasm' | 'js'): Side => ({
    name: which,
    ask: (request) => page.evaluate(ask, which, JSON.stringify(request)),
    close: () => undefined,
  });
  return {
    agent,
    wasm: side('wasm'),
    js: side('js'),
    poolStart: (wasm, threads) => page.evaluate(poolStart, wasm, threads),
    firstEvent: (program) => page.evaluate(firstEvent, program),
    stopToIdle: (program, next) => page.evaluate(stopToIdle, program, next),
    python: (interpreter, program) => page.evaluate(python, interpreter, program),
    pythonVersion: () => page.evaluate(pythonVersion),
    search: (race, reduced, most) => page.evaluate(search, race, reduced, most),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

// These run in the page and see nothing but their arguments and its globals.

async function ask(which: 'wasm' | 'js', request: string): Promise<string> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.ask(which, request);
}

async function poolStart(wasm: string, threads: number): Promise<{ pool: number; whole: number }> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.poolStart(wasm, threads);
}

async function firstEvent(program: Program): Promise<number> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.firstEvent(program);
}

async function stopToIdle(program: Program, next: Program): Promise<{ end: number; next: number }> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.stopToIdle(program, next);
}

async function python(interpreter: Interpreter, program: string): Promise<string> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.python(interpreter, program);
}

async function pythonVersion(): Promise<string> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.pythonVersion();
}

async function search(race: Race, reduced: boolean, most: number): Promise<Searched> {
  const { bench } = globalThis;
  if (!bench) throw new Error('not loaded');
  return bench.search(race, reduced, most);
}
