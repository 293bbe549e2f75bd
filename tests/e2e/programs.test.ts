// Programs on the workbench: run, compared, stopped, searched, and sent as links.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { By, Key } from '../../www/scripts/webdriver.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** Opens a program, and waits until it can be run. */
async function open(text: string, query = ''): Promise<void> {
  await site.page.open(`#/workbench?program=0${encodeURIComponent(text)}&lang=en${query}`);
  await site.page.until('the bench', () => document.querySelector('button[data-action="run"]') !== null);
}

/** What was printed last, by strategy. */
function printed(): Promise<Record<string, string>> {
  return site.page.evaluate(async () =>
    Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('[data-output]'), (output) => [
        output.dataset.strategy ?? '',
        output.textContent ?? '',
      ]),
    ),
  );
}

/** How it went; where the machine changed its speed meanwhile, a sentence on that comes first. */
const verdict = () =>
  site.page.evaluate(async () => document.querySelector('.verdict')?.textContent?.trim() ?? '');

const run = () => site.page.runToEnd();

/** Types into the editor. */
const type = (...keys: string[]) =>
  site.browser.driver.findElement(By.css('[data-editor] .cm-content')).sendKeys(...keys);

const RACE = `import threading
x = 0
def add():
    global x
    x += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(x)
assert x == 2
`;

/** Each thread looks, and takes. */
const LOOKS = `
import threading
from collections import deque
items, line, total = [1], deque([1]), 0
def work():
    global total
    if items and len(line) > 0:
        total += line.popleft() + items.pop()
a, b = threading.Thread(target=work), threading.Thread(target=work)
a.start()
b.start()
a.join()
print(total, items, f'{len(line)}')
`;

/** Two tasks that both look before one of them has paid. */
const TASKS = `import asyncio
balance = 100
async def withdraw(amount):
    global balance
    if balance >= amount:
        await asyncio.sleep(0)
        balance -= amount
async def main():
    await asyncio.gather(withdraw(80), withdraw(70))
asyncio.run(main())
assert balance >= 0
`;

/** The fourth task starts when the second has taken some steps. */
const LATER = `import asyncio
x = 0
async def last():
    print(x)
async def more():
    global x
    x += 1
    await asyncio.create_task(last())
async def main():
    await asyncio.gather(more(), last())
asyncio.run(main())
`;

