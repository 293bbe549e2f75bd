// Boards as they stand in a run's memory, and what the page writes beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, dial } from '../src/engine/live.ts';
import type { RunMemory } from '../src/engine/protocol.ts';
import { createTrace } from '../src/engine/trace/index.ts';
import { LAYOUT, TestMemory } from './trace-memory.ts';

const FILES = [
  { name: '파일 1.bin', cells: [1.5, 2] },
  { name: '', cells: [-3, 0] },
];

for (const base of [0, 4096]) {
  test(`rows have their names and cells, also after the end: base ${base}`, () => {
    const memory = new TestMemory({ lanes: 1, capacity: 4, base });
    const trace = createTrace();
    trace.attach(memory.source());
    assert.deepEqual(trace.boards([2]), []);
    memory.board(1, FILES);
    assert.deepEqual(trace.boards([2, 2]), [{ index: 1, rows: FILES }]);
    trace.finish();
    assert.deepEqual(trace.boards([2, 2]), [{ index: 1, rows: FILES }]);
  });
}

test('a board that points outside of the memory is not shown', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 4 });
  memory.board(0, FILES);
  const { buffer, pointer } = memory.source();
  const view = new DataView(buffer);
  const head = view.getUint32(pointer + LAYOUT.boards, true);
  const trace = createTrace();
  trace.attach(memory.source());
  view.setUint32(head + LAYOUT.board_cells, 0xfffffff8, true);
  assert.deepEqual(trace.boards([2]), []);
  view.setUint32(pointer + LAYOUT.boards, 0xfffffff0, true);
  assert.deepEqual(trace.boards([2]), []);
});

test('what is no number is shown as 0, and as many rows as anybody could read', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 4 });
  memory.board(0, [{ name: 'x', cells: [Number.NaN] }]);
  const trace = createTrace();
  trace.attach(memory.source());
  assert.deepEqual(trace.boards([1]), [{ index: 0, rows: [{ name: 'x', cells: [0] }] }]);
});

test('commands and live parameters are written where the crate reads them', () => {
  const memory = new TestMemory({ lanes: 1, capacity: 4 });
  memory.board(2, FILES);
  const { buffer, pointer, layout } = memory.source();
  assert.ok(buffer instanceof SharedArrayBuffer);
  const run: RunMemory = { buffer, pointer, layout, alarm: 0, process: 0 };
  command(run, 2, 1, 3);
  assert.deepEqual([memory.asked(2, 0), memory.asked(2, 1)], [0, 3]);
  dial(run, 5, -7);
  assert.deepEqual([memory.dialled(4), memory.dialled(5)], [0, -7]);
  // Neither a board that is not shown nor a row that is not there.
  const before = new Uint8Array(buffer).slice();
  command(run, 0, 0, 1);
  command(run, 9, 0, 1);
  command(run, 2, 2, 1);
  assert.deepEqual(new Uint8Array(buffer).slice(), before);
});
