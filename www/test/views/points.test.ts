import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_POINTS, tableOf } from '../../src/views/live/points.ts';

const series = (points: [number, number][]) => ({
  times: points.map(([t]) => t),
  values: points.map(([, v]) => v),
});

test('every quantity keeps its value until the next, from its first on', () => {
  const values = new Map([
    [
      'a',
      series([
        [0, 1],
        [2000, 2],
      ]),
    ],
    ['b', series([[1000, 5]])],
  ]);
  assert.deepEqual(tableOf(values, ['a', 'b', 'c'], 3000, [80, Number.NaN]), [
    [0, 1, 2, 3],
    [1, 1, 2, 2],
    [null, 5, 5, 5],
    [null, null, null, null],
    [80, 80, 80, 80],
    [null, null, null, null],
  ]);
});

test('a long series is thinned out and keeps its latest point', () => {
  const long = series(Array.from({ length: 50_001 }, (_, i) => [i, i]));
  const [times, column] = tableOf(new Map([['a', long]]), ['a'], 50_000, []);
  assert.ok(times.length <= MOST_POINTS + 1 && times.length > MOST_POINTS / 2);
  assert.equal(times.at(-1), 50);
  assert.equal(column?.at(-1), 50_000);
});

test('nothing yet is an empty table', () => {
  assert.deepEqual(tableOf(new Map(), ['a'], 0, [1]), [[], [], []]);
});

test('of a run that goes on only the latest points are drawn, and the value from before is held', () => {
  const values = new Map([
    [
      'a',
      series([
        [0, 1],
        [2000, 2],
        [4000, 3],
      ]),
    ],
    ['b', series([[500, 5]])],
  ]);
  assert.deepEqual(tableOf(values, ['a', 'b'], 4000, [], 1000), [
    [2, 4],
    [2, 3],
    [5, 5],
  ]);
});
