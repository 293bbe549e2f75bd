// What a run came to is brought before the reader's eyes when it has ended, unless it is there already.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RunState } from '../../state/run';
import { showHappened } from './happened-heading';

/** Of what the run says first: the verdict, or what went wrong; the title of a sweep's result. */
const SAID = '.stop-happened :is(.sweep-result:first-child > h3, .verdict, .failure)';

export function useInView(state: RunState): void {
  const before = useRef(state);
  // Before it is painted: who goes elsewhere from then on stays there.
  useLayoutEffect(() => {
    const ran = before.current === 'running';
    before.current = state;
    if (!ran || (state !== 'done' && state !== 'failed')) return;
    const said = document.querySelector(SAID);
    if (!said || writing(document.activeElement) || inSight(said)) return;
    showHappened();
  }, [state]);
}

/** Whoever is writing in a chat that runs beside is not carried off. */
function writing(element: Element | null): boolean {
  return element?.closest('.talk') != null;
}

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const bar = document.querySelector('.transport')?.getBoundingClientRect();
  return top >= 0 && bottom <= (bar ? bar.top : innerHeight);
}
