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
  // Every state that anybody could see on the way, with whether the lab could be run.
  const seen = await page.evaluate(
    async (hash) => {
      const seen: string[] = [];
      const map = document.querySelector('main');
      return new Promise<string[]>((resolve) => {
        const observer = new MutationObserver(() => {
          const main = document.querySelector('main');
          if (!main || main.classList.contains('map')) return;
          const drawn = main.querySelector('button[data-action="run"]') !== null;
          const now = `${main.dataset.state} ${drawn ? 'drawn' : 'not drawn'}`;
          if (seen.at(-1) !== now) seen.push(now);
          if (!drawn || main === map) return;
          observer.disconnect();
          resolve(seen);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        location.hash = hash;
      });
    },
    link('semaphore', { lang: 'en' }),
  );
  assert.deepEqual(seen, ['loading not drawn', 'idle drawn']);
});

test('the view of a lab is asked for once its title is known', async () => {
  const { page } = site;
  await page.open(link('semaphore', { lang: 'en' }));
  const { known, asked } = await page.evaluate(async () => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const of = (name: RegExp) => files.find((file) => name.test(file.name));
    return {
      known: of(/\/manifest\.json$/)?.responseEnd ?? Number.NaN,
      asked: of(/\/LabPage-[^/]*\.js$/)?.startTime ?? Number.NaN,
    };
  });
  assert.ok(asked >= known, `asked for after ${asked} ms, when the manifest had come after ${known}`);
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
