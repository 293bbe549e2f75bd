// The scheduler's seat where no memory can be shared: threads cannot be steered, tasks can.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosen } from './browsers.ts';
import { arrives, keys, opened, press, race, recorded, shown } from './seat.ts';
import { openSite, type Site } from './site.ts';

// Chromium cannot be without it on an isolated page.
describe('the seat without shared memory', { skip: chosen() === 'chromium' }, () => {
  let site: Site;
  before(async () => {
    site = await openSite({ sharedMemory: false });
    await site.page.open('#/');
  });
  after(() => site?.close());

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
    const strategies = await page.evaluate(async () =>
      Array.from(
        document.querySelectorAll<HTMLOptionElement>('[name="seat-strategy"] option'),
        ({ value, disabled }) => [value, disabled],
      ),
    );
    assert.deepEqual(strategies, [
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
