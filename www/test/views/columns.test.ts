import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, Interval, StrategySummary } from '../../src/engine/model';
import { resultColumns } from '../../src/views/comparison/columns';
import { lab } from './lab';

function comparison(id: string, confidence = 0.75): Comparison {
  const interval: Interval = { low: 1, high: 3, confidence };
  const strategy: StrategySummary = {
    id,
    samples_ms: [1, 2, 3],
    median_ms: 2,
    spread_ms: 1,
    interval,
    speedup: { ratio: 1, interval: null, difference: 'baseline' },
    startup_ms: null,
    outcome: {
      result: { key: 'r', args: {} },
      answer: '',
      facts: {},
      series: [],
      tables: [],
      image: null,
    },
    results: [],
    varied: [],
    facts: {},
  };
  return { strategies: [strategy], agree: true, invalid: [], verdict: [], truth: null, tables: [] };
}

function columns(own: Comparison[], theirs: Comparison | null = null) {
  const made = resultColumns({ lab, own, theirs, beside: false });
  return new Map(made.map((column) => [column.field, column]));
}

test('a strategy that only the sender ran has no numbers of one’s own, signs included', () => {
  const theirs = comparison('async');
  const made = columns([comparison('threads')], theirs);
  const row = { own: undefined, theirs: theirs.strategies[0] };
  for (const field of ['median_ms', 'speedup', 'interval', 'spread_ms'])
    assert.equal(made.get(field)?.show(row), '–', field);
  assert.equal(made.get('their_median_ms')?.show(row), '2.00 ms');
});

test('the coverage that all intervals have stands in the head of their column', () => {
  assert.match(columns([comparison('threads'), comparison('async')]).get('interval')?.head ?? '', /75%/);
  const two = [comparison('threads'), comparison('async', 0.9375)];
  assert.doesNotMatch(columns(two).get('interval')?.head ?? '', /%/);
});
