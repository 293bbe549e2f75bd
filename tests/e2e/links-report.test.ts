// What a run found, as a file and in a link: it is shown where the link is opened, beside what is measured there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { packReport, type Report } from '../../www/src/state/report.ts';
import { link } from './manifest.ts';
import { form, isHarmless, isQuiet } from './opened.ts';
import { readSaved } from './reading.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

describe('a shared report', () => {
  const run = link('race', {
    threads: 2,
    iterations: 2000,
    repeats: 2,
    strategies: 'mutex,atomic',
    lang: 'en',
  });
  let saved: Report;
  let shared: string;

  before(async () => {
    const { page } = site;
    await page.openLab(run);
    assert.equal(await page.runToEnd(), 'done');
    const file = await page.evaluate(readSaved, 'export');
    assert.match(file.name, /^interleave-race-\d{14}\.json$/);
    saved = JSON.parse(file.text);
  });

  test('is saved with the request and all that was found', async () => {
    const { request, comparison, environment, created } = saved;
    assert.deepEqual(request, {
      lab: 'race',
      strategies: ['mutex', 'atomic'],
      params: { threads: 2, iterations: 2000 },
      settings: { seed: 7, repeats: 2 },
    });
    assert.deepEqual(
      comparison.strategies.map(({ id, samples_ms }) => [id, samples_ms.length]),
      [
        ['mutex', 2],
        ['atomic', 2],
      ],
    );
    const shown = await site.page.results();
    for (const { id, median_ms } of comparison.strategies) assert.equal(shown[id]?.median, median_ms);
    assert.ok(environment.browser.length > 0 && environment.cores > 0);
    assert.ok(Math.abs(Date.parse(created) - Date.now()) < 3_600_000, created);
  });

  test('the trace is saved in the format of Chrome’s tracing', async () => {
    const { name, text } = await site.page.evaluate(readSaved, 'export-trace');
    assert.match(name, /trace\.json$/);
    const {
      traceEvents,
    }: { traceEvents: { ph: string; pid: number; tid: number; name: string; ts?: number }[] } =
      JSON.parse(text);
    const lanes = traceEvents.filter((event) => event.ph === 'M' && event.name === 'thread_name');
    // Two strategies, each the coordinator and two threads.
    assert.equal(lanes.length, 6);
    const spans = traceEvents.filter(({ ph }) => ph === 'X');
    assert.ok(spans.length > 0);
    for (const { ts } of spans) assert.ok(typeof ts === 'number' && ts >= 0);
  });

  test('travels in a link', async () => {
    const { page } = site;
    await page.evaluate(async () => document.querySelector<HTMLElement>('[name="with-results"]')?.click());
    await page.press('share');
    const read = () =>
      page.evaluate(async () => document.querySelector<HTMLInputElement>('[data-link]')?.value ?? '');
    await page.until(
      'the link',
      () => document.querySelector<HTMLInputElement>('[data-link]')?.value !== undefined,
    );
    shared = await read();
    assert.ok(shared.startsWith(`${page.url}#/lab/race?`), shared);
    assert.match(shared, /theirs=[\w-]+/);
    assert.ok(shared.length < 2000, `${shared.length} characters`);
  });

  test('is shown where the link is opened, and beside what is measured there', async () => {
    const { page } = site;
    await page.openLab(shared.slice(page.url.length));
    await page.until(
      'their report',
      () => document.querySelector('td[data-field="their_median_ms"]') !== null,
    );
    const theirs = () =>
      page.evaluate(async () =>
        Array.from(document.querySelectorAll<HTMLElement>('tr[data-strategy]'), (row): [string, number] => [
          row.dataset.strategy ?? '',
          Number(row.querySelector<HTMLElement>('[data-field="their_median_ms"]')?.dataset.value),
        ]),
      );
    const sent = saved.comparison.strategies.map(({ id, median_ms }): [string, number] => [id, median_ms]);
    const isSent = (shown: [string, number][]) => {
      assert.equal(shown.length, sent.length);
      for (const [index, [id, median]] of sent.entries()) {
        assert.equal(shown[index]?.[0], id);
        assert.ok(Math.abs((shown[index]?.[1] ?? 0) - median) < 0.001, `${shown}`);
      }
    };
    isSent(await theirs());
    assert.equal(await page.state(), 'idle');
    assert.equal(await page.runToEnd(), 'done');
    isSent(await theirs());
    for (const { median } of Object.values(await page.results())) assert.ok(median > 0);
    const machines = await page.evaluate(async () => document.querySelectorAll('[data-environment]').length);
    assert.equal(machines, 2);
    assert.deepEqual(await page.problems(), []);
  });

  test('that is damaged is left out, and the page says so', async () => {
    const { page } = site;
    const damaged = shared.slice(page.url.length).replace(/theirs=([\w-]{20})[\w-]*/, 'theirs=$1');
    await page.open(damaged);
    await page.until('the notice', () => document.querySelector('[data-notice="bad-report"]') !== null);
    assert.equal((await form(site)).values.iterations, '2000');
    await isQuiet(site);
  });

  test('with markup in it is shown as text or not at all', async () => {
    const { page } = site;
    const bad = '<img src=x onerror=window.pwned=1>';
    const hostile: Report = {
      ...saved,
      request: { ...saved.request, params: { ...saved.request.params, [bad]: bad } },
      environment: { ...saved.environment, browser: bad },
      comparison: {
        ...saved.comparison,
        verdict: [{ key: bad, args: { [bad]: bad } }],
        strategies: saved.comparison.strategies.map((strategy) => ({
          ...strategy,
          outcome: {
            ...strategy.outcome,
            result: { key: bad, args: { counted: bad, expected: bad, lost: bad } },
          },
        })),
      },
    };
    await page.openLab(link('race', { strategies: 'mutex,atomic', theirs: await packReport(hostile) }));
    await page.until(
      'their report',
      () => document.querySelector('td[data-field="their_median_ms"]') !== null,
    );
    await isHarmless(site, bad);
    assert.equal(await page.runToEnd(), 'done');
    await isHarmless(site);
    assert.deepEqual(await page.problems(), []);
  });
});
