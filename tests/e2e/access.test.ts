// For everybody: axe finds nothing, keys are enough, the language is said, and no width makes the page scroll sideways.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from '../../www/scripts/webdriver.ts';
import type { Lang } from '../../www/src/engine/catalog.ts';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';
import { chooseTheme, type Theme } from './theme.ts';

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

const VIEWS = ['map', 'unknown', 'idle', 'done', 'failed'] as const;
type View = (typeof VIEWS)[number];

/** A lab whose report has everything: a picture, a table, a chart, threads. */
const done = link('cpu-bound', { kernel: 'mandelbrot', n: 100_000, tasks: 2, workers: 2, repeats: 2 });
const table = link('web-scraper', { pages: 3, workers: 2, min_ms: 1, max_ms: 5, repeats: 1 });
const notices = link('race', { threads: 99, colour: 'red' });
const fault = link('faults', { strategies: 'deadlock', repeats: 1 });

async function show(view: View, lang: Lang): Promise<void> {
  const { page } = site;
  if (view === 'map') await page.open('#/');
  else if (view === 'unknown') await page.open('#/lab/nothing');
  else if (view === 'idle') await page.openLab(notices);
  else {
    await page.openLab(view === 'failed' ? fault : lang === 'ko' ? table : done);
    assert.equal(await page.runToEnd(), view);
  }
  await page.chooseLang(lang);
  if (view === 'done') {
    await page.until('the timeline', () => document.querySelector('figure.timeline details') !== null);
    await page.evaluate(async () => {
      for (const details of Array.from(document.querySelectorAll('details'))) details.open = true;
    });
    await page.until('the table', () => document.querySelector('figure.timeline table td') !== null);
    await page.until(
      'the chart',
      () => document.querySelector('.comparison .u-wrap, .comparison canvas') !== null,
    );
  }
}

/** All themes at all widths, half of them in each language. */
const LOOKS: Record<Lang, [width: number, theme: Theme][]> = {
  ko: [
    [1440, 'light'],
    [390, 'dark'],
  ],
  en: [
    [1440, 'dark'],
    [390, 'light'],
  ],
};
const WIDTHS = [1440, 768, 390, 320];

