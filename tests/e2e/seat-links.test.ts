// The scheduler's seat in links: the address bar says what the seat shows, and a teacher's own engine judges what a
// learner's link claims.
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
  press,
  race,
  recorded,
  search,
  shown,
  unfold,
} from './seat.ts';
import { openSite, type Site } from './site.ts';

const address = (site: Site) => site.page.evaluate(async () => location.hash);

/** The address says so, at the latest a moment after what it says. */
const says = (site: Site, hash: string) =>
  site.page.until(hash, (hash) => location.hash === hash, 5000, hash);

/** Longer than the page ever waits before it writes the address. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 900));

/** What the page says of each goal where the seat stands. */
const judged = (site: Site) =>
  site.page.evaluate(async () =>
    Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('[data-seat-goal]'), (goal) => [
        goal.dataset.seatGoal,
        goal.querySelector('.seat-here')?.textContent ?? '',
      ]),
    ),
  );

describe('the address', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
    await site.page.open('#/');
  });
  after(() => site?.close());

  test('follows the seat from step to step, without a history entry, and brings a reload back to it', async () => {
    await site.page.openLab(race());
    const entries = await site.page.evaluate(async () => history.length);
    await press(site, '[data-action="seat"]');
    await opened(site);
    await says(site, race({ seat: 'unsafe' }));
    await keys(site, '1', '2', '1');
    await arrives(site, 3);
    await says(site, race({ seat: 'unsafe.bcb' }));
    await keys(site, Key.ARROW_LEFT);
    await arrives(site, 2);
    await says(site, race({ seat: 'unsafe.bc' }));
    assert.equal(await site.page.evaluate(async () => history.length), entries);
    await site.page.reload();
    await opened(site);
    await arrives(site, 2);
    const { at, of, state } = await shown(site);
    assert.deepEqual({ at, of, state }, { at: 2, of: 2, state: 'idle' });
  });

  test('says what is on the page whatever is changed: a step, the form, the language, what is steered', async () => {
    await open(site, race({ seat: 'unsafe.bc' }));
    await arrives(site, 2);
    await keysInSeat(site, '1');
    await arrives(site, 3);
    await site.page.set('threads', 3);
    await says(site, link('race', { threads: 3, lang: 'en', seat: 'unsafe.bcb' }));
    await site.page.chooseLang('ko');
    await says(site, link('race', { threads: 3, seat: 'unsafe.bcb' }));
    // A form that cannot be run does not hold up the seat.
    await site.page.set('threads', 'x');
    await keysInSeat(site, '2');
    await arrives(site, 4);
    await says(site, link('race', { threads: 3, seat: 'unsafe.bcbc' }));
    await site.page.set('seat-strategy', 'mutex');
    await arrives(site, 0);
    await says(site, link('race', { threads: 3, seat: 'mutex' }));
    await site.page.set('seat-iterations', 2);
    await says(site, link('race', { threads: 3, seat: 'mutex..iterations-2' }));
    await search(site);
    await says(site, link('race', { threads: 3, seat: 'mutex..iterations-2.search-200-100000-spurious' }));
  });

  test('has nothing of a seat that was left, and the way back begins anew', async () => {
    await open(site, race({ seat: 'unsafe.bcb' }));
    await arrives(site, 3);
    await press(site, '[data-seat-move="leave"]');
    await says(site, race());
    const focused = () => document.activeElement?.getAttribute('data-action') === 'seat';
    await site.page.until('the focus on the way back', focused);
    await site.page.set('threads', 3);
    await says(site, link('race', { threads: 3, lang: 'en' }));
    await press(site, '[data-action="seat"]');
    await opened(site);
    await says(site, link('race', { threads: 3, lang: 'en', seat: 'unsafe' }));
    assert.equal((await shown(site)).of, 0);
  });

  test('stays the link that was opened until the reader does something, wrong as it may be', async () => {
    for (const seat of ['unsafe.b3c', 'mutex.b0.threads-9', 'unsafe.bcbc.search-2-2']) {
      const hash = link('race', { seat, lang: 'en' });
      await open(site, hash);
      await settled();
      assert.equal(await address(site), hash);
    }
  });

  test('is written at a pace that every browser allows, and has the last step when play is over', async () => {
    await open(site, race({ seat: 'unsafe..threads-4.iterations-6' }));
    await site.page.evaluate(async () => {
      const replace = history.replaceState.bind(history);
      history.replaceState = (...args) => {
        const { dataset } = document.documentElement;
        dataset.rewritten = String(Number(dataset.rewritten ?? 0) + 1);
        replace(...args);
      };
    });
    const begin = Date.now();
    await unfold(site, 'moves');
    await site.page.set('seat-speed', '20');
    await press(site, '[data-seat-move="play"]');
    await arrives(site, 48);
    await says(site, race({ seat: `unsafe.${'bcde'.repeat(12)}.threads-4.iterations-6` }));
    const times = await site.page.evaluate(async () => Number(document.documentElement.dataset.rewritten));
    const most = (Date.now() - begin) / 400 + 1;
    assert.ok(times >= 2 && times <= most, `${times} of at most ${most}`);
  });
});

