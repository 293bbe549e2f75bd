// The address bar's pace: browsers count how often it is rewritten, and throw.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPace } from '../../src/state/pace.ts';

/** A clock that goes when it is told to. */
function paced(least: number) {
  let now = 1000;
  const timers: { at: number; callback: () => void }[] = [];
  const done: { at: number; what: number }[] = [];
  const pace = createPace(least, {
    now: () => now,
    later: (callback, ms) => timers.push({ at: now + ms, callback }),
  });
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers.splice(timers.indexOf(due), 1);
      now = Math.max(now, due.at);
      due.callback();
    }
    now = end;
  };
  return { done, pass, ask: (what: number) => pace(() => done.push({ at: now, what })) };
}

test('what is asked for once is done at once', () => {
  const { ask, done, pass } = paced(400);
  ask(1);
  assert.deepEqual(done, [{ at: 1000, what: 1 }]);
  pass(400);
  ask(2);
  assert.deepEqual(done.at(-1), { at: 1400, what: 2 });
});

test('of what comes too soon the last is done, when the time has come', () => {
  const { ask, done, pass } = paced(400);
  for (let step = 1; step <= 5; step++) {
    ask(step);
    pass(50);
  }
  pass(1000);
  assert.deepEqual(done, [
    { at: 1000, what: 1 },
    { at: 1400, what: 5 },
  ]);
});

test('steps at speed for half a minute stay under what every browser allows', () => {
  const { ask, done, pass } = paced(400);
  for (let ms = 0; ms < 30_000; ms += 50) {
    ask(ms);
    pass(50);
  }
  pass(400);
  assert.ok(done.length <= 77, `${done.length}`);
  assert.equal(done.at(-1)?.what, 29_950);
});

test('however it is asked, two are never closer than they may be, and the last is never lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      const { ask, done, pass } = paced(400);
      for (const [at, gap] of gaps.entries()) {
        ask(at);
        pass(gap);
      }
      pass(400);
      assert.equal(done.at(-1)?.what, gaps.length - 1);
      for (let at = 1; at < done.length; at++)
        assert.ok((done[at]?.at ?? 0) - (done[at - 1]?.at ?? 0) >= 400);
    }),
  );
});
