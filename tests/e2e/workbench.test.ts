// The workbench: a program is written, kept, sent and brought back; the editor keeps to the page's policy.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { By, Key } from '../../www/scripts/webdriver.ts';
import { packProgram } from '../../www/src/state/link/program.ts';
import { chosen } from './browsers.ts';
import { noticeKinds } from './opened.ts';
import { temporaryFolder } from './processes.ts';
import { openSite, type Site } from './site.ts';
import { resize, speaksDevTools } from './size.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const CONTENT = '[data-editor] .cm-content';

/** Opens a link to the workbench, and waits for the editor. */
async function open(hash: string): Promise<void> {
  await site.page.open(hash);
  await editor();
}

function editor(): Promise<void> {
  return site.page.until('the editor', () => document.querySelector('[data-editor] .cm-content') !== null);
}

/** What the editor shows, line by line. */
function lines(): Promise<string[]> {
  return site.page.evaluate(async () =>
    Array.from(
      document.querySelectorAll<HTMLElement>('[data-editor] .cm-line'),
      (line) => line.textContent ?? '',
    ),
  );
}

async function shows(...expected: string[]): Promise<void> {
  await site.page
    .until(
      `the editor to show ${expected.join(' | ')}`,
      (wanted) =>
        Array.from(document.querySelectorAll('[data-editor] .cm-line'), (line) => line.textContent).join(
          '\n',
        ) === wanted,
      10_000,
      expected.join('\n'),
    )
    .catch(async (error: Error) => {
      throw new Error(`${error.message}, which shows ${(await lines()).join(' | ')}`);
    });
}

async function type(...keys: string[]): Promise<void> {
  await site.browser.driver.findElement(By.css(CONTENT)).sendKeys(...keys);
}

function programs(): Promise<string[]> {
  return site.page.evaluate(async () =>
    JSON.parse(localStorage.getItem('interleave.programs.1') ?? '{"programs":[]}').programs.map(
      ({ name, text }: { name: string; text: string }) => `${name}: ${text}`,
    ),
  );
}

function focused(): Promise<string> {
  return site.page.evaluate(async () => document.activeElement?.className ?? '');
}

/** As if nothing had been written yet. */
async function afresh(hash: string): Promise<void> {
  // What was typed last is kept when the workbench is left.
  await site.page.open('#/');
  await site.page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await open(hash);
}

async function ready(): Promise<void> {
  await site.page.open('#/');
}

