// A run that is steered while it goes on: thresholds are moved, and the boards say what came of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const alerts = () =>
  site.page.evaluate(async () =>
    [...document.querySelectorAll<HTMLElement>('[data-board="alerts"] [data-column="cpu_alert"]')].map(
      ({ dataset }) => dataset.state ?? '',
    ),
  );

for (const strategy of ['tasks', 'threads']) {
  test(`a threshold that is moved under way raises alerts, and clears them: ${strategy}`, async () => {
    const { page } = site;
    await page.openLab(
      `#/lab/monitoring?duration_ms=120000&check_ms=50&margin=0&cpu=100&strategies=${strategy}&lang=en`,
    );
    await page.run();
    await page.until('the board', () => document.querySelector('[data-board="alerts"] tbody tr') !== null);
    assert.ok((await alerts()).every((state) => state === 'calm'));
    await page.set('cpu', 1);
    await page.until('every source to be alarmed', () =>
      [...document.querySelectorAll<HTMLElement>('[data-column="cpu_alert"]')].every(
        ({ dataset }) => dataset.state !== 'calm',
      ),
    );
    await page.set('cpu', 100);
    await page.until('every source to be calm', () =>
      [...document.querySelectorAll<HTMLElement>('[data-column="cpu_alert"]')].every(
        ({ dataset }) => dataset.state === 'calm',
      ),
    );
    const limit = await page.evaluate(
      async () => document.querySelector('[data-chart="cpu"] .limit')?.textContent,
    );
    assert.match(limit ?? '', /100/);
    await page.press('stop');
    assert.equal(await page.waitState('stopped'), 'stopped');
    assert.deepEqual(await page.problems(), []);
  });
}

test('the charts of a running system are drawn, and say in words what they show', async () => {
  const { page } = site;
  await page.openLab('#/lab/monitoring?duration_ms=120000&strategies=tasks&lang=ko');
  await page.run();
  await page.until('three charts with their last values', () => {
    const charts = [...document.querySelectorAll('[data-chart]')];
    return charts.length === 3 && charts.every((chart) => chart.querySelectorAll('.ranges li').length === 4);
  });
  // The pictures come with the frames, the words do not wait for one.
  await page.until('three pictures of several colours', () => {
    const drawn = [...document.querySelectorAll<HTMLCanvasElement>('[data-chart] canvas')].map((canvas) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
    });
    return drawn.length === 3 && drawn.every((colours) => colours > 3);
  });
  await page.press('stop');
  await page.waitState('stopped');
});
