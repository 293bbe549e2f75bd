// The scheduler's seat as a test works it and sees it.
import { By } from '../../www/scripts/webdriver.ts';
import { link } from './manifest.ts';
import type { Site } from './site.ts';

export const race = (values: Record<string, string> = {}) => link('race', { lang: 'en', ...values });

/** The goals of `race` that nobody has reached. */
export const OPEN = { lose: 'open', 'mutex-holds': 'open', 'one-thread': 'open', 'whole-turn': 'open' };

/** What the seat shows. */
export function shown(site: Site) {
  return site.page.evaluate(async () => {
    const seat = document.querySelector<HTMLElement>('[data-seat="open"]');
    const all = (selector: string) => Array.from(seat?.querySelectorAll<HTMLElement>(selector) ?? []);
    return {
      state: document.querySelector<HTMLElement>('main')?.dataset.state,
      at: Number(seat?.dataset.seatAt),
      of: Number(seat?.dataset.seatOf),
      ending: all('[data-seat-ending]')[0]?.dataset.seatEnding ?? null,
      lanes: all('[data-seat-lane]').map(({ dataset }) => dataset.seatState),
      next: all('[data-seat-lane] .code-line.now').map((line) => line.textContent ?? ''),
      history: all('[data-seat-history] li').map((li) => li.textContent ?? ''),
      goals: Object.fromEntries(
        all('[data-seat-goal]').map(({ dataset }) => [
          dataset.seatGoal,
          `${dataset.reached === 'true' ? 'reached' : 'open'} ${dataset.here === 'true' ? 'here' : ''}`.trim(),
        ]),
      ),
      values: all('[data-seat-thing] td:nth-child(2)').map((cell) => cell.textContent),
    };
  });
}

export const opened = (site: Site) =>
  site.page.until(
    'the seat',
    () => document.querySelector('[data-seat="open"][data-seat-busy="false"] [data-seat-lane]') !== null,
  );

/** Waits until so many steps are shown, and all that was asked for is done. */
export const arrives = (site: Site, at: number) =>
  site.page.until(
    `step ${at}`,
    (at) =>
      document.querySelector(`[data-seat-busy="false"][data-seat-at="${at}"] [data-seat-lane]`) !== null,
    30_000,
    at,
  );

export async function open(site: Site, hash: string): Promise<void> {
  await site.page.openLab(hash);
  await opened(site);
}

/** Opens the fold of the seat that is called so, as a person does who wants what is in it. */
export async function unfold(site: Site, fold: 'moves' | 'bounds'): Promise<void> {
  const closed = `[data-seat-fold="${fold}"]:not([open]) > summary`;
  const [summary] = await site.browser.driver.findElements(By.css(closed));
  if (summary) await press(site, closed);
}

export async function press(site: Site, selector: string): Promise<void> {
  const button = await site.browser.driver.findElement(By.css(selector));
  await site.browser.driver.executeScript(
    'arguments[0].scrollIntoView({ block: "center", behavior: "instant" })',
    button,
  );
  await button.click();
}

export const keys = (site: Site, ...pressed: string[]) =>
  site.browser.driver
    .actions()
    .sendKeys(...pressed)
    .perform();

/** Puts the focus into the seat, where its keys are heard. */
export const focusSeat = (site: Site) =>
  site.page.evaluate(async () => document.querySelector<HTMLElement>('[data-seat="open"]')?.focus());

/** Searches by that button, to the end. */
export async function search(site: Site, button = '[data-seat-move="search"]'): Promise<void> {
  await press(site, button);
  await site.page.until(
    'the search to end',
    () => document.querySelector('[data-seat-find="over"]') !== null,
    60_000,
  );
}

/** The link that a button of the seat copies, from its `#` on. */
export async function copied(site: Site, move: 'link' | 'search-link'): Promise<string> {
  await press(site, `[data-seat-move="${move}"]`);
  const hook = `[data-seat-${move}]`;
  const there = (hook: string) => document.querySelector(hook) !== null;
  await site.page.until('the link', there, 5000, hook);
  const text = await site.page.evaluate(
    async (hook) => document.querySelector<HTMLInputElement>(hook)?.value ?? '',
    hook,
  );
  return new URL(text).hash;
}

/** Waits until the goal at an index is in the record, which is written a moment after it is reached. */
export const recorded = (site: Site, goal: number) =>
  site.page.until(
    'the goal in the record',
    (goal) => document.querySelectorAll<HTMLElement>('[data-seat-goal]')[goal]?.dataset.reached === 'true',
    30_000,
    goal,
  );

export function outcomes(site: Site) {
  return site.page.evaluate(async () =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-seat-outcome]'), ({ dataset }) => ({
      ending: dataset.seatOutcome,
      bad: dataset.bad === 'true',
      schedules: Number(dataset.schedules),
    })),
  );
}

export const counted = (site: Site) =>
  site.page.evaluate(async () =>
    Number(document.querySelector<HTMLElement>('[data-seat-counted]')?.dataset.schedules),
  );
