// Whether the page is being drawn for paper: then it shows what is folded away on a screen.
import { signal } from '@preact/signals';

export const printing = signal(false);

/** Follows the browser's print dialog, however it was called. Called once. */
export function followPrinting(): void {
  addEventListener('beforeprint', () => {
    printing.value = true;
  });
  addEventListener('afterprint', () => {
    printing.value = false;
  });
}
