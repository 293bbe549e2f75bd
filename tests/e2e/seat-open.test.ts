// What a step leaves open: an old value is chosen in a lane, travels in a link, and is told what it made of the ending.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { link } from './manifest.ts';
import { arrives, copied, open, outcomes, press, search, shown, unfold } from './seat.ts';
import { openSite, type Site } from './site.ts';

const litmus = (seat: string) => link('litmus', { lang: 'en', seat });

const ways = (site: Site) =>
  site.page.evaluate(async () =>
    Array.from(document.querySelectorAll('[data-seat-pick]'), (way) => way.textContent),
  );

const why = (site: Site) =>
  site.page.evaluate(async () => document.querySelector('[data-seat-why]')?.textContent ?? '');

describe('what a step leaves open', { timeout: 300_000 }, () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(async () => {
    await site?.close();
  });

  test('an old value is chosen, and both threads see 0', async () => {
    await open(site, litmus('relaxed.b2c'));
    await arrives(site, 3);
    const offered = await ways(site);
    assert.equal(offered.length, 1, offered.join());
    assert.match(String(offered[0]), /old value 0/);
    await press(site, '[data-seat-take="2"][data-seat-pick="1"]');
    await arrives(site, 4);
    const now = await shown(site);
    assert.deepEqual([now.ending, now.goals.weak], ['fail', 'reached here']);
    assert.match(String(now.history.at(-1)), /old value/);
    await site.page.until('the address', () => location.hash.includes('seat=relaxed.b2cc~1'));
  });

  test('the link leads there again, and why it went wrong is told beside the nearest good schedule', async () => {
    await open(site, litmus('relaxed.b2cc~1'));
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fail');
    await press(site, '[data-seat-move="why"]');
    await site.page.until('the reason', () => document.querySelector('[data-seat-why]') !== null);
    assert.match(await why(site), /nearest schedule that ends well/);
    await press(site, '[data-seat-move="show-good"]');
    await arrives(site, 4);
    assert.equal((await shown(site)).ending, 'fine');
  });

  test('a long search says about how many executions it takes, and a short one does not', async () => {
    const said = () =>
      site.page.evaluate(async () => document.querySelector('[data-seat-estimate]')?.textContent ?? '');
    await open(site, link('bank-transfer', { lang: 'en', seat: 'try-lock.search-200-1200-spurious' }));
    await search(site);
    assert.match(await said(), /about [\d,]+ executions are needed, probably between [\d,]+ and [\d,]+/);
    await open(site, litmus('seq-cst.b2c'));
    await search(site);
    assert.equal(await said(), '');
  });

  test('schedules are drawn instead, with what that promises, and a link says how', async () => {
    const verdict = () =>
      site.page.evaluate(async () => document.querySelector('.seat-found')?.textContent ?? '');
    const seat = 'mutex.search-200-300-spurious';
    await open(site, link('race', { lang: 'en', seat }));
    await unfold(site, 'bounds');
    await site.page.set('seat-draw', 'pct');
    await search(site);
    assert.match(await verdict(), /so far.*with a probability of at least 99\.\d+%/);
    const counted = await site.page.evaluate(
      async () => document.querySelector('[data-seat-counted]')?.textContent,
    );
    assert.equal(counted, 'Schedules drawn: 300.');
    const hash = await copied(site, 'search-link');
    assert.equal(hash, link('race', { lang: 'en', seat: 'mutex..search-200-300-spurious-pct' }));
    await open(site, hash);
    const chosen = await site.page.evaluate(
      async () => document.querySelector<HTMLSelectElement>('[name="seat-draw"]')?.value,
    );
    assert.equal(chosen, 'pct');
    await site.page.set('seat-strategy', 'unsafe');
    await unfold(site, 'bounds');
    await site.page.set('seat-draw', 'walk');
    await search(site);
    assert.ok((await outcomes(site)).some(({ bad }) => bad));
    assert.deepEqual(await site.page.axe(), []);
  });

  test('SeqCst offers no old value, and its search finds that nothing goes wrong', async () => {
    await open(site, litmus('seq-cst.b2c'));
    await arrives(site, 3);
    assert.deepEqual(await ways(site), []);
    await search(site);
    const ends = await outcomes(site);
    assert.ok(ends.length > 0 && ends.every(({ bad }) => !bad), JSON.stringify(ends));
    assert.deepEqual(await site.page.problems(), []);
  });
});
