import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison } from '../../src/engine/model';
import { varying } from '../../src/views/comparison/varying';

function comparison(facts: Record<string, Record<string, number[]>>): Comparison {
  const strategies = Object.entries(facts).map(([id, of]) => ({
    id,
    samples_ms: [1],
    median_ms: 1,
    spread_ms: 0,
    interval: null,
    speedup: { ratio: 1, interval: null, difference: 'baseline' as const },
    startup_ms: null,
    outcome: { result: { key: 'x', args: {} }, answer: '', facts: {}, series: [], tables: [], image: null },
    facts: of,
  }));
  return { strategies, agree: true, invalid: [], verdict: [], truth: null, tables: [] };
}

test('a fact that is the same in every run is not listed', () => {
  assert.deepEqual(varying(comparison({ a: { done: [5, 5] }, b: { done: [5, 5] } })), []);
});

test('a fact that differs in one strategy is listed for all of them, with its range', () => {
  const [fact, ...rest] = varying(comparison({ unsafe: { lost: [0, 7, 3] }, mutex: { lost: [0, 0] } }));
  assert.deepEqual(rest, []);
  assert.equal(fact?.most, 7);
  assert.deepEqual(
    fact?.rows.map(({ strategy, least, most }) => [strategy, least, most]),
    [
      ['unsafe', 0, 7],
      ['mutex', 0, 0],
    ],
  );
});
