// A parameter swept: every value gets a comparison, a stop keeps those that are done, and a link carries it unrun.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

interface Cell {
  strategy: string;
  value: number;
  median: number;
  /** Nothing where the time is not to be trusted, or where no number of workers was swept. */
  speedup: number | null;
  efficiency: number | null;
}

/** The table's rows. */
const rows = (): Promise<Cell[]> =>
  site.page.evaluate(async () =>
    [...document.querySelectorAll<HTMLElement>('table[data-sweep] tr[data-value]')].map((row) => {
      const cell = (field: string) => {
        const value = row.querySelector<HTMLElement>(`td[data-field="${field}"]`)?.dataset.value;
        return value === undefined ? null : Number(value);
      };
      return {
        strategy: row.dataset.strategy ?? '',
        value: Number(row.dataset.value),
        median: cell('median_ms') ?? 0,
        speedup: cell('speedup'),
        efficiency: cell('efficiency'),
      };
    }),
  );

/** What a click hands to the browser as a file, by its name. */
const saved = (action: string): Promise<[name: string, text: string]> =>
  site.page.evaluate(async (action) => {
    const blobs: Blob[] = [];
    let name = '';
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return 'about:blank';
    };
    HTMLAnchorElement.prototype.click = function () {
      name = this.download;
    };
    document.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    const [blob] = blobs;
    if (!blob) throw new Error('nothing was saved');
    return [name, await blob.text()] as [string, string];
  }, action);

/** Waits until the address has `part` in it; it follows what is typed a little later. */
const untilAddress = (part: string) =>
  site.page.until(
    `${part} in the address`,
    (part) => decodeURIComponent(location.hash).includes(part),
    undefined,
    part,
  );
const sweepValues = () =>
  site.page.evaluate(
    async () => document.querySelector<HTMLInputElement>('[name="sweep-values"]')?.value ?? null,
  );

const WAITS = '#/lab/io-bound?tasks=8&wait_ms=5&repeats=3&strategies=sequential,async-limited';

test('a link carries a sweep, and opening it runs nothing', async () => {
  const { page } = site;
  await page.openLab(`${WAITS}&sweep=workers:1,2,4,8&lang=en`);
  assert.equal(await page.state(), 'idle');
  assert.equal(await sweepValues(), '1, 2, 4, 8');
  assert.deepEqual(await page.notices(), []);
  assert.deepEqual(await rows(), []);
});

test('a sweep has a row for each value and strategy, says what it means, and is saved', async () => {
  const { page } = site;
  await page.press('sweep');
  assert.equal(await page.waitState(['done', 'failed', 'stopped']), 'done');
  const found = await rows();
  assert.deepEqual(
    found.map(({ strategy, value }) => [strategy, value]),
    ['sequential', 'async-limited'].flatMap((strategy) => [1, 2, 4, 8].map((value) => [strategy, value])),
  );
  assert.ok(found.every(({ median }) => median > 0));
  // A machine that changed its speed is said to have, and its times are left out: that may happen to any value.
  const scaled = found.filter(({ strategy, speedup }) => strategy === 'async-limited' && speedup !== null);
  const [least] = scaled;
  for (const { value, median, speedup, efficiency } of scaled) {
    assert.ok(least && speedup !== null && efficiency !== null);
    assert.ok(Math.abs(speedup - least.median / median) < 1e-6);
    assert.ok(Math.abs(efficiency - (speedup * least.value) / value) < 1e-9);
  }
  const curve = scaled.length > 1;
  await page.until(
    'the pictures',
    (count) => document.querySelectorAll('.sweep-result .chart canvas').length === count,
    undefined,
    curve ? 2 : 1,
  );
  const meanings = await page.evaluate(async () =>
    [...document.querySelectorAll<HTMLElement>('[data-meaning]')].map(({ dataset, innerText }) => [
      dataset.meaning,
      innerText.length > 40,
    ]),
  );
  // A strategy without workers has no law.
  assert.deepEqual(meanings, curve ? [['async-limited', true]] : []);

  const [jsonName, json] = await saved('export-sweep');
  assert.match(jsonName, /^interleave-io-bound-sweep-\d{14}\.json$/);
  const report = JSON.parse(json);
  assert.deepEqual([report.kind, report.version], ['sweep', 1]);
  assert.deepEqual(report.sweep, { param: 'workers', values: [1, 2, 4, 8], work: 'shared' });
  assert.deepEqual(Object.keys(report.scaling), scaled.length > 0 ? ['async-limited'] : []);
  assert.equal(report.request.params.tasks, 8);
  const [csvName, csv] = await saved('export-sweep-csv');
  assert.match(csvName, /\.csv$/);
  const lines = csv.trimEnd().split('\r\n');
  assert.equal(lines.length, 1 + 8);
  const at = (lines[0] ?? '').split(',');
  const medians = lines.slice(1).map((line) => {
    const cells = line.split(',');
    return [
      cells[at.indexOf('strategy')],
      Number(cells[at.indexOf('value')]),
      Number(cells[at.indexOf('median_ms')]),
    ];
  });
  for (const { strategy, value, median } of found)
    assert.ok(medians.some(([id, of, ms]) => id === strategy && of === value && ms === median));
  assert.deepEqual(await page.axe(), []);
  assert.deepEqual(await page.problems(), []);
});

