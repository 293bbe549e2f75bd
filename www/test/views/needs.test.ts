import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNeeds, isLong, needs, textWidth } from '../../src/views/common/needs';

test('a sign of Hangul is as wide as it is high, a digit is not', () => {
  assert.equal(textWidth('중앙값'), 3);
  assert.ok(textWidth('1,234') < textWidth('중앙값중앙값'));
  assert.equal(textWidth(''), 0);
});

test('a number is never broken, words are', () => {
  const long = 'one two three four five six seven eight nine ten';
  const number = columnNeeds({ head: 'n', cells: [long] });
  const words = columnNeeds({ head: 'n', cells: [long], words: true });
  assert.ok(number > 25 && words < 15, `${number} ${words}`);
  // A single long word cannot be broken either.
  assert.ok(columnNeeds({ head: 'n', cells: ['x'.repeat(40)], words: true }) > 20);
  assert.ok(columnNeeds({ head: 'a rather long head', cells: ['1'] }) < 6);
});

test('every column adds to what the table needs', () => {
  const column = { head: 'Median', cells: ['12.3 ms'] };
  const one = needs([column]);
  const four = needs([column, column, column, column], ['a strategy with a long name']);
  assert.ok(four > 4 * (one - 1) + 10, `${one} ${four}`);
});

test('what does not stand beside others is given a line of its own', () => {
  assert.equal(isLong(['thread 1']), false);
  assert.equal(isLong(['a reason that takes several words to say']), true);
});
