// Two tabs and one chat server: they find it, talk through it, and are told when it is over.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { openSite, type Site } from './site.ts';

const LINK = '#/lab/chat-server?clients=1&rate=0&duration_ms=600000&strategies=bounded&lang=en';

let site: Site;
let first: string;
before(async () => {
  site = await openSite();
  await site.page.openLab(LINK);
  first = await site.browser.driver.getWindowHandle();
});
after(() => site?.close());

const inTab = (handle: string) => site.browser.driver.switchTo().window(handle);

async function presence(wanted: string): Promise<void> {
  const { driver } = site.browser;
  const deadline = Date.now() + 15_000;
  for (;;) {
    const now = await driver.executeScript<string>(
      'return document.querySelector("[data-talk]")?.dataset.talk ?? ""',
    );
    if (now === wanted) return;
    if (Date.now() > deadline) throw new Error(`the chat window is ${now} and not ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function type(name: string, text: string): Promise<void> {
  const input = await site.browser.driver.findElement(By.css(`[name="${name}"]`));
  await site.browser.driver.executeScript('arguments[0].focus(); arguments[0].select()', input);
  await input.sendKeys(text);
}

async function press(action: string): Promise<void> {
  const { driver } = site.browser;
  const button = await driver.findElement(By.css(`[data-action="${action}"]`));
  await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', button);
  await button.click();
}

async function join(name: string, room: string): Promise<void> {
  await presence('open');
  await type('talk-name', name);
  await type('talk-room', room);
  await press('talk-join');
  await presence('joined');
}

async function say(text: string): Promise<void> {
  await type('talk-text', text);
  await press('talk-say');
}

function lines(): Promise<string[]> {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll('.talk-line'), (line) => line.textContent ?? ''),
  );
}

async function untilSaid(line: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await lines()).includes(line)) {
    if (Date.now() > deadline) throw new Error(`not said: ${line}; but ${await lines()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('two tabs talk through a server in one of them, each room by itself, and both are told of its end', async () => {
  const { page, browser } = site;
  await presence('nobody');
  await page.run();
  await join('Ada', 'lobby');

  await browser.driver.switchTo().newWindow('tab');
  const second = await browser.driver.getWindowHandle();
  await browser.driver.get(page.url + LINK);
  await join('Bea', 'lobby');
  await say('<b>from the second tab</b>');
  await untilSaid('Bea <b>from the second tab</b>');

  await inTab(first);
  await untilSaid('Bea <b>from the second tab</b>');
  await say('and back');
  await inTab(second);
  await untilSaid('Ada and back');

  await press('talk-leave');
  await join('Bea', 'rust');
  await say('in another room');
  await untilSaid('Bea in another room');
  await inTab(first);
  await say('last');
  await untilSaid('Ada last');
  assert.equal((await lines()).includes('Bea in another room'), false);

  const begun = Date.now();
  await page.press('stop');
  await page.waitState('stopped');
  assert.ok(Date.now() - begun < 5_000);
  await presence('closed');
  await inTab(second);
  await presence('closed');
  await inTab(first);
  assert.deepEqual(await page.axe(), []);
  assert.deepEqual(await page.problems(), []);
});

test('the end of the tab that the server runs in is told too, though nobody says so there', async () => {
  const { page, browser } = site;
  const [visitor] = (await browser.driver.getAllWindowHandles()).filter((handle) => handle !== first);
  assert.ok(visitor);
  await inTab(first);
  await page.run();
  await inTab(visitor);
  await join('Bea', 'lobby');
  await inTab(first);
  await browser.driver.close();
  await inTab(visitor);
  await presence('closed');
  assert.deepEqual(await page.problems(), []);
});
