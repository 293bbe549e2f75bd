// The scheduler's seat where no memory can be shared. Threads can be steered in a browser that switches stacks of wasm; in others tasks
// can, and the page says what is missing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosen } from './browsers.ts';
import { link } from './manifest.ts';
import {
  arrives,
  counted,
  keys,
  open,
  opened,
  outcomes,
  press,
  race,
  recorded,
  search,
  shown,
} from './seat.ts';
import { openSite, type Site } from './site.ts';

/** As tests/web/fibres.rs has it. */
const switches = chosen() !== 'webkit';

let site: Site;

function within(): void {
  before(async () => {
    site = await openSite({ headers: false });
    await site.copy.lose(/(^|\/)sw\.js$/);
    await site.page.open('#/');
  });
  after(() => site?.close());
}

const strategies = () =>
  site.page.evaluate(async () =>
    Array.from(
      document.querySelectorAll<HTMLOptionElement>('[name="seat-strategy"] option'),
      ({ value, disabled }) => [value, disabled],
    ),
  );

describe('threads in the seat without shared memory', { skip: !switches }, () => {
  within();

  test('are there, along the schedule of a link, and can all be chosen', async () => {
    await open(site, race({ seat: 'unsafe.bcbc' }));
    assert.equal(await site.page.evaluate(async () => crossOriginIsolated), false);
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fail');
    assert.ok((await strategies()).every(([, disabled]) => disabled === false));
    assert.deepEqual(await site.page.problems(), []);
  });

  test('are searched, and what was found is shown', async () => {
    await search(site);
    assert.equal(await counted(site), 6);
    const found = (await outcomes(site)).map(({ ending, schedules }) => [ending, schedules]);
    assert.deepEqual(found, [
      ['fail', 4],
      ['fine', 2],
    ]);
    await press(site, '[data-seat-show="fine"]');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fine');
  });

  test('a deadlock is one there too', async () => {
    await open(site, link('bank-transfer', { lang: 'en', seat: 'two-orders' }));
    await search(site);
    assert.ok((await outcomes(site)).some(({ ending, bad }) => ending === 'deadlock' && bad));
    assert.deepEqual(await site.page.problems(), []);
  });
});

describe('the seat without shared memory', { skip: switches }, () => {
  within();

  test('the page says in place of the seat what is missing, and why', async () => {
    await site.page.openLab(race({ seat: 'unsafe.bc' }));
    const said = await site.page.evaluate(
      async () => document.querySelector('[data-seat="unavailable"]')?.textContent ?? '',
    );
    assert.match(said, /shared memory/);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('what has no threads can be steered all the same', async () => {
    const { page } = site;
    await press(site, '[data-action="seat"]');
    await opened(site);
    assert.deepEqual(await strategies(), [
      ['unsafe', true],
      ['mutex', true],
      ['atomic', true],
      ['await-between', false],
      ['await-outside', false],
    ]);
    await keys(site, '1', '2', '1', '2');
    await arrives(site, 4);
    await recorded(site, 2);
    const { ending, goals, history } = await shown(site);
    assert.equal(ending, 'fail');
    assert.equal(goals['one-thread'], 'reached here');
    assert.match(history[0] ?? '', /begin.*Counter read: 0/);
    assert.match(history[3] ?? '', /continue.*counter = 1/);
    assert.deepEqual(await page.problems(), []);
  });
});
