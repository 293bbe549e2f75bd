// The seat's keys. They are heard only while the focus is in the seat, and never where a key has a meaning already.
import type { Seat } from '../../state/seat/seat';

/** Steps that a page is on the slider. */
const PAGE = 10;

function isPlain(event: KeyboardEvent): boolean {
  const { altKey, ctrlKey, metaKey, isComposing, defaultPrevented } = event;
  return !(altKey || ctrlKey || metaKey || isComposing || defaultPrevented);
}

/** What a key does; nothing where it is not the seat's. */
export function keyOf(event: KeyboardEvent, seat: Seat): (() => void) | null {
  if (!isPlain(event)) return null;
  const { target, key } = event;
  if (target instanceof Element && target.closest('input, select, textarea')) return null;
  if (/^\d$/.test(key)) return () => seat.take(Number(key));
  // What scrolls is scrolled with the same keys.
  if (target instanceof Element && target.closest('pre, .scroll')) return null;
  switch (key) {
    case 'ArrowLeft':
      return () => seat.to((now) => now - 1);
    case 'ArrowRight':
      return () => seat.to((now) => now + 1);
    case 'Home':
      return () => seat.to(() => 0);
    case 'End':
      return () => seat.to((_, all) => all);
    default:
      return null;
  }
}

/** What a key does on the schedule's slider beside what it does everywhere in the seat, as sliders have it. */
export function sliderKeyOf(event: KeyboardEvent, seat: Seat): (() => void) | null {
  if (!isPlain(event)) return null;
  switch (event.key) {
    case 'ArrowUp':
      return () => seat.to((now) => now + 1);
    case 'ArrowDown':
      return () => seat.to((now) => now - 1);
    case 'PageUp':
      return () => seat.to((now) => now + PAGE);
    case 'PageDown':
      return () => seat.to((now) => now - PAGE);
    default:
      return null;
  }
}
