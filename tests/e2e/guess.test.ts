// The question before a run: a guess, what the numbers say to it, and what the map keeps of both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { labFileOf, link } from './manifest.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** What the page shows of the guess after a run. */
function afterwards() {
  return site.page.evaluate(async () => {
    const shown = document.querySelector<HTMLElement>('.guess-after');
    if (!shown) return null;
    const { truth, right } = shown.dataset;
    return { truth, right, text: shown.textContent ?? '' };
  });
}

async function guess(answer: string): Promise<void> {
  await site.page.evaluate(async (value: string) => {
    const input = document.querySelector<HTMLInputElement>(`input[name="guess"][value="${value}"]`);
    input?.click();
  }, answer);
}

test('every lab of the chapter asks, in both languages, with the form’s values in the question', async () => {
  const { page } = site;
  await page.open(link('semaphore', { tasks: 6, permits: 2, hold_ms: 1, repeats: 1, lang: 'ko' }));
  for (const lang of ['ko', 'en'] as const) {
    await page.chooseLang(lang);
    const { text, answers } = await page.evaluate(async () => ({
      text: document.querySelector('.guess-question')?.textContent ?? '',
      answers: [...document.querySelectorAll('.guess-answer')].map((each) => each.textContent ?? ''),
    }));
    assert.doesNotMatch(text, /[{}]|–|undefined/, text);
    assert.ok(text.length > 5 && answers.length >= 2 && answers.every((answer) => answer.trim() !== ''));
    const { texts } = await labFileOf(site, 'semaphore');
    assert.ok(answers.every((answer) => Object.values(texts[lang].words).includes(answer)));
  }
});

test('the guess stands beside what came true, and does not follow later changes of mind', async () => {
  const { page } = site;
  await page.go(link('semaphore', { tasks: 6, permits: 2, hold_ms: 5, repeats: 1, lang: 'en' }));
  const answers = await page.evaluate(async () =>
    [...document.querySelectorAll<HTMLInputElement>('input[name="guess"]')].map(({ value }) => value),
  );
  const [first = '', second = ''] = answers;
  await guess(first);
  assert.equal(await page.runToEnd(60_000), 'done');
  const shown = await afterwards();
  assert.ok(shown);
  assert.ok(shown.truth !== undefined && (shown.truth === '' || answers.includes(shown.truth)), shown.truth);
  assert.equal(shown.right, shown.truth === '' ? '' : String(shown.truth === first));
  await guess(second);
  assert.deepEqual(await afterwards(), shown);
});

test('the names in Python, Rust and the browser stand under the code', async () => {
  const names = await site.page.evaluate(async () =>
    [...document.querySelectorAll('[data-names] tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent ?? ''),
    ),
  );
  assert.ok(names.length > 0);
  for (const row of names) assert.ok(row.length === 3 && row.every((name) => name !== ''), row.join(' | '));
  assert.ok(names.some(([python]) => python === 'threading.Semaphore'));
});
