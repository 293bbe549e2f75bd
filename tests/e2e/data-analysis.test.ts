// A reader's own file: picked, dropped, looked at, read by every strategy, and refused where it is no table.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { openSite, type Site } from './site.ts';

const LINK = '#/lab/data-analysis?source=file&repeats=1&workers=2&chunk=16';
const STRATEGIES = ['sequential', 'threads', 'processes'];

let site: Site;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-'));
  site = await openSite();
});

after(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Semicolons, quotes with line breaks inside, Korean, and two rows in five broken. */
function table(): string {
  const rows = ['도시;금액;메모'];
  for (let i = 0; i < 2000; i++)
    rows.push(
      [
        `서울;${i},5;"줄\n바꿈; ""따옴표"""`,
        `부산;${i};보통`,
        `"대구";"${i}.25";`,
        '서울;없음;숫자 아님',
        '부산;1',
      ][i % 5] ?? '',
    );
  return `${rows.join('\r\n')}\r\n`;
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function pick(path: string): Promise<void> {
  await site.browser.driver.findElement(By.css('input[type=file]')).sendKeys(path);
  await site.page.until('the file to be looked at', () =>
    ['ready', 'empty', 'not-text', 'no-header', 'unreadable'].includes(
      document.querySelector<HTMLElement>('[data-file]')?.dataset.file ?? '',
    ),
  );
}

function text(selector: string): Promise<string> {
  return site.page.evaluate(
    async (selector) =>
      Array.from(document.querySelectorAll(selector), (it) => it.textContent?.trim() ?? '').join(' | '),
    selector,
  );
}

test('a link that asks for a file runs nothing before there is one', async () => {
  for (const [lang, sentence] of [
    ['en', /Choose a file first/],
    ['ko', /먼저 파일을 고르세요/],
  ] as const) {
    await site.page.openLab(`${LINK}&lang=${lang}`);
    await site.page.run();
    assert.match(await text('[data-error=invalid]'), sentence);
    assert.equal(await site.page.state(), 'idle');
  }
});

test('every strategy reads a picked file alike, broken rows and all', async () => {
  await site.page.openLab(`${LINK}&lang=en`);
  await pick(await write('표.csv', table()));
  assert.match(await text('[data-preview] th'), /도시 \| 금액 \| 메모/);
  assert.match(await text('select[name=group] option'), /1 · 도시 \| 2 · 금액/);
  assert.equal(await site.page.runToEnd(), 'done');
  const results = await site.page.results();
  for (const id of STRATEGIES)
    assert.match(results[id]?.result ?? '', /1,200 rows in 3 groups, 800 broken rows/, id);
  assert.match(await text('[data-table=groups] tbody'), /서울|부산|대구/);
  assert.match(await text('[data-table=broken]'), /서울;없음;숫자 아님/);
  const bars = await site.page.evaluate(
    async () => document.querySelectorAll('[data-bars=groups] rect').length,
  );
  assert.equal(bars, 3);
  assert.deepEqual(await site.page.axe(), []);
  assert.deepEqual(await site.page.problems(), []);
});

test('a dropped file is taken as a picked one', async () => {
  await site.page.openLab(`${LINK}&lang=ko`);
  await site.page.evaluate(async (content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }));
    const drop = document.querySelector('.drop');
    drop?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, table());
  await site.page.until('the preview', () => document.querySelector('[data-preview]') !== null);
  assert.equal(await site.page.runToEnd(), 'done');
  for (const id of STRATEGIES)
    assert.match((await site.page.results())[id]?.result ?? '', /행 1,200개, 그룹 3개, 깨진 행 800개/, id);
});

test('what is no table is refused with a sentence', async () => {
  const cases: [string, string | Uint8Array, RegExp, RegExp][] = [
    ['empty.csv', '', /The file is empty/, /빈 파일입니다/],
    ['zip.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /not UTF-8 text/, /UTF-8 텍스트가 아닙니다/],
  ];
  for (const [name, content, en, ko] of cases) {
    await site.page.openLab(`${LINK}&lang=en`);
    await pick(await write(name, content));
    assert.match(await text('[data-error=file]'), en);
    await site.page.chooseLang('ko');
    assert.match(await text('[data-error=file]'), ko);
    await site.page.run();
    assert.equal(await site.page.state(), 'idle');
    await site.browser.driver.findElement(By.css('[data-action=remove-file]')).click();
    await site.page.until('the file to go', () => document.querySelector('[data-file]') === null);
  }
});
