// Every lab of the manifest, all its strategies, to its end, in both languages. A lab that is added is tested
// without being told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { LANGS } from '../../www/src/engine/catalog.ts';
import type { Report } from '../../www/src/state/report.ts';
import { type LabSummary, labFileOf, link, type Manifest, small } from './manifest.ts';
import { askedOfServiceWorker, readSaved, readWatched, type Watched } from './reading.ts';
import { DIST, openSite, type Site } from './site.ts';

// Read at once, because each lab is a test of its own.
const manifest: Manifest = JSON.parse(readFileSync(`${DIST}/manifest.json`, 'utf8'));
const labs = manifest.labs.filter(({ section }) => section !== 'workshop');
const HANGUL = /\p{Script=Hangul}/u;

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

async function run(lab: LabSummary, values: Record<string, string | number> = {}): Promise<void> {
  const { page } = site;
  await page.go(link(lab.id, { ...small(lab), repeats: 1, lang: 'ko', ...values }));
  assert.deepEqual(await page.notices(), []);
  const state = await page.runToEnd(120_000);
  const failure = await page.evaluate(async () => document.querySelector('.failure')?.textContent ?? '');
  assert.equal(state, 'done', failure);
}

/** The report, as it is saved. */
async function report(): Promise<Report> {
  const { name, text } = await site.page.evaluate(readSaved, 'export');
  assert.match(name, /^interleave-[\w-]+\.json$/);
  return JSON.parse(text);
}

