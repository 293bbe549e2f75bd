// Where the reader is brought when something elsewhere on the page, or a link, puts a schedule into the seat.

export function showSeat(seat: HTMLElement | null): void {
  seat?.focus({ preventScroll: true });
  // With its heading.
  seat?.closest('section')?.scrollIntoView({ block: 'start' });
}

/** To the buttons for the steps; the schedule, the ending and the lanes are under them, and the keys are heard there. */
export function showSteps(): void {
  const steps = document.getElementById('seat-steps');
  const seat = steps?.closest<HTMLElement>('[data-seat]');
  if (!steps || !seat) return;
  steps.focus({ preventScroll: true });
  // Where all of the seat is one screen, it is shown from its top: the goals are beside the steps.
  const within = steps.getBoundingClientRect().top - seat.getBoundingClientRect().top;
  (within < innerHeight / 3 ? seat : steps).scrollIntoView({ block: 'start' });
}
