// The map, and links that lead nowhere.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGS } from '../../www/src/engine/catalog.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';

let site: Site;
let manifest: Manifest;
before(async () => {
  site = await openSite({ languages: 'ko' });
  manifest = await manifestOf(site);
});
after(() => site?.close());

/** The labs' links on the map. */
function stations() {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll('main a[href^="#/lab/"]'), (link) => ({
      href: link.getAttribute('href') ?? '',
      text: link.textContent ?? '',
    })),
  );
}

/** All labs, sections in order and labs in order within them. */
function inOrder() {
  return manifest.sections.flatMap(({ id }) => manifest.labs.filter(({ section }) => section === id));
}

describe('the map', () => {
  for (const lang of LANGS) {
    test(`shows every lab with its title and its line, in order: ${lang}`, async () => {
      const { page } = site;
      await page.open('#/');
      await page.chooseLang(lang);
      const shown = await stations();
      assert.deepEqual(
        shown.map(({ href }) => href),
        inOrder().map(({ id }) => `#/lab/${id}`),
      );
      for (const [index, lab] of inOrder().entries()) {
        const text = shown[index]?.text ?? '';
        assert.ok(text.includes(lab.title[lang]), `${lab.id}: ${text}`);
        assert.ok(text.includes(lab.tagline[lang]), `${lab.id}: ${text}`);
      }
      const headings = await page.evaluate(async () =>
        Array.from(document.querySelectorAll('main h2'), (heading) => heading.textContent),
      );
      const sections = manifest.sections.filter(({ id }) => manifest.labs.some((lab) => lab.section === id));
      assert.deepEqual(
        headings,
        sections.map(({ title }) => title[lang]),
      );
      assert.deepEqual(await page.problems(), []);
    });
  }

  test('every link leads to its lab', async () => {
    const { page } = site;
    await page.open('#/');
    await page.chooseLang('en');
    for (const lab of manifest.labs) {
      await page.evaluate(async (href) => {
        document.querySelector<HTMLElement>(`main a[href="${href}"]`)?.click();
      }, `#/lab/${lab.id}`);
      await page.until('the lab', () => document.querySelector('main [data-action="run"]') !== null);
      const shown = await page.evaluate(async () => ({
        heading: document.querySelector('h1')?.textContent,
        title: document.title,
        state: document.querySelector('main')?.dataset.state,
      }));
      assert.equal(shown.heading, lab.title.en);
      assert.ok(shown.title.includes(lab.title.en), shown.title);
      assert.equal(shown.state, 'idle');
      await page.evaluate(async () => history.back());
      await page.until('the map', () => document.querySelector('main a[href^="#/lab/"] .name') !== null);
    }
    assert.deepEqual(await page.problems(), []);
  });

  test('speaks the language that was chosen, also after a reload', async () => {
    const { page } = site;
    await page.open('#/');
    for (const lang of LANGS) {
      await page.chooseLang(lang);
      await page.reload();
      assert.equal(await page.evaluate(async () => document.documentElement.lang), lang);
      assert.ok((await stations())[0]?.text.includes(inOrder()[0]?.title[lang] ?? '?'));
    }
  });
});

test('the language follows the browser until one is chosen', async (t) => {
  const { page } = site;
  await page.open('#/');
  const asked = await page.evaluate(async () => {
    localStorage.clear();
    return [...navigator.languages];
  });
  await page.reload();
  t.diagnostic(`the browser asks for ${asked}`);
  if (site.browser.name !== 'webkit') assert.deepEqual(asked, ['ko']);
  const expected = asked.map((each) => each.slice(0, 2)).find((each) => each === 'ko' || each === 'en');
  assert.equal(await page.evaluate(async () => document.documentElement.lang), expected ?? 'en');
});