/** What of the page goes beyond its right edge, where the page can be scrolled there. */
async function beyond(): Promise<string[]> {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [
    `${scrollWidth} of ${clientWidth} px`,
    ...Array.from(document.querySelectorAll('body *'))
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.localName}.${element.getAttribute('class')}`)
      .slice(0, 8),
  ];
}

describe('axe finds nothing, and no width makes the page scroll sideways', () => {
  for (const view of VIEWS) {
    for (const lang of ['ko', 'en'] as const) {
      test(`${view}, ${lang}`, async () => {
        const { browser, page } = site;
        await resize(browser, 1440);
        await show(view, lang);
        for (const width of WIDTHS) {
          await resize(browser, width);
          assert.deepEqual(await page.evaluate(beyond), [], `${width} px`);
          const theme = LOOKS[lang].find(([wide]) => wide === width)?.[1];
          if (theme === undefined) continue;
          await chooseTheme(page, theme);
          assert.deepEqual(await page.axe(), [], `${width} px, ${theme}`);
        }
      });
    }
  }
  after(() => resize(site.browser, 1280));
});

describe('the keyboard', () => {
  const focused = () =>
    site.page.evaluate(async () => {
      const element = document.activeElement;
      return {
        action: element?.getAttribute('data-action') ?? '',
        name: element?.getAttribute('name') ?? '',
        is: `${element?.localName}.${element?.getAttribute('class') ?? ''}`,
        text: element?.textContent ?? '',
      };
    });
  const press = (...keys: string[]) =>
    site.page.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  const tabTo = async (what: string, is: (on: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let presses = 0; presses < 80; presses++) {
      if (is(await focused())) return;
      await press(Key.TAB);
    }
    throw new Error(`Tab does not reach ${what}`);
  };

  test('begins with the way past the header', async () => {
    const { page } = site;
    // Loaded, not followed: then the focus is on the heading.
    await page.open(link('gather', { first_ms: 50, second_ms: 50, third_ms: 50, repeats: 1 }));
    await press(Key.TAB);
    assert.match((await focused()).is, /^a\.skip/);
    await press(Key.ENTER);
    await page.until('the focus', () => document.activeElement?.id === 'main');
    // It led into the page, not to another one.
    assert.ok(await page.evaluate(async () => location.hash.startsWith('#/lab/gather')));
  });

  test('reaches run from there, through every parameter, and runs', async () => {
    const { page } = site;
    for (const name of ['first_ms', 'second_ms', 'third_ms', 'strategies', 'repeats', 'seed'])
      await tabTo(name, (on) => on.name === name);
    await tabTo('run', ({ action }) => action === 'run');
    await press(Key.ENTER);
    assert.equal(await page.waitState('done'), 'done');
  });

  test('steps numbers, runs from a field, and stops', async () => {
    const { page } = site;
    await page.openLab(link('io-bound', { tasks: 3, wait_ms: 5000, repeats: 1 }));
    await tabTo('the tasks', ({ name }) => name === 'tasks');
    await press(Key.ARROW_UP);
    await page.until(
      'one more',
      () => document.querySelector<HTMLInputElement>('[name="tasks"]')?.value === '4',
    );
    await press(Key.ENTER);
    await page.waitState('running');
    await tabTo('stop', ({ action }) => action === 'stop');
    await press(Key.ENTER);
    assert.equal(await page.waitState(['stopped', 'done']), 'stopped');
  });

  test('chooses a strategy’s tab and reads the timeline', async () => {
    const { page } = site;
    await page.openLab(link('gather', { first_ms: 50, second_ms: 50, third_ms: 50, repeats: 1 }));
    assert.equal(await page.runToEnd(), 'done');
    await page.until('the timeline', () => document.querySelector('figure.timeline details') !== null);
    await page.evaluate(async () => document.querySelector<HTMLElement>('[id^="watch-tab-"]')?.focus());
    await press(Key.ARROW_RIGHT);
    await page.until('the second tab', () => document.activeElement?.id === 'watch-tab-gather');
    assert.equal(
      await page.evaluate(async () => document.activeElement?.getAttribute('aria-selected')),
      'true',
    );
    await page.until('its timeline', () => document.querySelector('figure.timeline details') !== null);
    await tabTo('the timeline', ({ is }) => is.includes('timeline-scroll'));
    await press(Key.ARROW_DOWN);
    await press('n');
    await page.until('what is heard', () =>
      Array.from(document.querySelectorAll('figure.timeline [aria-live]')).some((live) =>
        /\d/.test(live.textContent ?? ''),
      ),
    );
  });

  test('is at the heading of what was gone to', async () => {
    const { page } = site;
    await page.open('#/');
    await tabTo('a lab', ({ is, text }) => is.startsWith('a.') && text.length > 30);
    await press(Key.ENTER);
    await page.until(
      'the lab’s heading',
      () => document.activeElement?.localName === 'h1' && location.hash.length > 6,
    );
    assert.equal(await page.evaluate(async () => scrollY), 0);
    await page.evaluate(async () => history.back());
    await page.until(
      'the map’s heading',
      () => document.activeElement?.localName === 'h1' && location.hash.length <= 2,
    );
  });

  test('is at the field to correct after a run that was refused', async () => {
    const { page } = site;
    await page.openLab('#/lab/race');
    await page.set('iterations', 0);
    await page.run();
    await page.until('the field', () => document.activeElement?.getAttribute('name') === 'iterations');
    assert.equal(await page.state(), 'idle');
    const said = await page.evaluate(async () => {
      const field = document.querySelector('[name="iterations"]');
      const ids = field?.getAttribute('aria-describedby')?.split(' ') ?? [];
      return {
        invalid: field?.getAttribute('aria-invalid'),
        text: ids.map((id) => document.getElementById(id)?.textContent).join(' '),
      };
    });
    assert.equal(said.invalid, 'true');
    assert.match(said.text, /1/);
  });
});

test('the document and the other language’s button say their language', async () => {
  const { page } = site;
  await page.open('#/');
  for (const lang of ['ko', 'en'] as const) {
    await page.chooseLang(lang);
    const { root, pressed } = await page.evaluate(async () => ({
      root: document.documentElement.lang,
      pressed: document.querySelector('[data-lang][aria-pressed="true"]')?.getAttribute('lang'),
    }));
    assert.deepEqual([root, pressed], [lang, lang]);
  }
  assert.deepEqual(await page.problems(), []);
});
