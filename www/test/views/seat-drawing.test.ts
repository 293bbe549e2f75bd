// The schedule as a drawing, as numbers; and as words for who does not see it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Walk, WalkStep } from '../../src/engine/model';
import { seatWords } from '../../src/i18n/seat';
import { edgesOf } from '../../src/state/seat/edges';
import type { Say } from '../../src/views/seat/describe';
import { draw, kindsIn, LETTER, middleOf, positionAt, signOf, signsIn } from '../../src/views/seat/drawing';
import { shownLanes } from '../../src/views/seat/lanes';
import { causesOf, placeText } from '../../src/views/seat/told';
import { laneOf, objectOf, stepOf, walkOf } from '../fixtures/walk';

const words = { 'result.r': 'RESULT' };
const [ko, en] = (['ko', 'en'] as const).map(
  (lang): Say => ({ voice: { lang, words }, w: seatWords(lang), kind: 'thread' }),
) as [Say, Say];

const step = (by: number, action: WalkStep['action'], ready: number[]) => stepOf(by, { action, ready });

/** Lane 1 locks and unlocks, lane 2 waits meanwhile, and locks. */
const walk = (more: Partial<Walk> = {}) =>
  walkOf({
    steps: [step(1, 'lock', [1, 2]), step(1, 'unlock', [1]), step(2, 'lock', [2])],
    lanes: [laneOf(), laneOf({ steps: 2 }), laneOf({ steps: 1 })],
    objects: [objectOf({ thing: 'lock', holders: [2] })],
    ...more,
  });

test('every position has a column of its own, and every place is in one', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.integer({ min: 13, max: 44 }),
      fc.integer({ min: -99, max: 9999 }),
      (n, cell, x) => {
        for (let at = 0; at <= n; at++) assert.equal(positionAt(middleOf(at, cell), cell, n), at);
        const at = positionAt(x, cell, n);
        assert.ok(at >= 0 && at <= n && Number.isInteger(at));
      },
    ),
  );
});

test('a station stands in its lane’s row, in the column of the position that it leads to', () => {
  const drawn = draw(walk(), [1, 2], [], 500);
  const at = drawn.stations.map(({ x }) => positionAt(x, drawn.cell, 3));
  assert.deepEqual(at, [1, 2, 3]);
  const [a, b, c] = drawn.stations;
  assert.equal(a?.y, b?.y);
  assert.ok((c?.y ?? 0) > (a?.y ?? 0) && (c?.y ?? 0) < drawn.height);
  assert.deepEqual(signsIn(walk()), ['lock', 'unlock']);
});

test('a strand says where its lane could have gone on, where it had to wait, and ends with it', () => {
  const lines = (lane: number, more: Partial<Walk> = {}) => {
    const drawn = draw(walk(more), [1, 2], [], 100);
    return drawn.stretches
      .filter((stretch) => stretch.lane === lane)
      .map(({ from, to, waits }) => [Math.round(from / drawn.cell - 0.5), to / drawn.cell - 0.5, waits]);
  };
  assert.deepEqual(
    lines(2).map(([from, , waits]) => [from, waits]),
    [
      [0, false],
      [1, true],
      [2, false],
    ],
  );
  assert.ok(Math.abs(Number(lines(1).at(-1)?.[1]) - 2) < 1e-9, 'not beyond its last step');
  const left = [laneOf(), laneOf({ steps: 2 }), laneOf({ steps: 1, over: false, ready: false })];
  const open = lines(2, { lanes: left }).at(-1);
  assert.equal(open?.[2], true, 'whoever has to wait behind the last step is seen to');
  assert.ok(Number(open?.[1]) > 3);
});

test('a strand begins behind the step behind which its lane was started', () => {
  const steps = [step(0, 'store', [0]), step(1, 'lock', [1, 2]), step(2, 'lock', [2])];
  const lanes = [
    laneOf({ steps: 1 }),
    laneOf({ steps: 1, started: [0] }),
    laneOf({ steps: 1, started: [0] }),
  ];
  const { stretches, cell } = draw(walk({ steps, lanes }), [0, 1, 2], [], 400);
  const begins = (of: number) => stretches.find((stretch) => stretch.lane === of)?.from;
  assert.deepEqual(
    [0, 1, 2].map(begins),
    [0, 1, 1].map((at) => middleOf(at, cell)),
  );
});

test('what is wider than its place stays as wide as can be read', () => {
  const many = Array.from({ length: 300 }, () => step(1, 'load', [1]));
  const wide = draw(walk({ steps: many }), [1, 2], [], 400);
  assert.ok(wide.width > 400 && wide.cell >= 13);
  const narrow = draw(walk(), [1, 2], [], 400);
  assert.equal(narrow.width, 400);
});

test('an arrow leads from station to station, with its head at the later one', () => {
  const edges = edgesOf(walk());
  assert.deepEqual(kindsIn(edges), ['lock']);
  const { arrows, stations, radius } = draw(walk(), [1, 2], edges, 400);
  const [arrow] = arrows;
  assert.equal(arrow?.head?.x, (stations[2]?.x ?? 0) - radius);
  assert.equal(arrow?.head?.y, stations[2]?.y);
  const raced = draw(walk(), [1, 2], [{ kind: 'race', from: 1, to: 2 }], 400);
  assert.equal(raced.arrows[0]?.head, null, 'neither of two that race comes first');
});

test('every step and every edge has words in both languages, and letters differ', () => {
  assert.equal(new Set(Object.values(LETTER)).size, Object.keys(LETTER).length);
  for (const { w } of [ko, en]) {
    for (const action of Object.keys(w.step) as WalkStep['action'][])
      assert.notEqual(w.drawn.sign[signOf(action)], '');
    assert.equal(new Set(Object.values(w.drawn.sign)).size, Object.keys(LETTER).length);
    for (const cause of Object.values(w.drawn.cause)) assert.match(cause('7', 'LANE'), /7.*LANE/);
  }
});

test('a place in words: the step, what it goes on from, and at the end how it ended', () => {
  const ended = walk({ ending: { kind: 'fine', result: { key: 'r', args: {} } } });
  const edges = edgesOf(ended);
  assert.deepEqual(causesOf(ended, 2, edges, en), ['takes the lock released in step 2 (thread 1)']);
  assert.match(placeText(ended, 3, edges, en), /^thread 2: lock x · takes the lock.*RESULT/);
  assert.doesNotMatch(placeText(ended, 2, edges, en), /RESULT/);
  assert.match(placeText(ended, 0, edges, en), /^Start/);
  assert.match(placeText(ended, 3, edges, ko), /2단계\(스레드 1\)/);
});

test('a lane that only starts the others is not shown, and one that takes steps is', () => {
  assert.deepEqual(shownLanes(walk()), [1, 2]);
  assert.deepEqual(shownLanes(walk({ lanes: [laneOf({ steps: 1 }), laneOf()] })), [0, 1]);
  const begins = laneOf({ over: false, next: { ...step(0, 'set', []), action: 'set' } });
  assert.deepEqual(shownLanes(walk({ lanes: [begins, laneOf()] })), [0, 1]);
});
