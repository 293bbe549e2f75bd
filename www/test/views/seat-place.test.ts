// Which piece of code the seat shows of a lane.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WalkOp } from '../../src/engine/model.ts';
import { snippetOf } from '../../src/views/seat/place.ts';

const FILE = 'src/labs/x/mod.rs';
const snippets = [
  { file: FILE, line: 10, text: 'fn shared() {\n}\n' },
  { file: FILE, line: 20, text: 'fn own() {\n    step();\n}\n' },
] as never;
const op = (line: number, file = FILE): WalkOp => ({
  action: 'load',
  object: null,
  second: null,
  order: null,
  file,
  line,
});
const first = (found: ReturnType<typeof snippetOf>) => [found.snippet?.line, found.here, found.line];

test('the piece that the lane is in', () => {
  assert.deepEqual(first(snippetOf(snippets, op(21), [op(10)])), [20, true, 21]);
  assert.deepEqual(first(snippetOf(snippets, op(11), [])), [10, true, 11]);
});

test('a lane that is done, or waits in code of nobody, is shown where it was last', () => {
  assert.deepEqual(first(snippetOf(snippets, null, [op(10), op(22), op(99)])), [20, false, 22]);
  assert.deepEqual(first(snippetOf(snippets, op(23), [op(20), op(11)])), [10, false, 11]);
  assert.deepEqual(first(snippetOf(snippets, op(20, 'src/rt/scope.rs'), [op(21)])), [20, false, 21]);
});

test('a lane that was nowhere yet is shown the first piece', () => {
  assert.deepEqual(first(snippetOf(snippets, op(99), [])), [10, false, null]);
  assert.deepEqual(first(snippetOf([], op(99), [])), [undefined, false, null]);
});