describe('a link that leads nowhere ends in a sentence', () => {
  const broken = [
    '#/lab/no-such-lab',
    '#/lab/%EB%9D%BD',
    '#/lab/락/어딘가?threads=1',
    '#/lab/%',
    '#/lab/%FF%FE?x=%',
    '#/elsewhere',
    '#/lab/__proto__',
    '#/lab/constructor?toString=1',
    '#/lab/<img src=x onerror=alert(1)>',
    `#/lab/${'x'.repeat(5000)}`,
  ];
  for (const hash of broken) {
    test(hash.slice(0, 60), async () => {
      const { page } = site;
      // Within the page, by way of the map, so that no sentence is the last one's.
      await page.evaluate(async () => {
        location.hash = '#/';
      });
      await page.until('the map', () => document.querySelector('main a[href^="#/lab/"]') !== null);
      await page.evaluate(async (hash) => {
        location.hash = hash;
      }, hash);
      await page.until('the sentence', () => document.querySelector('[data-error="unknown-lab"]') !== null);
      const sentence = await page.evaluate(
        async () => document.querySelector('[data-error="unknown-lab"]')?.textContent ?? '',
      );
      assert.ok(sentence.length > 20 && sentence.length < 300, sentence);
      assert.equal(
        await page.evaluate(async () => document.querySelector('main a[href="#/"]') !== null),
        true,
      );
      assert.deepEqual(await page.problems(), []);
    });
  }

  for (const hash of ['', '#', '#/', '#nothing', '#/lab/', '#?x=1']) {
    test(`what names no lab is the map: ${hash || 'no hash'}`, async () => {
      const { page } = site;
      await page.open(hash);
      await page.until('the map', () => document.querySelector('main a[href^="#/lab/"]') !== null);
      assert.equal((await stations()).length, manifest.labs.length);
      assert.deepEqual(await page.problems(), []);
    });
  }
});

describe('the map on a phone', () => {
  before(async () => {
    await site.page.open('#/');
    await site.page.chooseLang('en');
    await resize(site.browser, 390);
  });
  after(() => resize(site.browser, 1280));

  test('any lab is two taps away: its section, and itself', async (t) => {
    const { page } = site;
    if ((await page.evaluate(async () => innerWidth)) > 390)
      return t.skip('this shell makes no window as narrow as a phone');
    const folds = await page.evaluate(async () =>
      Array.from(document.querySelectorAll<HTMLElement>('[data-fold]'), (button) => ({
        section: button.dataset.fold ?? '',
        out: button.getAttribute('aria-expanded'),
        height: button.getBoundingClientRect().height,
      })),
    );
    const sections = manifest.sections.filter(({ id }) => manifest.labs.some((lab) => lab.section === id));
    assert.deepEqual(
      folds.map(({ section, out }) => [section, out]),
      sections.map(({ id }) => [id, 'false']),
    );
    for (const { height } of folds) assert.ok(height >= 44, `${height} px`);
    for (const { id } of sections) {
      const wanted = manifest.labs.filter(({ section }) => section === id).map((lab) => `#/lab/${lab.id}`);
      await page.click(`[data-fold="${id}"]`);
      const shown = await page.evaluate(
        async (id) =>
          Array.from(document.querySelectorAll<HTMLAnchorElement>(`#stations-${id} a`))
            .filter((link) => link.getClientRects().length > 0)
            .map((link) => link.getAttribute('href')),
        id,
      );
      assert.deepEqual(shown, wanted, id);
      await page.click(`[data-fold="${id}"]`);
    }
  });

  test('a section that was folded out still is on the way back from a lab', async (t) => {
    const { page } = site;
    if ((await page.evaluate(async () => innerWidth)) > 390)
      return t.skip('this shell makes no window as narrow as a phone');
    await page.click('[data-fold="threading"]');
    await page.click('a[href="#/lab/race"]');
    await page.until('the lab', () => document.querySelector('main [data-action="run"]') !== null);
    await page.evaluate(async () => history.back());
    await page.until('the map', () => document.querySelector('main [data-fold]') !== null);
    assert.equal(
      await page.evaluate(async () =>
        document.querySelector('[data-fold="threading"]')?.getAttribute('aria-expanded'),
      ),
      'true',
    );
    assert.deepEqual(await page.problems(), []);
  });
});
