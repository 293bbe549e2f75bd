// The built page as a learner's browser loads and uses it.
import { type BrowserName, startBrowser } from '../../../tests/e2e/browsers.ts';
import { Page } from '../../../tests/e2e/page.ts';
import { serve } from '../serve.ts';
import { By, type WebDriver } from '../webdriver.ts';

export interface PageResult {
  /** Paths asked for until the first view was drawn and the network quiet. */
  requested: string[];
  /** ms from a click on Run to the first line of the log. */
  clickToLine: {
    /** First runs of a page; the click comes out of nowhere. */
    cold: number[];
    /** First runs of a page, clicked by a pointer that has come to the button. */
    near: number[];
    /** Later runs. */
    warm: number[];
  };
}

/** A lab that has something to say at once. */
const LAB = '#/lab/gather';
/** Less than the page waits before it fetches ahead what else there is, ms. */
const QUIET = 700;
/** From the moment the pointer is over the button until it presses: no human hand is faster. */
const HOVER = 200;
/** Pages that are loaded for the first runs of each kind. */
const PAGES = 3;

export async function usePage(dist: string, name: BrowserName, rounds: number): Promise<PageResult> {
  const served = await serve({ dir: dist, port: 0, base: '/', headers: true });
  const browser = await startBrowser(name);
  try {
    const page = new Page(browser.driver, served.url, served);
    await page.open();
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    const requested = [...served.requests];
    const clickToLine: PageResult['clickToLine'] = { cold: [], near: [], warm: [] };
    const load = async () => {
      await page.open('#/');
      await page.open(LAB);
      await page.until('the button', () => document.querySelector('button[data-action="run"]') !== null);
    };
    const run = async (samples: number[]) => {
      samples.push(await page.evaluate(clickAndWait));
      await page.until(
        'the run to end',
        () => document.querySelector('main[data-state="running"]') === null,
        60_000,
      );
    };
    for (let time = 0; time < PAGES; time++) {
      await load();
      await comeNear(browser.driver);
      await run(clickToLine.near);
      await load();
      await run(clickToLine.cold);
    }
    for (let round = 0; round < rounds; round++) await run(clickToLine.warm);
    return { requested, clickToLine };
  } finally {
    await browser.close();
    await served.close();
  }
}

async function comeNear(driver: WebDriver): Promise<void> {
  const button = await driver.findElement(By.css('button[data-action="run"]'));
  await driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', button);
  await driver.actions().move({ origin: button }).perform();
  await new Promise((resolve) => setTimeout(resolve, HOVER));
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
