// A reader's own file: picked, dropped, looked at, read by every strategy, and refused where it is no table.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { By } from '../../www/scripts/webdriver.ts';
import { encode, utf16 } from '../../www/test/encode.ts';
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
    ['ready', 'empty', 'not-text', 'no-header', 'nothing-below', 'unreadable'].includes(
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
  assert.match(await text('[data-preview] th'), /1 · 도시 \| 2 · 금액 \| 3 · 메모/);
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

test('a pin says that it was made with another file, by its name', async () => {
  await site.page.openLab(`${LINK}&lang=en`);
  await pick(await write('first.csv', table()));
  assert.equal(await site.page.runToEnd(), 'done');
  await site.page.click('[data-action=pin]');
  await site.page.until('the pin', () => document.querySelector('[data-pin=A]') !== null);
  await pick(await write('second.csv', table()));
  await site.page.until(
    'the second file',
    () => document.querySelector('[data-file=ready]')?.textContent?.includes('second.csv') === true,
  );
  assert.equal(await site.page.runToEnd(), 'done');
  assert.match(await text('[data-pin=A] [data-changes]'), /Your file first\.csv → second\.csv/);
  await site.page.click('[data-pin=A] [data-action=unpin]');
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
    [
      'zip.csv',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
      /not text in the encoding/,
      /인코딩의 텍스트가 아닙니다/,
    ],
  ];
  for (const [name, content, en, ko] of cases) {
    await site.page.openLab(`${LINK}&lang=en`);
    await pick(await write(name, content));
    assert.match(await text('[data-error=file]'), en);
    await site.page.chooseLang('ko');
    assert.match(await text('[data-error=file]'), ko);
    await site.page.run();
    assert.equal(await site.page.state(), 'idle');
    await site.page.click('[data-action=remove-file]');
    await site.page.until('the file to go', () => document.querySelector('[data-file]') === null);
  }
});

/** What a spreadsheet in Korea saves: syllables that only CP949 has, numbers with commas and a title on top. */
function korean(delimiter: string): string {
  const rows = ['지하철 이용 현황', ['역명', '금액', '금액', ''].join(delimiter)];
  for (let i = 0; i < 2000; i++) {
    const quoted = delimiter === ',' ? '"1,234,000"' : '1,234,000';
    rows.push([i % 2 ? '똠방' : '강남', quoted, '12%', 'x'].join(delimiter));
  }
  return `${rows.join('\r\n')}\r\n`;
}

async function runAndRead(): Promise<void> {
  assert.equal(await site.page.runToEnd(), 'done');
  const results = await site.page.results();
  for (const id of STRATEGIES)
    assert.match(results[id]?.result ?? '', /2,000 rows in 2 groups, 0 broken rows/, id);
  assert.match(await text('[data-table=groups] tbody'), /똠방/);
  assert.match(await text('[data-table=groups] tbody'), /1,234,000/);
  assert.match(await text('[data-table=numbers] tbody'), /a comma between thousands.*1,234,000/);
  assert.match(await text('.verdict'), /comma between thousands/i);
}

test('tables in CP949 and UTF-16 are recognized, their titles skipped, and read by every strategy', async () => {
  const cases: [string, Uint8Array, string][] = [
    ['cp949.csv', encode(korean(','), 'euc-kr'), 'euc-kr'],
    ['unicode.txt', utf16(korean('\t'), 'le'), 'utf-16le'],
    ['big-endian.csv', utf16(korean(';'), 'be', false), 'utf-16be'],
  ];
  for (const [name, bytes, encoding] of cases) {
    await site.page.openLab(`${LINK}&lang=en`);
    await pick(await write(name, bytes));
    const select = site.browser.driver.findElement(By.css('select[name=encoding]'));
    assert.equal(await select.getAttribute('value'), encoding, name);
    assert.match(await text('[data-file-note=above]'), /The first line looks like a title/);
    await site.page.click('[data-action=skip-lines]');
    await site.page.until(
      'the names of the columns',
      () => document.querySelectorAll('[data-preview] th').length === 4,
    );
    assert.match(
      await text('[data-preview] th'),
      /1 · 역명 \| 2 · 금액 \(1 of 2 with this name\) \| 3 · 금액 \(2 of 2 with this name\) \| 4 · \(no name\)/,
    );
    assert.deepEqual(await site.page.axe(), []);
    await runAndRead();
  }
  assert.deepEqual(await site.page.problems(), []);
});

test('the reader corrects the encoding, and what is no text in it is said', async () => {
  await site.page.openLab(`${LINK}&skip=1&lang=ko`);
  await pick(await write('cp949.csv', encode(korean(','), 'euc-kr')));
  const choose = async (encoding: string, then: string) => {
    await site.page.set('encoding', encoding);
    await site.page.until<string>(
      'the file to be read again',
      (then) => document.querySelector<HTMLElement>('[data-file]')?.dataset.file === then,
      undefined,
      then,
    );
  };
  await choose('utf-8', 'not-text');
  assert.match(await text('[data-error=file]'), /인코딩의 텍스트가 아닙니다/);
  await choose('gb18030', 'ready');
  assert.doesNotMatch(await text('[data-preview] th'), /역명/);
  await choose('euc-kr', 'ready');
  assert.match(await text('[data-preview] th'), /역명/);
  assert.match(await text('[data-preview] td'), /강남/);
});

test('a quote that is never closed says how many lines it swallowed', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `서울,${i},x`);
  rows[2499] = '서울,5,"x';
  await site.page.openLab(`${LINK}&lang=en`);
  await pick(await write('open.csv', `g,v,w\n${rows.join('\n')}\n`));
  assert.equal(await site.page.runToEnd(), 'done');
  for (const id of STRATEGIES)
    assert.match((await site.page.results())[id]?.result ?? '', /1 broken row.*swallowed 500 lines/, id);
  assert.match(await text('.verdict'), /swallowed 500 lines/);
});
