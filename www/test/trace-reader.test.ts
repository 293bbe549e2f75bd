import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { State } from '../src/engine/model.ts';
import { createTrace, type LaneTrace, type Trace } from '../src/engine/trace/index.ts';
import { LAYOUT, TestMemory } from './trace-memory.ts';

type Span = [start: number, end: number, state: State, object: string, detail: number];

const spansOf = (lane: LaneTrace): Span[] =>
  Array.from({ length: lane.count }, (_, i) => [
    lane.starts[i] ?? Number.NaN,
    lane.ends[i] ?? Number.NaN,
    lane.state(i),
    lane.objectName(i),
    lane.details[i] ?? Number.NaN,
  ]);

const picture = (trace: Trace) => ({
  lanes: trace.lanes.map((lane) => ({
    name: `${lane.process}/${lane.kind}/${lane.number}`,
    spans: spansOf(lane),
    dropped: lane.dropped,
  })),
  logs: trace.logs.map(({ time, lane, name, a, b }) => ({ time, lane: lane.number, name, a, b })),
  values: [...trace.values].map(([name, { times, values }]) => ({
    name,
    times: [...times],
    values: [...values],
  })),
  end: trace.end,
});

const pollAll = (trace: Trace) => {
  while (trace.poll());
};

test('a lane’s states become spans; idle and done are gaps', () => {
  const memory = new TestMemory({ lanes: 2, capacity: 16 });
  const lock = memory.name('잠금 A');
  const lane = memory.open('thread', 1);
  memory.state(lane, 1, 'running', 0, 7);
  memory.state(lane, 3, 'lock', lock);
  memory.state(lane, 4, 'idle');
  memory.state(lane, 6, 'sleep');
  const trace = createTrace();
  trace.attach(memory.source());
  assert.equal(trace.poll(), true);
  const [thread] = trace.lanes;
  assert.ok(thread);
  assert.deepEqual(spansOf(thread), [
    [1, 3, 'running', '', 7],
    [3, 4, 'lock', '잠금 A', 0],
    [6, Number.NaN, 'sleep', '', 0],
  ]);
  memory.state(lane, 9, 'done');
  assert.equal(trace.poll(), true);
  assert.equal(thread.ends[2], 9);
  assert.equal(trace.poll(), false);
  assert.equal(trace.end, 9);
});

test('lanes come main first, then by process, kind and number, with labels from words', () => {
  const own = new TestMemory({ lanes: 4, capacity: 4 });
  const other = new TestMemory({ lanes: 4, capacity: 4, process: 2, shared: false, base: 4096 });
  own.open('task', 1);
  own.open('thread', 2);
  own.open('thread', 1);
  own.open('main', 0);
  other.open('process', 2);
  other.open('thread', 1);
  const trace = createTrace();
  trace.attach(other.source());
  trace.attach(own.source());
  trace.poll();
  const words = (key: string) => (key === 'lane.thread' ? '스레드' : '');
  assert.deepEqual(
    trace.lanes.map((lane) => lane.label(words)),
    ['main', '스레드 1', '스레드 2', 'task 1', 'process 2', 'process 2 · 스레드 1'],
  );
});

test('finish closes open spans, keeps names, and holds no view of the memory', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 8 });
  const name = memory.name('door');
  const lane = memory.open('main', 0);
  memory.state(lane, 2, 'lock', name);
  memory.log(lane, 5, name, 1, 2);
  const trace = createTrace();
  trace.attach(memory.source());
  trace.finish();
  new Uint8Array(memory.buffer).fill(255);
  assert.equal(trace.poll(), false);
  assert.deepEqual(picture(trace).lanes[0]?.spans, [[2, 5, 'lock', 'door', 0]]);
});

test('values of several lanes are one series in order of time', () => {
  const memory = new TestMemory({ lanes: 2, capacity: 8 });
  const name = memory.name('length');
  const a = memory.open('thread', 1);
  const b = memory.open('thread', 2);
  memory.value(a, 1, name, 10);
  memory.value(a, 4, name, 40);
  memory.value(b, 3, name, 30);
  const trace = createTrace();
  trace.attach(memory.source());
  trace.poll();
  memory.value(b, 5, name, 50);
  memory.value(a, 4.5, name, 45);
  trace.poll();
  const series = trace.values.get('length');
  assert.deepEqual(series?.times, [1, 3, 4, 4.5, 5]);
  assert.deepEqual(series?.values, [10, 30, 40, 45, 50]);
});

test('the picture is copied, and is a new object only when a pixel changed', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 1 });
  const trace = createTrace();
  trace.attach(memory.source());
  trace.poll();
  const before = trace.image;
  memory.image(2, 2, [0, 65536, 65537, 0]);
  trace.finish();
  assert.deepEqual(
    [before, { ...trace.image }],
    [null, { width: 2, height: 2, pixels: Uint32Array.of(0, 65536, 65537, 0) }],
  );
});

