// The seat in words: every kind of step, thing and ending, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '../../src/engine/catalog';
import type { Ending, Findings } from '../../src/engine/model';
import { type SeatWords, seatWords } from '../../src/i18n/seat';
import { countText, estimateText, verdicts } from '../../src/views/seat/counts';
import {
  addition,
  arrows,
  endingTexts,
  opText,
  type Say,
  stateText,
  stepLine,
  stepText,
  thingName,
  thingValue,
} from '../../src/views/seat/describe';
import { laneOf, objectOf, stepOf, walkOf } from '../fixtures/walk';

const words = {
  'object.lock': 'THE LOCK',
  'event.done': 'DONE {a:int}/{b:int}',
  'series.size': 'SIZE',
  'result.r': 'RESULT {n:int}',
};
const say = (lang: Lang): Say => ({ voice: { lang, words }, w: seatWords(lang), kind: 'thread' });
const both = [say('ko'), say('en')];
const [ko, en] = both as [Say, Say];

/** Paths of all leaves, with the number of gaps. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`));
  return [`${path} ${typeof value === 'function' ? `function ${value.length}` : typeof value}`];
}

test('both languages have the same words, and none is empty', () => {
  assert.deepEqual(shape(ko.w).sort(), shape(en.w).sort());
  for (const { w } of both) assert.doesNotMatch(JSON.stringify(w), /""/);
});

test('every step says what it does and to what, and no two say the same', () => {
  const objects = [objectOf({ name: 'OBJECT' }), objectOf({ name: 'lock', thing: 'lock' })];
  const alone = ['fence', 'sleep', 'spin', 'back-off', 'end', 'begin', 'poll', 'await-sleep', 'await-tasks'];
  for (const it of both) {
    const actions = Object.keys(it.w.step) as (keyof SeatWords['step'])[];
    assert.ok(actions.length >= 33);
    const texts = actions.map((action) => opText(stepOf(1, { action, second: 1 }), objects, it));
    assert.equal(new Set(texts).size, texts.length);
    for (const [at, text] of texts.entries()) {
      const action = actions[at] ?? '';
      assert.doesNotMatch(text, /[{}]|undefined/);
      if (!alone.includes(action)) assert.match(text, /OBJECT/, action);
      if (['wait', 'relock', 'relock-or-time-out'].includes(action)) assert.match(text, /THE LOCK/);
    }
  }
});

test('a load and a store of one lane read as what was added between them', () => {
  const saw = (value: number) => [{ kind: 'saw', value }] as const;
  const left = (value: number) => [{ kind: 'left', value }] as const;
  const steps = [
    stepOf(1, { notes: [...saw(0)] }),
    stepOf(2, { notes: [...saw(0)] }),
    stepOf(1, { action: 'store', notes: [...left(1), { kind: 'log', key: 'done', a: 1, b: 2 }] }),
    stepOf(2, { action: 'store', notes: [...left(1)] }),
    stepOf(2, { action: 'store', notes: [...left(7)] }),
    stepOf(1, { action: 'read-modify-write', notes: [...saw(7), ...left(8), { kind: 'called', count: 2 }] }),
  ];
  const walk = walkOf({ steps, objects: [objectOf({})] });
  assert.deepEqual(stepText(walk, 0, en), { did: 'load x → 0', notes: [] });
  assert.deepEqual(stepText(walk, 2, en), { did: 'store x ← 1 = 0 + 1', notes: ['DONE 1/2'] });
  assert.equal(stepLine(walk, 3, ko), '스레드 2: x 쓰기(store) ← 1 = 0 + 1');
  assert.equal(addition(steps, 4), null, 'what was stored before was not seen');
  assert.equal(stepText(walk, 4, en)?.did, 'store x ← 7');
  assert.deepEqual(stepText(walk, 5, en), {
    did: 'read and modify x in one step 7 → 8',
    notes: ['notified: 2'],
  });
  assert.equal(stepText(walk, 6, en), null);
});

test('things are called by the lab’s word, their name, or what they are', () => {
  const objects = [
    objectOf({ name: 'lock', thing: 'lock' }),
    objectOf({ name: '', thing: 'queue' }),
    objectOf({ name: 'plain' }),
    objectOf({ name: '', thing: 'queue' }),
  ];
  const names = [0, 1, 2, 3].map((at) => thingName(objects, at, en));
  assert.deepEqual(names, ['THE LOCK', 'queue', 'plain', 'queue 2']);
  assert.equal(thingName(objects, null, en), '');
  for (const it of both) {
    const texts = (['event', 'queue', 'atomic'] as const).map((kind) =>
      thingValue(objectOf({ thing: kind, value: 1 }), it),
    );
    assert.equal(new Set(texts).size, 3);
    assert.notEqual(thingValue(objectOf({ thing: 'event', value: 0 }), it), texts[0]);
    assert.notEqual(thingValue(objectOf({ thing: 'lock' }), it), '');
    assert.equal(thingValue(objectOf({ thing: 'lock', holders: [1] }), it), '');
  }
});

test('every ending is a sentence of its own, with what belongs to it', () => {
  const result = { key: 'r', args: { n: 5 } };
  const endings: Record<Ending['kind'], Ending> = {
    fine: { kind: 'fine', result },
    fail: { kind: 'fail', result },
    panic: { kind: 'panic', lane: 'thread 2', message: 'DETAIL' },
    deadlock: { kind: 'deadlock', waits: [] },
    'lost-wake-up': { kind: 'lost-wake-up', waits: [] },
    livelock: { kind: 'livelock' },
    starvation: { kind: 'starvation', lane: 2 },
    'data-race': { kind: 'data-race', object: 'lock', steps: [0, 1] },
    'lost-update': { kind: 'lost-update', object: 'lock', steps: [0, 1], result },
    'too-long': { kind: 'too-long' },
  };
  const steps = [stepOf(1, { action: 'write' }), stepOf(2, { action: 'read' })];
  const walk = walkOf({ steps, objects: [objectOf({})] });
  for (const it of both) {
    const texts = Object.values(endings).map((ending) => endingTexts(ending, walk, it).join(' '));
    assert.equal(new Set(Object.values(it.w.ending)).size, texts.length);
    for (const text of texts) assert.match(text, /[.다:]/);
    const text = (kind: Ending['kind']) => endingTexts(endings[kind], walk, it).join(' ');
    assert.match(text('fail'), /RESULT 5/);
    assert.match(text('panic'), /DETAIL/);
    assert.match(text('starvation'), /2/);
    assert.match(text('data-race'), /THE LOCK.*(thread|스레드) 1.*(thread|스레드) 2/);
    assert.match(endingTexts(endings['data-race'], null, it).join(' '), /THE LOCK/);
    // Two that differ only in who waits must not look the same where a search lists them.
    const stuck = (lane: number) => ({ lane, object: 'lock', holders: [3 - lane] });
    const stuckTexts = [1, 2].map((lane) =>
      endingTexts({ kind: 'deadlock', waits: [stuck(lane), { lane: 0, object: '', holders: [] }] }, null, it),
    );
    assert.deepEqual(
      stuckTexts.map((all) => all.length),
      [2, 2],
    );
    assert.notDeepEqual(stuckTexts[0], stuckTexts[1]);
    assert.match(stuckTexts[0]?.[1] ?? '', /1.*THE LOCK.*2/);
  }
});

test('how a lane stands, and who waits for whom', () => {
  const lane = laneOf({ over: false });
  const next = stepOf(1, { action: 'lock' });
  const objects = [
    objectOf({ name: 'lock', thing: 'lock', holders: [2] }),
    objectOf({ name: 'c', thing: 'condvar', line: [2] }),
  ];
  const walk = walkOf({
    objects,
    lanes: [
      lane,
      { ...lane, next, waits_for: 0, holders: [2] },
      { ...lane, next: stepOf(2, { action: 'relock', object: 1, second: 0 }), waits_for: 1 },
      { ...lane, next, ready: true },
      { ...lane, over: true },
      { ...lane, next: stepOf(5, { action: 'spin', object: null }) },
    ],
  });
  const states = [0, 1, 2, 3, 4, 5].map((at) => stateText(walk, at, en));
  assert.deepEqual(states, [
    'Waiting for the others to finish',
    'Waiting for THE LOCK, held by thread 2',
    'Waiting to be notified on c',
    'Next: lock THE LOCK',
    'Done',
    'Spinning until another lane changes something',
  ]);
  assert.deepEqual(arrows(walk, en), [
    'thread 1 waits for THE LOCK, held by thread 2.',
    'thread 2 waits to be notified on c.',
  ]);
  assert.equal(arrows(walk, ko).length, 2);
  // Who stands in line for a permit waits for those who hold one, and for no notification.
  const permits = objectOf({ name: 'p', thing: 'semaphore', value: 0, holders: [1, 2, 2], line: [1] });
  const wants = stepOf(1, { action: 'acquire' });
  const served = walkOf({
    objects: [permits],
    lanes: [lane, { ...lane, next: wants, waits_for: 0, holders: [1, 2, 2] }],
  });
  assert.equal(thingValue(permits, en), 'permits left: 0');
  assert.equal(stateText(served, 1, en), 'Waiting for p, held by thread 1, thread 2 ×2');
  assert.deepEqual(arrows(served, en), ['thread 1 waits for p, held by thread 1, thread 2 ×2.']);
});

test('a search never says more than it has seen', () => {
  const fine = {
    ending: { kind: 'fine', result: { key: 'r', args: {} } },
    executions: 1,
    schedules: 1,
    shortest: [],
  };
  const livelock = { ending: { kind: 'livelock' }, executions: 1, schedules: 1, shortest: [] };
  const found = (more: object): Findings => ({
    bounds: { reduced: true, steps: 200, executions: 10, spurious: true },
    executions: 10,
    schedules: 6,
    outcomes: [],
    complete: false,
    preemptions: null,
    promised: null,
    over: true,
    astray: false,
    cut: 0,
    estimate: null,
    ...more,
  });
  const said = (more: object) => verdicts(found(more), en).join(' ');
  assert.match(
    said({ complete: true, outcomes: [fine] }),
    /All schedules of up to 200 steps .* none ends badly.*: 6\./,
  );
  assert.match(said({ complete: true, outcomes: [fine, livelock] }), /^Some schedules end badly.*: 6\./);
  assert.match(said({ outcomes: [fine] }), /so far.*limit of 10 executions/);
  assert.match(said({ over: false, outcomes: [livelock] }), /end badly.*stopped/);
  assert.match(said({ astray: true }), /cannot be searched/);
  assert.match(said({ outcomes: [fine] }), /have schedules drawn instead/);
  const bounds = { reduced: true, steps: 200, executions: 10, spurious: true, draw: 'pct' };
  const drawn = said({ bounds, schedules: null, outcomes: [fine], promised: 0.99999 });
  assert.match(drawn, /so far.*at least 99\.99%/);
  assert.doesNotMatch(drawn, /limit|instead|100/);
  assert.doesNotMatch(said({ bounds, outcomes: [livelock], promised: 0.5 }), /probability/);
  assert.match(said({ complete: true, outcomes: [fine], cut: 3 }), /cut off at 200 steps: 3\./);
  const estimate = { executions: 7465.3, low: 3312, high: 31_877, sample: 100 };
  assert.match(
    estimateText(found({ estimate }), en) ?? '',
    /about 7,500 executions .* between 3,300 and 32,000: .* 100 schedules/,
  );
  // What has been played is no estimate any more.
  assert.match(estimateText(found({ estimate, executions: 5000 }), en) ?? '', /between 5,000 and 32,000/);
  assert.equal(estimateText(found({ estimate, complete: true }), en), null);
  assert.equal(estimateText(found({}), en), null);
  for (const it of both) {
    assert.match(estimateText(found({ estimate }), it) ?? '', /7,500.*3,300.*32,000/);
    assert.equal(countText(924, it), '924');
    assert.match(countText(2 ** 80, it), /1\.21 × 10\^24/);
    assert.notEqual(countText(null, it), '');
  }
});
