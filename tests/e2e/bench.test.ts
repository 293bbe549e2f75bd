// The bench: what is set and what came out are seen together, and what runs it is always in reach.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const race = link('race', { threads: 2, iterations: 1000, repeats: 2 });

/** Of what `selectors` find, which does not lie whole in the window and above the bar. */
async function unseen(selectors: string): Promise<string[]> {
  const bar = document.querySelector('.transport')?.getBoundingClientRect().top ?? innerHeight;
  return selectors.split(', ').filter((selector) => {
    const element = document.querySelector(selector);
    if (!element) return true;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const floor = element.closest('.transport') ? innerHeight : bar;
    return top < 0 || bottom > floor || left < 0 || right > document.documentElement.clientWidth;
  });
}

const goTo = (share: number) =>
  site.page.evaluate(async (share) => {
    const { scrollHeight, clientHeight } = document.documentElement;
    scrollTo({ top: share * (scrollHeight - clientHeight), behavior: 'instant' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, share);

/** Until the page has come to rest, for so many frames: it may be on its way to the verdict. */
const rested = (frames = 10) =>
  site.page.evaluate(async (frames) => {
    for (let last = -1, still = 0; still < frames; ) {
      await new Promise(requestAnimationFrame);
      still = scrollY === last ? still + 1 : 0;
      last = scrollY;
    }
  }, frames);

/** Until what `selectors` find is in view: the verdict and the timeline are there once they are drawn, by and by. */
async function inView(selectors: string): Promise<void> {
  let missing: string[] = [];
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await rested()) {
    missing = await site.page.evaluate(unseen, selectors);
    if (missing.length === 0) return;
  }
  assert.deepEqual(missing, []);
}

describe('one view to work in', () => {
  for (const lang of ['ko', 'en'] as const) {
    test(`at 1280 x 800 the form, the verdict and the first results are on one screen, ${lang}`, async () => {
      const { browser, page } = site;
      await resize(browser, 1280, 800);
      await page.openLab(race);
      await page.chooseLang(lang);
      assert.deepEqual(await page.evaluate(unseen, 'button[data-action="run"], [name="threads"]'), []);
      await page.driver.findElement({ css: 'button[data-action="run"]' }).click();
      await page.waitState('done');
      // That the machine changed its speed is told above the verdict, and takes room; it may be busy with other things.
      await page.evaluate(async () => {
        for (const warning of Array.from(document.querySelectorAll<HTMLElement>('p[data-invalid]')))
          warning.style.display = 'none';
      });
      await inView(
        '[name="threads"], [name="iterations"], [data-verdict], td[data-field="median_ms"], button[data-action="run"]',
      );
      // And when the reader goes down the results, what was set stays beside them.
      await page.evaluate(async () => {
        document.querySelector('.watch')?.scrollIntoView({ behavior: 'instant' });
      });
      await inView('[name="threads"], [name="iterations"]');
    });
  }

  test('run, stop and the state are in reach at every width, wherever one reads', async () => {
    const { browser, page } = site;
    await page.openLab(race);
    for (const width of [320, 390, 768, 1100, 1920]) {
      await resize(browser, width, width < 700 ? 640 : 800);
      for (const share of [0, 0.5, 1]) {
        await goTo(share);
        const all = 'button[data-action="run"], button[data-action="stop"], [data-run-state]';
        assert.deepEqual(await page.evaluate(unseen, all), [], `${width} px, at ${share}`);
      }
    }
  });

  test('on a phone the verdict comes into view by itself', async () => {
    const { browser, page } = site;
    await resize(browser, 390, 740);
    await page.openLab(race);
    await page.driver.findElement({ css: 'button[data-action="run"]' }).click();
    await page.waitState('done');
    await inView('[data-verdict]');
  });

  for (const [width, height] of [
    [1280, 800],
    [390, 640],
  ] as const) {
    test(`nothing lies over what has the focus, ${width} px`, async () => {
      const { browser, page } = site;
      await resize(browser, width, height);
      await page.openLab(race);
      assert.equal(await page.runToEnd(), 'done');
      await page.driver.executeScript('document.querySelector("h1").focus(); scrollTo(0, 0)');
      const covered: string[] = [];
      for (let presses = 0; presses < 90; presses++) {
        await page.driver.actions().sendKeys(Key.TAB).perform();
        await rested(2);
        let fault = await page.evaluate(lostFocus);
        if (fault === 'end') break;
        if (fault !== '') {
          await rested();
          fault = await page.evaluate(lostFocus);
        }
        if (fault !== '') covered.push(fault);
      }
      assert.deepEqual(covered, []);
    });
  }
});

test('whoever tabs on as the page goes to the verdict sees what gets the focus', async () => {
  const { browser, page } = site;
  await resize(browser, 390, 640);
  await page.openLab(race);
  await page.driver.findElement({ css: 'button[data-action="run"]' }).click();
  await page.evaluate(async () => {
    document.querySelector('h1')?.focus();
    scrollTo({ top: 0, behavior: 'instant' });
    while (scrollY === 0) await new Promise(requestAnimationFrame);
  });
  await page.driver.actions().sendKeys(Key.TAB).perform();
  await rested();
  assert.equal(await page.evaluate(lostFocus), '');
});

/** What has the focus, if it cannot be seen; `end` behind the last of the page. */
async function lostFocus(): Promise<string> {
  const element = document.activeElement;
  // Behind the last it goes on with the first, in some engines.
  if (!element || element === document.body || element.matches('.skip')) return 'end';
  const name = `${element.localName}.${element.getAttribute('class')} ${element.getAttribute('name') ?? ''}`;
  const { top, bottom, height } = element.getBoundingClientRect();
  const bar = document.querySelector('.transport')?.getBoundingClientRect().top ?? innerHeight;
  const floor = element.closest('.transport') ? innerHeight : bar;
  // Of what is higher than the window, the beginning or the end is enough.
  if (height > floor) return top < floor && bottom > 0 ? '' : name;
  return top >= -1 && bottom <= floor + 1
    ? ''
    : `${name} at ${Math.round(top)} to ${Math.round(bottom)} of ${floor}`;
}

test('a hint takes room when it is asked for, and is said with its control all the same', async () => {
  const { browser, page } = site;
  await resize(browser, 1280, 800);
  await page.openLab(race);
  const hint = () =>
    page.evaluate(async () => {
      const input = document.querySelector('[name="repeats"]');
      const ids = input?.getAttribute('aria-describedby')?.split(' ') ?? [];
      const hint = ids.map((id) => document.getElementById(id)).find((each) => each?.matches('.hint'));
      return { said: hint?.textContent !== '', seen: hint?.checkVisibility() === true };
    });
  assert.deepEqual(await hint(), { said: true, seen: false });
  await page.click('.hint-button[aria-controls="setting-repeats-hint"]');
  assert.deepEqual(await hint(), { said: true, seen: true });
});
