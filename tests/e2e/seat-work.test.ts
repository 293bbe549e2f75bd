// The scheduler's seat at work: all on one screen, code that can be read, one button that searches, and a schedule
// that is scrubbed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key, Origin } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import { arrives, keys, open, outcomes, press, race, search, shown } from './seat.ts';
import { openSite, type Site } from './site.ts';
import { resize, speaksDevTools } from './size.ts';

const AIMS_AND_LANES = [
  '[data-seat-goal]',
  '[data-seat-slider]',
  '[data-seat-lane]',
  '[data-seat-lane] .code-line.now',
  '[data-seat-take]',
  '[data-seat-move="forward"]',
];

/**
 * What of the seat cannot be seen wholly in a window of 800 px once it is scrolled to its top and has settled, for which
 * it has five seconds.
 */
const outside = (site: Site, ...more: string[]) =>
  site.page.evaluate(
    async (wanted) => {
      const seat = document.querySelector('[data-seat="open"]');
      await document.fonts.ready;
      scrollTo({ top: (seat?.getBoundingClientRect().top ?? 0) + scrollY, behavior: 'instant' });
      const width = document.documentElement.clientWidth;
      // What is fixed at the foot of the window covers what is behind it.
      const foot = 800 - (document.querySelector('.transport')?.getBoundingClientRect().height ?? 0);
      const hidden = () =>
        wanted.split('; ').flatMap((selector) => {
          const found = Array.from(document.querySelectorAll(selector));
          if (found.length === 0) return [`${selector}: none`];
          return found.flatMap((element) => {
            const { top, bottom, left, right } = element.getBoundingClientRect();
            // A line of code may be scrolled out of its own box, too.
            const box = element.closest('pre')?.getBoundingClientRect();
            const within = !box || (top >= box.top - 1 && bottom <= box.bottom + 1);
            const seen = top >= 0 && left >= 0 && right <= width && bottom <= foot;
            return seen && within ? [] : [`${selector}: ${[top, bottom, left, right].map(Math.round)}`];
          });
        });
      const until = performance.now() + 5000;
      while (hidden().length > 0 && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return hidden();
    },
    [...AIMS_AND_LANES, ...more].join('; '),
  );

/** Code that is wider than its box, and what is wrapped of a line without standing behind the line's own beginning. */
const cutCode = (site: Site) =>
  site.page.evaluate(async () => {
    const boxes = Array.from(document.querySelectorAll('.source pre'));
    const wide = boxes
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map(({ scrollWidth }) => scrollWidth);
    let wrapped = 0;
    const stray = Array.from(document.querySelectorAll('.source .code-line')).flatMap((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const rects = Array.from(range.getClientRects()).filter(({ width }) => width > 1);
      const first = rects[0];
      const rest = rects.filter(({ top }) => first && top > first.bottom - 4);
      if (first && rest.length > 0) wrapped += 1;
      return rest.filter(({ left }) => first && left < first.left + 4).map(() => line.textContent);
    });
    return { wide, stray, wrapped, boxes: boxes.length };
  });

const slider = (site: Site) =>
  site.page.evaluate(async () => {
    const slider = document.querySelector('[data-seat-slider]');
    const value = (name: string) => slider?.getAttribute(`aria-${name}`) ?? '';
    return {
      role: slider?.getAttribute('role'),
      label: value('label'),
      now: Number(value('valuenow')),
      min: Number(value('valuemin')),
      max: Number(value('valuemax')),
      text: value('valuetext'),
    };
  });

/** Kinds of the arrows that are drawn, as often as they are. */
const drawn = (site: Site) =>
  site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<SVGElement>('[data-seat-edge]'), ({ dataset }) => dataset.seatEdge),
  );

