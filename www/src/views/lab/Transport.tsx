// The bar at the foot of the window: run, stop, and how it stands, wherever on the page the reader is.
import { useEffect, useRef } from 'preact/hooks';
import { busy, isSweep, stopAll } from '../../state/sweep';
import { onResize } from '../common/resized';
import { SweepProgress } from '../sweep/SweepProgress';
import type { Lab } from './lab';
import { Progress } from './Progress';
import { SeeHappened } from './SeeHappened';

interface Props {
  lab: Lab;
  /** Whoever comes near is about to run. */
  near: () => void;
}

export function Transport({ lab, near }: Props) {
  const { t } = lab;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => (bar.current ? keepClear(bar.current) : undefined), []);
  const running = busy.value;
  return (
    <div class="transport" ref={bar} onPointerEnter={near} onPointerDown={near} onFocusIn={near}>
      <div class="actions">
        <button type="submit" class="button primary" data-action="run" disabled={running}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 1.500v13l11-6.500z" fill="currentColor" />
          </svg>
          {t.run}
        </button>
        <button type="button" class="button" data-action="stop" disabled={!running} onClick={stopAll}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 3h10v10H3z" fill="currentColor" />
          </svg>
          {t.stop}
        </button>
        {isSweep.value ? <SweepProgress lab={lab} /> : <Progress lab={lab} />}
        <SeeHappened lab={lab} />
      </div>
    </div>
  );
}

/** What gets the focus or is gone to is scrolled clear of the bar, however high its words make it. */
function keepClear(bar: HTMLElement): () => void {
  const root = document.documentElement;
  const unobserve = onResize(bar, () => root.style.setProperty('--transport', `${bar.offsetHeight}px`));
  const focused = ({ target }: FocusEvent) => {
    // Once the engine has scrolled to it by itself.
    if (target instanceof Element && !bar.contains(target))
      requestAnimationFrame(() => requestAnimationFrame(() => uncover(target, bar)));
  };
  document.addEventListener('focusin', focused);
  return () => {
    unobserve();
    document.removeEventListener('focusin', focused);
    root.style.removeProperty('--transport');
  };
}

/**
 * Firefox is content with what it takes for visible: it heeds neither `scroll-padding` for what the bar lies over nor
 * the last pixels of what sticks out of a box that scrolls.
 */
function uncover(element: Element, bar: Element): void {
  const { top: room } = bar.getBoundingClientRect();
  const { height } = element.getBoundingClientRect();
  // What is higher than the window is not seen whole: it stays where it was brought, its heading above it.
  if (height > room) return;
  const under = () => element.getBoundingClientRect().bottom - room;
  if (under() > 0) element.closest('.console')?.scrollBy({ top: under() + 8, behavior: 'instant' });
  if (under() > 0) scrollBy({ top: under() + 8, behavior: 'instant' });
}
