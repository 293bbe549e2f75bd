// Where the reader's own colours take the place of the page's, every state is told by something that is still there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosen } from './browsers.ts';
import { link } from './manifest.ts';
import { arrives, open, press, race } from './seat.ts';
import { openSite, type Site } from './site.ts';
import { speaksDevTools } from './size.ts';
import { chooseTheme } from './theme.ts';

/** What of an element's looks is left to tell it from another one. */
const LEFT = [
  'color',
  'borderTopColor',
  'borderTopStyle',
  'textDecorationLine',
  'outlineStyle',
  'fontStyle',
  'fill',
] as const;

const skip = chosen() !== 'chromium' && 'forced colours are emulated in Chromium alone';

describe('with forced colours', { skip }, () => {
  let site: Site;
  before(async () => {
    site = await openSite();
    const { driver } = site.browser;
    if (!speaksDevTools(driver)) throw new Error('this driver speaks no DevTools');
    const features = [{ name: 'forced-colors', value: 'active' }];
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features });
    await site.page.open('#/');
  });
  after(() => site?.close());

  /** In what the first elements that the selectors find differ. */
  function differences(one: string, other: string): Promise<string[]> {
    return site.page.evaluate(
      async (one, other, left) => {
        // Colours that are on their way to others say nothing yet.
        await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
        const look = (selector: string) => {
          const found = document.querySelector(selector);
          if (!found) throw new Error(`there is no ${selector}`);
          return getComputedStyle(found);
        };
        const [a, b] = [look(one), look(other)];
        return left.split(' ').filter((property) => Reflect.get(a, property) !== Reflect.get(b, property));
      },
      one,
      other,
      LEFT.join(' '),
    );
  }

  async function differ(one: string, other: string): Promise<void> {
    assert.notDeepEqual(await differences(one, other), [], `${one} looks like ${other}`);
  }

  /** Whether the first element that the selector finds has the system's ground as its own, or as its fill. */
  function isGround(selector: string, property: 'backgroundColor' | 'fill'): Promise<boolean> {
    return site.page.evaluate(
      async (selector, property) => {
        const found = document.querySelector(selector);
        if (!found) throw new Error(`there is no ${selector}`);
        const probe = document.body.appendChild(document.createElement('span'));
        probe.style.backgroundColor = 'Canvas';
        const ground = getComputedStyle(probe).backgroundColor;
        probe.remove();
        return Reflect.get(getComputedStyle(found), property) === ground;
      },
      selector,
      property,
    );
  }

  test('the language, a preset, a strategy’s tab and a marked line are told from the others', async () => {
    const { page } = site;
    await page.openLab(link('race', { threads: 2, iterations: 2000, repeats: 1, lang: 'en' }));
    await differ('.langs [aria-pressed="true"]', '.langs [aria-pressed="false"]');
    await press(site, '.presets .button');
    await differ('.presets [aria-pressed="true"]', '.presets [aria-pressed="false"]');
    await page.until('the code', () => document.querySelector('.code-line.marked') !== null);
    await differ('.code-line.marked', '.code-line:not(.marked)');
    await differ('.tablist [aria-selected="true"]', '.tablist [aria-selected="false"]');
  });

  test('a list shows that it is one, and progress how far it is', async () => {
    const looks = await site.page.evaluate(async () => {
      const appearance = (selector: string) =>
        Array.from(document.querySelectorAll(selector), (found) => getComputedStyle(found).appearance);
      return { selects: appearance('select'), root: getComputedStyle(document.body).backgroundColor };
    });
    assert.ok(looks.selects.every((appearance) => appearance !== 'none'));
    await site.page.openLab(link('race', { threads: 2, iterations: 2000, repeats: 2, lang: 'en' }));
    assert.equal(await site.page.runToEnd(), 'done');
    await site.page.open('#/');
    await site.page.until('the course', () => document.querySelector('.course progress') !== null);
    const adjusts = await site.page.evaluate(async () => {
      const progress = document.querySelector('.course progress');
      return progress && getComputedStyle(progress).forcedColorAdjust;
    });
    assert.equal(adjusts, 'none');
  });

  test('what this run measured is a dot beside the chart, and not a ring as what is pinned', async () => {
    const { page } = site;
    await page.openLab(link('race', { threads: 2, iterations: 2000, repeats: 2, lang: 'en' }));
    assert.equal(await page.runToEnd(), 'done');
    await page.click('button[data-action="pin"]');
    assert.equal(await page.runToEnd(), 'done');
    await page.until('the key', () => document.querySelector('.dot.outline') !== null);
    assert.equal(await isGround('.dot:not(.outline)', 'backgroundColor'), false);
  });

  test('in the seat: what cannot be pressed, the present step, and what was undone', async () => {
    await open(site, race({ seat: 'mutex.b2c' }));
    await arrives(site, 3);
    await press(site, '[data-seat-move="back"]');
    await arrives(site, 2);
    await differ('[data-seat-step][aria-current]', '[data-seat-step]:not([aria-current])');
    await differ('[data-ahead="true"] > [data-seat-step]', '[data-ahead="false"] > [data-seat-step]');
    await differ('.seat .code-line.now', '.seat .code-line:not(.now)');
    await press(site, '[data-seat-move="start"]');
    await arrives(site, 0);
    await differ('[data-seat-move="back"]', '[data-seat-move="forward"]');
  });

  test('who waits for whom can be read: its text, in the system’s colour, stands on the system’s ground', async () => {
    await open(site, link('bank-transfer', { lang: 'en', seat: 'two-orders.bc' }));
    await press(site, '[data-seat-move="end"]');
    await press(site, 'button[data-action="search"]');
    await site.page.until('a deadlock', () => document.querySelector('[data-seat-show="deadlock"]') !== null);
    await press(site, '[data-seat-show="deadlock"]');
    await site.page.until('the graph', () => document.querySelector('.seat-graph rect') !== null);
    for (const theme of ['light', 'dark'] as const) {
      await chooseTheme(site.page, theme);
      assert.equal(await isGround('.seat-graph rect', 'fill'), true, theme);
    }
  });

  test('nothing went wrong in the page', async () => {
    assert.deepEqual(await site.page.problems(), []);
  });
});
