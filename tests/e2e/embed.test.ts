// A lab's bench in somebody's own page: copied as code, alone in its frame, with threads where that page is isolated
// and without them, and a word about it, where it is not.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { chosen } from './browsers.ts';
import { type Host, type HostKind, openHost } from './host.ts';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let host: Host;
before(async () => {
  site = await openSite();
  host = await openHost();
  await site.page.open('#/');
});
after(async () => {
  await host?.close();
  await site?.close();
});

/** A set-up of which some runs without threads. */
const mixed = { tasks: 2, n: 20_000_000, workers: 2, seed: 42, repeats: 1, lang: 'en' };
const strategies = 'async,threads,sequential';

/** Copies a lab's code from its page, as a teacher does. */
async function copyCode(hash: string): Promise<string> {
  const { page } = site;
  await page.openLab(hash);
  await page.press('embed');
  await page.until('the code', () => document.querySelector('[data-embed-code]') !== null);
  return page.evaluate(
    async () => document.querySelector<HTMLInputElement>('[data-embed-code]')?.value ?? '',
  );
}

/** Opens the page of the host, and goes into the frame once it is drawn. */
async function openFrame(kind: HostKind): Promise<void> {
  const { page } = site;
  const { driver } = page;
  await driver.switchTo().defaultContent();
  await driver.get('about:blank');
  await driver.get(host.address(kind));
  await driver.switchTo().frame(await driver.findElement(By.css('iframe')));
  await page.waitState('idle');
}

/** How often the frame was loaded since this was asked last. */
function loads(): number {
  return site.served.requests.splice(0).filter((path) => path === '/').length;
}

function isIsolated(): Promise<boolean> {
  return site.page.evaluate(async () => crossOriginIsolated);
}

interface Full {
  href: string;
  target: string | null;
  rel: string | null;
}

/** The ways to the full page, in the head and in notices. */
function fullPages(): Promise<Full[]> {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLAnchorElement>('a[data-full-page]'), (a) => ({
      href: a.href,
      target: a.getAttribute('target'),
      rel: a.getAttribute('rel'),
    })),
  );
}

/** What stands in the frame beside the bench, and what of the bench is there. */
function parts() {
  return site.page.evaluate(async () => {
    const there = (selector: string) => document.querySelector(selector) !== null;
    const value = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
    return {
      around: [
        'header.top',
        '.neighbours',
        '.prose',
        '[data-names]',
        '.trail',
        // A seat's lanes have their code as well.
        '.source:not([data-seat] .source)',
        'a[href="#/"]',
      ].filter(there),
      bench: ['[data-action="run"]', '[data-action="stop"]', '.happened', 'form', 'h1'].filter(there).length,
      values: [value('tasks'), value('n'), value('workers'), value('seed'), value('repeats')],
      inside: Array.from(
        document.querySelectorAll('a[href^="#"]:not([target="_blank"])'),
        (a) => a.outerHTML,
      ),
    };
  });
}

