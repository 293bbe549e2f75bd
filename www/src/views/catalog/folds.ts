// Which sections of the map are folded out, where it is too narrow to show all labs at once: on a phone nine headings
// stand in place of 36 stations, so that any lab is two taps away and not a long way down.
import { type ReadonlySignal, signal } from '@preact/signals';

const NARROW = matchMedia('(max-width: 40rem)');
const narrowNow = signal(NARROW.matches);
NARROW.addEventListener('change', ({ matches }) => {
  narrowNow.value = matches;
});

/** Whether sections fold. */
export const narrow: ReadonlySignal<boolean> = narrowNow;

// Kept while the page is there: who comes back from a lab finds the map as they left it.
const out = signal<ReadonlySet<string>>(new Set());

/** Whether a section's labs are shown. */
export function isOut(section: string): boolean {
  return !narrow.value || out.value.has(section);
}

export function toggle(section: string): void {
  const next = new Set(out.value);
  if (!next.delete(section)) next.add(section);
  out.value = next;
}
