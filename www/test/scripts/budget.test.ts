import assert from 'node:assert/strict';
import { test } from 'node:test';
import { over } from '../../scripts/budget.ts';

const budget = { largestWasm: 300, medianWasm: 220, firstRun: 330 };

test('what keeps to the budget is not complained of', () => {
  assert.deepEqual(over({ a: 300, b: 220, c: 100 }, budget), []);
  assert.deepEqual(over({ a: 220 }, budget), []);
});

test('each file that is too large is named, and so is a median that is', () => {
  assert.deepEqual(over({ 'threads/a': 301, b: 10, c: 10 }, budget), ['threads/a has 301 bytes, above 300']);
  assert.deepEqual(over({ a: 221, b: 290, c: 10 }, budget), ['the median has 221 bytes, above 220']);
  assert.equal(over({ a: 301, b: 302, c: 10 }, budget).length, 3);
});
