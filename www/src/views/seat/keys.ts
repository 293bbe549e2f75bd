// The seat's keys. They are heard only while the focus is in the seat, and never where a key has a meaning already.
import type { Seat } from '../../state/seat/seat';

/** What a key does; nothing where it is not the seat's. */
export function keyOf(event: KeyboardEvent, seat: Seat): (() => void) | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented)
    return null;
  const { target, key } = event;
  if (target instanceof Element && target.closest('input, select, textarea')) return null;
  if (/^\d$/.test(key)) return () => seat.take(Number(key));
  // What scrolls sideways is scrolled with the same keys.
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