describe('the seat at work', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
    await site.page.open('#/');
  });
  after(() => site?.close());

  for (const threads of [2, 4])
    for (const lang of ['en', 'ko'])
      test(`goals, ${threads} lanes and the next step are on one screen: ${lang}`, async () => {
        await resize(site.browser, 1280, 800);
        await open(site, race({ seat: `unsafe.b2c.threads-${threads}`, lang }));
        await arrives(site, 3);
        assert.equal((await shown(site)).lanes.length, threads);
        assert.deepEqual(await outside(site), []);
        // A link's schedule is judged in words at its goals; the reader's own leaves that room to the search.
        await press(site, '[data-seat-move="anew"]');
        await arrives(site, 0);
        assert.deepEqual(await outside(site, '[data-action="search"]'), []);
        const code = await cutCode(site);
        assert.deepEqual([code.wide, code.stray], [[], []]);
        assert.ok(code.boxes >= threads);
      });

  test('a long line is wrapped behind its own indent at every width, in lanes and in the code’s tabs', async () => {
    await open(site, link('bank-transfer', { lang: 'en', seat: 'one-lock' }));
    for (const width of [320, 390, 1280, 1920]) {
      await resize(site.browser, width, 800);
      const { wide, stray, wrapped } = await cutCode(site);
      assert.deepEqual([wide, stray], [[], []], `at ${width}`);
      if (width < 500) assert.ok(wrapped > 0);
    }
    await resize(site.browser, 1280, 800);
  });

  test('one button searches, with bounds that nobody has to look at, and one click opens an ending’s last step', async () => {
    await open(site, race({ seat: 'unsafe' }));
    const button = await site.page.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('button[data-action="search"]');
      const fold = document.querySelector<HTMLDetailsElement>('[data-seat-fold="bounds"]');
      return { text: button?.textContent, folded: fold?.open === false };
    });
    assert.deepEqual(button, { text: 'Find a bad schedule', folded: true });
    await search(site, 'button[data-action="search"]');
    assert.deepEqual(
      (await outcomes(site)).map(({ ending }) => ending),
      ['fail', 'fine'],
    );
    await press(site, '[data-ending="fail"] button');
    await arrives(site, 4);
    const { at, of, ending } = await shown(site);
    assert.deepEqual({ at, of, ending }, { at: 4, of: 4, ending: 'fail' });
    // It is scrolled to once it is drawn.
    await site.page.until('the ending to be in view', () => {
      const box = document.querySelector('[data-seat-ending]')?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    });
  });

  test('the slider is scrubbed by keys, and says each step and what it goes on from', async () => {
    await open(site, race({ seat: 'unsafe.b2c2' }));
    await arrives(site, 4);
    const begin = await slider(site);
    assert.deepEqual([begin.role, begin.min, begin.max, begin.now], ['slider', 0, 4, 4]);
    assert.notEqual(begin.label, '');
    await site.page.evaluate(async () => document.querySelector<HTMLElement>('[data-seat-slider]')?.focus());
    await keys(site, Key.ARROW_LEFT);
    await arrives(site, 3);
    const { now, text } = await slider(site);
    assert.equal(now, 3);
    assert.match(text, /thread 2: load .* → 1 · sees the value written in step 2 \(thread 1\)/);
    await keys(site, Key.ARROW_DOWN);
    await arrives(site, 2);
    await keys(site, Key.ARROW_UP);
    await arrives(site, 3);
    await keys(site, Key.PAGE_DOWN);
    await arrives(site, 0);
    assert.match((await slider(site)).text, /Start/);
    await keys(site, Key.END);
    await arrives(site, 4);
    await keys(site, Key.HOME);
    await arrives(site, 0);
    assert.equal((await shown(site)).of, 4, 'nothing of the schedule is lost');
    const focused = await site.page.evaluate(async () =>
      document.activeElement?.hasAttribute('data-seat-slider'),
    );
    assert.ok(focused);
  });

  test('the slider is scrubbed by a pointer: a press goes to the step, and a drag along the steps', async () => {
    await open(site, race({ seat: 'unsafe.b2c2' }));
    await arrives(site, 4);
    const track = await site.browser.driver.findElement(By.css('[data-seat-slider]'));
    // From the middle of the drawing to that of each place's column.
    const offsets = await site.page.evaluate(async () => {
      const box = document.querySelector('[data-seat-slider]')?.getBoundingClientRect();
      const texts = Array.from(document.querySelectorAll('[data-seat-slider] .numbers text'), (text) => {
        const { left, right } = text.getBoundingClientRect();
        return Math.round((left + right) / 2 - ((box?.left ?? 0) + (box?.right ?? 0)) / 2);
      });
      return texts;
    });
    assert.equal(offsets.length, 5);
    const at = (place: number) => ({ x: offsets[place] ?? 0, y: 0, origin: track });
    await site.browser.driver.actions().move(at(1)).click().perform();
    await arrives(site, 1);
    const drag = (...places: [number, ...number[]]) => {
      const [first, ...rest] = places;
      const actions = site.browser.driver.actions().move(at(first)).press();
      for (const place of rest) actions.move({ ...at(place), duration: 50 });
      return actions.release().perform();
    };
    await drag(1, 2, 4, 3);
    await arrives(site, 3);
    await drag(3, 1, 0);
    await arrives(site, 0);
    // With the button up it only moves.
    await site.browser.driver.actions().move({ x: 0, y: 0, origin: Origin.POINTER }).move(at(3)).perform();
    assert.equal((await shown(site)).at, 0);
  });

  for (const [lab, seat, at, kinds] of [
    ['race', 'mutex.b2c2', 4, ['lock']],
    ['race', 'unsafe.b2c2', 4, ['value']],
    ['race', 'unsafe.bcbc', 4, []],
    ['spin-flag', 'relaxed.b2c2', 4, ['race']],
  ] as const)
    test(`arrows of ${lab} ${seat}: ${kinds.join(' ') || 'none'}`, async () => {
      await open(site, link(lab, { lang: 'en', seat }));
      await arrives(site, at);
      const found = await drawn(site);
      for (const kind of kinds) assert.ok(found.includes(kind), `${kind} among ${found}`);
      if (kinds.length === 0) assert.deepEqual(found, []);
    });

  test('the legend tells of waiting where a lane had to wait, also when it has gone on since', async () => {
    const legend = () =>
      site.page.evaluate(async () => document.querySelector('.seat-legend')?.textContent ?? '');
    await open(site, race({ seat: 'mutex.b2c2' }));
    await arrives(site, 4);
    assert.match(await legend(), /has to wait/);
    await open(site, race({ seat: 'unsafe.b2c2' }));
    await arrives(site, 4);
    assert.doesNotMatch(await legend(), /has to wait/);
  });

  test('an item that is passed on, and a notification, are arrows', async () => {
    await open(site, link('worker-queue', { lang: 'en', seat: 'workers.a2b' }));
    await arrives(site, 3);
    assert.ok((await drawn(site)).includes('item'));
    await open(site, link('bounded-buffer', { lang: 'en', seat: 'if-all.c2b5' }));
    await press(site, '[data-seat-move="end"]');
    await press(site, '[data-seat-take="2"]');
    const woken = () => document.querySelector('[data-seat-edge="wake-up"]') !== null;
    await site.page.until('a wake-up', woken, 5000);
  });

  test('the drawing says all without colour', async (t) => {
    const { driver } = site.browser;
    if (!speaksDevTools(driver)) return t.skip('forced colours are emulated in Chromium alone');
    await open(site, race({ seat: 'mutex.b2c' }));
    await arrives(site, 3);
    const features = [{ name: 'forced-colors', value: 'active' }];
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features });
    const seen = await site.page.evaluate(async () => {
      const all = (selector: string) =>
        Array.from(document.querySelectorAll(`[data-seat-slider] ${selector}`));
      const strokes = (selector: string) => [
        ...new Set(all(selector).map((shape) => getComputedStyle(shape).stroke)),
      ];
      return {
        strands: strokes('.strand'),
        letters: all('.station text').map((text) => text.textContent),
        lanes: Array.from(document.querySelectorAll('.seat-names li'), (name) => name.textContent),
        present: getComputedStyle(all('.present')[0] as Element).stroke,
      };
    });
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] });
    assert.equal(seen.strands.length, 1, 'no colour tells lanes apart');
    assert.deepEqual(seen.letters, ['L', 'U', 'L']);
    assert.deepEqual(seen.lanes, ['thread 1', 'thread 2']);
    assert.notEqual(seen.present, 'none');
  });

  test('nothing went wrong in the page', async () => {
    assert.deepEqual(await site.page.problems(), []);
  });
});
