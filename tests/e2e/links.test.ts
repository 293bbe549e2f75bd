// The link: what it says lands in the form, what it cannot say is told, it never runs anything, and nothing in it is
// ever taken for markup.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import { form, isHarmless, isQuiet, noticeKinds, noticesByKind } from './opened.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

function hash(): Promise<string> {
  return site.page.evaluate(async () => decodeURIComponent(location.hash));
}

describe('a link', () => {
  test('is where the reader goes, though the form they left was changed a moment before', async () => {
    const { page } = site;
    await page.openLab(link('race', { threads: 3, lang: 'ko' }));
    const wanted = link('lock', { threads: 5, lang: 'ko' });
    await page.evaluate(async (wanted) => {
      // The form's new link is written in the frame in which the reader is already under way: it comes second.
      requestAnimationFrame(() => {
        location.hash = wanted;
      });
      document.querySelector<HTMLElement>('[data-action="language"] [data-lang="en"]')?.click();
    }, wanted);
    // The heading and the form are not drawn in one go.
    await page.until('the form of the other lab', () => {
      const drawn = document.querySelector('main form input[name="threads"]') !== null;
      return drawn && document.querySelector('main h1')?.textContent?.includes('락') === true;
    });
    assert.equal((await form(site)).values.threads, '5');
    assert.equal(await hash(), wanted);
  });

  test('sets every parameter, the strategies, the seed, the repeats and the language', async () => {
    const { page } = site;
    await page.openLab(
      '#/lab/cpu-bound?kernel=primes&tasks=3&n=5000&workers=2&strategies=async,threads&seed=42&repeats=9&lang=ko',
    );
    const { values, strategies } = await form(site);
    const { kernel, tasks, n, workers, seed, repeats } = values;
    assert.deepEqual(
      { kernel, tasks, n, workers, seed, repeats },
      { kernel: 'primes', tasks: '3', n: '5000', workers: '2', seed: '42', repeats: '9' },
    );
    assert.deepEqual(strategies.toSorted(), ['async', 'threads']);
    assert.equal(await page.evaluate(async () => document.documentElement.lang), 'ko');
    assert.deepEqual(await noticesByKind(site), []);
    await isQuiet(site);
  });

  test('with values that cannot be used says so of each, and uses the defaults', async () => {
    const { page } = site;
    await page.open(
      '#/lab/web-scraper?pages=0&workers=abc&failure=1e3&min_ms=4000&max_ms=100&strategies=sequential,warp&seed=-1&repeats=999&lang=fr&colour=red&%ZZ=1&workers=3',
    );
    const { values, strategies } = await form(site);
    const { pages, workers, failure, min_ms, max_ms, seed } = values;
    assert.deepEqual(
      { pages, workers, failure, min_ms, max_ms, seed },
      { pages: '10', workers: '5', failure: '10', min_ms: '50', max_ms: '200', seed: '7' },
    );
    assert.deepEqual(strategies, ['sequential']);
    const notices = await noticesByKind(site);
    const kinds = new Set(notices.map(([kind]) => kind));
    const expected = [
      'out-of-range',
      'constraint',
      'unknown-strategy',
      'bad-seed',
      'bad-repeats',
      'bad-lang',
      'unknown-param',
      'malformed',
      'duplicate',
    ];
    assert.deepEqual([...kinds].toSorted(), expected.toSorted());
    const sentences = notices.map(([, sentence]) => sentence).join('\n');
    // What was given is quoted, and what is used instead is said.
    for (const part of [
      '“0”',
      '“abc”',
      '“1e3”',
      'warp',
      '-1',
      '999',
      'fr',
      'colour',
      '10 is used',
      '5 is used',
    ])
      assert.ok(sentences.includes(part), `${part} in\n${sentences}`);
    await isQuiet(site);
  });

  test('that was mangled on its way opens what was meant, and the page says so', async () => {
    const { page } = site;
    await page.openLab('#lab/Race%3Fthreads=3&amp;seed=9&amp;lang=en에서');
    const { values } = await form(site);
    assert.deepEqual([values.threads, values.seed], ['3', '9']);
    assert.deepEqual(await noticeKinds(site), ['mended', 'tail']);
    assert.match((await noticesByKind(site)).join(), /“에서”/);
    await isQuiet(site);
  });

  test('that was mangled and leads to the map says so there', async () => {
    const { page } = site;
    await page.open('#%2F%3Fq%3Dlock');
    assert.deepEqual(await noticeKinds(site), ['mended']);
    const search = () => document.querySelector<HTMLInputElement>('[name="q"]')?.value === 'lock';
    await page.until('the search', search);
    await page.open('#/에서');
    assert.deepEqual(await noticeKinds(site), ['tail']);
    assert.match((await noticesByKind(site)).join(), /“에서”/);
    await isQuiet(site);
    await page.open('#/');
    assert.deepEqual(await noticeKinds(site), []);
  });

  test('says what was wrong in notices that can be put away by keys, one after the other', async () => {
    const { page } = site;
    await page.openLab('#/lab/race?strategies=mutex,warp,woof&lang=en');
    assert.deepEqual(await noticeKinds(site), ['unknown-strategy', 'unknown-strategy']);
    await page.evaluate(async () => document.querySelector<HTMLElement>('.notice button')?.focus());
    const enter = () => page.driver.actions().sendKeys(Key.ENTER).perform();
    await enter();
    await page.until('one notice', () => document.querySelectorAll('.notice').length === 1);
    assert.match((await noticesByKind(site)).join(), /woof/);
    await page.until('the focus on its button', () => document.activeElement?.closest('.notice') !== null);
    await enter();
    await page.until('no notice', () => document.querySelector('.notice') === null);
    await page.until('the focus at the heading', () => document.activeElement?.localName === 'h1');
  });

  test('follows the form, and can be opened again', async () => {
    const { page } = site;
    await page.openLab('#/lab/race');
    assert.equal(await hash(), '#/lab/race');
    await page.set('threads', 3);
    await page.set('seed', 99);
    await page.until(
      'the link',
      () => location.hash.includes('threads=3') && location.hash.includes('seed=99'),
    );
    await page.evaluate(async () =>
      document.querySelector<HTMLElement>('input[name="strategies"][value="mutex"]')?.click(),
    );
    await page.until('the link', () => location.hash.includes('strategies='));
    const changed = await hash();
    // What cannot be run is no link.
    await page.set('threads', 'many');
    assert.equal(await hash(), changed);
    await page.openLab(changed);
    const { values, strategies } = await form(site);
    assert.deepEqual([values.threads, values.seed, strategies], ['3', '99', ['unsafe', 'atomic']]);
    await isQuiet(site);
  });

  test('of another lab, followed in the page, brings its own form', async () => {
    const { page } = site;
    await page.openLab('#/lab/race?threads=5');
    await page.go('#/lab/gather?first_ms=70');
    const { values } = await form(site);
    assert.equal(values.first_ms, '70');
    assert.equal(values.threads, undefined);
    await page.evaluate(async () => history.back());
    await page.until('the first lab', () => document.querySelector('[name="threads"]') !== null);
    assert.equal((await form(site)).values.threads, '5');
    await isQuiet(site);
  });

  test('that is followed once more brings its language once more', async () => {
    const { page } = site;
    const spoken = () => page.evaluate(async () => document.documentElement.lang);
    await page.openLab('#/lab/race?threads=5&lang=en');
    await page.chooseLang('ko');
    await page.go('#/lab/race?threads=5&lang=en');
    assert.equal(await spoken(), 'en');
  });
});

