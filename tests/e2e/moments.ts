// Stopping a run at a moment, with the page's own clock beside it. Everything happens inside the page: what a
// driver takes to pass a click on is no part of what is measured.
import type { Page } from './page.ts';

/** When to press stop: functions that run in the page. */
export const MOMENTS = {
  /** As soon as there is something to stop. */
  atOnce: () => true,
  /** Its workers come up: the first step has been announced, and no memory has been shown yet. */
  starting: () =>
    document.querySelector('.progress .num') !== null &&
    document.querySelector('[id^="watch-tab-"]') === null,
  /** The first, watched step does its work. */
  traced: () => /[1-9]/.test(document.querySelector('.timeline-facts')?.textContent ?? ''),
  /** The second step, which is timed. */
  timed: () => (document.querySelector('progress')?.value ?? 0) >= 1,
} as const;

export type Moment = keyof typeof MOMENTS;

export interface Stopped {
  /** From the click to the state's change, ms. */
  ms: number;
  /** How often the page had its turn between `patience` ms after the click and the state's change. */
  turns: number;
  state: string;
  /** From the start to the click, ms. */
  after: number;
}

/**
 * Runs what the form says and stops it at `moment`. Past `patience` (ms) turns are counted and not milliseconds: on a
 * busy machine the page itself comes late, whatever it is that it stops.
 */
export async function stopAt(page: Page, moment: Moment, patience: number): Promise<Stopped> {
  const answer = await page.driver.executeAsyncScript<Stopped | string>(`
    const __name = (it) => it;
    const done = arguments[arguments.length - 1];
    const when = ${MOMENTS[moment]};
    const { states } = (window.e2e = { states: [] });
    const button = (action) => document.querySelector('button[data-action="' + action + '"]');
    const begin = performance.now();
    const deadline = begin + 30000;
    button('run').click();
    const wait = (condition, then) => {
      if (condition()) then();
      else if (performance.now() > deadline) done('waited for the moment, states ' + JSON.stringify(states));
      else setTimeout(wait, 2, condition, then);
    };
    // Of a page that has already ended there is nothing to stop: that shows as a wrong moment, not as a time.
    wait(() => states.at(-1)?.state === 'running' && when(), () => {
      const click = performance.now();
      const seen = states.length;
      let turns = 0;
      const turn = () => {
        if (states.length > seen) return;
        turns += 1;
        setTimeout(turn);
      };
      setTimeout(turn, ${patience});
      button('stop').click();
      wait(() => states.length > seen, () => {
        done({ ms: states[seen].at - click, turns, state: states[seen].state, after: click - begin });
      });
    });`);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}
