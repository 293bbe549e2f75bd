// Where the reader is brought when something elsewhere on the page, or a link, puts a schedule into the seat.

export function showSeat(seat: HTMLElement | null): void {
  seat?.focus({ preventScroll: true });
  // With its heading.
  seat?.closest('section')?.scrollIntoView({ block: 'start' });
}

/** To the buttons for the steps; the ending and the lanes are under them, and the keys are heard there. */
export function showSteps(): void {
  const steps = document.getElementById('seat-steps');
  steps?.focus({ preventScroll: true });
  steps?.scrollIntoView({ block: 'start' });
}