test('an ordinary run goes on as ever, with the sweep still there', async () => {
  const { page } = site;
  assert.equal(await page.runToEnd(), 'done');
  assert.deepEqual(Object.keys(await page.results()), ['sequential', 'async-limited']);
  assert.equal((await rows()).length, 8);
});

test('a stop keeps the values that are done, and the next sweep starts afresh', async () => {
  const { page } = site;
  await page.openLab(
    '#/lab/io-bound?tasks=1&strategies=sequential&repeats=1&sweep=wait_ms:1,2000,2001&lang=ko',
  );
  await page.press('sweep');
  await page.until('the first value', () => document.querySelector('tr[data-value="1"]') !== null);
  assert.equal(await page.state(), 'running');
  const text = await page.evaluate(async () => document.querySelector('[data-estimate]')?.textContent ?? '');
  assert.match(text, /남은 시간/);
  await page.press('stop');
  await page.waitState('stopped');
  assert.deepEqual(
    (await rows()).map(({ value }) => value),
    [1],
  );
  await page.set('sweep-values', '1, 2');
  await page.press('sweep');
  assert.equal(await page.waitState(['done', 'failed']), 'done');
  assert.deepEqual(
    (await rows()).map(({ value }) => value),
    [1, 2],
  );
  // Milliseconds are no workers: there is nothing to speed up.
  assert.equal(
    await page.evaluate(async () => document.querySelector('[data-sweep] [data-field="speedup"]')),
    null,
  );
  assert.deepEqual(await page.problems(), []);
});

test('the address follows the sweep, and what it cannot take is said in the form', async () => {
  const { page } = site;
  await page.openLab('#/lab/race?lang=en');
  assert.equal(await sweepValues(), null, 'off by default');
  const fold = await page.driver.findElement(By.css('.sweep-set-up summary'));
  // Clear of the bar at the foot of the window.
  await page.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', fold);
  await fold.click();
  await page.until('the fold', () => document.querySelector('[name="sweep-values"]') !== null);
  await untilAddress('&sweep=threads:1-8');
  await page.set('sweep-values', '1, 2, 4');
  await untilAddress('&sweep=threads:1,2,4');
  await page.set('sweep-values', '1, 99');
  const problem = await page.evaluate(
    async () => document.querySelector('#sweep-values-problem')?.textContent ?? '',
  );
  assert.match(problem, /^At 99: .*16/);
  assert.equal(
    await page.evaluate(
      async () => document.querySelector<HTMLButtonElement>('[data-action="sweep"]')?.disabled,
    ),
    true,
  );
  await page.until('no sweep in the address', () => !location.hash.includes('sweep'));
  await page.openLab('#/lab/race?sweep=threads:0,2,3&lang=en');
  assert.equal(await sweepValues(), '2, 3');
  assert.match((await page.notices()).join(' '), /“0” in the link cannot be swept/);
});
