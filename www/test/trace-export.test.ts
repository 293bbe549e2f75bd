import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTrace, exportChromeTrace, SPAN_STATES } from '../src/engine/trace/index.ts';
import { TestMemory } from './trace-memory.ts';

interface Exported {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  ts?: number;
  dur?: number;
  args?: Record<string, unknown>;
}

async function exported(...args: Parameters<typeof exportChromeTrace>): Promise<Exported[]> {
  const file: { traceEvents: Exported[] } = JSON.parse(await exportChromeTrace(...args).text());
  return file.traceEvents;
}

test('spans, names, logs and series come out under the words given', async () => {
  const memory = new TestMemory({ lanes: 2, capacity: 16 });
  const process = new TestMemory({ lanes: 1, capacity: 16, process: 1 });
  const object = memory.name('A"\\');
  const event = memory.name('lost');
  const lane = memory.open('thread', 1);
  memory.state(lane, 0.5, 'lock', object, 3);
  memory.log(lane, 1, event, 1, 2.5);
  memory.value(lane, 1.25, event, 9);
  memory.state(lane, 2, 'done');
  process.state(process.open('process', 1), 0, 'running');
  const trace = createTrace();
  trace.attach(memory.source());
  trace.attach(process.source());
  trace.finish();
  const words = (key: string) => (key === 'state.lock' ? '잠금 대기' : '');
  const events = await exported([{ strategy: 'mutex', trace }], words);
  const find = (ph: string) => events.filter((each) => each.ph === ph);
  assert.deepEqual(
    find('X').map(({ name, ts, dur, args }) => ({ name, ts, dur, args })),
    [
      { name: '잠금 대기: A"\\', ts: 500, dur: 1500, args: { detail: 3 } },
      { name: 'running', ts: 0, dur: 2000, args: undefined },
    ],
  );
  assert.equal(new Set(find('X').map(({ pid }) => pid)).size, 2);
  assert.deepEqual(find('i')[0]?.args, { a: 1, b: 2.5 });
  assert.equal(find('i')[0]?.ts, 1000);
  assert.deepEqual(find('C')[0]?.args, { value: 9 });
  assert.deepEqual(
    find('M')
      .filter(({ name }) => name === 'thread_name')
      .map(({ args }) => args?.name),
    ['thread 1', 'process 1'],
  );
});

test('spans of a lane are in order, last no negative time, and never overlap', async () => {
  const gap = fc.double({ min: 0, max: 3, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(gap, fc.constantFrom(...SPAN_STATES)), { maxLength: 50 }),
      async (steps) => {
        const memory = new TestMemory({ lanes: 1, capacity: 64 });
        const lane = memory.open('main', 0);
        let time = 0;
        for (const [wait, state] of steps) {
          time += wait;
          memory.state(lane, time, state);
        }
        const trace = createTrace();
        trace.attach(memory.source());
        trace.finish();
        const spans = (await exported([{ strategy: 's', trace }], () => '')).filter(({ ph }) => ph === 'X');
        assert.equal(spans.length, steps.length);
        let last = 0;
        for (const { ts = -1, dur = -1 } of spans) {
          const [start, length] = [Math.round(ts * 1000), Math.round(dur * 1000)];
          assert.ok(start >= last && length >= 0);
          last = start + length;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a file of many pieces is still one JSON document', async () => {
  const count = 20_000;
  const memory = new TestMemory({ lanes: 1, capacity: count });
  const lane = memory.open('main', 0);
  for (let i = 0; i < count; i += 1) memory.state(lane, i / 100, 'running');
  const trace = createTrace();
  trace.attach(memory.source());
  trace.finish();
  const events = await exported([{ strategy: 's', trace }], () => '');
  assert.equal(events.filter(({ ph }) => ph === 'X').length, count);
});
