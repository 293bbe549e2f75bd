import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatValues, MOST_VALUES, parseValues } from '../../src/state/sweep/values.ts';

const read = (text: string) => parseValues(text).values;
const problem = (text: string) => parseValues(text).problem;

test('lists, ranges and steps are read as people write them', () => {
  assert.deepEqual(read('1,2,4,8'), [1, 2, 4, 8]);
  assert.deepEqual(read(' 8; 1  2,4, '), [1, 2, 4, 8]);
  assert.deepEqual(read('1-4'), [1, 2, 3, 4]);
  assert.deepEqual(read('1 – 4'), [1, 2, 3, 4]);
  assert.deepEqual(read('0-500 / 250'), [0, 250, 500]);
  assert.deepEqual(read('1-10/4'), [1, 5, 9]);
  assert.deepEqual(read('-50--10/20'), [-50, -30, -10]);
  assert.deepEqual(read('-2-1'), [-2, -1, 0, 1]);
  assert.deepEqual(read('1-3, 2, 16'), [1, 2, 3, 16]);
  assert.equal(Object.is(read('-0,1')?.[0], 0), true);
});

test('what is no sweep is named', () => {
  assert.deepEqual(problem(''), { code: 'too-few' });
  assert.deepEqual(problem('4, 4'), { code: 'too-few' });
  assert.deepEqual(problem('1-33'), { code: 'too-many' });
  assert.deepEqual(problem('0-999999999999999'), { code: 'too-many' });
  for (const given of ['a', '1.5', '8-1', '1-', '1-8/0', '1e3', '4x', '１'])
    assert.deepEqual(problem(`1,${given}`), { code: 'unreadable', given }, given);
  // A thousand, not one and nothing.
  assert.deepEqual(problem('1,000'), { code: 'unreadable', given: '000' });
});

test('values are written so that they are read back, and short', () => {
  assert.equal(formatValues([1, 2, 3]), '1-3');
  assert.equal(formatValues([0, 50, 100]), '0-100/50');
  assert.equal(formatValues([1, 2]), '1,2');
  assert.equal(formatValues([1, 2, 4], ', '), '1, 2, 4');
  assert.equal(formatValues([-3, -2, -1]), '-3--1');
  const values = fc
    .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: MOST_VALUES })
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(values, fc.constantFrom(',', ', ', ' '), (all, separator) => {
      assert.deepEqual(read(formatValues(all, separator)), all);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = read(text);
      if (found) assert.ok(found.length >= 2 && found.length <= MOST_VALUES);
    }),
  );
});