describe('a learner and a teacher', () => {
  let learner: Site;
  let teacher: Site;
  before(async () => {
    learner = await openSite();
    await learner.page.open('#/');
    teacher = await openSite();
    await teacher.page.open('#/');
  });
  after(async () => {
    await learner?.close();
    await teacher?.close();
  });

  test('a goal that was reached is said to be reached in another browser, whose engine plays it again', async () => {
    await learner.page.openLab(race());
    await press(learner, '[data-action="seat"]');
    await opened(learner);
    await keys(learner, '1', '2', '1', '2');
    await arrives(learner, 4);
    await recorded(learner, 0);
    const hash = await copied(learner, 'link');
    assert.equal(hash, race({ seat: 'unsafe.bcbc' }));

    await open(teacher, hash);
    await arrives(teacher, 4);
    const { ending, goals, state } = await shown(teacher);
    assert.deepEqual([ending, state], ['fail', 'idle']);
    assert.deepEqual(goals, { ...OPEN, lose: 'open here' });
    const said = await judged(teacher);
    assert.match(String(said.lose), /run again here, and it reaches/);
    assert.equal(said['mutex-holds'], '');
    const seen = await teacher.page.evaluate(async () => {
      const { top } = document.querySelector('[data-seat]')?.getBoundingClientRect() ?? { top: -1 };
      return { top, height: innerHeight, within: document.activeElement?.closest('[data-seat]') !== null };
    });
    // It is brought to the window's edge, where half a pixel may be on the other side.
    assert.ok(seen.within && seen.top > -1 && seen.top < seen.height / 2, JSON.stringify(seen));
  });

  test('a schedule that was tampered with is said not to reach it', async () => {
    for (const [schedule, at, ending] of [
      ['b2c2', 4, 'fine'],
      ['bcb', 3, null],
      ['b4c', 2, null],
    ] as const) {
      await open(teacher, race({ seat: `unsafe.${schedule}` }));
      await arrives(teacher, at);
      const now = await shown(teacher);
      assert.deepEqual([now.ending, now.goals.lose], [ending, 'open'], schedule);
      assert.match(String((await judged(teacher)).lose), /does not reach/, schedule);
    }
    // Going on from it is the reader's own doing.
    await press(teacher, '[data-seat-move="anew"]');
    await arrives(teacher, 0);
    assert.equal((await judged(teacher)).lose, '');
  });

  test('what cannot happen is shown by a search that the link asks for, and the page runs at a click', async () => {
    await learner.page.set('seat-strategy', 'mutex');
    await arrives(learner, 0);
    await search(learner);
    await recorded(learner, 1);
    const hash = await copied(learner, 'search-link');
    assert.equal(hash, race({ seat: 'mutex..search-200-100000-spurious' }));
    const kept = await learner.page.evaluate(async () =>
      document.querySelector('[data-seat-goal-link="mutex-holds"]')?.getAttribute('href'),
    );
    assert.equal(kept, '#/lab/race?seat=mutex..search-200-100000-spurious');

    await open(teacher, hash);
    await settled();
    const before = await teacher.page.evaluate(async () => ({
      find: document.querySelector<HTMLElement>('[data-seat-find]')?.dataset.seatFind,
      asked: document.querySelector('[data-seat-asked]')?.textContent ?? '',
    }));
    assert.equal(before.find, 'idle', 'opening a link searches nothing');
    assert.match(before.asked, /Mutex.*200.*100,000/);
    assert.deepEqual((await shown(teacher)).goals, OPEN);
    await search(teacher, '[data-seat-move="asked-search"]');
    assert.equal(await counted(teacher), 2);
    assert.match(String((await judged(teacher))['mutex-holds']), /shows this/);
    const focused = await teacher.page.evaluate(async () => document.activeElement?.id);
    assert.equal(focused, 'seat-find', 'where its progress is told');
  });

  test('a search too short, or of what does go wrong, shows nothing, and is said not to', async () => {
    await open(teacher, race({ seat: 'mutex.search-3-1000' }));
    await search(teacher, '[data-seat-move="asked-search"]');
    assert.match(String((await judged(teacher))['mutex-holds']), /does not show/);
    const steps = await teacher.page.evaluate(
      async () => document.querySelector<HTMLInputElement>('#seat-steps-most')?.value,
    );
    assert.equal(steps, '3', 'the bounds are the link’s');
    await open(teacher, race({ seat: 'unsafe.search-200-100000' }));
    await search(teacher, '[data-seat-move="asked-search"]');
    assert.equal((await judged(teacher))['mutex-holds'], '');
    await open(teacher, race({ seat: 'mutex.search-2001-1' }));
    assert.deepEqual(await noticeKinds(teacher), ['bad-search']);
    assert.deepEqual(await teacher.page.problems(), []);
    assert.deepEqual(await learner.page.problems(), []);
  });
});

/** With the focus in the seat, wherever it was. */
async function keysInSeat(site: Site, ...pressed: string[]): Promise<void> {
  await focusSeat(site);
  await keys(site, ...pressed);
}
