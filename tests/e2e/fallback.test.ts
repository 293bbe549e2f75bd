// Without shared memory, without a service worker, and on a host that sends no headers: what can run runs, and
// the page says what cannot and why.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosen } from './browsers.ts';
import { type LabSummary, labFileOf, link, type Manifest, manifestOf, small } from './manifest.ts';
import { readWatched } from './reading.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';

let site: Site;
let manifest: Manifest;

function within(options: SiteOptions, spoil: (site: Site) => Promise<unknown> = async () => undefined): void {
  before(async () => {
    site = await openSite(options);
    await spoil(site);
    manifest = await manifestOf(site);
    await site.page.open('#/');
  });
  after(() => site?.close());
}

function labOf(id: string): LabSummary {
  const lab = manifest.labs.find((each) => each.id === id);
  if (!lab) throw new Error(`there is no lab ${id}`);
  return lab;
}

/** Without isolation clocks are coarse: work that is sure to take a millisecond or two. */
const enough = { n: 20_000_000 };

/** The sentence that says what is switched off. */
function notice(kind: string): Promise<string> {
  return site.page.evaluate(
    async (kind) => document.querySelector(`[data-notice="${kind}"] p`)?.textContent ?? '',
    kind,
  );
}

/** Runs all that a lab still can; the rest is off, and named with the reason. */
async function runsTheRest(id: string, reason: RegExp, values: Record<string, number> = {}): Promise<void> {
  const { page } = site;
  const lab = labOf(id);
  const off = lab.strategies.filter(({ sharedMemory }) => sharedMemory).map((strategy) => strategy.id);
  const rest = lab.strategies.filter(({ sharedMemory }) => !sharedMemory).map((strategy) => strategy.id);
  await page.openLab(link(id, { ...small(lab), repeats: 1, lang: 'en', ...values }));
  const { texts } = await labFileOf(site, id);
  const said = await notice('strategies-off');
  for (const strategy of off) {
    const name = texts.en.words[`strategy.${strategy}`] ?? '?';
    assert.ok(said.includes(name), `${name} in ${said}`);
  }
  assert.match(said, reason);
  const disabled = await page.evaluate(async () =>
    Array.from(
      document.querySelectorAll<HTMLInputElement>('[name="strategies"]:disabled'),
      ({ value }) => value,
    ),
  );
  assert.deepEqual(disabled, off);
  assert.equal(
    await page.runToEnd(),
    'done',
    await page.evaluate(async () => document.querySelector('.failure')?.textContent ?? ''),
  );
  const results = await page.results();
  assert.deepEqual(Object.keys(results).toSorted(), rest.toSorted());
  for (const [strategy, { median, result }] of Object.entries(results)) {
    assert.ok(median > 0, `${strategy}: ${median} ms`);
    assert.notEqual(result, '', strategy);
  }
  assert.notEqual(await page.verdict(), '');
  assert.equal(await page.evaluate(async () => document.querySelector('[data-disagree]')), null);
  // Copies of a memory are read where it cannot be shared: the lanes are there all the same.
  const watched = await page.evaluate(readWatched);
  assert.deepEqual(
    watched.map(({ strategy }) => strategy),
    rest,
  );
  for (const { strategy, lanes } of watched) {
    const kind = lab.strategies.find((each) => each.id === strategy)?.kind;
    assert.ok(lanes.length >= (kind === 'processes' ? 2 : 1), `${strategy}: ${lanes}`);
  }
}

/** A lab all of whose strategies need shared memory can be read, and refuses to run in a sentence. */
async function refuses(id: string): Promise<void> {
  const { page } = site;
  await page.openLab(link(id));
  await page.run();
  await page.until('the sentence', () => document.querySelector('[data-error="refused"]') !== null);
  assert.equal(await page.state(), 'idle');
}

/** A stop without shared memory: a flag cannot be raised, so the worker goes. */
async function stops(): Promise<void> {
  const { page } = site;
  await page.openLab(link('cpu-bound', { tasks: 8, n: 200_000_000, strategies: 'sequential', repeats: 1 }));
  await page.run();
  await page.waitState('running');
  await page.press('stop');
  assert.equal(await page.waitState(['stopped', 'done', 'failed']), 'stopped');
}

describe('on a host without headers whose service worker is missing', () => {
  within({ headers: false }, ({ copy }) => copy.lose(/(^|\/)sw\.js$/));

  test('the page says that it is not isolated, and that there is no server', async () => {
    const { page } = site;
    await page.openLab(link('web-scraper', { lang: 'en' }));
    assert.equal(await page.evaluate(async () => crossOriginIsolated), false);
    assert.match(await notice('no-server'), /service worker.*reloading the page/);
    assert.match(await notice('strategies-off'), /not cross-origin isolated/);
  });
  test('cpu-bound runs what needs no threads', () =>
    runsTheRest('cpu-bound', /not cross-origin isolated/, enough));
  test('processes without shared memory run', () =>
    runsTheRest('processes', /not cross-origin isolated/, enough));
  test('gather runs whole', () => runsWhole('gather'));
  test('a lab of threads alone refuses in a sentence', () => refuses('race'));
  test('so does one whose processes share memory', () => refuses('shared-memory'));
  test('a run stops', stops);
  test('it did not reload in circles', () => {
    const loads = site.served.requests.filter((path) => path === '/').length;
    // Once for each time that it was opened.
    assert.ok(loads <= 10, `${loads} loads`);
  });
});

describe('in a browser without shared memory', {
  skip: chosen() === 'chromium' && 'Chromium always has it',
}, () => {
  within({ sharedMemory: false });

  test('the page says so', async () => {
    const { page } = site;
    await page.openLab(link('cpu-bound', { lang: 'en' }));
    assert.equal(await page.evaluate(async () => typeof SharedArrayBuffer), 'undefined');
    assert.match(await notice('strategies-off'), /not support shared memory/);
    assert.equal(await notice('no-server'), '');
  });
  test('cpu-bound runs what needs no threads', () =>
    runsTheRest('cpu-bound', /not support shared memory/, enough));
  test('web-scraper makes its requests', () => runsTheRest('web-scraper', /not support shared memory/));
  test('a lab of threads alone refuses in a sentence', () => refuses('race'));
  test('so does one whose processes share memory', () => refuses('shared-memory'));
  test('a run stops', stops);
  test('nothing went wrong in the page', async () => assert.deepEqual(await site.page.problems(), []));
});

/** Every strategy of a lab. */
async function runsWhole(id: string): Promise<void> {
  const { page } = site;
  const lab = labOf(id);
  await page.openLab(link(id, { ...small(lab), repeats: 1 }));
  assert.equal(await page.runToEnd(), 'done');
  assert.deepEqual(
    Object.keys(await page.results()).toSorted(),
    lab.strategies.map((strategy) => strategy.id).toSorted(),
  );
}

describe('on a static host without headers, in a sub-folder', () => {
  const base = '/pages/interleave/';
  within({ base, headers: false });

  test('one reload, and nothing is off', async () => {
    assert.equal(site.served.requests.filter((path) => path === base).length, 2);
    await site.page.openLab('#/lab/cpu-bound');
    assert.deepEqual(await site.page.notices(), []);
  });
  test('threads and processes run', () => runsWhole('cpu-bound'));
  test('requests of threads and tasks are answered', () => runsWhole('web-scraper'));
  test('nothing went wrong in the page', async () => assert.deepEqual(await site.page.problems(), []));
});