test('what did not fit is counted', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 2 });
  const lane = memory.open('main', 0);
  for (let time = 0; time < 5; time += 1) memory.state(lane, time, 'running');
  const trace = createTrace();
  trace.attach(memory.source());
  trace.poll();
  assert.equal(trace.dropped, 3);
  assert.equal(trace.lanes[0]?.count, 2);
});

const state = fc.constantFrom<State>(...LAYOUT.states);
const step = fc.record({
  lane: fc.nat(2),
  wait: fc.double({ min: 0, max: 5, noNaN: true }),
  what: fc.oneof(
    fc.record({ kind: fc.constant('state' as const), state, object: fc.nat(2), detail: fc.nat(1000) }),
    fc.record({ kind: fc.constant('log' as const), object: fc.nat(2), a: fc.nat(99), b: fc.integer() }),
    fc.record({
      kind: fc.constant('value' as const),
      object: fc.integer({ min: 1, max: 2 }),
      b: fc.integer(),
    }),
  ),
  pause: fc.boolean(),
});

test('read bit by bit or at once, shared or as copies, the trace is the same and as written', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, shared) => {
      const memory = new TestMemory({ lanes: 3, capacity: 100, shared, base: shared ? 0 : 8192 });
      const names = ['', 'a', '열쇠'];
      memory.name('a');
      memory.name('열쇠');
      for (const number of [1, 2, 3]) memory.open('thread', number);
      const expected: Span[][] = [[], [], []];
      const open: (Span | undefined)[] = [];
      const bits = createTrace();
      bits.attach(memory.source(!shared));
      let time = 0;
      for (const { lane, wait, what, pause } of steps) {
        time += wait;
        if (what.kind === 'state') {
          memory.state(lane, time, what.state, what.object, what.detail);
          const before = open[lane];
          if (before) before[1] = time;
          open[lane] = undefined;
          if (what.state !== 'idle' && what.state !== 'done') {
            const span: Span = [time, Number.NaN, what.state, names[what.object] ?? '', what.detail];
            open[lane] = span;
            expected[lane]?.push(span);
          }
        } else if (what.kind === 'log') memory.log(lane, time, what.object, what.a, what.b);
        else memory.value(lane, time, what.object, what.b);
        if (pause) {
          if (!shared) bits.attach(memory.source(true));
          pollAll(bits);
        }
      }
      if (!shared) bits.attach(memory.source(true));
      bits.finish();
      const whole = createTrace();
      whole.attach(memory.source(!shared));
      whole.finish();
      for (const span of open) if (span) span[1] = time;
      assert.deepEqual(
        whole.lanes.map((lane) => spansOf(lane)),
        expected,
      );
      // Values at the very same time may come in either order, lanes being read one after the other.
      const { values: bitValues, logs: bitLogs, ...bitRest } = picture(bits);
      const { values: wholeValues, logs: wholeLogs, ...wholeRest } = picture(whole);
      assert.deepEqual(bitRest, wholeRest);
      assert.deepEqual(
        bitLogs.map((log) => log.time),
        wholeLogs.map((log) => log.time),
      );
      assert.equal(bitLogs.length, steps.filter(({ what }) => what.kind === 'log').length);
      for (const { name, times, values } of bitValues) {
        const same = wholeValues.find((series) => series.name === name);
        assert.deepEqual(times, same?.times);
        assert.deepEqual([...values].sort(), [...(same?.values ?? [])].sort());
      }
    }),
    { numRuns: 200 },
  );
});

test('garbage in memory neither throws nor hangs nor breaks the order of spans', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 0, maxLength: 4096 }),
      fc.nat(5000),
      fc.array(fc.tuple(fc.nat(2000), fc.constantFrom(0, 1, 4, 64, 0xffffffff)), { maxLength: 12 }),
      (bytes, pointer, pokes) => {
        const buffer = bytes.slice().buffer;
        const view = new DataView(buffer);
        for (const [word, value] of pokes)
          if (word * 4 + 4 <= bytes.length) view.setUint32(word * 4, value, true);
        const trace = createTrace();
        trace.attach({ buffer, pointer, base: 0, layout: LAYOUT, process: 0 });
        trace.poll();
        trace.finish();
        for (const lane of trace.lanes) {
          let last = Number.NEGATIVE_INFINITY;
          for (const [start, end] of spansOf(lane)) {
            assert.ok(start >= last && end >= start);
            last = end;
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a source with an unknown layout is left alone', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 1 });
  memory.open('main', 0);
  const trace = createTrace();
  trace.attach({ ...memory.source(), layout: { ...LAYOUT, version: 2 } });
  trace.attach({ ...memory.source(), layout: { ...LAYOUT, record_size: 0 } });
  assert.equal(trace.poll(), false);
  assert.equal(trace.lanes.length, 0);
});
