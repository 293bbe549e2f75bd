// Pin and compare: a pinned result stands beside the next runs, survives a reload, and travels in a link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Report } from '../../www/src/state/report.ts';
import { link } from './manifest.ts';
import { readSaved } from './reading.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

const own = { threads: 2, iterations: 2000, repeats: 3, strategies: 'unsafe,mutex', lang: 'en' };
const KEY = 'interleave.pins.1';

function click(selector: string): Promise<void> {
  return site.page.evaluate(async (selector) => {
    const button = document.querySelector<HTMLElement>(selector);
    if (!button) throw new Error(`there is no ${selector}`);
    button.click();
  }, selector);
}

interface Pinned {
  mark: string;
  name: string;
  text: string;
}

function list(): Promise<Pinned[]> {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-pins] [data-pin]'), (pin) => ({
      mark: pin.dataset.pin ?? '',
      name: pin.querySelector('input')?.value ?? '',
      text: pin.textContent ?? '',
    })),
  );
}

/** Rows of pinned results in the table: mark, strategy, median and the ratio of this run to it. */
function rows(): Promise<{ of: string; median: number; against: number; interval: string }[]> {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLElement>('table[data-results] tr[data-pinned]'), (row) => {
      const cell = (field: string) => row.querySelector<HTMLElement>(`td[data-field="${field}"]`);
      return {
        of: `${row.dataset.pinned} ${row.dataset.of}`,
        median: Number(cell('median_ms')?.dataset.value),
        against: Number(cell('against')?.dataset.value ?? 'none'),
        interval: cell('against')?.querySelector('small')?.textContent ?? '',
      };
    }),
  );
}

async function saved(): Promise<Report> {
  return JSON.parse((await site.page.evaluate(readSaved, 'export')).text);
}

const ratiosAreThere = () =>
  document.querySelectorAll('tr[data-pinned] td[data-field="against"] strong').length >= 2;