describe('hostile and broken links do no harm', () => {
  const bad = '<img src=x onerror=window.pwned=1>';
  const svg = '"><svg/onload=window.pwned=1>';
  const hashes = [
    `#/lab/race?threads=${bad}&iterations=${svg}`,
    `#/lab/race?${bad}=${bad}&strategies=${bad},${svg}`,
    `#/lab/race?seed=${bad}&repeats=${svg}&lang=${bad}&v=${bad}`,
    `#/lab/race?theirs=${bad}`,
    '#/lab/race?theirs=AAAA',
    '#/lab/race?lang=javascript:window.pwned=1',
    '#/lab/race?threads=%&%=%&%E0%A4%A=1&=&&&==',
    '#/lab/race?__proto__=1&constructor=2&toString=3&hasOwnProperty=4',
    '#/lab/race?threads=９&iterations=٣&seed=1e2&repeats=0x5',
    '#/lab/race?스레드=둘&이름=락🔒&threads=2',
    '#/lab/race?threads=\u202e\u0000\ufeff4',
    `#/lab/race?x=${'a'.repeat(100_000)}`,
    `#/lab/race?${Array.from({ length: 500 }, (_, index) => `p${index}=${index}`).join('&')}`,
  ];
  for (const each of hashes) {
    test(each.slice(0, 70).replaceAll(/\p{C}/gu, '?'), async () => {
      const { page } = site;
      // Not through the driver: some put a link into order before they open it.
      await page.evaluate(async () => {
        window.e2e.states = [];
        location.hash = '#/';
      });
      await page.until('the map', () => document.querySelector('main a[href^="#/lab/"] .name') !== null);
      await page.evaluate(async (hash) => {
        location.hash = hash;
      }, each);
      await page.until('the form', () => document.querySelector('main [data-action="run"]') !== null);
      // A report is unpacked while the page is there already.
      await page.until('a notice', () => document.querySelector('[data-notice]') !== null);
      assert.ok((await noticesByKind(site)).length <= 20, `${(await noticesByKind(site)).length} notices`);
      await isHarmless(site);
      const { values } = await form(site);
      for (const name of ['threads', 'iterations', 'seed', 'repeats'])
        assert.match(values[name] ?? '', /^\d+$/);
      await isQuiet(site);
    });
  }
});
