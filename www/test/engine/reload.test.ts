import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shouldReload } from '../../src/engine/isolation/reload.ts';

test('reloads once, when the worker is there to give the headers', () => {
  assert.equal(shouldReload({ isolated: false, controlled: true, framed: false, guard: 'clear' }), true);
  assert.equal(shouldReload({ isolated: false, controlled: true, framed: false, guard: 'set' }), false);
});

test('does not reload for nothing, nor where it could not remember having done so', () => {
  assert.equal(shouldReload({ isolated: true, controlled: true, framed: false, guard: 'clear' }), false);
  assert.equal(shouldReload({ isolated: false, controlled: false, framed: false, guard: 'clear' }), false);
  assert.equal(
    shouldReload({ isolated: false, controlled: true, framed: false, guard: 'unreadable' }),
    false,
  );
});

test('does not reload in a frame, which would gain nothing', () => {
  assert.equal(shouldReload({ isolated: false, controlled: true, framed: true, guard: 'clear' }), false);
});
