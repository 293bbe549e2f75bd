// What is made ready for a run that is about to be started: not before somebody comes near the button, and without
// anything of the lab being run.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Origin } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const race = link('race', { threads: 2, iterations: 100, strategies: 'mutex', repeats: 1, lang: 'en' });

/** How often the host was asked for wasm since the last time. */
function wasmAsked(): number {
  return site.served.requests.splice(0).filter((path) => path.endsWith('.wasm')).length;
}

/** Counts the page's workers from now on: those made, and those of them that were not ended. */
function countWorkers(): Promise<void> {
  return site.page.evaluate(async () => {
    const made: Worker[] = [];
    const alive = new Set<Worker>();
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        made.push(this);
        alive.add(this);
      }
      override terminate() {
        alive.delete(this);
        super.terminate();
      }
    };
    Object.assign(window, { workers: () => [made.length, alive.size] });
  });
}

const workers = () => site.browser.driver.executeScript<[made: number, alive: number]>('return workers()');

async function idle(): Promise<void> {
  const { page } = site;
  assert.equal(await page.state(), 'idle');
  assert.deepEqual(await page.evaluate(async () => window.e2e.states.map(({ state }) => state)), []);
  assert.equal(await page.evaluate(async () => document.querySelector('[role=tab][id^=watch]')), null);
}

describe('who comes near the run button', () => {
  const ways: [how: string, come: () => Promise<void>][] = [
    [
      'with the pointer',
      async () => {
        const { driver } = site.browser;
        const button = await driver.findElement(By.css('button[data-action="run"]'));
        await driver.executeScript(
          'arguments[0].scrollIntoView({ block: "center", behavior: "instant" })',
          button,
        );
        await driver.actions().move({ x: 1, y: 1, origin: Origin.VIEWPORT }).perform();
        assert.deepEqual(await workers(), [0, 0]);
        await driver.actions().move({ origin: button }).perform();
      },
    ],
    [
      'with the keyboard',
      () =>
        site.page.evaluate(async () => {
          document.querySelector<HTMLElement>('button[data-action="run"]')?.focus();
        }),
    ],
    [
      'with a finger',
      () =>
        site.page.evaluate(async () => {
          const touch = new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' });
          document.querySelector('button[data-action="run"]')?.dispatchEvent(touch);
        }),
    ],
  ];
  for (const [how, come] of ways) {
    test(`${how} finds its workers up, and nothing has been run`, async () => {
      const { page } = site;
      await page.openLab(race);
      await countWorkers();
      await page.evaluate(async () => {
        window.e2e.states = [];
      });
      wasmAsked();
      assert.deepEqual(await workers(), [0, 0]);
      await come();
      await page.until('the workers', () => {
        const count: unknown = Reflect.get(window, 'workers');
        return typeof count === 'function' && count()[0] > 0;
      });
      assert.deepEqual(await workers(), [1, 1]);
      await idle();
      assert.equal(await page.runToEnd(), 'done');
      // The one that was made ready did all of it.
      assert.deepEqual(await workers(), [1, 1]);
      assert.equal(wasmAsked(), 1);
      assert.deepEqual(await page.problems(), []);
    });
  }
});

test('opening a lab and leaving it loads no wasm and starts no worker', async () => {
  const { page } = site;
  await page.open('#/');
  await countWorkers();
  wasmAsked();
  await page.go(race);
  await page.go(link('gather', { lang: 'en' }));
  // The page may have looked whether the browser has workers of its kind, with one that it ended.
  const [, alive] = await workers();
  assert.equal(alive, 0);
  assert.equal(wasmAsked(), 0);
});

test('however often and with however many threads is run, no more than three coordinators are kept', async () => {
  const { page } = site;
  await page.openLab(race);
  await countWorkers();
  for (let run = 0; run < 12; run++) {
    await page.go(link('race', { threads: 1 + (run % 6), iterations: 100, strategies: 'mutex', repeats: 1 }));
    assert.equal(await page.runToEnd(), 'done');
  }
  const [made, alive] = await workers();
  assert.ok(made >= 6, `${made} were made`);
  assert.ok(alive <= 3, `${alive} are left`);
});
