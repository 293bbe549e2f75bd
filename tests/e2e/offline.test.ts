// One visit, and the site does without the network; and a host that has a new version while an old tab is open.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { link, manifestOf, small } from './manifest.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';

let site: Site;

function within(options: SiteOptions, first = '#/'): void {
  before(async () => {
    site = await openSite(options);
    await site.page.open(first);
  });
  after(() => site?.close());
}

/** All of it is there. */
function kept(): Promise<void> {
  return site.page.until(
    'the site to be kept',
    () => document.documentElement.dataset.offline === 'ready',
    90_000,
  );
}

const race = link('race', { threads: 3, iterations: 1000, strategies: 'mutex', repeats: 1, lang: 'en' });

interface Shown {
  /** Of which version the document and its code are. */
  document: string;
  code: string;
  /** How often it says that there is a new version. */
  said: number;
  text: string;
}

function shown(): Promise<Shown> {
  return site.page.evaluate(async () => {
    const { e2e = 'first', e2eCode = 'first' } = document.documentElement.dataset;
    const said = document.querySelectorAll('[data-notice="new-version"]').length;
    return { document: e2e, code: e2eCode, said, text: document.body.innerText };
  });
}

/** Pins as the page shows them, by mark and name, and as it keeps them. */
function pins() {
  return site.page.evaluate(async () => ({
    shown: Array.from(document.querySelectorAll<HTMLElement>('[data-pins] [data-pin]'), (pin) => [
      pin.dataset.pin,
      pin.querySelector('input')?.value,
    ]),
    kept: localStorage.getItem('interleave.pins.1'),
  }));
}

function told(): Promise<void> {
  return site.page.until(
    'the sentence',
    () => document.querySelector('[data-notice="new-version"]') !== null,
  );
}

/** Until it is said at one place alone: the sentence at the top goes in the frame in which the other has come. */
function saidOnce(): Promise<void> {
  return site.page.until(
    'it to be said once',
    () => document.querySelectorAll('[data-notice="new-version"]').length === 1,
  );
}

/** Presses the button beside the sentence, and waits for what comes. */
async function reload(): Promise<void> {
  const { page } = site;
  await page.driver.findElement(By.css('button[data-action="reload"]')).click();
  await page.until(
    'the new version',
    () =>
      document.documentElement.dataset.e2eCode === 'second' &&
      document.documentElement.dataset.serviceWorker !== undefined &&
      !['loading', undefined].includes(document.querySelector('main')?.dataset.state),
  );
}

const hosts: [what: string, options: SiteOptions][] = [
  ['on a host with headers', {}],
  ['on a host without headers, in a sub-folder', { base: '/some/sub/', headers: false }],
];

for (const [what, options] of hosts) {
  describe(`without a network, after one visit of the map ${what}`, () => {
    within({ ...options, keeps: true });
    before(async () => {
      await kept();
      await site.served.close();
    });

    test('the map is there, and the page is isolated', async () => {
      const { page } = site;
      await page.open('#/');
      assert.equal(await page.state(), 'idle');
      assert.equal(await page.evaluate(async () => crossOriginIsolated), true);
    });

    test('a lab of every wasm opens and runs', async () => {
      const { page } = site;
      const { labs } = await manifestOf(site);
      const one = new Map(labs.filter(({ id }) => id !== 'faults').map((lab) => [lab.wasm, lab]));
      assert.ok(one.size > 5, `${one.size}`);
      for (const lab of one.values()) {
        const [strategy] = lab.strategies;
        if (lab.repeats === 0 || !strategy) continue;
        await page.open(link(lab.id, { ...small(lab), strategies: strategy.id, repeats: 1, lang: 'en' }));
        assert.equal(await page.runToEnd(), 'done', lab.id);
      }
    });

    test('threads run on memory that they share', async () => {
      const { page } = site;
      await page.openLab(race);
      assert.equal(await page.runToEnd(), 'done');
      assert.deepEqual(Object.keys(await page.results()), ['mutex']);
      assert.equal((await shown()).said, 0);
    });

    test('an address with something behind it leads to the page', async () => {
      const { page } = site;
      await page.driver.get(`${page.url}?from=a-chat#/lab/gather`);
      await page.waitState('idle');
    });

    test('nothing went wrong in the page', async () => assert.deepEqual(await site.page.problems(), []));
  });
}