/** A sentence of the lab, complete and in the right language. */
function isSentence(text: string, lang: string, where: string): void {
  assert.ok(text.length > 0, `${where}: nothing`);
  assert.doesNotMatch(text, /[{}]|undefined|NaN|\[object/, where);
  if (lang === 'en') assert.doesNotMatch(text, HANGUL, where);
}

function checkLanes(lab: LabSummary, watched: Watched[]): void {
  const sizes = small(lab);
  const several = sizes.workers ?? sizes.threads;
  const most = new Map<string, number>();
  for (const { id, kind } of lab.strategies) {
    const lanes = watched.find(({ strategy }) => strategy === id)?.lanes ?? [];
    const of = `${lab.id} ${id}: ${lanes}`;
    assert.equal(new Set(lanes).size, lanes.length, of);
    if (kind === 'sequential') assert.equal(lanes.length, 1, of);
    else if (kind === 'async') assert.ok(lanes.length >= 1, of);
    else if (several === undefined) assert.ok(lanes.length > 1, of);
    else {
      // The coordinator has a lane beside its threads' or processes'; a strategy may be there to use fewer.
      assert.ok(lanes.length > 1 && lanes.length <= 1 + several, of);
      most.set(kind, Math.max(most.get(kind) ?? 0, lanes.length));
    }
  }
  for (const [kind, lanes] of most) assert.equal(lanes, 1 + (several ?? 0), `${lab.id}: ${kind}`);
}

for (const lab of labs) {
  describe(lab.id, () => {
    let watched: Watched[];
    before(() => run(lab));

    test('every strategy has a time and a result', async () => {
      const results = await site.page.results();
      assert.deepEqual(
        Object.keys(results),
        lab.strategies.map(({ id }) => id),
      );
      for (const [id, { median, result }] of Object.entries(results)) {
        assert.ok(median > 0 && Number.isFinite(median), `${id}: ${median} ms`);
        assert.notEqual(result, '', id);
      }
      assert.equal(await site.page.evaluate(async () => document.querySelector('[data-disagree]')), null);
    });

    test('the timeline and its table have every lane', async () => {
      watched = await site.page.evaluate(readWatched);
      assert.deepEqual(
        watched.map(({ strategy }) => strategy),
        lab.strategies.map(({ id }) => id),
      );
      checkLanes(lab, watched);
    });

    for (const lang of LANGS) {
      test(`what it says is complete: ${lang}`, async () => {
        const { page } = site;
        const { texts } = await labFileOf(site, lab.id);
        await page.chooseLang(lang);
        const key = await page.evaluate(async () =>
          document.querySelector('[data-verdict]')?.getAttribute('data-verdict'),
        );
        const verdict = await page.verdict();
        assert.notEqual(verdict, key);
        isSentence(verdict, lang, 'the verdict');
        if (lang === 'ko') assert.match(verdict, HANGUL);
        for (const [id, { result }] of Object.entries(await page.results())) isSentence(result, lang, id);
        // It was read in Korean already.
        const spoken = lang === 'ko' ? watched : await page.evaluate(readWatched);
        const lines = spoken.flatMap(({ log }) => log);
        const events = Object.keys(texts[lang].words).filter((word) => word.startsWith('event.'));
        assert.equal(lines.length > 0, events.length > 0, `${lines.length} lines of the log, ${events}`);
        for (const line of lines) isSentence(line, lang, 'the log');
        for (const lane of spoken.flatMap(({ lanes }) => lanes)) isSentence(lane, lang, 'a lane');
        // Both languages name the same lanes and lines.
        const sizes = (all: Watched[]) => all.map(({ lanes, log }) => [lanes.length, log.length]);
        assert.deepEqual(sizes(spoken), sizes(watched));
      });
    }

    test('the saved report says what was asked for and what was found', async () => {
      const { request, comparison, environment } = await report();
      assert.equal(request.lab, lab.id);
      assert.deepEqual(
        request.strategies,
        lab.strategies.map(({ id }) => id),
      );
      for (const [id, value] of Object.entries(small(lab))) assert.equal(request.params[id], value, id);
      assert.equal(request.settings.repeats, 1);
      assert.equal(comparison.agree, true);
      assert.equal(comparison.strategies.length, lab.strategies.length);
      for (const { samples_ms } of comparison.strategies) assert.equal(samples_ms.length, 1);
      assert.ok(environment.threads);
    });

    test('nothing went wrong in the page', async () => {
      assert.deepEqual(await site.page.problems(), []);
    });
  });
}

function labOf(id: string): LabSummary {
  const lab = manifest.labs.find((each) => each.id === id);
  if (!lab) throw new Error(`there is no lab ${id}`);
  return lab;
}

test('race: a mutex and an atomic lose nothing', async () => {
  await run(labOf('race'), { threads: 4, iterations: 20_000, repeats: 3 });
  const { comparison } = await report();
  for (const id of ['mutex', 'atomic']) {
    const facts = comparison.strategies.find((each) => each.id === id)?.facts;
    assert.deepEqual(facts?.lost, [0, 0, 0], id);
    assert.deepEqual(facts?.counted, [80_000, 80_000, 80_000], id);
  }
});

test('shared-memory: a lock works across instances, and without one updates are lost', async () => {
  await run(labOf('shared-memory'), { processes: 4, increments: 200, gap_ms: 0, repeats: 3 });
  const { comparison: fast } = await report();
  for (const id of ['lock', 'messages']) {
    const facts = fast.strategies.find((each) => each.id === id)?.facts;
    assert.deepEqual(facts?.lost, [0, 0, 0], id);
    assert.deepEqual(facts?.counted, [800, 800, 800], id);
  }
  await run(labOf('shared-memory'), { processes: 2, increments: 5, gap_ms: 20, repeats: 3 });
  const { comparison: slow } = await report();
  const lost = slow.strategies.find(({ id }) => id === 'no-lock')?.facts.lost ?? [];
  // Two processes that are 100 ms at it would have to miss each other in every run.
  assert.ok(
    lost.some((count) => count > 0),
    `${lost}`,
  );
});

test('processes: a change of a static is seen by threads, and by no process', async () => {
  await run(labOf('processes'), { workers: 3, n: 1_000_000, repeats: 2 });
  const { comparison } = await report();
  const facts = Object.fromEntries(comparison.strategies.map(({ id, facts }) => [id, facts]));
  assert.deepEqual(facts.threads?.saw, [3, 3]);
  assert.deepEqual(facts.threads?.own, [103, 103]);
  assert.deepEqual(facts.processes?.saw, [0, 0]);
  assert.deepEqual(facts.processes?.own, [100, 100]);
  // Equal addresses, another instance each.
  const rows = comparison.strategies.find(({ id }) => id === 'processes')?.outcome.tables[0]?.rows ?? [];
  assert.deepEqual(
    rows.map((row) => row[1]),
    [0, 1, 2, 3],
  );
  assert.equal(new Set(rows.map((row) => row[2])).size, 1);
});

test('gather: results stand in the order of their asking, whatever the order of their ends', async () => {
  await run(labOf('gather'), { first_ms: 150, second_ms: 50, third_ms: 100 });
  const { comparison } = await report();
  const orders = comparison.strategies.map(({ id, outcome }) => [id, outcome.result.args]);
  assert.deepEqual(orders, [
    ['one-by-one', { returned: '1, 2, 3', finished: '1, 2, 3' }],
    ['gather', { returned: '1, 2, 3', finished: '2, 3, 1' }],
  ]);
});

test('web-scraper: every strategy makes real requests, and meets the same failures', async () => {
  const lab = labOf('web-scraper');
  const { page } = site;
  await page.evaluate(askedOfServiceWorker);
  await run(lab, { pages: 6, failure: 50, repeats: 2 });
  const asked = await page.evaluate(askedOfServiceWorker);
  const counts = new Map<string, number>();
  for (const address of asked) {
    const { pathname, search } = new URL(address);
    if (pathname.includes('/api/page/'))
      counts.set(pathname + search, (counts.get(pathname + search) ?? 0) + 1);
  }
  assert.equal(counts.size, 6, [...counts.keys()].join('\n'));
  // Each strategy is watched once and timed twice.
  for (const [address, count] of counts) assert.equal(count, lab.strategies.length * 3, address);
  const failing = [...counts.keys()].filter((address) => address.includes('status=503')).length;
  assert.ok(failing > 0 && failing < 6, 'the seed should let some fail');
  const { comparison } = await report();
  for (const { id, facts } of comparison.strategies)
    assert.deepEqual(
      [facts.failed, facts.good],
      [
        [failing, failing],
        [6 - failing, 6 - failing],
      ],
      id,
    );
});

test('io-bound: requests take the way through the network too', async () => {
  const lab = labOf('io-bound');
  await site.page.evaluate(askedOfServiceWorker);
  await run(lab, { io: 'request', tasks: 3 });
  const asked = await site.page.evaluate(askedOfServiceWorker);
  const pages = asked.filter((address) => address.includes('/api/page/'));
  assert.equal(pages.length, 3 * 2 * lab.strategies.length);
});

test('a kernel that draws shows its picture, whole, in more than one colour', async () => {
  const { page } = site;
  await run(labOf('cpu-bound'), { kernel: 'mandelbrot' });
  // The canvas is there a frame before what is drawn on it; a picture of one colour never gets past this.
  await page.until('a picture of several colours', () => {
    const canvas = document.querySelector<HTMLCanvasElement>('.picture:not([hidden]) canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size > 1;
  });
  const label = await page.evaluate(
    async () => document.querySelector('.picture canvas')?.getAttribute('aria-label') ?? '',
  );
  assert.match(label, /100%/);
  assert.deepEqual(await page.problems(), []);
});
