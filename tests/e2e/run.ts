// Runs the tests in each browser: `npm run e2e`, or with `BROWSER=firefox` in one; `npm run e2e -- seat map` runs the
// files whose names begin so. A file in a browser is a program of its own, and what it says is shown when it ends.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { BROWSERS, type Browser, type BrowserName, chosen, startBrowser } from './browsers.ts';
import { isEmpty, lending } from './lent.ts';

interface Part {
  file: string;
  browser: BrowserName;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
// The long ones first, so that at the end no core waits for one of them.
const files = readdirSync(here)
  .filter(
    (file) =>
      file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((name) => file.startsWith(name))),
  )
  .map((file) => ({ file, size: statSync(join(here, file)).size }))
  .sort((a, b) => b.size - a.size)
  .map(({ file }) => file);
const browsers = process.env.BROWSER ? [chosen()] : BROWSERS;
// Some of what a file does is waiting; with one more than there are cores, two are busy 98 % of the time. The browsers
// take turns, for they wait for different things. No test depends on how fast its browser is.
const atOnce = availableParallelism() + 1;

const COUNTED = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];

/** What a browser's files came to. */
class Sum {
  readonly failed: string[] = [];
  readonly #counts = new Map<string, number>();

  add(file: string, said: string, passed: boolean): void {
    for (const [, what = '', count] of stripVTControlCharacters(said).matchAll(/^ℹ (\w+) (\d+)$/gm))
      this.#counts.set(what, this.count(what) + Number(count));
    if (!passed) this.failed.push(file);
  }

  count(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  toString(): string {
    return COUNTED.map((what) => `${what} ${this.count(what)}`).join(', ');
  }
}

/** Browsers that nobody has at the moment. */
const idle: Browser[] = [];

async function browserFor(name: BrowserName): Promise<Browser> {
  const at = idle.findIndex((browser) => browser.name === name);
  const [browser] = at < 0 ? [] : idle.splice(at, 1);
  return browser ?? startBrowser(name);
}

/** Runs a file in a browser, and keeps that for the next one if it is left as it was. */
async function runIn(part: Part): Promise<Ended> {
  const browser = await browserFor(part.browser);
  const ended = await run(part, lending(browser.lent));
  if (await isEmpty(browser.lent)) idle.push(browser);
  else await browser.close();
  return ended;
}

interface Ended {
  said: string;
  passed: boolean;
}

/** All that the file said, and whether its tests passed. */
function run({ file, browser }: Part, lent: Record<string, string>): Promise<Ended> {
  const args = ['--import', 'tsx', '--test-reporter=spec', join(here, file)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...lent, BROWSER: browser },
  });
  // Who ends this program ends the tests, and they end their browsers.
  const end = () => child.kill();
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      resolve({ said, passed: code === 0 });
    });
  });
}

process.setMaxListeners(atOnce + 10);
const parts = files.flatMap((file) => browsers.map((browser): Part => ({ file, browser })));
const sums = new Map(browsers.map((browser) => [browser, new Sum()]));

async function work(): Promise<void> {
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    // A browser that does not start keeps no other from being tested.
    const { said, passed } = await runIn(part).catch((error) => ({ said: String(error), passed: false }));
    sums.get(part.browser)?.add(part.file, said, passed);
    console.log(`\n# ${part.browser}, ${part.file}\n${said}`);
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
await Promise.all(idle.map((browser) => browser.close()));
for (const [browser, sum] of sums) {
  console.log(`${browser}: ${sum}`);
  // What ran nothing has not passed.
  if (sum.failed.length === 0 && sum.count('pass') > 0) continue;
  console.error(`end-to-end tests failed in ${browser}: ${sum.failed.join(', ') || 'no test was run'}`);
  process.exitCode = 1;
}