describe('programs', () => {
  test('variants run in every way, and what each printed stands beside its result', async () => {
    await open(
      '#@variant one\nprint("하나", 1)\n#@variant two\nimport sys\nprint(2)\nprint(3, file=sys.stderr)',
    );
    assert.equal(await run(), 'done');
    const expected = { '1-free': '하나 1\n', '1-gil': '하나 1\n', '2-free': '2\n3\n', '2-gil': '2\n3\n' };
    assert.deepEqual(await printed(), expected);
    assert.equal(await site.page.evaluate(async () => document.querySelector('#log-title')), null);
    assert.match(await verdict(), /Every way ran to its end\.$/);
    const rows = await site.page.evaluate(async () =>
      Array.from(document.querySelectorAll('table[data-results] tr[data-strategy]'), (row) =>
        row.querySelector('[data-field="result"]')?.textContent?.trim(),
      ),
    );
    assert.deepEqual(rows, ['하나 1', '하나 1', '2', '2']);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('an uncaught exception is shown as Python shows it', async () => {
    await open('def f():\n    return 1 / 0\nf()\n', '&strategies=free');
    assert.equal(await run(), 'done');
    const traceback = await site.page.evaluate(
      async () => document.querySelector('[data-traceback]')?.textContent ?? '',
    );
    assert.equal(
      traceback,
      'Traceback (most recent call last):\n  File "main.py", line 3, in <module>\n    f()\n  File "main.py", line 2, in f\n    return 1 / 0\n           ~~^~~\nZeroDivisionError: division by zero\n',
    );
  });

  test('a parameter of the program is one of the form and of the link', async () => {
    await open('N = 2  #@param {type: "integer", min: 1, max: 9}\nprint("N is", N)', '&N=5&strategies=free');
    assert.equal(await run(), 'done');
    assert.deepEqual(await printed(), { free: 'N is 5\n' });
    await site.page.set('N', '7');
    await site.page.until('the link to follow', () => location.hash.includes('N=7'));
    assert.equal(await run(), 'done');
    assert.deepEqual(await printed(), { free: 'N is 7\n' });
  });

  test('an endless loop is stopped, and what it printed until then stays', async () => {
    await open('print("begun", flush=True)\nwhile True:\n    pass\n', '&strategies=free');
    await site.page.click('button[data-action="run"]');
    await site.page.until('the first line', () =>
      /begun/.test(document.querySelector('[data-output]')?.textContent ?? ''),
    );
    await site.page.click('button[data-action="stop"]');
    assert.equal(await site.page.waitState(['stopped', 'failed', 'done']), 'stopped');
    assert.deepEqual(await printed(), { free: 'begun\n' });
    // The next one runs.
    await open('print("next")', '&strategies=free');
    assert.equal(await run(), 'done');
  });

  test('what is wrong is marked while one types, and gone when it is right', async () => {
    await open('x = 1\n');
    await site.page.until('the editor', () => document.querySelector('[data-editor] .cm-content') !== null);
    await type(Key.ARROW_DOWN);
    await type('if x');
    await site.page.until('the mark', () => document.querySelector('.cm-lintRange-error') !== null);
    await type(': pass');
    await site.page.until('no mark', () => document.querySelector('.cm-lintRange-error') === null);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('a search finds the schedule that loses an update, which opens, and goes into a link', async () => {
    await open(RACE);
    await site.page.click('button[data-action="seat"]');
    await site.page.until('the seat', () => document.querySelector('button[data-action="search"]') !== null);
    await site.page.click('button[data-action="search"]');
    await site.page.until(
      'the endings',
      () => document.querySelectorAll('[data-ending]').length === 2,
      30_000,
    );
    await site.page.until(
      'the search to end',
      () => document.querySelector('[data-seat-find="over"]') !== null,
    );
    const endings = await site.page.evaluate(async () =>
      Array.from(document.querySelectorAll<HTMLElement>('[data-ending]'), (row) => [
        row.dataset.ending,
        /assert x == 2|AssertionError|2/.test(row.textContent ?? ''),
      ]).toSorted(),
    );
    assert.deepEqual(endings, [
      ['fail', true],
      ['fine', true],
    ]);
    await site.page.click('[data-ending="fail"] button, [data-ending="fail"] a');
    await site.page.until(
      'the schedule',
      () => document.querySelector('[data-seat-ending="fail"]') !== null,
      10_000,
    );
    // Before that it has the search alone.
    await site.page.until('the link to follow', () => /seat=free\._[a-z]\w*\.search/.test(location.hash));
    const hash = await site.page.evaluate(async () => location.hash);
    await site.page.open('#/');
    await site.page.open(hash);
    await site.page.until(
      'the schedule at its end',
      () => document.querySelector('[data-seat-ending="fail"]') !== null,
      20_000,
    );
    assert.deepEqual(await site.page.problems(), []);
  });

  test('a schedule from when looks into containers were no steps leads where it led', async () => {
    await open(LOOKS, '&seat=free.a2c5b3ca2c2a');
    await site.page.until(
      'the end',
      () => document.querySelector('[data-seat-ending="fine"]') !== null,
      20_000,
    );
    const said = () =>
      site.page.evaluate(async () => [
        document.querySelector('[data-seat-astray]')?.textContent ?? null,
        document.querySelector('[data-seat-ending]')?.textContent?.includes('0 [] 0'),
      ]);
    assert.deepEqual(await said(), [null, true]);
    // From its next step on the link has all of them.
    await site.page.click('[data-seat-move="back"]');
    await site.page.until('the link to follow', () => /seat=free\._[a-z]\w*/.test(location.hash));
    await site.page.click('[data-seat-move="forward"]');
    await site.page.until('the end', () => document.querySelector('[data-seat-ending="fine"]') !== null);
    assert.deepEqual(await said(), [null, true]);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('tasks take their turns in the seat, with what is local to them', async () => {
    await open(TASKS);
    await site.page.click('button[data-action="seat"]');
    await site.page.until('the tasks', () => document.querySelectorAll('[data-seat-lane]').length === 3);
    await site.page.click('[data-seat-take="2"]');
    await site.page.until('a local', () => document.querySelector('.seat-locals') !== null);
    const lanes = await site.page.evaluate(async () =>
      Array.from(document.querySelectorAll('[data-seat-lane]'), (lane) => [
        lane.querySelector('h4')?.textContent,
        lane.querySelector('.seat-locals dl')?.textContent ?? null,
      ]),
    );
    assert.deepEqual(lanes, [
      ['task 1', null],
      ['task 2', 'amount80'],
      ['task 3', null],
    ]);
    await site.page.click('button[data-action="search"]');
    await site.page.until(
      'the search to end',
      () => document.querySelector('[data-seat-find="over"]') !== null,
      30_000,
    );
    const ends = await site.page.evaluate(async () =>
      Array.from(
        document.querySelectorAll<HTMLElement>('[data-ending]'),
        (row) => row.dataset.ending,
      ).toSorted(),
    );
    assert.deepEqual(ends, ['fail', 'fine']);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('a task that starts later is called one from the start', async () => {
    await open(LATER);
    await site.page.click('button[data-action="seat"]');
    await site.page.until('the tasks', () => document.querySelectorAll('[data-seat-lane]').length === 3);
    const names = () =>
      site.page.evaluate(async () =>
        Array.from(document.querySelectorAll('.seat-names li'), ({ textContent }) => textContent),
      );
    assert.deepEqual(await names(), ['task 1', 'task 2', 'task 3']);
    for (let steps = 1; (await names()).length === 3; steps++) {
      assert.ok(steps < 9);
      await site.page.click('[data-seat-take="2"]');
      await site.page.until('the step', () => document.querySelector('[data-seat-busy="false"]') !== null);
    }
    await site.page.click('[data-seat-move="start"]');
    const atStart = () =>
      document.querySelector('[data-seat-at="0"][data-seat-busy="false"]') !== null &&
      document.querySelectorAll('[data-seat-lane]').length === 3;
    await site.page.until('the start', atStart);
    assert.deepEqual(await names(), ['task 1', 'task 2', 'task 3', 'task 4']);
  });

  test('in a frame there is the program alone, and a way to the page', async () => {
    await open(TASKS, '&embed=1');
    const { others, full } = await site.page.evaluate(async () => ({
      others: document.querySelectorAll('.trail, #stop-gallery, .programs-first, .programs, .programs-file')
        .length,
      full: document.querySelector<HTMLAnchorElement>('a[data-full-page]')?.hash ?? '',
    }));
    assert.equal(others, 0);
    assert.match(full, /^#\/workbench\?program=/);
    assert.doesNotMatch(full, /embed/);
  });

  test('modules that few programs import come with one that does, to the run and to the seat', async () => {
    await open(
      'import argparse, asyncio, json, threading\nfrom http.server import BaseHTTPRequestHandler, HTTPServer\n' +
        'args = argparse.ArgumentParser().parse_args()\nthreading.Thread(target=print, args=(json.dumps([1, None]),)).start()\n',
    );
    assert.equal(await run(), 'done');
    assert.deepEqual(await printed(), { free: '[1, null]\n', gil: '[1, null]\n' });
    assert.equal(site.served.requests.filter((path) => path.endsWith('/library.txt')).length > 0, true);
    // The chart and the timeline come after the result, and move what is below them: a click on its way then misses.
    await site.page.until(
      'the pictures',
      () => document.querySelector('.chart-space, .timeline-space') === null,
    );
    await site.page.click('button[data-action="seat"]');
    await site.page.until('the seat', () => document.querySelector('button[data-action="search"]') !== null);
    await site.page.click('button[data-action="search"]');
    await site.page.until(
      'the search to end',
      () => document.querySelector('[data-seat-find="over"]') !== null,
    );
    const endings = await site.page.evaluate(async () =>
      Array.from(document.querySelectorAll<HTMLElement>('[data-ending]'), (row) => row.dataset.ending),
    );
    assert.deepEqual(endings, ['fine']);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('a link carries program, values and strategies, and runs nothing', async () => {
    await open('N = 1  #@param {type: "integer", min: 1, max: 9}\nprint(N)', '&N=3&strategies=gil&seed=9');
    await site.page.press('share');
    await site.page.until('the link', () => document.querySelector('[data-link]') !== null);
    const link = await site.page.evaluate(
      async () => document.querySelector<HTMLInputElement>('[data-link]')?.value ?? '',
    );
    assert.match(link, /#\/workbench\?program=1[\w-]+&N=3&strategies=gil&seed=9&lang=en$/);
    await site.page.open('#/');
    await site.page.open(link.slice(link.indexOf('#')));
    await site.page.until('the bench', () => document.querySelector('button[data-action="run"]') !== null);
    assert.equal(await site.page.state(), 'idle');
    assert.equal(await run(), 'done');
    assert.deepEqual(await printed(), { gil: '3\n' });
    assert.match(await verdict(), /The program ran to its end\.$/);
    assert.deepEqual(await site.page.problems(), []);
  });

  test('of a long program the link is short enough for chat programs, and opens', async () => {
    const file = fileURLToPath(new URL('../../src/labs/choice/choose/choose.py', import.meta.url));
    const text = readFileSync(file, 'utf8');
    assert.ok(text.length > 4700);
    await open(text);
    await site.page.press('share');
    await site.page.until('the link', () => document.querySelector('[data-link]') !== null);
    const link = await site.page.evaluate(
      async () => document.querySelector<HTMLInputElement>('[data-link]')?.value ?? '',
    );
    assert.ok(link.length < 2000, `${link.length}`);
    await site.page.open('#/');
    await site.page.open(link.slice(link.indexOf('#')));
    await site.page.until('the bench', () => document.querySelector('button[data-action="run"]') !== null);
    const shown = await site.page.evaluate(
      async () => document.querySelector('.cm-content')?.textContent ?? '',
    );
    // The editor has in the page what is in view.
    const [first = ''] = text.split('\n');
    assert.ok(shown.startsWith(first), shown.slice(0, 100));
    assert.deepEqual(await site.page.problems(), []);
  });
});
