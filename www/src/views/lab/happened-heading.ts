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

/**
 * Brings it to the top of the window, at once: a page that is still on its way would carry off what gets the focus
 * meanwhile, and Firefox does not let it be stopped.
 */
export function showHappened(): void {
  happenedHeading()?.scrollIntoView({ behavior: 'instant', block: 'start' });
}
