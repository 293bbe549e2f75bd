// What `main[data-state]` says of a page that is not drawn yet, or cannot be. Other programs wait for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

test('a lab is loading for as long as it is not drawn, and idle from then on', async () => {
  const { page } = site;
  await page.open('#/');
  // Every state that anybody could see on the way, with how much of the lab was there.
  const seen = await page.evaluate(
    async (hash) => {
      const seen: string[] = [];
      const map = document.querySelector('main');
      return new Promise<string[]>((resolve) => {
        const observer = new MutationObserver(() => {
          const main = document.querySelector('main');
          if (!main || main.classList.contains('map')) return;
          const bench = main.querySelector('button[data-action="run"]') !== null;
          const rest = main.querySelector('.read-after') !== null;
          const now = `${main.dataset.state} ${rest ? 'drawn' : bench ? 'bench' : 'not drawn'}`;
          if (seen.at(-1) !== now) seen.push(now);
          if (main === map || main.dataset.state === 'loading') return;
          observer.disconnect();
          resolve(seen);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        location.hash = hash;
      });
    },
    link('semaphore', { lang: 'en' }),
  );
  // What lies below the bench may be drawn a moment before the state says so; never after it.
  assert.deepEqual(
    seen.filter((now) => now !== 'loading drawn'),
    ['loading not drawn', 'loading bench', 'idle drawn'],
  );
});

test('a lab whose texts do not come has failed, and is idle once they have come', async () => {
  const { page, copy } = site;
  const bringBack = await copy.lose(/labs\/semaphore\.json$/);
  try {
    await page.open(link('semaphore', { lang: 'en' }));
    assert.equal(await page.state(), 'failed');
  } finally {
    await bringBack();
  }
  await page.evaluate(async () => document.querySelector<HTMLElement>('main .failure button')?.click());
  assert.equal(await page.waitState('idle'), 'idle');
  assert.equal(await page.runToEnd(), 'done');
});
