// The way from the buttons to what they brought about, where that is further down the page.
import { isSweep, pageState } from '../../state/sweep';
import { focusHappened, showHappened } from './happened-heading';
import type { Lab } from './lab';

function goThere(): void {
  focusHappened();
  showHappened();
}

export function SeeHappened({ lab }: { lab: Lab }) {
  const state = pageState.value;
  if (state === 'idle') return null;
  return (
    <button type="button" class="button see-happened" data-action="see" onClick={goThere}>
      <span>{state === 'running' && !isSweep.value ? lab.t.seeLanes : lab.t.seeResult}</span>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M8 2v11M3 8.500l5 5 5-5" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </button>
  );
}
