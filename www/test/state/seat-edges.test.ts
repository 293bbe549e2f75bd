// What came before what in a schedule, from what a walk tells of its steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Action, Ending, Note, Thing, Walk, WalkStep } from '../../src/engine/model';
import { edgesOf } from '../../src/state/seat/edges';
import { laneOf, objectOf, stepOf, walkOf } from '../fixtures/walk';

type Told = [lane: number, action: Action, more?: Partial<WalkStep>];

const REFUSED: Partial<WalkStep> = { notes: [{ kind: 'refused' }] };
const called = (count: number): Partial<WalkStep> => ({ notes: [{ kind: 'called', count }] });

const laneStarted = (started: number[]) => laneOf({ started });

/** Steps on object 0, a condition variable's lock being object 1. */
function told(steps: readonly Told[], more: Partial<Walk> = {}, thing: Thing = 'lock'): Walk {
  return walkOf({
    steps: steps.map(([lane, action, more]) => stepOf(lane, { action, ...more })),
    lanes: Array.from({ length: 4 }, () => laneOf()),
    objects: [objectOf({ thing }), objectOf({ thing: 'lock' })],
    ...more,
  });
}

const said = (steps: readonly Told[], more: Partial<Walk> = {}, thing: Thing = 'lock') =>
  edgesOf(told(steps, more, thing)).map(({ kind, from, to }) => `${kind} ${from}-${to}`);

test('a lock is handed over by who released it last, and to who got it', () => {
  const steps: Told[] = [
    [1, 'lock'],
    [2, 'try-lock', REFUSED],
    [1, 'unlock'],
    [1, 'lock'],
    [1, 'unlock'],
    [2, 'try-lock'],
    [2, 'unlock'],
    [3, 'lock-or-time-out'],
  ];
  assert.deepEqual(said(steps), ['lock 4-5', 'lock 6-7']);
});

test('a wait releases its lock, and goes on from the notification and from the lock', () => {
  const wait = { second: 1 };
  const lock = { object: 1 };
  const steps: Told[] = [
    [1, 'lock', lock],
    [1, 'wait', wait],
    [2, 'lock', lock],
    [2, 'notify-one', called(1)],
    [2, 'unlock', lock],
    [1, 'relock', wait],
  ];
  assert.deepEqual(said(steps, {}, 'condvar'), ['lock 1-2', 'wake-up 3-5', 'lock 4-5']);
});

test('a notification reaches the first in line, and nobody who gave up', () => {
  const wait = { second: 1 };
  const steps: Told[] = [
    [1, 'wait', wait],
    [2, 'wait', wait],
    [3, 'notify-one', called(1)],
    [2, 'relock-or-time-out', { ...wait, ...REFUSED }],
    [1, 'relock', wait],
    [3, 'notify-all', called(0)],
  ];
  assert.ok(!said(steps, {}, 'condvar').includes('wake-up 2-3'));
  assert.ok(said(steps, {}, 'condvar').includes('wake-up 2-4'));
});

test('an event lets those go that wait for it, and those that come while it is set', () => {
  const steps: Told[] = [
    [1, 'await-event'],
    [3, 'set', called(1)],
    [1, 'await-call'],
    [2, 'await-event'],
    [3, 'clear'],
    [2, 'await-event'],
  ];
  assert.deepEqual(said(steps, {}, 'event'), ['wake-up 1-2', 'wake-up 1-3']);
});

test('the last to arrive at a barrier lets the others go', () => {
  const steps: Told[] = [
    [1, 'arrive'],
    [2, 'arrive'],
    [3, 'arrive'],
    [2, 'await-call'],
    [1, 'await-call'],
  ];
  assert.deepEqual(said(steps, {}, 'barrier'), ['wake-up 2-3', 'wake-up 2-4']);
});

test('a permit comes from who returned one: in line from the one that was handed over', () => {
  const steps: Told[] = [
    [1, 'acquire'],
    [2, 'acquire', REFUSED],
    [1, 'release'],
    [2, 'await-call'],
    [2, 'release'],
    [3, 'acquire'],
  ];
  assert.deepEqual(said(steps, {}, 'semaphore'), ['permit 2-3', 'permit 4-5']);
});

test('items come out of a queue in the order in which they went in, and nothing out of a closed one', () => {
  const steps: Told[] = [
    [1, 'put'],
    [2, 'put'],
    [3, 'get'],
    [1, 'put-or-time-out', REFUSED],
    [2, 'get-or-time-out'],
    [1, 'close'],
    [3, 'get'],
    [2, 'put'],
    [3, 'task-done'],
    [1, 'await-done'],
  ];
  assert.deepEqual(said(steps, {}, 'queue'), ['item 0-2', 'closed 5-6', 'closed 5-7', 'wake-up 8-9']);
});

test('a value comes from who wrote it last, unless that was the reader', () => {
  const steps: Told[] = [
    [1, 'store'],
    [2, 'load'],
    [2, 'read-modify-write'],
    [1, 'load'],
    [3, 'read-modify-write', REFUSED],
    [2, 'load'],
    [3, 'load', { object: 1 }],
  ];
  assert.deepEqual(said(steps, {}, 'atomic'), ['value 0-1', 'value 0-2', 'value 2-3', 'value 2-4']);
});

test('a lane goes on from where it was started, and who waited for its end from its last step', () => {
  const steps: Told[] = [
    [0, 'sleep'],
    [1, 'sleep'],
    [2, 'sleep'],
    [1, 'sleep'],
    [0, 'sleep', { joined: [2, 3] }],
    [3, 'sleep'],
  ];
  const lanes = [[], [0], [0], [4]].map(laneStarted);
  assert.deepEqual(said(steps, { lanes }), ['start 0-1', 'start 0-2', 'join 2-4', 'join 3-4', 'start 4-5']);
});

test('two accesses that race are joined as such, and not as one that came before the other', () => {
  const steps: Told[] = [
    [1, 'write'],
    [2, 'read'],
  ];
  const race: Ending = { kind: 'data-race', object: 'o', steps: [0, 1] };
  assert.deepEqual(said(steps, { ending: race }, 'plain'), ['race 0-1']);
  assert.deepEqual(said(steps, {}, 'plain'), ['value 0-1']);
});

test('steps of tasks have no edges: what they do to what they waited for is not recorded', () => {
  const steps: Told[] = [
    [1, 'begin', { object: null }],
    [2, 'await-queue'],
    [1, 'await-permit'],
    [2, 'await-signal'],
  ];
  assert.deepEqual(said(steps, {}, 'queue'), []);
});

test('whatever the steps are, an edge leads forward, between two lanes, and to one that is there', () => {
  const actions: Action[] = [
    ...(['load', 'store', 'read-modify-write', 'lock', 'unlock', 'wait', 'relock'] as const),
    ...(['notify-one', 'await-call', 'acquire', 'release', 'set', 'await-event', 'arrive'] as const),
    ...(['put', 'get', 'close', 'task-done', 'await-done'] as const),
  ];
  const notes = fc.constantFrom<Note[]>([], [{ kind: 'refused' }], [{ kind: 'called', count: 2 }]);
  const step = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...actions), notes, fc.nat(1));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (all) => {
      const walk = told(
        all.map(([lane, action, notes, object]) => [lane, action, { notes, object, second: 1 - object }]),
      );
      for (const { from, to } of edgesOf(walk)) {
        assert.ok(from < to && to < walk.steps.length);
        assert.notEqual(walk.steps[from]?.lane, walk.steps[to]?.lane);
      }
    }),
  );
});
