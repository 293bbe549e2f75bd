// Quantities over time. Several lanes may report the same one, and each is read by itself, so new points are
// merged into order by time after every reading.

export interface Series {
  readonly times: number[];
  readonly values: number[];
}

export class SeriesBuilder implements Series {
  times: number[] = [];
  values: number[] = [];
  /** Points below it are in order. */
  private ordered = 0;

  push(time: number, value: number): void {
    this.times.push(time);
    this.values.push(value);
  }

  /** Puts the points added since the last call in order; those at the same time stay as they came. */
  settle(): void {
    const { times, values, ordered } = this;
    let earliest = Number.POSITIVE_INFINITY;
    let inOrder = true;
    for (let i = ordered; i < times.length; i += 1) {
      const time = times[i] ?? 0;
      if (i > 0 && time < (times[i - 1] ?? 0)) inOrder = false;
      if (time < earliest) earliest = time;
    }
    this.ordered = times.length;
    if (inOrder) return;
    // Only the tail from the earliest new point on can be out of order.
    let from = ordered;
    while (from > 0 && (times[from - 1] ?? 0) > earliest) from -= 1;
    const tail = times.slice(from).map((time, i) => ({ time, value: values[from + i] ?? 0 }));
    tail.sort((a, b) => a.time - b.time);
    tail.forEach(({ time, value }, i) => {
      times[from + i] = time;
      values[from + i] = value;
    });
  }
}
