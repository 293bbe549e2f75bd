// What the first run of a lab downloads beyond its page, for the lab whose wasm is the largest.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUDGET, gzipped, wasmFiles } from '../../www/scripts/budget.ts';
import { manifestOf } from './manifest.ts';
import { DIST, openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

test('the first run of a lab downloads no more than it may', async () => {
  const { page, served } = site;
  const sizes = new Map(wasmFiles(DIST).map(({ name, file }) => [name, gzipped(join(DIST, file))]));
  const labs = (await manifestOf(site)).labs.map(({ id, wasm }) => ({
    id,
    size: sizes.get(`threads/${wasm}`) ?? 0,
  }));
  const largest = labs.reduce((a, b) => (b.size > a.size ? b : a));
  await page.openLab(`#/lab/${largest.id}`);
  // Fonts and what colours the code are the page's own, and come when it is already drawn.
  for (let seen = -1; seen !== served.requests.length; ) {
    seen = served.requests.length;
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((end) => setTimeout(end, 1000))));
  }
  const before = new Set(served.requests);
  await page.run();
  await page.waitState('done');
  const asked = [...new Set(served.requests)].filter((path) => !before.has(path));
  const files = asked
    .map((path) => join(DIST, path.replace(/[?#].*$/s, '')))
    .filter((file) => existsSync(file));
  assert.ok(
    files.some((file) => file.endsWith('_bg.wasm')),
    `no wasm among ${asked.join(' ')}`,
  );
  const bytes = files.reduce((sum, file) => sum + gzipped(file), 0);
  assert.ok(
    bytes <= BUDGET.firstRun,
    `${largest.id}: ${bytes} bytes in ${files.length} files: ${asked.join(' ')}`,
  );
});
