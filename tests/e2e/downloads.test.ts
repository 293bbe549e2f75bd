// The download manager steered by hand: what a reader asks of a row happens to that row, and files can be saved.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import type { Page } from './page.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let page: Page;

before(async () => {
  site = await openSite();
  page = site.page;
});
after(() => site?.close());

/** Slow enough to be steered: eight seconds and more for a file. */
const SLOW = 'size_kib=1000&speed_kib=64&latency_ms=5&failure=0&limit=3&lang=en';

async function begin(query: string): Promise<void> {
  await page.openLab(`#/lab/download-manager?${SLOW}&${query}`);
  await page.run();
  await page.until('the table of downloads', () => document.querySelector('[data-board=files]') !== null);
}

async function ask(row: number, action: string): Promise<void> {
  const button = await page.driver.findElement(
    By.css(`[data-board=files] tr[data-row="${row}"] [data-ask="${action}"]`),
  );
  await page.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', button);
  await page.driver.executeScript('arguments[0].click()', button);
}

/** A cell of the table of downloads: what it shows, and its state where it is one. */
function cell(row: number, column: string): Promise<{ text: string; state: string }> {
  return page.evaluate(
    async (row, column) => {
      const found = document.querySelector<HTMLElement>(
        `[data-board=files] tr[data-row="${row}"] [data-column="${column}"]`,
      );
      return { text: found?.textContent?.trim() ?? '', state: found?.dataset.state ?? '' };
    },
    row,
    column,
  );
}

async function untilState(row: number, ...states: string[]): Promise<string> {
  for (const deadline = Date.now() + 30_000; ; ) {
    const { state } = await cell(row, 'state');
    if (states.includes(state)) return state;
    assert.ok(Date.now() < deadline, `row ${row} is still ${state}, not ${states.join(' or ')}`);
  }
}

async function untilBytes(row: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; (await cell(row, 'done_percent')).text.startsWith('0'); )
    assert.ok(Date.now() < deadline, `nothing of row ${row} has come`);
}

for (const strategy of ['sequential', 'threads', 'async']) {
  test(`${strategy}: a file is paused, resumed and cancelled while the others go on`, async () => {
    await begin(`files=3&strategies=${strategy}`);
    await untilBytes(0);
    await ask(2, 'cancel');
    await untilState(2, 'cancelled');
    await ask(0, 'pause');
    await untilState(0, 'paused');
    const kept = (await cell(0, 'done_bytes')).text;
    await untilState(1, 'running');
    await untilBytes(1);
    assert.equal((await cell(0, 'done_bytes')).text, kept, 'a paused file does not grow');
    assert.equal(await page.state(), 'running');
    await ask(0, 'resume');
    await untilState(0, 'running', 'waiting');
    await ask(0, 'cancel');
    await untilState(0, 'cancelled');
    await ask(1, 'cancel');
    assert.equal(await page.waitState(['done', 'failed']), 'done');
    assert.equal(
      (await page.results())[strategy]?.result.replace(/\(.*\)/, '()'),
      '0 downloaded (), 0 failed, 3 cancelled',
    );
    // Asking a row that is over already may come too late to count.
    assert.match(await page.verdict(), /^You intervened [45] times\./);
    assert.deepEqual(await page.problems(), []);
  });
}

test('own addresses: one is saved, one fails, is told in words and tried again', async () => {
  const urls = encodeURIComponent('manifest.json no/such/file.txt ftp://a.example/b <b>x</b>');
  await begin(`files=1&retries=0&strategies=async&urls=${urls}`);
  assert.equal(await untilState(1, 'done', 'failed'), 'done');
  assert.equal(await untilState(2, 'done', 'failed'), 'failed');
  assert.deepEqual(await cell(2, 'problem'), { text: 'the server answered with an error', state: 'status' });
  assert.equal((await cell(2, 'status')).text, '404');
  assert.equal(await untilState(3, 'done', 'failed'), 'failed');
  assert.equal((await cell(3, 'problem')).text, 'neither https nor this site');
  assert.equal((await cell(2, 'attempts')).text, '1');
  await ask(2, 'retry');
  for (const deadline = Date.now() + 10_000; (await cell(2, 'attempts')).text !== '2'; )
    assert.ok(Date.now() < deadline, 'it is not tried again');
  await untilState(2, 'failed');
  assert.equal(await page.evaluate(async () => document.querySelectorAll('.board b').length), 0);
  await ask(0, 'cancel');
  assert.equal(await page.waitState(['done', 'failed']), 'done');
  const saved = await page.evaluate(async () => {
    // What a click hands to the browser, caught on its way.
    const blobs: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return 'about:blank';
    };
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    for (const button of document.querySelectorAll<HTMLElement>('[data-action="save-file"]')) button.click();
    return Promise.all(blobs.map(async (blob, at) => [names[at], await blob.text()]));
  });
  const served = await page.evaluate(async () => (await fetch('manifest.json')).text());
  assert.deepEqual(saved, [['manifest.json', served]]);
  assert.deepEqual(await page.problems(), []);
});

test('a stop ends downloads at once', async () => {
  await begin('files=3&strategies=threads');
  await untilBytes(0);
  const begun = Date.now();
  await page.press('stop');
  await page.waitState('stopped');
  assert.ok(Date.now() - begun < 5000);
});
