import assert from 'node:assert/strict';
import { test } from 'node:test';
import { over } from '../../scripts/budget.ts';

const budget = { largestWasm: 300, medianWasm: 220, firstRun: 330, workbench: 700 };

test('what keeps to the budget is not complained of', () => {
  assert.deepEqual(over({ a: 300, b: 220, c: 100 }, 0, budget), []);
  assert.deepEqual(over({ a: 220 }, 0, budget), []);
});

test('each file that is too large is named, and so is a median that is', () => {
  assert.deepEqual(over({ 'threads/a': 301, b: 10, c: 10 }, 0, budget), [
    'threads/a has 301 bytes, above 300',
  ]);
  assert.deepEqual(over({ a: 221, b: 290, c: 10 }, 0, budget), ['the median has 221 bytes, above 220']);
  assert.equal(over({ a: 301, b: 302, c: 10 }, 0, budget).length, 3);
});

test('the workbench is held against a lab in the middle, with its part of the page', () => {
  const labs = { 'threads/a': 200, 'threads/b': 210, 'threads/c': 220, 'single/a': 10, 'single/b': 20 };
  const sizes = { ...labs, 'threads/workbench': 760 };
  assert.deepEqual(over(sizes, 150, budget), []);
  assert.deepEqual(over(sizes, 151, budget), [
    "threads/workbench and its page have 701 bytes beyond a lab's, above 700",
  ]);
});