describe('a pinned result', () => {
  let first: Report;

  test('does not stand beside itself', async () => {
    const { page } = site;
    await page.openLab(link('race', own));
    assert.deepEqual(await list(), []);
    assert.equal(await page.runToEnd(), 'done');
    first = await saved();
    await click('button[data-action="pin"]');
    await page.until('the pin', () => document.querySelector('[data-pin="A"]') !== null);
    assert.deepEqual(await rows(), []);
    const disabled = await page.evaluate(
      async () => document.querySelector<HTMLButtonElement>('button[data-action="pin"]')?.disabled,
    );
    assert.equal(disabled, true);
  });

  test('stands beside the next run, with the difference of the set-ups and the ratio of medians', async () => {
    const { page } = site;
    await page.set('threads', 4);
    assert.equal(await page.runToEnd(), 'done');
    await page.until('the ratios', ratiosAreThere);
    const [pin] = await list();
    assert.match(pin?.text ?? '', /Threads 2 → 4/);
    assert.doesNotMatch(pin?.text ?? '', /another machine/);
    const second = await saved();
    const shown = await rows();
    assert.deepEqual(
      shown.map(({ of }) => of),
      ['A unsafe', 'A mutex'],
    );
    for (const [at, row] of shown.entries()) {
      const pinned = first.comparison.strategies[at]?.median_ms ?? 0;
      const now = second.comparison.strategies[at]?.median_ms ?? 0;
      // A pin keeps times to the µs.
      assert.ok(Math.abs(row.median - pinned) <= 0.0006, `${row.median} and ${pinned}`);
      const least = (pinned - 0.001) / (now + 0.001);
      const most = (pinned + 0.001) / Math.max(now - 0.001, 1e-6);
      assert.ok(least <= row.against && row.against <= most, `${row.against}: ${least} to ${most}`);
      assert.match(row.interval, /^[\d.,]+×–[\d.,]+×$/);
    }
    // The rows of this run are still those that programs know.
    assert.deepEqual(Object.keys(await page.results()), ['unsafe', 'mutex']);
    assert.deepEqual(await page.problems(), []);
  });

  test('is called as the reader likes, and is there after a reload, before anything runs', async () => {
    const { page } = site;
    await page.set('pin-A', 'two threads <b>');
    await page.reload();
    assert.deepEqual(
      (await list()).map(({ mark, name }) => [mark, name]),
      [['A', 'two threads <b>']],
    );
    assert.deepEqual(
      (await rows()).map(({ of }) => of),
      ['A unsafe', 'A mutex'],
    );
    const name = await page.evaluate(
      async () => document.querySelector('tr[data-pinned] th')?.textContent ?? '',
    );
    assert.match(name, /two threads <b>/);
    assert.equal(await page.state(), 'idle');
  });

  test('of another lab is not shown', async () => {
    const { page } = site;
    await page.openLab(link('lock', { lang: 'en' }));
    assert.deepEqual(await list(), []);
  });

  test('has room for four, and removing one makes room', async () => {
    const { page } = site;
    await page.openLab(link('race', own));
    for (const mark of ['B', 'C', 'D']) {
      assert.equal(await page.runToEnd(), 'done');
      await click('button[data-action="pin"]');
      await page.until(
        'the pin',
        (mark) => document.querySelector(`[data-pin="${mark}"]`) !== null,
        10_000,
        mark,
      );
    }
    assert.equal(await page.runToEnd(), 'done');
    const canPin = () =>
      page.evaluate(
        async () => !document.querySelector<HTMLButtonElement>('button[data-action="pin"]')?.disabled,
      );
    assert.equal(await canPin(), false);
    assert.match(
      await page.evaluate(async () => document.querySelector('.pin-actions')?.textContent ?? ''),
      /4/,
    );
    await page.until('the ratios', ratiosAreThere);
    assert.equal((await rows()).length, 8);
    await click('[data-pin="B"] [data-action="unpin"]');
    await page.until('the pin to go', () => document.querySelector('[data-pin="B"]') === null);
    assert.equal(await canPin(), true);
    assert.equal(await page.evaluate(async () => document.activeElement?.hasAttribute('data-pins')), true);
  });

  test('fits at every width, and axe finds nothing', async () => {
    const { browser, page } = site;
    for (const [width, lang] of [
      [1280, 'en'],
      [390, 'ko'],
      [320, 'en'],
    ] as const) {
      await resize(browser, width);
      await page.chooseLang(lang);
      const wide = await page.evaluate(async () => {
        const table = document.querySelector('.results');
        const box = table?.parentElement;
        const beyond =
          (table?.getBoundingClientRect().right ?? 0) - (box?.getBoundingClientRect().right ?? 0);
        return [beyond > 1, document.documentElement.scrollWidth > document.documentElement.clientWidth];
      });
      assert.deepEqual(wide, [false, false], `${width} px`);
      assert.deepEqual(await page.axe(), [], `${width} px`);
    }
    await resize(browser, 1280);
    await page.chooseLang('en');
  });

  test('travels in a link, and can be pinned where it arrives', async () => {
    const { page } = site;
    await click('[data-pin="A"] [data-action="share-pin"]');
    await page.until('the link', () => document.querySelector('[data-pin-link]') !== null);
    const shared = await page.evaluate(
      async () => document.querySelector<HTMLInputElement>('[data-pin-link]')?.value ?? '',
    );
    assert.ok(shared.startsWith(`${page.url}#/lab/race?`), shared);
    // Of somebody who has pinned nothing, on another machine.
    await page.evaluate(async (key) => localStorage.removeItem(key), KEY);
    await page.open(shared.slice(page.url.length));
    await page.until('their report', () => document.querySelector('td.theirs') !== null);
    await click('button[data-action="pin-theirs"]');
    await page.until('the pin', () => document.querySelector('[data-pin="A"]') !== null);
    await page.openLab(link('race', own));
    assert.deepEqual(
      (await rows()).map(({ of }) => of),
      ['A unsafe', 'A mutex'],
    );
  });

  test('of another machine says so', async () => {
    const { page } = site;
    await page.evaluate(async (key) => {
      const kept = localStorage.getItem(key) ?? '';
      localStorage.setItem(
        key,
        kept.replace(/\["[^"]*",\d+,[\d.]+,(true|false)\]/, '["Elsewhere 9",64,5,true]'),
      );
    }, KEY);
    await page.reload();
    assert.match((await list())[0]?.text ?? '', /another machine or browser \(Elsewhere 9 · 64 cores/);
  });

  test('that is damaged is left out, and the page says so', async () => {
    const { page } = site;
    await page.evaluate(async (key) => localStorage.setItem(key, '{"interleave":"pins"'), KEY);
    await page.reload();
    await page.until('the sentence', () => document.querySelector('[data-pin-trouble="broken"]') !== null);
    assert.deepEqual(await list(), []);
    assert.equal(await page.runToEnd(), 'done');
    await click('button[data-action="pin"]');
    await page.until('the pin', () => document.querySelector('[data-pin="A"]') !== null);
    assert.equal(await page.evaluate(async () => document.querySelector('[data-pin-trouble]')), null);
    assert.deepEqual(await page.problems(), []);
  });

  test('that cannot be kept is there until the page is closed, and the page says so', async () => {
    const { page } = site;
    await page.openLab(link('race', own));
    await page.evaluate(async () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    assert.equal(await page.runToEnd(), 'done');
    await click('button[data-action="pin"]');
    await page.until('the sentence', () => document.querySelector('[data-pin-trouble="full"]') !== null);
    assert.equal((await list()).length, 2);
  });
});
