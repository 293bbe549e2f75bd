import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeHref } from '../../src/views/common/href';
import { grouped } from '../../src/views/comparison/grouped';
import { FEW, fitsOneTable, shownRows } from '../../src/views/comparison/outcome-rows';
import { longest } from '../../src/views/comparison/rows';
import { stepped } from '../../src/views/parameters/stepped';

test('only links to labs and to the web are links', () => {
  assert.equal(safeHref('#/lab/gil?threads=2'), '#/lab/gil?threads=2');
  assert.equal(safeHref('https://doc.rust-lang.org/'), 'https://doc.rust-lang.org/');
  for (const href of [
    'javascript:alert(1)',
    ' https://x',
    'data:text/html,x',
    '//x',
    '#main',
    '',
    undefined,
  ]) {
    assert.equal(safeHref(href), null, href);
  }
});

test('steps stay in range and recover from what is no number', () => {
  assert.equal(stepped('5', 1, 1, 8), '6');
  assert.equal(stepped('8', 10, 1, 8), '8');
  assert.equal(stepped('1,000', -100, 1, 5000), '900');
  assert.equal(stepped('lots', 1, 1, 8), '1');
});

test('outcomes of one key stand together in the order they came', () => {
  const of = (strategy: string, key: string) => ({ strategy, value: { key }, lastOf: 0 });
  const groups = grouped([of('a', 'x'), of('a', 'y'), of('b', 'x')]);
  assert.deepEqual(
    groups.map(({ key, items }) => [key, items.map((i) => i.strategy)]),
    [
      ['x', ['a', 'b']],
      ['y', ['a']],
    ],
  );
});

test('the chart reaches the longest time of either machine', () => {
  const strip = (samples: number[], high: number) => ({ samples, median: 1, interval: { low: 0, high } });
  const row = { id: 'a', label: '', value: '', pinned: [] };
  assert.equal(longest([{ ...row, mine: strip([3, 9], 4), theirs: strip([2], 11) }]), 11);
  assert.equal(longest([{ ...row, mine: null, theirs: null }]), 0);
  const pinned = [{ mark: 'A', strip: strip([20], 1) }];
  assert.equal(longest([{ ...row, mine: strip([3], 4), theirs: null, pinned }]), 20);
});

test('an outcome shows few rows at first, and never hides a single one', () => {
  assert.equal(fitsOneTable([1, 1, 1, 1]), true);
  assert.equal(fitsOneTable([10, 10, 10, 10]), false);
  for (let total = 0; total < 60; total++) {
    assert.equal(shownRows(total, true), total);
    const hidden = total - shownRows(total, false);
    assert.ok(hidden === 0 || hidden > 1, `${total} rows`);
    assert.ok(shownRows(total, false) <= FEW + 1);
  }
});
