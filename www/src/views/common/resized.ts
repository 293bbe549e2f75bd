// What follows the size of an element.

/**
 * Calls `act` in the first frame after `element` has got another size; returns what ends it.
 *
 * Not in the observer's own callback: what is laid out anew there may change the observed size again, and the browser
 * reports what it can no longer deliver as an error of the page.
 */
export function onResize(element: Element, act: () => void): () => void {
  let frame = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(act);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