describe('a bench in another page', () => {
  before(async () => {
    host.show(await copyCode(link('cpu-bound', { ...mixed, strategies })));
  });

  test('its code is one iframe, with the set-up in its address', async () => {
    const code = await copyCode(link('cpu-bound', { ...mixed, strategies }));
    assert.match(code, /^<iframe src="[^"]+" title="[^"]+"[^<>]*><\/iframe>$/);
    assert.ok(code.includes(`src="${site.page.url}#/lab/cpu-bound?tasks=2&amp;`), code);
    assert.ok(code.includes('&amp;embed=1"'), code);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('that is not isolated: alone, with the set-up, without threads, and it says so', async () => {
    const { page } = site;
    loads();
    await openFrame('plain');
    assert.equal(await isIsolated(), false);
    const { around, bench, values, inside } = await parts();
    assert.deepEqual([around, bench, inside], [[], 5, []]);
    assert.deepEqual(values, ['2', '20000000', '2', '42', '1']);
    const notices = await page.notices();
    assert.equal(notices.length, 1, notices.join('\n'));
    assert.match(
      notices[0] ?? '',
      /embedded in a page that is not cross-origin isolated.*Open the full page/s,
    );
    const full = await fullPages();
    assert.equal(full.length, 2);
    for (const { href, target, rel } of full) {
      assert.ok(href.startsWith(`${page.url}#/lab/cpu-bound?tasks=2&`), href);
      assert.doesNotMatch(href, /embed/);
      assert.deepEqual([target, rel], ['_blank', 'noopener']);
    }
    assert.equal(await page.runToEnd(), 'done');
    assert.deepEqual(Object.keys(await page.results()).toSorted(), ['async', 'sequential']);
    // A reload would gain nothing here.
    assert.equal(loads(), 1);
    assert.deepEqual(await page.problems(), []);
  });

  test('its requests are answered there', async () => {
    const { page } = site;
    host.show(
      await copyCode(
        link('web-scraper', { pages: 3, strategies: 'async', repeats: 1, min_ms: 1, max_ms: 5, lang: 'en' }),
      ),
    );
    await openFrame('plain');
    assert.deepEqual(
      await page.notices().then((all) => all.filter((text) => /service worker/.test(text))),
      [],
    );
    assert.equal(await page.runToEnd(), 'done');
    assert.deepEqual(Object.keys(await page.results()), ['async']);
    assert.deepEqual(await page.problems(), []);
  });

  for (const kind of ['require-corp', 'credentialless'] as const) {
    test(`that is isolated by ${kind}: with threads`, {
      skip: kind === 'credentialless' && chosen() === 'webkit' && 'WebKit does not know it',
    }, async () => {
      const { page } = site;
      host.show(await copyCode(link('race', { threads: 2, iterations: 2000, repeats: 1, lang: 'ko' })));
      loads();
      await openFrame(kind);
      assert.equal(await isIsolated(), true);
      assert.deepEqual(await page.notices(), []);
      assert.equal(await page.evaluate(async () => document.documentElement.lang), 'ko');
      assert.equal(await page.runToEnd(), 'done');
      assert.deepEqual(Object.keys(await page.results()), ['unsafe', 'mutex', 'atomic']);
      assert.equal(loads(), 1);
      assert.deepEqual(await page.problems(), []);
    });
  }

  test('follows its form, and leads to the full page in a tab of its own, which knows nothing of the frame', async () => {
    const { page } = site;
    const { driver } = page;
    host.show(await copyCode(link('cpu-bound', { ...mixed, strategies })));
    await openFrame('plain');
    await page.set('seed', 77);
    await page.until('the link', () => location.hash.includes('seed=77'));
    assert.match(await page.evaluate(async () => location.hash), /embed=1/);
    const before = await driver.getAllWindowHandles();
    await driver.findElement(By.css('.embed-head a[data-full-page]')).click();
    const newTab = async () =>
      (await driver.getAllWindowHandles()).find((handle) => !before.includes(handle)) ?? '';
    await driver.wait(async () => (await newTab()) !== '', 30_000, 'the new tab');
    await driver.switchTo().window(await newTab());
    try {
      await page.until('the full page', () => document.querySelector('main[data-state="idle"]') !== null);
      const seen = await page.evaluate(async () => ({
        hash: location.hash,
        alone: opener === null,
        header: document.querySelector('header.top') !== null,
        seed: document.querySelector<HTMLInputElement>('[name="seed"]')?.value,
      }));
      assert.doesNotMatch(seen.hash, /embed/);
      assert.deepEqual([seen.alone, seen.header, seen.seed], [true, true, '77']);
    } finally {
      await driver.close();
      await driver.switchTo().window(before[0] ?? '');
    }
  });

  test('a schedule in the link brings the seat along', async () => {
    const { page } = site;
    host.show(
      `<iframe src="${page.url}${link('race', { seat: 'unsafe.bcbc', lang: 'en', embed: 1 })}" height="700" width="100%" allow="cross-origin-isolated"></iframe>`,
    );
    await openFrame('require-corp');
    await page.until('the seat', () => document.querySelector('#stop-seat') !== null);
    assert.deepEqual((await parts()).around, []);
  });

  test('a sandbox with what the README asks for lets it run', async () => {
    const { page } = site;
    const hash = link('cpu-bound', { ...mixed, strategies, embed: 1 });
    const sandbox = 'allow-scripts allow-same-origin allow-forms';
    host.show(`<iframe src="${page.url}${hash}" height="700" width="100%" sandbox="${sandbox}"></iframe>`);
    await openFrame('plain');
    assert.equal(await page.runToEnd(), 'done');
    assert.deepEqual(Object.keys(await page.results()).toSorted(), ['async', 'sequential']);
    assert.deepEqual(await page.problems(), []);
  });

  test('axe finds nothing in the frame', async () => {
    host.show(await copyCode(link('race', { threads: 2, lang: 'en' })));
    await openFrame('plain');
    assert.deepEqual(await site.page.axe(), []);
  });
});