describe('a new version on the host, and an old tab of which all is kept', () => {
  within({ keeps: true }, race);
  before(kept);

  test('the tab goes on with its own version, and says once that there is another', async () => {
    const { page, copy } = site;
    assert.equal(await page.runToEnd(), 'done');
    await copy.renew();
    await page.go(link('gather', { repeats: 2, seed: 5, lang: 'en' }));
    await told();
    assert.equal(await page.runToEnd(), 'done');
    const { document, code, said, text } = await shown();
    assert.deepEqual([document, code, said], ['first', 'first', 1]);
    assert.match(text, /A new version of this page is available/);
    assert.deepEqual(await page.axe(), []);
  });

  test('one reload brings the new version, with the set-up, the pins and the course', async () => {
    const { page } = site;
    await page.click('button[data-action="pin"]');
    await page.until('the pin', () => document.querySelector('[data-pins] [data-pin="A"]') !== null);
    await page.set('pin-A', 'the old version');
    const pinned = await pins();
    assert.deepEqual(pinned.shown, [['A', 'the old version']]);
    const course = await page.evaluate(async () => localStorage.getItem('interleave.progress.1'));
    assert.ok(course?.includes('"race"') && course.includes('"gather"'), course ?? 'no course');
    // Entered, and not yet in the address when the button is pressed.
    await page.set('repeats', 3);
    await reload();
    const now = await shown();
    assert.deepEqual([now.document, now.code, now.said], ['second', 'second', 0]);
    const [hash, repeats, seed, after] = await page.evaluate(async () => [
      location.hash,
      document.querySelector<HTMLInputElement>('[name="repeats"]')?.value,
      document.querySelector<HTMLInputElement>('[name="seed"]')?.value,
      localStorage.getItem('interleave.progress.1'),
    ]);
    assert.match(hash ?? '', /^#\/lab\/gather\?/);
    assert.deepEqual([repeats, seed, after], ['3', '5', course]);
    assert.deepEqual(await pins(), pinned);
    assert.equal(await page.runToEnd(), 'done');
    // Beside the run of the new version.
    await page.until('the pinned rows', () => document.querySelector('tr[data-pinned="A"]') !== null);
    await page.go('#/');
    const ran = await page.evaluate(async () =>
      ['race', 'gather'].map(
        (lab) => document.querySelector(`a[href="#/lab/${lab}"] [data-mark="ran"]`) !== null,
      ),
    );
    assert.deepEqual(ran, [true, true], 'the map tells of what was run in both versions');
    assert.deepEqual(await page.problems(), []);
  });

  test('the new version does without the network too, and the old one is let go of', async () => {
    const { page, served } = site;
    await page.open('#/');
    await kept();
    const stores = await page.evaluate(async () => caches.keys());
    assert.equal(stores.length, 1, stores.join(' '));
    await served.close();
    await page.openLab(race);
    assert.equal(await page.runToEnd(), 'done');
    const { document, code, said } = await shown();
    assert.deepEqual([document, code, said], ['second', 'second', 0]);
  });
});

describe('a new version on the host, and an old tab of which little is kept', () => {
  within({}, '#/');

  /** The sentence stands alone: nothing on the page speaks of a connection. */
  async function onlySentence(): Promise<void> {
    await told();
    const { document, said, text } = await shown();
    assert.equal(document, 'first');
    assert.equal(said, 1);
    assert.doesNotMatch(text, /connection|did not load/);
  }

  test('a lab whose code is gone says that there is a new version', async () => {
    const { page, copy } = site;
    await copy.renew();
    await page.evaluate(async (hash) => {
      location.hash = hash;
    }, race);
    await page.until('what is gone', () => document.querySelector('[data-error="gone"]') !== null);
    await onlySentence();
    await reload();
    assert.equal(await page.evaluate(async () => location.hash.startsWith('#/lab/race?threads=3')), true);
    assert.equal(await page.runToEnd(), 'done', (await shown()).text);
  });

  test('so does one whose texts are gone', async () => {
    const { page, copy } = site;
    await page.openLab(race);
    await copy.renew();
    await page.evaluate(async () => {
      location.hash = '#/lab/lock?lang=en';
    });
    await page.until('what is gone', () => document.querySelector('[data-error="gone"]') !== null);
    await told();
    assert.equal((await shown()).said, 1);
    assert.doesNotMatch((await shown()).text, /connection|did not load/);
  });

  test('two parts that are gone say it once', async () => {
    const { page, copy } = site;
    await page.open(race);
    // Coloured when one comes near it: then the part that does so is there.
    await page.evaluate(async () =>
      document.querySelector('.read-code')?.scrollIntoView({ behavior: 'instant' }),
    );
    await page.until('the code', () => document.querySelector('.source .hljs-keyword') !== null);
    await copy.renew();
    await page.click('button[data-action="seat"]');
    await page.until('what is gone', () => document.querySelector('[data-error="gone"]') !== null);
    await page.run();
    await page.until('both', () => document.querySelectorAll('[data-error="gone"]').length === 2);
    const { said, text } = await shown();
    assert.equal(said, 1);
    assert.match(text, /can be seen in the new version/);
    assert.deepEqual(await page.axe(), []);
  });

  test('so does a run whose wasm is gone', async () => {
    const { page, copy } = site;
    await page.open(link('gather', { repeats: 1, lang: 'en' }));
    await copy.renew();
    await page.run();
    await page.until('what is gone', () => document.querySelector('[data-error="gone"]') !== null);
    await saidOnce();
    assert.doesNotMatch((await shown()).text, /connection|did not load/);
  });
});

test('two tabs: one goes on in the old version while the other runs the new one', async (t) => {
  const two = await openSite({ keeps: true });
  t.after(() => two.close());
  site = two;
  const { page, copy } = two;
  await page.open(race);
  await kept();
  const old = await page.driver.getWindowHandle();
  await copy.renew();
  await page.driver.switchTo().newWindow('tab');
  await page.open(race);
  assert.equal((await shown()).document, 'second');
  assert.equal(await page.runToEnd(), 'done');
  // The new version's service worker answers for both from here on, and has let go of nothing that is open.
  await kept();
  await page.driver.switchTo().window(old);
  await page.go(link('gather', { repeats: 1, lang: 'en' }));
  assert.equal(await page.runToEnd(), 'done');
  const { document, code, said } = await shown();
  assert.deepEqual([document, code, said], ['first', 'first', 1]);
});

test('a service worker that comes to the host later than its page is found all the same', async (t) => {
  const late = await openSite({ keeps: true });
  t.after(() => late.close());
  site = late;
  const { page, copy, served } = late;
  await page.open(race);
  await kept();
  const bring = await copy.renewPage();
  served.requests.splice(0);
  await page.driver.switchTo().newWindow('tab');
  await page.open(race);
  assert.equal((await shown()).document, 'second');
  // The browser has looked, and found the old one.
  const looked = () => served.requests.some((path) => path.endsWith('/sw.js'));
  for (let tries = 0; !looked() && tries < 300; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(looked(), 'the browser looked for a service worker');
  await bring();
  await kept();
});

test('nothing is fetched ahead while something runs', async (t) => {
  const busy = await openSite({ keeps: true });
  t.after(() => busy.close());
  const { page, served } = busy;
  await page.openLab(link('gather', { first_ms: 10_000, strategies: 'one-by-one', repeats: 1 }));
  await page.run();
  await page.waitState('running');
  // What was under way comes to its end, and what the run itself needs is there.
  await page.until('the timeline', () => document.querySelector('figure.timeline canvas') !== null);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  served.requests.splice(0);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  assert.equal(await page.state(), 'running');
  // A browser looks for a new service worker when it likes.
  assert.deepEqual(
    served.requests.filter((path) => path !== '/sw.js'),
    [],
  );
  await page.press('stop');
});
