// When the page says that there is a new version.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVersionWatch } from '../../src/state/version.ts';

function setUp(mine: string, ...answers: (string | null)[]) {
  let asked = 0;
  let found = 0;
  const watch = createVersionWatch({
    mine: () => mine,
    onHost: async () => answers[Math.min(asked++, answers.length - 1)] ?? null,
    found: () => {
      found += 1;
    },
  });
  return { watch, asked: () => asked, found: () => found };
}

test('the same version is no news', async () => {
  const { watch, found } = setUp('a1', 'a1');
  assert.equal(await watch.look(), false);
  assert.equal(watch.newer.value, false);
  assert.equal(found(), 0);
});

test('another version is told once, and is not asked for again', async () => {
  const { watch, asked, found } = setUp('a1', 'a1', 'b2', 'a1');
  assert.equal(await watch.look(), false);
  assert.equal(await watch.look(), true);
  assert.equal(await watch.look(), true);
  assert.equal(watch.newer.value, true);
  assert.deepEqual([asked(), found()], [2, 1]);
});

test('a host that cannot be asked has no new version', async () => {
  const { watch } = setUp('a1', null);
  assert.equal(await watch.look(), false);
});

test('a page that is being edited has no version and asks for none', async () => {
  const { watch, asked } = setUp('', 'b2');
  assert.equal(await watch.look(), false);
  assert.equal(asked(), 0);
});

test('who asks while it is being asked gets the same answer', async () => {
  const { watch, asked } = setUp('a1', 'b2');
  assert.deepEqual(await Promise.all([watch.look(), watch.look()]), [true, true]);
  assert.equal(asked(), 1);
});
