// The run's present time as the page can know it. A lane that sleeps writes nothing, so the latest record stands
// still while time goes on: the page's own clock carries it on from there.

export class LiveClock {
  /** Page time at which the run's clock was 0: the earliest that any record allows. */
  private epoch = Number.POSITIVE_INFINITY;

  /** At page time `wall` the latest record known was of `end`. */
  observe(wall: number, end: number): void {
    if (end > 0) this.epoch = Math.min(this.epoch, wall - end);
  }

  /** The run's time at page time `wall`; 0 before the first record. */
  now(wall: number): number {
    return this.epoch === Number.POSITIVE_INFINITY ? 0 : Math.max(0, wall - this.epoch);
  }
}
