// The course: what was run shows on the map and can be saved, erased and loaded; search; the walk through all
// labs; a lab on paper.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key } from '../../www/scripts/webdriver.ts';
import { labFileOf, link, type Manifest, manifestOf } from './manifest.ts';
import { openSite, type Site } from './site.ts';
import { resize, speaksDevTools } from './size.ts';

const FILE = 'interleave-progress.json';

let site: Site;
let manifest: Manifest;
before(async () => {
  site = await openSite({ languages: 'ko' });
  manifest = await manifestOf(site);
});
after(() => site?.close());

/** All labs, sections in order and labs in order within them. */
function inOrder() {
  return manifest.sections.flatMap(({ id }) => manifest.labs.filter(({ section }) => section === id));
}

/** What the map says of the record. */
function shown() {
  return site.page.evaluate(async () => ({
    ran: Number(document.querySelector<HTMLElement>('.course')?.dataset.ran),
    bar: document.querySelector<HTMLProgressElement>('.course progress')?.value,
    marks: Array.from(document.querySelectorAll<HTMLElement>('.station [data-mark]'), (mark) => [
      mark.closest('a')?.getAttribute('href'),
      mark.dataset.mark,
      mark.textContent?.trim() !== '',
    ]),
    stored: localStorage.getItem('interleave.progress.1'),
  }));
}

