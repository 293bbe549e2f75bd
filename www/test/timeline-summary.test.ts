import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { State } from '../src/engine/model.ts';
import { createTrace, type LaneTrace, STATES } from '../src/engine/trace/index.ts';
import { walk } from '../src/views/timeline/segments.ts';
import { addRunning, endOf, firstStartingFrom, gallop, LaneSummary } from '../src/views/timeline/summary.ts';
import { TestMemory } from './trace-memory.ts';

const steps = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constant(0),
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
    ),
    fc.constantFrom<State>(...STATES),
  ),
  { maxLength: 120 },
);
type Steps = [number, State][];

/** A lane with these states, each so long after the one before; the last is left open. */
function laneOf(list: Steps, onStep: (lane: LaneTrace) => void = () => {}): { lane: LaneTrace; end: number } {
  const memory = new TestMemory({ lanes: 1, capacity: list.length + 1 });
  const index = memory.open('thread', 1);
  const trace = createTrace();
  trace.attach(memory.source());
  trace.poll();
  const [lane] = trace.lanes;
  assert.ok(lane);
  let time = 0;
  for (const [wait, state] of list) {
    time += wait;
    memory.state(index, time, state);
    trace.poll();
    onStep(lane);
  }
  return { lane, end: time };
}

/** Time in each state between two moments, span by span. */
function slowly(lane: LaneTrace, from: number, to: number, now: number): number[] {
  const sums = STATES.map(() => 0);
  for (let i = 0; i < lane.count; i += 1) {
    const part = Math.min(endOf(lane, i, now), to) - Math.max(lane.starts[i] ?? 0, from);
    const state = lane.states[i] ?? 0;
    if (part > 0) sums[state] = (sums[state] ?? 0) + part;
  }
  return sums;
}

const near = (a: ArrayLike<number>, b: ArrayLike<number>, slack = 1e-7) =>
  Array.from(a).every((value, i) => Math.abs(value - (b[i] ?? Number.NaN)) < slack);

test('sums up to any moment equal a walk over all spans, however the lane grew', () => {
  fc.assert(
    fc.property(steps, fc.double({ min: -1, max: 400, noNaN: true }), (list, time) => {
      let grown: LaneSummary | undefined;
      const { lane, end } = laneOf(list, (growing) => {
        grown ??= new LaneSummary(growing);
        grown.update();
      });
      const whole = new LaneSummary(lane);
      whole.update();
      const now = end + 1;
      for (const summary of [whole, grown ?? whole]) {
        const into = new Float64Array(STATES.length);
        summary.until(time, firstStartingFrom(lane, time), now, into);
        assert.ok(near(into, slowly(lane, Number.NEGATIVE_INFINITY, time, now)));
        assert.ok(near(summary.totals(now), slowly(lane, Number.NEGATIVE_INFINITY, now, now)));
      }
    }),
    { numRuns: 300 },
  );
});

test('galloping finds what the search over all finds', () => {
  fc.assert(
    fc.property(steps, fc.double({ min: -1, max: 300, noNaN: true }), fc.nat(120), (list, time, hint) => {
      const { lane } = laneOf(list);
      const right = firstStartingFrom(lane, time);
      const low = Math.min(hint, right);
      assert.equal(gallop(lane, time, low), right);
    }),
  );
});

test('what is drawn covers every moment once, in the right state', () => {
  const view = fc.tuple(
    fc.double({ min: -5, max: 200, noNaN: true }),
    fc.double({ min: 0.01, max: 300, noNaN: true }),
    fc.integer({ min: 1, max: 400 }),
  );
  fc.assert(
    fc.property(steps, view, (list, [start, length, width]) => {
      const { lane, end } = laneOf(list);
      const now = end + 0.5;
      const summary = new LaneSummary(lane);
      summary.update();
      const range = { start, end: start + length };
      const pixel = length / width;
      let drawn = 0;
      let calls = 0;
      walk(summary, range, width, now, {
        bar(span, x0, x1) {
          calls += 1;
          assert.ok(Number.isInteger(x0) && x0 >= drawn && x1 > x0 && x1 <= width);
          drawn = x1;
          // Its edges are the span's, but for rounding to whole pixels and for the view's own edges.
          const left = ((lane.starts[span] ?? 0) - start) / pixel;
          const right = (endOf(lane, span, now) - start) / pixel;
          assert.ok(right - left >= 2 - 1e-6);
          assert.ok(x0 >= left - 0.5 - 1e-6 && x1 <= right + 0.5 + 1e-6);
        },
        column(x, shares) {
          calls += 1;
          assert.ok(Number.isInteger(x) && x >= drawn && x < width);
          drawn = x + 1;
          const times = slowly(lane, start + x * pixel, start + (x + 1) * pixel, now).map(
            (time) => time / pixel,
          );
          assert.ok(near(shares, times, 1e-5));
        },
      });
      assert.ok(calls <= width, 'never more than there are pixels');
    }),
    { numRuns: 500 },
  );
});

test('no span of two pixels or more is left out', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 50, max: 500 }), (list, width) => {
      const { lane, end } = laneOf(list);
      fc.pre(end > 0.001);
      const summary = new LaneSummary(lane);
      summary.update();
      const bars: number[] = [];
      const range = { start: 0, end: end * 1.01 };
      walk(summary, range, width, end, { bar: (span) => bars.push(span), column() {} });
      const wide = Array.from({ length: lane.count }, (_, i) => i).filter((i) => {
        const pixels = ((endOf(lane, i, end) - (lane.starts[i] ?? 0)) / (range.end - range.start)) * width;
        return pixels >= 3;
      });
      assert.deepEqual(
        wide.filter((span) => !bars.includes(span)),
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test('the profile’s area is the time spent running', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 60 }), (list, columns) => {
      const { lane, end } = laneOf(list);
      fc.pre(end > 0.001);
      const summary = new LaneSummary(lane);
      summary.update();
      const into = new Float32Array(columns);
      addRunning(summary, { start: 0, end }, end, into);
      const area = into.reduce((sum, share) => sum + share, 0) * (end / columns);
      const running = slowly(lane, 0, end, end)[STATES.indexOf('running')] ?? 0;
      assert.ok(Math.abs(area - running) < 1e-4 * Math.max(1, end));
      assert.ok(into.every((share) => share > -1e-4 && share < 1.0001));
    }),
  );
});
