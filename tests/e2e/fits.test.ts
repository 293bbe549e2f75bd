// Every table of results stands in its column at every width, in both languages: what has no room beside the rest is
// laid out another way, and never scrolled sideways.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

const WIDTHS = [1920, 1680, 1280, 1100, 768, 390, 320];

/** Labs with many columns, and with many rows of them. */
const LABS = {
  'starts of threads, and results that differ': link('race', { iterations: 2000, repeats: 3 }),
  'starts of processes, and two tables': link('process-pool', { first_n: 20_000, step_n: 0, repeats: 3 }),
  'tables with seven columns and more': link('data-analysis', { rows: 2000, repeats: 1 }),
  'a table of all strategies together': link('api-client', { calls: 4, repeats: 1 }),
  'texts in a table': link('task-cancel', { repeats: 1 }),
};

/** What is wider than the place it stands in. */
async function tooWide(): Promise<string[]> {
  const name = (element: Element) => `${element.localName}.${element.getAttribute('class')}`;
  const boxes = ['.fits', '.fits > table', '.fits td', '.fits th', '.comparison', '.happened'];
  const found = Array.from(document.querySelectorAll(boxes.join(', ')))
    // Heads that are there for screen readers alone are cut off on purpose.
    .filter((element) =>
      [element, element.closest('thead') ?? element].every(
        (each) => getComputedStyle(each).position !== 'absolute',
      ),
    )
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map((element) => `${name(element)}: ${element.scrollWidth} of ${element.clientWidth}`);
  // A table does not tell by its own numbers: it grows beyond its box.
  const beyond = Array.from(document.querySelectorAll('.fits > table')).filter((table) => {
    const box = table.parentElement?.getBoundingClientRect();
    return box !== undefined && table.getBoundingClientRect().right > box.right + 1;
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} of ${clientWidth}`);
  return [...found, ...beyond.map((table) => `beyond its box: ${name(table)}`)];
}

async function fits(what: string): Promise<void> {
  const { browser, page } = site;
  for (const lang of ['en', 'ko'] as const) {
    await page.chooseLang(lang);
    for (const width of WIDTHS) {
      await resize(browser, width);
      assert.deepEqual(await page.evaluate(tooWide), [], `${what}, ${lang}, ${width} px`);
    }
  }
  await resize(browser, 1280);
}

describe('every table fits', () => {
  for (const [what, hash] of Object.entries(LABS)) {
    test(what, async () => {
      const { page } = site;
      await page.openLab(hash);
      assert.equal(await page.runToEnd(), 'done');
      await fits(what);
    });
  }

  test('what does not fit side by side is a block for each row, and what fits is a table', async () => {
    const { browser, page } = site;
    await page.openLab(LABS['starts of threads, and results that differ']);
    assert.equal(await page.runToEnd(), 'done');
    const display = () =>
      page.evaluate(async () => {
        const row = document.querySelector('table[data-results] tbody tr');
        return row && getComputedStyle(row).display;
      });
    await resize(browser, 390);
    assert.equal(await display(), 'grid');
    // With all the room there could be.
    await page.evaluate(async () => {
      const box = document.querySelector<HTMLElement>('.fits');
      if (box) box.style.setProperty('--needs', '10');
    });
    await resize(browser, 1280);
    assert.equal(await display(), 'table-row');
  });

  test('with another machine beside', async () => {
    const { page } = site;
    const own = { iterations: 2000, repeats: 3, strategies: 'unsafe,mutex' };
    await page.openLab(link('race', own));
    assert.equal(await page.runToEnd(), 'done');
    await page.evaluate(async () => document.querySelector<HTMLElement>('[name="with-results"]')?.click());
    await page.press('share');
    await page.until('the link', () => document.querySelector('[data-link]') !== null);
    const shared = await page.evaluate(
      async () => document.querySelector<HTMLInputElement>('[data-link]')?.value ?? '',
    );
    await page.openLab(shared.slice(page.url.length));
    await page.until('their report', () => document.querySelector('td.theirs') !== null);
    assert.equal(await page.runToEnd(), 'done');
    await fits('another machine');
  });
});
