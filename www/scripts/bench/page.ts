// The built page as a learner's browser loads and uses it.
import { type BrowserName, startBrowser } from '../../../tests/e2e/browsers.ts';
import { Page } from '../../../tests/e2e/page.ts';
import { serve } from '../serve.ts';

export interface PageResult {
  /** Paths asked for until the first view was drawn and the network quiet. */
  requested: string[];
  /** ms from a click on Run to the first line of the log; the first is cold. */
  clickToLine: number[];
}

/** A lab that has something to say at once. */
const LAB = '#/lab/gather';
const QUIET = 1500;

export async function usePage(dist: string, name: BrowserName, rounds: number): Promise<PageResult> {
  const served = await serve({ dir: dist, port: 0, base: '/', headers: true });
  const browser = await startBrowser(name);
  try {
    const page = new Page(browser.driver, served.url);
    await page.open();
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    const requested = [...served.requests];
    const clickToLine: number[] = [];
    await page.open(LAB);
    await page.until('the button', () => document.querySelector('button[data-action="run"]') !== null);
    for (let round = 0; round < rounds; round++) {
      clickToLine.push(await page.evaluate(clickAndWait));
      await page.until(
        'the run to end',
        () => document.querySelector('main[data-state="running"]') === null,
        60_000,
      );
    }
    return { requested, clickToLine };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** Runs in the page. The lines of the run before are gone before those of the next are there. */
async function clickAndWait(): Promise<number> {
  const button = document.querySelector<HTMLButtonElement>('button[data-action="run"]');
  if (!button) throw new Error('no button to click');
  const begin = performance.now();
  button.click();
  const line = () => document.querySelector('[role="log"] .event');
  const wait = async (condition: () => boolean) => {
    while (!condition()) {
      if (performance.now() - begin > 20_000) throw new Error('no line of the log');
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  await wait(() => document.querySelector('main[data-state="running"]') !== null);
  await wait(() => line() !== null);
  return performance.now() - begin;
}
