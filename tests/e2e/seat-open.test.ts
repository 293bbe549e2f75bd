// What a step leaves open: an old value is chosen in a lane, travels in a link, and is told what it made of the ending.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { link } from './manifest.ts';
import { arrives, open, outcomes, press, search, shown } from './seat.ts';
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
