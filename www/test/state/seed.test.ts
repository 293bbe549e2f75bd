import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_SEED, parseWhole } from '../../src/state/draft';
import { drawSeed } from '../../src/state/seed';

test('a drawn seed is one that the form takes', () => {
  for (let i = 0; i < 200; i++) {
    const seed = parseWhole(drawSeed('7'));
    assert.ok(seed !== null && seed >= 0 && seed <= MAX_SEED);
  }
});

test('a drawn seed is never the one that was there', () => {
  const drawing = (value: number) => (into: Uint32Array) => into.fill(value);
  assert.equal(drawSeed('7', drawing(9)), '9');
  assert.equal(drawSeed(' 9 ', drawing(9)), '10');
  assert.equal(drawSeed(String(MAX_SEED), drawing(MAX_SEED)), '0');
});
