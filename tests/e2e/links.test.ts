// The link: what it says lands in the form, what it cannot say is told, and it never runs anything. What a run
// found travels in it, and nothing in it is ever taken for markup.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { packReport, type Report } from '../../www/src/state/report.ts';
import { link } from './manifest.ts';
import { readSaved } from './reading.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

interface Form {
  values: Record<string, string>;
  strategies: string[];
}

/** What the form says. */
function form(): Promise<Form> {
  return site.page.evaluate(async () => {
    const values: Record<string, string> = {};
    const strategies: string[] = [];
    const controls = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main form [name]');
    for (const control of Array.from(controls)) {
      if (control.name !== 'strategies') values[control.name] = control.value;
      else if (control instanceof HTMLInputElement && control.checked) strategies.push(control.value);
    }
    return { values, strategies };
  });
}

/** Notices by kind, with their sentence. */
function noticesByKind(): Promise<[kind: string, sentence: string][]> {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-notice]'), (notice): [string, string] => [
      notice.dataset.notice ?? '',
      notice.textContent ?? '',
    ]),
  );
}

function hash(): Promise<string> {
  return site.page.evaluate(async () => decodeURIComponent(location.hash));
}

/** Nothing has been run, and nothing has gone wrong. */
async function isQuiet(): Promise<void> {
  const { page } = site;
  assert.equal(await page.state(), 'idle');
  assert.deepEqual(
    await page.evaluate(async () =>
      window.e2e.states.map(({ state }) => state).filter((state) => state !== 'idle' && state !== 'loading'),
    ),
    [],
  );
  assert.equal(
    await page.evaluate(async () => document.querySelector('[data-verdict], [role=tab][id^=watch]')),
    null,
  );
  assert.deepEqual(await page.problems(), []);
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
    assert.equal((await form()).values.threads, '5');
    assert.equal(await hash(), wanted);
  });

  test('sets every parameter, the strategies, the seed, the repeats and the language', async () => {
    const { page } = site;
    await page.openLab(
      '#/lab/cpu-bound?kernel=primes&tasks=3&n=5000&workers=2&strategies=async,threads&seed=42&repeats=9&lang=ko',
    );
    const { values, strategies } = await form();
    const { kernel, tasks, n, workers, seed, repeats } = values;
    assert.deepEqual(
      { kernel, tasks, n, workers, seed, repeats },
      { kernel: 'primes', tasks: '3', n: '5000', workers: '2', seed: '42', repeats: '9' },
    );
    assert.deepEqual(strategies.toSorted(), ['async', 'threads']);
    assert.equal(await page.evaluate(async () => document.documentElement.lang), 'ko');
    assert.deepEqual(await noticesByKind(), []);
    await isQuiet();
  });

  test('with values that cannot be used says so of each, and uses the defaults', async () => {
    const { page } = site;
    await page.open(
      '#/lab/web-scraper?pages=0&workers=abc&failure=1e3&min_ms=4000&max_ms=100&strategies=sequential,warp&seed=-1&repeats=999&lang=fr&colour=red&%ZZ=1&workers=3',
    );
    const { values, strategies } = await form();
    const { pages, workers, failure, min_ms, max_ms, seed } = values;
    assert.deepEqual(
      { pages, workers, failure, min_ms, max_ms, seed },
      { pages: '10', workers: '5', failure: '10', min_ms: '50', max_ms: '200', seed: '7' },
    );
    assert.deepEqual(strategies, ['sequential']);
    const notices = await noticesByKind();
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
    await isQuiet();
  });

  test('that was mangled on its way opens what was meant, and the page says so', async () => {
    const { page } = site;
    await page.openLab('#lab/Race%3Fthreads=3&amp;seed=9&amp;lang=en에서');
    const { values } = await form();
    assert.deepEqual([values.threads, values.seed], ['3', '9']);
    const notices = await noticesByKind();
    assert.deepEqual(
      notices.map(([kind]) => kind),
      ['mended', 'tail'],
    );
    assert.match(notices.map(([, sentence]) => sentence).join(), /“에서”/);
    await isQuiet();
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
    const { values, strategies } = await form();
    assert.deepEqual([values.threads, values.seed, strategies], ['3', '99', ['unsafe', 'atomic']]);
    await isQuiet();
  });

  test('of another lab, followed in the page, brings its own form', async () => {
    const { page } = site;
    await page.openLab('#/lab/race?threads=5');
    await page.go('#/lab/gather?first_ms=70');
    const { values } = await form();
    assert.equal(values.first_ms, '70');
    assert.equal(values.threads, undefined);
    await page.evaluate(async () => history.back());
    await page.until('the first lab', () => document.querySelector('[name="threads"]') !== null);
    assert.equal((await form()).values.threads, '5');
    await isQuiet();
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
    assert.equal((await form()).values.iterations, '2000');
    await isQuiet();
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
    await isHarmless(bad);
    assert.equal(await page.runToEnd(), 'done');
    await isHarmless();
    assert.deepEqual(await page.problems(), []);
  });
});

/** No markup of the link's came into the page; `shown` stands in it as text. */
async function isHarmless(shown?: string): Promise<void> {
  const seen = await site.page.evaluate(async () => {
    // An image that fails to load says so in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      pwned: 'pwned' in window,
      elements: document.querySelectorAll(
        '[onerror], [onload], img, iframe, main script, svg[onload], object',
      ).length,
      text: document.body.textContent ?? '',
    };
  });
  assert.deepEqual([seen.pwned, seen.elements], [false, 0]);
  if (shown !== undefined) assert.ok(seen.text.includes(shown), seen.text.slice(0, 2000));
}

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
      assert.ok((await noticesByKind()).length <= 20, `${(await noticesByKind()).length} notices`);
      await isHarmless();
      const { values } = await form();
      for (const name of ['threads', 'iterations', 'seed', 'repeats'])
        assert.match(values[name] ?? '', /^\d+$/);
      await isQuiet();
    });
  }
});
