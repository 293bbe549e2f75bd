import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTrace } from '../src/engine/trace/index.ts';
import { LiveClock } from '../src/views/timeline/clock.ts';
import {
  AXIS_HEIGHT,
  type Geometry,
  laneAt,
  rowHeight,
  rowTop,
  spanAt,
  visibleRows,
} from '../src/views/timeline/rows.ts';
import { duration, moment, niceStep, tickLabels, ticksFor } from '../src/views/timeline/ticks.ts';
import {
  between,
  clampRange,
  MIN_SPAN,
  panBy,
  type Range,
  reveal,
  spanOf,
  toTime,
  toX,
  zoomAt,
} from '../src/views/timeline/viewport.ts';
import { TestMemory } from './trace-memory.ts';

const BOUNDS: Range = { start: -5, end: 1000 };
const inside = fc
  .tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: MIN_SPAN, max: 100, noNaN: true }))
  .map(([start, span]): Range => ({ start, end: start + span }));

const isInside = (range: Range) =>
  range.start >= BOUNDS.start - 1e-9 && range.end <= BOUNDS.end + 1e-9 && spanOf(range) >= MIN_SPAN * 0.999;

test('however it is moved, the view stays within what there is', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      inside,
      number,
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      number,
      (range, ms, factor, time) => {
        assert.ok(isInside(panBy(range, ms, BOUNDS)));
        assert.ok(isInside(zoomAt(range, factor, time, BOUNDS)));
        assert.ok(isInside(clampRange({ start: time, end: time + factor }, BOUNDS)));
        assert.ok(isInside(reveal(range, { start: Math.min(900, Math.abs(time)), end: 950 }, BOUNDS)));
      },
    ),
  );
});

test('zooming in keeps what is under the pointer where it is', () => {
  fc.assert(
    fc.property(inside, fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(1000), (range, factor, x) => {
      fc.pre(spanOf(range) * factor > MIN_SPAN);
      const time = toTime(x, range, 1000);
      assert.ok(Math.abs(toX(time, zoomAt(range, factor, time, BOUNDS), 1000) - x) < 0.01);
    }),
  );
});

test('a span that is stepped to comes into view', () => {
  fc.assert(
    fc.property(inside, fc.double({ min: 0, max: 990, noNaN: true }), (range, start) => {
      const target = { start, end: start + spanOf(range) / 10 };
      fc.pre(target.end < BOUNDS.end);
      const shown = reveal(range, target, BOUNDS);
      assert.ok(shown.start <= target.start + 1e-6 && shown.end >= target.end - 1e-6);
      assert.ok(Math.abs(spanOf(shown) - spanOf(range)) < 1e-6);
    }),
  );
});

test('a glide begins and ends where it should and keeps its order', () => {
  fc.assert(
    fc.property(inside, inside, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
      assert.deepEqual(between(a, b, 0), a);
      assert.deepEqual(between(a, b, 1), b);
      assert.ok(spanOf(between(a, b, t)) > 0);
    }),
  );
});

test('marks are 1, 2 or 5 times a power of ten, inside the view and far enough apart', () => {
  fc.assert(
    fc.property(inside, fc.integer({ min: 100, max: 2000 }), (range, width) => {
      const { step, times } = ticksFor(range, width, 90);
      const lead = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
      assert.ok([1, 2, 5].some((each) => Math.abs(each - lead) < 1e-6));
      assert.ok((step / spanOf(range)) * width >= 90 * (1 - 1e-6));
      for (const time of times) {
        const x = toX(time, range, width);
        assert.ok(x >= -0.01 && x <= width + 0.01);
      }
      assert.equal(new Set(tickLabels({ step, times }, 'ko')).size, times.length, 'labels tell marks apart');
    }),
  );
  assert.equal(niceStep(0.3), 0.5);
  assert.equal(niceStep(100), 100);
});

test('times are written in the unit and with the digits that fit', () => {
  assert.equal(duration(0.0123, 'en'), '12.3 µs');
  assert.equal(duration(12.345, 'en'), '12.3 ms');
  assert.equal(duration(2500, 'ko'), '2.50초');
  assert.equal(duration(0, 'ko'), '0 ms');
  assert.equal(moment(1234.5678, 'en', 0.01), '1,234.57 ms');
  assert.equal(moment(12_340, 'en', 10), '12.34 s');
});

test('each lane is found where it is drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(3000), (lanes, scroll) => {
      const row = rowHeight(lanes);
      const geometry: Geometry = {
        width: 800,
        height: 400,
        gutter: 80,
        row,
        scroll: Math.min(scroll, lanes * row),
      };
      const [first, last] = visibleRows(lanes, geometry);
      for (let lane = first; lane < last; lane += 1) {
        const middle = rowTop(lane, geometry) + row / 2;
        assert.equal(laneAt(middle, lanes, geometry), middle < AXIS_HEIGHT ? -1 : lane);
      }
      assert.equal(laneAt(5, lanes, geometry), -1);
    }),
  );
});

test('a point finds the span under it, or a short one close by', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 8 });
  const index = memory.open('main', 0);
  memory.state(index, 10, 'running');
  memory.state(index, 20, 'idle');
  memory.state(index, 50, 'lock');
  memory.state(index, 50.01, 'idle');
  memory.state(index, 90, 'sleep');
  const trace = createTrace();
  trace.attach(memory.source());
  trace.poll();
  const [lane] = trace.lanes;
  assert.ok(lane);
  const at = (x: number) => spanAt(lane, x, { start: 0, end: 100 }, 1000, 95);
  assert.equal(at(150), 0);
  assert.equal(at(202), 0);
  assert.equal(at(300), -1);
  assert.equal(at(498), 1);
  assert.equal(at(503), 1);
  assert.equal(at(505), -1);
  assert.equal(at(940), 2);
  assert.equal(at(960), -1);
});

test('the present goes on while no record comes, and never runs ahead of the earliest evidence', () => {
  const clock = new LiveClock();
  assert.equal(clock.now(5000), 0);
  clock.observe(1000, 0);
  assert.equal(clock.now(5000), 0);
  clock.observe(1050, 40);
  assert.equal(clock.now(1060), 50);
  clock.observe(1060, 58);
  assert.equal(clock.now(1060), 58);
  clock.observe(2000, 60);
  assert.equal(clock.now(2000), 998);
});