function fits(): Promise<boolean> {
  return site.page.evaluate(
    async () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
}

function click(action: string): Promise<void> {
  return site.page.driver.findElement(By.css(`[data-action="${action}"]`)).click();
}

function type(text: string): Promise<void> {
  return site.page.driver.findElement(By.css('#search')).sendKeys(text);
}

/** Puts `text` into the field at once: keys are tried elsewhere, and a search after each of them takes its time. */
function paste(text: string): Promise<void> {
  return site.page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('#search');
    if (!field) throw new Error('no field for searching');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

/** Waits until what is asked for has been searched; what was found. */
function found(query: string) {
  return site.page.evaluate(async (query) => {
    const asked = () => document.querySelector<HTMLElement>('[data-found]')?.dataset.asked;
    for (const deadline = performance.now() + 10_000; asked() !== query; ) {
      if (performance.now() > deadline) throw new Error(`“${query}” was not searched`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return Array.from(document.querySelectorAll('.hit a'), (hit) => ({
      href: hit.getAttribute('href') ?? '',
      marked: Array.from(hit.querySelectorAll('mark'), (mark) => mark.textContent ?? ''),
      text: hit.textContent ?? '',
    }));
  }, query);
}

describe('the record', () => {
  test('shows what was run, also after a reload', async () => {
    const { page } = site;
    await page.open('#/');
    assert.deepEqual(await shown(), { ran: 0, bar: 0, marks: [], stored: null });
    await page.openLab(link('gather', { first_ms: 50, second_ms: 50, third_ms: 50, repeats: 1 }));
    assert.equal(await page.runToEnd(), 'done');
    await page.open('#/');
    const first = await shown();
    assert.deepEqual(first.marks, [['#/lab/gather', 'ran', true]]);
    assert.deepEqual([first.ran, first.bar], [1, 1]);
    await page.reload();
    assert.deepEqual(await shown(), first);
    for (const width of [1280, 320]) {
      await resize(site.browser, width);
      assert.deepEqual(await page.axe(), []);
      assert.ok(await fits());
    }
    await resize(site.browser, 1280);
  });

  test('counts no run that was stopped', async () => {
    const { page } = site;
    await page.openLab(link('io-bound', { wait_ms: 5000, repeats: 1 }));
    await page.run();
    await page.waitState('running');
    await page.press('stop');
    await page.waitState('stopped');
    await page.open('#/');
    assert.equal((await shown()).ran, 1);
  });

  test('is saved, erased after a question, and loaded again', async () => {
    const { page } = site;
    await page.open('#/');
    const before = await shown();
    // The file as the browser is handed it: downloads go to no known place in every engine.
    const saved = await page.evaluate(async () => {
      let name = '';
      const texts: Promise<string>[] = [];
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      URL.createObjectURL = (blob) => {
        if (blob instanceof Blob) texts.push(blob.text());
        return createObjectURL(blob);
      };
      HTMLAnchorElement.prototype.click = function () {
        name = this.download;
      };
      document.querySelector<HTMLElement>('[data-action="export-progress"]')?.click();
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
      return { name, text: (await Promise.all(texts)).join('') };
    });
    assert.equal(saved.name, FILE);

    await click('erase-progress');
    await page.until('the question', () => document.querySelector('dialog[open]') !== null);
    assert.equal(
      await page.evaluate(async () => document.activeElement?.getAttribute('data-action')),
      'cancel-erase',
    );
    assert.deepEqual(await page.axe(), []);
    await click('cancel-erase');
    assert.deepEqual(await shown(), before);
    await click('erase-progress');
    await click('confirm-erase');
    assert.deepEqual(await shown(), { ran: 0, bar: 0, marks: [], stored: null });
    await page.reload();
    assert.equal((await shown()).ran, 0);

    const load = (text: string) =>
      page.evaluate(
        async (text, name) => {
          const input = document.querySelector<HTMLInputElement>('.keep input[type="file"]');
          if (!input) throw new Error('nowhere to load a file');
          const files = new DataTransfer();
          files.items.add(new File([text], name));
          input.files = files.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
          while (document.querySelector('[data-said]')?.textContent === '')
            await new Promise((resolve) => setTimeout(resolve, 10));
        },
        text,
        FILE,
      );
    await load('{"interleave":"progress","version":1,"labs":[{"id":"<b>"}]}');
    assert.equal((await shown()).ran, 0);
    await page.reload();
    await load(saved.text);
    assert.deepEqual((await shown()).marks, before.marks);
    assert.deepEqual(JSON.parse((await shown()).stored ?? ''), JSON.parse(before.stored ?? ''));
    assert.deepEqual(await page.problems(), []);
  });

  test('that cannot be read is ignored, and the page says so', async () => {
    const { page } = site;
    await page.evaluate(async () => localStorage.setItem('interleave.progress.1', '{"labs":[{"id":1}]}'));
    await page.reload();
    assert.equal((await page.notices()).length, 1);
    assert.equal((await shown()).ran, 0);
    await page.evaluate(async () => localStorage.clear());
    await page.reload();
    assert.deepEqual(await page.notices(), []);
  });

  test('follows what another tab does', async () => {
    const { page } = site;
    const { driver } = page;
    const first = await driver.getWindowHandle();
    await driver.switchTo().newWindow('tab');
    try {
      await page.open('#/');
      await page.evaluate(async () => {
        const at = '2026-01-01T00:00:00.000Z';
        const ran = { first: at, last: at, strategies: ['mutex'] };
        const course = { interleave: 'progress', version: 1, labs: [{ id: 'race', ran }] };
        localStorage.setItem('interleave.progress.1', JSON.stringify(course));
      });
      await driver.switchTo().window(first);
      await page.until('the mark', () => document.querySelector('[data-mark="ran"]') !== null);
    } finally {
      for (const handle of await driver.getAllWindowHandles())
        if (handle !== first) {
          await driver.switchTo().window(handle);
          await driver.close();
        }
      await driver.switchTo().window(first);
    }
  });
});

describe('search', () => {
  test('finds Korean with whatever ending, and English, by the keyboard alone', async () => {
    const { page } = site;
    await page.open('#/');
    await page.chooseLang('ko');
    await page.driver.actions().sendKeys('/').perform();
    assert.equal(await page.evaluate(async () => document.activeElement?.id), 'search');
    await type('스레드풀');
    const pool = await found('스레드풀');
    assert.ok(
      pool.some(({ href }) => href === '#/lab/thread-pool'),
      JSON.stringify(pool),
    );
    for (const { marked } of pool)
      assert.ok(marked.some((text) => text.replaceAll(' ', '').includes('스레드풀')));
    await page.until('the link', () => decodeURIComponent(location.hash) === '#/?q=스레드풀');
    await type(Key.ESCAPE);
    await page.until('the map', () => document.querySelector('.station') !== null);

    await type('gil');
    assert.equal((await found('gil'))[0]?.href, '#/lab/gil');
    await type(`${Key.ESCAPE}deadlock`);
    const english = await found('deadlock');
    assert.ok(english.length > 0);
    for (const { marked } of english) assert.ok(marked.some((text) => text.toLowerCase() === 'deadlock'));
    assert.deepEqual(await page.problems(), []);
  });

  test('finds every lab by its titles, in both languages', async () => {
    const { page } = site;
    for (const lang of ['ko', 'en'] as const) {
      await page.open('#/');
      await page.chooseLang(lang);
      for (const lab of manifest.labs) {
        await paste(lab.title[lang]);
        const hits = await found(lab.title[lang]);
        assert.ok(
          hits.some(({ href }) => href === `#/lab/${lab.id}`),
          lab.title[lang],
        );
      }
    }
  });

  test('is a link, and says where nothing is found', async () => {
    const { page } = site;
    await page.open('#/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
    assert.deepEqual(await found('<img src=x onerror=alert(1)>'), []);
    assert.ok(
      await page.evaluate(
        async () => document.querySelector('.found-count')?.textContent?.includes('<img') ?? false,
      ),
    );
    assert.equal(await page.evaluate(async () => document.querySelectorAll('main img').length), 0);
    await page.open('#/?q=락');
    assert.ok((await found('락')).length > 3);
    await click('clear-search');
    await page.until('the map', () => document.querySelector('.station') !== null && location.hash === '#/');
    assert.deepEqual(await page.problems(), []);
  });

  for (const [width, lang, query] of [
    [1280, 'ko', 'lock'],
    [320, 'en', '락'],
  ] as const) {
    test(`axe finds nothing with results open, and nothing goes beyond the edge: ${width} px`, async () => {
      const { page, browser } = site;
      await resize(browser, width);
      await page.open(`#/?q=${query}`);
      await page.chooseLang(lang);
      assert.ok((await found(query)).length > 3);
      assert.deepEqual(await page.axe(), []);
      assert.ok(await fits());
      await resize(browser, 1280);
    });
  }
});

test('next leads through all labs in the chapter’s order, and previous back', async () => {
  const { page } = site;
  const ids = inOrder().map(({ id }) => id);
  const walk = async (rel: string, path: string[]) => {
    await page.openLab(`#/lab/${path[0]}`);
    await page.chooseLang('en');
    for (const id of path.slice(1)) {
      const title = manifest.labs.find((lab) => lab.id === id)?.title.en ?? '';
      const there = await page.evaluate(
        async (rel, id, title) => {
          const onward = document.querySelector<HTMLAnchorElement>(`main nav a[rel="${rel}"]`);
          if (!onward?.textContent?.includes(title)) return onward?.textContent ?? 'no link';
          onward.click();
          const arrived = () =>
            location.hash === `#/lab/${id}` && document.querySelector('h1')?.textContent === title;
          for (let tries = 0; tries < 500 && !arrived(); tries++)
            await new Promise((resolve) => setTimeout(resolve, 20));
          // The lab's texts come a moment after its title, and its links with them.
          for (let tries = 0; tries < 500 && !document.querySelector('main nav.neighbours'); tries++)
            await new Promise((resolve) => setTimeout(resolve, 20));
          return arrived() ? '' : location.hash;
        },
        rel,
        id,
        title,
      );
      assert.equal(there, '', id);
    }
    const onward = await page.evaluate(
      async (rel) => document.querySelectorAll(`main nav a[rel="${rel}"]`).length,
      rel,
    );
    assert.equal(onward, 0);
  };
  await walk('next', ids);
  await walk('prev', [...ids].reverse());
  assert.deepEqual(await page.problems(), []);
});

test('a lab on paper has its values, its link and all its code, and nothing to press', async () => {
  const { page } = site;
  await page.openLab(`${link('race', { threads: 3, iterations: 20_000 })}&lang=ko`);
  const file = await labFileOf(site, 'race');
  // As the browser says it when it is about to print, however printing was asked for.
  const paper = await page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    await Promise.resolve();
    const text = document.querySelector('main')?.textContent ?? '';
    const values = Array.from(document.querySelectorAll('.set-up tbody tr'), (row) =>
      Array.from(row.children, (cell) => cell.textContent ?? ''),
    );
    dispatchEvent(new Event('afterprint'));
    return { text, values };
  });
  // What is steered alone is in the seat, and paper has none.
  const measured = manifest.labs.find(({ id }) => id === 'race')?.strategies ?? [];
  assert.ok(measured.length > 0);
  for (const snippets of [...measured.map(({ id }) => file.rust[id] ?? []), [file.python]])
    for (const { text } of snippets) {
      const line = text.split('\n').find((line) => line.trim().length > 20) ?? '';
      assert.ok(paper.text.includes(line), line);
    }
  const words = file.texts.ko.words;
  assert.ok(paper.values.some(([name, value]) => name === words['param.threads'] && value?.trim() === '3'));
  assert.ok(paper.text.includes('#/lab/race?threads=3&iterations=20000'));
  const { driver } = page;
  // The other engines' drivers cannot lay a page out for paper.
  if (speaksDevTools(driver)) {
    const media = (media: string) => driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media });
    const pressable = () =>
      page.evaluate(async () =>
        Array.from(document.querySelectorAll<HTMLElement>('button, input, select, summary, header, nav'))
          .filter((control) => control.checkVisibility())
          .map((control) => control.outerHTML.slice(0, 120)),
      );
    assert.ok((await pressable()).length > 10);
    // Laying out alone says nothing to the page.
    const say = (event: string) =>
      page.evaluate(async (event) => {
        dispatchEvent(new Event(event));
      }, event);
    await say('beforeprint');
    await media('print');
    assert.deepEqual(await pressable(), []);
    await media('');
    await say('afterprint');
  }
  await page.until('the screen', () => document.querySelector('.set-up') === null);
  assert.deepEqual(await page.problems(), []);
});
