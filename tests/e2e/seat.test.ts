// The scheduler's seat: steps by keys and buttons, back and forth, links, the search, goals, and that all can use it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import { noticeKinds } from './opened.ts';
import {
  arrives,
  copied,
  counted,
  focusSeat,
  keys,
  OPEN,
  open,
  opened,
  outcomes,
  press,
  race,
  recorded,
  search,
  shown,
  unfold,
} from './seat.ts';
import { openSite, type Site } from './site.ts';
import { resize } from './size.ts';
import { chooseTheme } from './theme.ts';

describe('the seat', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
    await site.page.open('#/');
  });
  after(() => site?.close());

  test('a link shows its schedule at the last step, and what it reaches; it runs and records nothing', async () => {
    await open(site, race({ seat: 'unsafe.bcbc' }));
    await arrives(site, 4);
    const { state, at, of, ending, goals } = await shown(site);
    assert.deepEqual({ state, at, of, ending }, { state: 'idle', at: 4, of: 4, ending: 'fail' });
    assert.deepEqual(goals, { ...OPEN, lose: 'open here' });
    assert.deepEqual(await site.page.problems(), []);
  });

  test('what is wrong with a link is said, and the rest of it is used', async () => {
    await open(site, race({ seat: 'unsafe.b3c' }));
    await arrives(site, 2);
    assert.equal(
      await site.page.evaluate(async () =>
        document.querySelector('[data-seat-astray]')?.getAttribute('data-seat-astray'),
      ),
      '2',
    );
    await open(site, race({ seat: 'mutex.b0.threads-9' }));
    assert.deepEqual((await noticeKinds(site)).toSorted(), ['bad-schedule', 'out-of-range']);
    assert.equal((await shown(site)).at, 0);
  });

  test('an update is lost by keys, which are heard only while the focus is in the seat', async () => {
    const { page } = site;
    await page.openLab(race());
    await press(site, '[data-action="seat"]');
    await opened(site);
    const begin = await shown(site);
    assert.deepEqual(begin.lanes, ['ready', 'ready']);
    assert.equal(begin.next.length, 2);
    for (const line of begin.next) assert.match(line, /counter\.load/);
    await keys(site, '1');
    await arrives(site, 1);
    assert.match((await shown(site)).next[0] ?? '', /counter\.store/);
    await page.evaluate(async () => (document.activeElement as HTMLElement | null)?.blur());
    await keys(site, '1', '2');
    // A step takes a few milliseconds: had it been taken, it would be there.
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await shown(site)).at, 1);
    await focusSeat(site);
    await keys(site, '2', '1', '2');
    await arrives(site, 4);
    await recorded(site, 0);
    const { ending, lanes, history, goals, values } = await shown(site);
    assert.equal(ending, 'fail');
    assert.deepEqual(lanes, ['done', 'done']);
    assert.deepEqual(values, ['1']);
    assert.match(history[0] ?? '', /load .* → 0/);
    assert.match(history[3] ?? '', /store .* ← 1 = 0 \+ 1/);
    assert.deepEqual(goals, { ...OPEN, lose: 'reached here' });
  });

  test('back and forth: what was taken back is kept until another lane is chosen', async () => {
    await keys(site, Key.ARROW_LEFT, Key.ARROW_LEFT);
    await arrives(site, 2);
    const back = await shown(site);
    assert.deepEqual([back.of, back.ending, back.history.length], [4, null, 4]);
    for (const line of back.next) assert.match(line, /counter\.store/);
    await keys(site, Key.ARROW_RIGHT);
    await arrives(site, 3);
    await keys(site, Key.HOME);
    await arrives(site, 0);
    await keys(site, Key.END);
    await arrives(site, 4);
    await press(site, '[data-seat-step="1"]');
    await arrives(site, 1);
    await press(site, '[data-seat-take="1"]');
    await arrives(site, 2);
    assert.equal((await shown(site)).of, 2);
    await keys(site, '2', '2');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fine');
  });

  test('it goes on by itself: in turn, at random, and to something interesting', async () => {
    await press(site, '[data-seat-move="anew"]');
    await arrives(site, 0);
    await unfold(site, 'moves');
    await press(site, '[data-seat-move="random"]');
    await arrives(site, 4);
    await press(site, '[data-seat-move="anew"]');
    await arrives(site, 0);
    await site.page.set('seat-speed', '20');
    await press(site, '[data-seat-move="play"]');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fail', 'each in turn');
    await site.page.set('seat-strategy', 'mutex');
    await arrives(site, 0);
    await press(site, '[data-seat-move="interesting"]');
    await arrives(site, 1);
    assert.deepEqual((await shown(site)).lanes, ['ready', 'waits']);
  });

  test('the search counts every schedule of the race, and shows a bad one', async () => {
    await site.page.set('seat-strategy', 'unsafe');
    await arrives(site, 0);
    await search(site);
    assert.equal(await counted(site), 6);
    const found = await outcomes(site);
    assert.deepEqual(
      found.map(({ ending, bad }) => [ending, bad]),
      [
        ['fail', true],
        ['fine', false],
      ],
    );
    assert.deepEqual(
      found.map(({ schedules }) => schedules),
      [4, 2],
    );
    await press(site, '[data-seat-show="fail"]');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fail');
  });

  test('with the mutex no schedule is bad, which reaches the goal, and the map tells of both', async () => {
    await site.page.set('seat-strategy', 'mutex');
    await arrives(site, 0);
    await search(site);
    const found = await outcomes(site);
    assert.ok(found.length > 0 && found.every(({ ending, bad }) => ending === 'fine' && !bad));
    const bad = await site.page.evaluate(async () =>
      document.querySelector('.seat-found p')?.getAttribute('data-bad'),
    );
    assert.equal(bad, 'false');
    await recorded(site, 1);
    assert.deepEqual((await shown(site)).goals, { ...OPEN, lose: 'reached', 'mutex-holds': 'reached here' });
    // Within the page: the seat that is here is left, and another one taken.
    await press(site, '[data-seat-goal-link="lose"]');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fail');
    await site.page.open('#/');
    const mark = () =>
      document.querySelector('a[href="#/lab/race"] [data-mark="goals"]')?.textContent?.match(/2.*4/) != null;
    await site.page.until('the mark of the goals', mark);
  });

  for (const [lab, strategy, ending] of [
    ['bank-transfer', 'two-orders', 'deadlock'],
    ['bank-transfer', 'try-lock', 'livelock'],
    ['bounded-buffer', 'while-one', 'lost-wake-up'],
  ] as const) {
    test(`a ${ending} is found, shown, said, and drawn where lanes wait`, async () => {
      await open(site, link(lab, { lang: 'en', seat: strategy }));
      await press(site, '[data-seat-move="search"]');
      const kinds = { deadlock: 0, livelock: 1, 'lost-wake-up': 2 };
      const found = (kind: number) =>
        document.querySelector(`[data-seat-show="${['deadlock', 'livelock', 'lost-wake-up'][kind]}"]`) !==
        null;
      await site.page.until(`a ${ending}`, found, 30_000, kinds[ending]);
      // Where lanes may go round for ever a search has a great many schedules to cut.
      await site.page.evaluate(async () =>
        document.querySelector<HTMLElement>('[data-seat-move="stop-search"]')?.click(),
      );
      await press(site, `[data-seat-show="${ending}"]`);
      const there = (kind: number) =>
        document.querySelector<HTMLElement>('[data-seat-ending]')?.dataset.seatEnding ===
        ['deadlock', 'livelock', 'lost-wake-up'][kind];
      await site.page.until(ending, there, 30_000, kinds[ending]);
      assert.ok(Object.values((await shown(site)).goals).some((goal) => String(goal).endsWith('here')));
      const drawn = await site.page.evaluate(async () => ({
        waits: document.querySelectorAll('.seat-graph path.waits').length,
        held: document.querySelectorAll('.seat-graph path.held').length,
        said: Array.from(document.querySelectorAll('.seat-arrows li'), (li) => li.textContent ?? ''),
      }));
      assert.equal(drawn.waits, drawn.said.length);
      if (ending === 'livelock') assert.equal(drawn.waits, 0);
      else assert.ok(drawn.waits > 0);
      if (ending === 'deadlock') {
        assert.ok(drawn.held >= 2);
        for (const sentence of drawn.said)
          assert.match(sentence, /^thread \d waits for .*, held by thread \d\.$/);
      }
    });
  }

  test('the schedule’s link is short, and opens what it was copied from', async () => {
    await open(site, race({ seat: 'unsafe.bc.threads-3' }));
    await arrives(site, 2);
    await press(site, '[data-seat-take="3"]');
    await arrives(site, 3);
    const hash = await copied(site, 'link');
    assert.equal(hash, race({ seat: 'unsafe.bcd.threads-3' }));
    await open(site, hash);
    await arrives(site, 3);
    assert.equal((await shown(site)).lanes.length, 3);
  });

  test('a search without end is stopped, and the seat can be used during a search and after it', async () => {
    await open(site, race({ seat: 'unsafe..threads-4.iterations-6' }));
    await unfold(site, 'bounds');
    await press(site, '[name="seat-reduced"]');
    await press(site, '[data-seat-move="search"]');
    const many = () =>
      Number(document.querySelector<HTMLElement>('[data-seat-counted]')?.dataset.executions) > 20;
    await site.page.until('some executions', many);
    await press(site, '[data-seat-take="1"]');
    await arrives(site, 1);
    await press(site, '[data-seat-move="stop-search"]');
    await site.page.until('the stop', () => document.querySelector('[data-seat-find="stopped"]') !== null);
    await press(site, '[data-seat-take="2"]');
    await arrives(site, 2);
  });

  test('a value out of range is refused with a sentence, and the seat stays as it was', async () => {
    await open(site, race({ seat: 'unsafe.b' }));
    await site.page.set('seat-threads', 5);
    const problem = await site.page.evaluate(
      async () => document.querySelector('#seat-threads-problem')?.textContent ?? '',
    );
    assert.match(problem, /1.*4/);
    assert.deepEqual((await shown(site)).lanes, ['ready', 'ready']);
    await site.page.set('seat-threads', 4);
    await arrives(site, 0);
    assert.equal((await shown(site)).lanes.length, 4);
  });

  test('axe finds nothing, in both languages and themes, and no width scrolls sideways', async () => {
    const { page } = site;
    await open(site, race({ seat: 'unsafe.bcbc' }));
    await arrives(site, 4);
    await press(site, '[data-seat-move="back"]');
    await arrives(site, 3);
    await search(site);
    for (const lang of ['en', 'ko'] as const) {
      await page.chooseLang(lang);
      for (const theme of ['light', 'dark'] as const) {
        await chooseTheme(page, theme);
        assert.deepEqual(await page.axe(), [], `${lang} ${theme}`);
      }
      const text = await page.evaluate(async () => {
        // Code may say what it likes.
        const seat = document
          .querySelector<HTMLElement>('[data-seat="open"]')
          ?.cloneNode(true) as HTMLElement;
        for (const code of Array.from(seat.querySelectorAll('.source'))) code.remove();
        return seat.textContent ?? '';
      });
      assert.doesNotMatch(text, /undefined|NaN|\{[ol]\}/);
      if (lang === 'ko') assert.doesNotMatch(text, /Take a step|Search\b|Goals/);
    }
    for (const width of [320, 390, 1280, 1920]) {
      await resize(site.browser, width);
      const over = await page.evaluate(
        async () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, `${over} px at ${width}`);
    }
    assert.deepEqual(await page.problems(), []);
  });
});