describe('the workbench', () => {
  before(ready);

  test('opens with a program of the gallery, which is not kept, and loads the editor only then', async () => {
    assert.equal(site.served.requests.filter((path) => /Editor/.test(path)).length, 0);
    await open('#/workbench?lang=en');
    assert.equal(await site.page.state(), 'idle');
    assert.equal((await lines())[0], 'import threading');
    assert.deepEqual(await programs(), []);
    const { styles, adopted } = await site.page.evaluate(async () => ({
      styles: document.querySelectorAll('style').length,
      adopted: document.adoptedStyleSheets.length,
    }));
    assert.deepEqual([styles, adopted], [0, 1]);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('keeps what is typed, over a reload, under the program’s name', async () => {
    await afresh('#/workbench?program=0x%20%3D%201%0A&lang=en');
    await shows('x = 1', '');
    await type(Key.ARROW_DOWN);
    await type('if x:', Key.ENTER, 'print(x)');
    await shows('x = 1', 'if x:', '    print(x)');
    await site.page.until('the link to follow', () => !location.hash.includes('program=0'));
    await site.page.reload();
    await editor();
    await shows('x = 1', 'if x:', '    print(x)');
    assert.deepEqual(await programs(), ['Program from a link: x = 1\nif x:\n    print(x)']);
    // Typed last, and no time to follow for the link.
    await type(...Array(3).fill(Key.ARROW_DOWN), Key.END, '#');
    await site.page.reload();
    await editor();
    await shows('x = 1', 'if x:', '    print(x)#');
    assert.equal((await programs()).length, 1);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('Tab indents, Escape and Tab leaves, and an undo takes back', async () => {
    await afresh('#/workbench?program=0pass&lang=en');
    await shows('pass');
    await type(Key.HOME, Key.TAB);
    await shows('    pass');
    await type(Key.chord(Key.CONTROL, 'z'));
    await shows('pass');
    assert.match(await focused(), /cm-content/);
    await type(Key.ESCAPE, Key.TAB);
    await shows('pass');
    assert.doesNotMatch(await focused(), /cm-content/);
  });

  test('variants are tabs, each with its own text and undo history', async () => {
    await afresh('#/workbench?program=0a%20%3D%201&lang=en');
    await shows('a = 1');
    await type(Key.END, '2');
    await site.page.click('button[data-action="add-variant"]');
    await shows('a = 12');
    await type(Key.END, '3');
    await shows('a = 123');
    const tab = (n: number) => site.page.click(`[role="tab"]:nth-of-type(${n})`);
    await tab(1);
    await shows('a = 12');
    await type(Key.chord(Key.CONTROL, 'z'));
    await shows('a = 1');
    await tab(2);
    await shows('a = 123');
    await site.page.set('variant-name', '락을 쓰면');
    await site.page.until('the tab', () =>
      /락을 쓰면/.test(document.querySelector('[role="tablist"]')?.textContent ?? ''),
    );
    await site.page.until('the program to be kept', () =>
      (localStorage.getItem('interleave.programs.1') ?? '').includes('락을 쓰면'),
    );
    assert.deepEqual(await programs(), [
      'Program from a link: #@variant first\na = 1\n#@variant 락을 쓰면\na = 123',
    ]);
    await site.page.click('button[data-action="delete-variant"]');
    await site.page.click('button[data-action="confirm-delete-variant"]');
    await shows('a = 1');
    assert.deepEqual(await site.page.problems(), []);
  });

  test('programs are made, named, opened, duplicated and deleted', async () => {
    await afresh('#/workbench?lang=en');
    await site.page.click('button[data-action="new-program"]');
    await shows('');
    await type('x = 1');
    // Half a name stays while the program is kept.
    const name = site.browser.driver.findElement(By.css('[name="program-name"]'));
    await site.browser.driver.executeScript('arguments[0].focus(); arguments[0].select()', name);
    await name.sendKeys('ba');
    await site.page.evaluate(async () => {
      await new Promise((over) => setTimeout(over, 2000));
    });
    assert.equal(await name.getAttribute('value'), 'ba');
    await name.sendKeys('nk', Key.TAB);
    await site.page.click('button[data-action="duplicate-program"]');
    assert.deepEqual(await programs(), ['bank: x = 1', 'bank 2: x = 1']);
    await type(Key.END, '0');
    await shows('x = 10');
    const [first = ''] = await site.page.evaluate(async () =>
      Array.from(
        document.querySelectorAll('[name="open-program"] option'),
        (option) => option.getAttribute('value') ?? '',
      ),
    );
    await site.page.set('open-program', first);
    await shows('x = 1');
    assert.deepEqual(await programs(), ['bank: x = 1', 'bank 2: x = 10']);
    await site.page.click('button[data-action="delete-program"]');
    await site.page.click('button[data-action="confirm-delete-program"]');
    await shows('x = 10');
    assert.deepEqual(await programs(), ['bank 2: x = 10']);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('a file is opened as a program of its own, or refused with a sentence', async (t) => {
    const { folder, remove } = await temporaryFolder();
    t.after(remove);
    await afresh('#/workbench?lang=en');
    const give = async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      await site.browser.driver.findElement(By.css('input[name="program"]')).sendKeys(join(folder, name));
    };
    const says = (what: string) =>
      site.page.until(
        what,
        (what) => (document.querySelector('[data-said]')?.textContent ?? '').includes(what),
        10_000,
        what,
      );
    await give('은행.py', '\ufeffx = 1\r\n#@variant b\r\nx = 2\r\n');
    await shows('x = 1');
    await says('Opened “은행”.');
    await give('long.py', 'x'.repeat(20_001));
    await says('at most 20,000 characters');
    await give('binary.py', new Uint8Array([0x50, 0x4b, 0, 0, 0, 7, 0xff, 0xfe]));
    await says('cannot be read as text');
    assert.deepEqual(await programs(), ['은행: x = 1\n#@variant b\nx = 2\n']);
    await site.page.until('all of it to be kept', () => document.querySelector('[role="alert"]') === null);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('what is damaged in a link is named, and harms nothing', async () => {
    await afresh('#/workbench?program=1KyjKzCvRUMpIzc&lang=en');
    assert.deepEqual(await noticeKinds(site), ['program-damaged']);
    await afresh('#/workbench?program=9x&lang=en&embed=1');
    assert.deepEqual(await noticeKinds(site), ['malformed']);
    const bomb = await packProgram('<img src=x onerror="window.pwned=1"> \u202e');
    await afresh(`#/workbench?program=${bomb}&lang=en`);
    assert.equal(await site.page.evaluate(async () => 'pwned' in window), false);
    assert.deepEqual(await programs(), []);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('has no fault that axe knows, in both languages and themes, and nothing wider than the window', async () => {
    await afresh('#/workbench?lang=en');
    for (const lang of ['ko', 'en'] as const) {
      await site.page.chooseLang(lang);
      assert.deepEqual(await site.page.axe(), []);
      await site.page.click('button[data-action="theme"]');
    }
    for (const width of [1280, 390]) {
      await resize(site.browser, width);
      const { wide, room } = await site.page.evaluate(async () => ({
        wide: document.documentElement.scrollWidth,
        room: innerWidth,
      }));
      assert.ok(wide <= room, `${wide} px in ${room}`);
    }
  });
});

const skip = chosen() !== 'chromium' && 'an input method is driven in Chromium alone';

test('Korean comes in as it is composed', { skip }, async () => {
  await afresh('#/workbench?program=0&lang=ko');
  const { driver } = site.browser;
  if (!speaksDevTools(driver)) throw new Error('this driver speaks no DevTools');
  await driver.findElement(By.css(CONTENT)).click();
  const compose = (text: string) =>
    driver.sendDevToolsCommand('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await type('# ');
  for (const syllables of [
    ['ㄹ', '라', '락'],
    ['ㅇ', '으', '을'],
  ]) {
    for (const text of syllables) await compose(text);
    await driver.sendDevToolsCommand('Input.insertText', { text: syllables.at(-1) ?? '' });
  }
  await shows('# 락을');
  await type(Key.BACK_SPACE, Key.ENTER, 'x');
  await shows('# 락', 'x');
  assert.deepEqual(await site.page.problems(), []);
});

test('a lab’s companion program opens with one click, and is not kept', async () => {
  await afresh('#/workbench?lang=en');
  await site.page.openLab('#/lab/race?lang=en');
  await site.page.click('[role="tab"][id$="-python"]');
  await site.page.until('the link', () => document.querySelector('[data-action="to-workbench"]') !== null);
  await site.page.click('[data-action="to-workbench"]');
  await editor();
  await site.page.until('the program', () =>
    (document.querySelector('[data-editor]')?.textContent ?? '').includes(
      'Threads that increment one counter',
    ),
  );
  await site.page.until(
    'room for its threads',
    () => document.querySelector<HTMLInputElement>('input[name="workers"]')?.value === '40',
  );
  assert.deepEqual(await programs(), []);
  assert.deepEqual(await site.page.problems(), []);
});
