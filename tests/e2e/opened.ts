// What a link has opened, as a test sees it: the form, what the page says of the link, and that nothing has run.
import assert from 'node:assert/strict';
import type { Site } from './site.ts';

export interface Form {
  values: Record<string, string>;
  strategies: string[];
}

/** What the form says. */
export function form({ page }: Site): Promise<Form> {
  return page.evaluate(async () => {
    const values: Record<string, string> = {};
    const strategies: string[] = [];
    const controls = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main form [name]');
    for (const control of Array.from(controls)) {
      if (control.name !== 'strategies') values[control.name] = control.value;
      else if (control instanceof HTMLInputElement && control.checked) strategies.push(control.value);
    }
    return { values, strategies };
  });
}

/** Notices by kind, with their sentence. */
export function noticesByKind({ page }: Site): Promise<[kind: string, sentence: string][]> {
  return page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-notice]'), (notice): [string, string] => [
      notice.dataset.notice ?? '',
      notice.textContent ?? '',
    ]),
  );
}

export async function noticeKinds(site: Site): Promise<string[]> {
  return (await noticesByKind(site)).map(([kind]) => kind);
}

/** Nothing has been run, and nothing has gone wrong. */
export async function isQuiet({ page }: Site): Promise<void> {
  assert.equal(await page.state(), 'idle');
  assert.deepEqual(
    await page.evaluate(async () =>
      window.e2e.states.map(({ state }) => state).filter((state) => state !== 'idle' && state !== 'loading'),
    ),
    [],
  );
  assert.equal(
    await page.evaluate(async () => document.querySelector('[data-verdict], [role=tab][id^=watch]')),
    null,
  );
  assert.deepEqual(await page.problems(), []);
}

/** No markup of the link's came into the page; `shown` stands in it as text. */
export async function isHarmless({ page }: Site, shown?: string): Promise<void> {
  const seen = await page.evaluate(async () => {
    // An image that fails to load says so in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      pwned: 'pwned' in window,
      elements: document.querySelectorAll(
        '[onerror], [onload], img, iframe, main script, svg[onload], object',
      ).length,
      text: document.body.textContent ?? '',
    };
  });
  assert.deepEqual([seen.pwned, seen.elements], [false, 0]);
  if (shown !== undefined) assert.ok(seen.text.includes(shown), seen.text.slice(0, 2000));
}
