// The heading above what a run came to, where readers are brought.

function happenedHeading(): HTMLElement | null {
  return document.getElementById('stop-happened');
}

/** As with a link to it, the keyboard goes on from there. */
export function focusHappened(): void {
  const heading = happenedHeading();
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** Brings it to the top of the window. */
export function showHappened(): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  happenedHeading()?.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' });
}
