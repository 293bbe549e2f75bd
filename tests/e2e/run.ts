// Runs the tests once in each browser, one after the other: `npm run e2e`, or with `BROWSER=firefox` in one.
// A browser that fails does not keep the others from being tested.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSERS, type BrowserName, chosen } from './browsers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter(
    (file) =>
      file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((name) => file.startsWith(name))),
  )
  .map((file) => join(here, file));
// Half of what a file does is waiting, so that two cores do two files in two thirds of the time; with more, browsers
// on a few cores would keep each other from running. No test depends on how fast its browser is.
const atOnce = Math.min(2, availableParallelism());
const browsers = process.env.BROWSER ? [chosen()] : BROWSERS;

/** Whether the tests pass in `browser`. */
function passes(browser: BrowserName): Promise<boolean> {
  console.log(`\n# ${browser}`);
  const args = [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-reporter=spec',
    ...files,
  ];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, BROWSER: browser },
  });
  // Who ends this program ends the tests, and they end their browsers.
  process.once('exit', () => child.kill());
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

const failed: BrowserName[] = [];
for (const browser of browsers) if (!(await passes(browser))) failed.push(browser);
if (failed.length > 0) {
  console.error(`\nend-to-end tests failed in ${failed.join(', ')}`);
  process.exitCode = 1;
}
