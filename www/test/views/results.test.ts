import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunsResult, StrategySummary } from '../../src/engine/model';
import { resultsOf } from '../../src/views/comparison/results';

function summary(runs: number, results: RunsResult[]): StrategySummary {
  return {
    id: 'a',
    samples_ms: Array(runs).fill(1),
    median_ms: 1,
    spread_ms: 0,
    interval: null,
    speedup: { ratio: 1, interval: null, difference: 'baseline' },
    startup_ms: null,
    outcome: { result: said('last'), answer: '', facts: {}, series: [], tables: [], image: null },
    results,
    varied: [],
    facts: {},
  };
}

function said(key: string) {
  return { key, args: {} };
}

/** Results of so many runs each. */
function of(...runs: number[]): RunsResult[] {
  return runs.map((each, at) => ({ runs: each, result: said(`r${at}`) }));
}

test('what all runs came to is shown as one', () => {
  const { shown, rest, all } = resultsOf(summary(5, of(5)));
  assert.deepEqual([shown, rest, all], [of(5), [], 5]);
});

test('an old report has the last result alone, and shows it of all its runs', () => {
  const { shown, unknown } = resultsOf(summary(5, []));
  assert.deepEqual(shown, [{ runs: 5, result: said('last') }]);
  assert.equal(unknown, 0);
});

test('three results are in sight, a fourth takes the place of its button, more are on demand', () => {
  const sizes = (runs: number[]) => {
    const { shown, rest } = resultsOf(summary(20, of(...runs)));
    return [shown.length, rest.length];
  };
  assert.deepEqual(sizes([10, 6, 4]), [3, 0]);
  assert.deepEqual(sizes([10, 6, 3, 1]), [4, 0]);
  assert.deepEqual(sizes([10, 6, 2, 1, 1]), [3, 2]);
});

test('runs whose result the link left out are counted', () => {
  assert.equal(resultsOf(summary(50, of(1, 1, 1, 1, 1))).unknown, 45);
});
