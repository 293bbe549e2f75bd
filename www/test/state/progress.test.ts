// The record of what was run and answered: what is believed, how tabs agree, and that it is never in the way.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createKeeper } from '../../src/state/course/keeper';
import { type Course, EMPTY, type LabRecord, merge, readCourse } from '../../src/state/course/record';
import {
  eraseProgress,
  guessedRight,
  importProgress,
  progressFile,
  progressOf,
  recordAnswer,
  recordRun,
} from '../../src/state/progress';
import { FakeShelf } from './fake-shelf';

const KEY = 'k';

const when = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const ran = (id: string, day: number, ...strategies: string[]): Course => ({
  ...EMPTY,
  labs: [{ id, ran: { first: when(day), last: when(day), strategies } }],
});

const ids = fc.constantFrom('race', 'lock', 'gil', 'web-scraper', 'constructor', 'x'.repeat(64));
const dates = fc.integer({ min: 1, max: 400 }).map(when);
const labs: fc.Arbitrary<LabRecord> = fc.record({
  id: ids,
  ran: fc.option(
    fc.record(
      { first: dates, last: dates, strategies: fc.array(ids, { maxLength: 4 }) },
      { noNullPrototype: true },
    ),
    {
      nil: undefined,
    },
  ),
  answered: fc.option(fc.record({ guess: ids, truth: ids, at: dates }, { noNullPrototype: true }), {
    nil: undefined,
  }),
  goals: fc.option(
    fc.array(
      // What is read from JSON has a prototype, and deep equality looks at it.
      fc.record(
        { goal: ids, seat: fc.constantFrom('a.bcbc', 'a.b2c2'), at: dates },
        { noNullPrototype: true },
      ),
      { maxLength: 4 },
    ),
    { nil: undefined },
  ),
});
const courses: fc.Arbitrary<Course> = fc
  .array(labs, { maxLength: 8 })
  .map((list) => merge(EMPTY, { ...EMPTY, labs: list }));

describe('merging', () => {
  test('keeps the first run, the last one, and every strategy', () => {
    const both = merge(ran('race', 9, 'mutex'), ran('race', 3, 'atomic', 'mutex'));
    assert.deepEqual(both.labs, [
      { id: 'race', ran: { first: when(3), last: when(9), strategies: ['atomic', 'mutex'] } },
    ]);
  });

  test('does not care who comes first, how often, or in which groups', () => {
    fc.assert(
      fc.property(courses, courses, courses, (a, b, c) => {
        assert.deepEqual(merge(a, b), merge(b, a));
        assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
        assert.deepEqual(merge(a, a), a);
        assert.deepEqual(merge(merge(a, b), b), merge(a, b));
      }),
    );
  });
});

test('a goal is kept as it was reached first, and an older record has none', () => {
  const reached = (goal: string, day: number, seat: string): Course => ({
    ...EMPTY,
    labs: [{ id: 'race', goals: [{ goal, seat, at: when(day) }] }],
  });
  const all = [reached('lose', 5, 'b'), reached('holds', 9, 'mutex'), reached('lose', 3, 'a')].reduce(merge);
  assert.deepEqual(all.labs[0]?.goals, [
    { goal: 'holds', seat: 'mutex', at: when(9) },
    { goal: 'lose', seat: 'a', at: when(3) },
  ]);
  assert.deepEqual(readCourse(JSON.stringify(all)), all);
  assert.deepEqual(readCourse(JSON.stringify(ran('race', 3, 'mutex'))), ran('race', 3, 'mutex'));
  assert.equal(readCourse(JSON.stringify(all).replace('"a"', '7')), null);
});

describe('reading', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(courses, (course) => {
        assert.deepEqual(readCourse(JSON.stringify(course)), JSON.parse(JSON.stringify(course)));
      }),
    );
  });

  test('never throws, and believes nothing that is not of its shape', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((v) => JSON.stringify(v)),
        ),
        (text) => {
          assert.equal(readCourse(text), null);
        },
      ),
    );
    const good = JSON.stringify(ran('race', 1, 'mutex'));
    assert.notEqual(readCourse(good), null);
    for (const bad of [
      good.replace('"version":1', '"version":2'),
      good.replace('progress', 'report'),
      good.replace('"race"', '"<img src=x onerror=alert(1)>"'),
      good.replace('"race"', '"__proto__"'),
      good.replaceAll(when(1), '2026-13-41T00:00:00.000Z'),
      good.replaceAll(when(1), 'yesterday'),
      good.replace('["mutex"]', '"mutex"'),
      `{"interleave":"progress","version":1,"labs":[${'{"id":"a"},'.repeat(600)}{"id":"b"}]}`,
      `${good}${' '.repeat(1_000_001)}`,
    ]) {
      assert.notEqual(bad, good);
      assert.equal(readCourse(bad), null, bad.slice(0, 100));
    }
  });

  test('leaves out what it does not know', () => {
    const text = JSON.stringify({ ...EMPTY, labs: [{ id: 'race', more: 1 }], extra: {} });
    assert.deepEqual(readCourse(text), { ...EMPTY, labs: [{ id: 'race' }] });
  });
});

describe('keeping', () => {
  test('outlives the page', () => {
    const shelf = new FakeShelf();
    createKeeper(shelf, KEY).add(ran('race', 1, 'mutex'));
    const later = createKeeper(shelf, KEY);
    assert.deepEqual(later.course.value, ran('race', 1, 'mutex'));
    assert.equal(later.trouble.value, null);
  });

  test('ignores what cannot be read, says so, and goes on', () => {
    const shelf = new FakeShelf();
    shelf.items.set(KEY, '{"labs":');
    const keeper = createKeeper(shelf, KEY);
    assert.equal(keeper.trouble.value, 'broken');
    assert.deepEqual(keeper.course.value, EMPTY);
    keeper.add(ran('race', 1));
    assert.deepEqual(createKeeper(shelf, KEY).course.value, ran('race', 1));
  });

  test('works where storage is refused, and says so', () => {
    const shelf = new FakeShelf();
    shelf.refuses = 'denied';
    const keeper = createKeeper(shelf, KEY);
    assert.equal(keeper.trouble.value, 'refused');
    keeper.add(ran('race', 1));
    keeper.add(ran('lock', 2));
    assert.deepEqual(
      keeper.course.value.labs.map(({ id }) => id),
      ['lock', 'race'],
    );
    keeper.erase();
    assert.deepEqual(keeper.course.value, EMPTY);
  });

  test('two tabs lose nothing of one another, whenever they hear of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ tab: fc.nat(1), news: courses, hears: fc.boolean() }), { maxLength: 8 }),
        (steps) => {
          const shelf = new FakeShelf();
          const tabs = [createKeeper(shelf, KEY), createKeeper(shelf, KEY)];
          for (const { tab, news, hears } of steps) {
            tabs[tab]?.add(news);
            if (hears) tabs[1 - tab]?.heard(shelf.getItem(KEY));
          }
          const all = steps.reduce((sum, { news }) => merge(sum, news), EMPTY);
          const stored = shelf.getItem(KEY);
          assert.deepEqual(stored === null ? EMPTY : readCourse(stored), JSON.parse(JSON.stringify(all)));
        },
      ),
    );
  });

  test('a write that another tab went over comes back', () => {
    const shelf = new FakeShelf();
    const keeper = createKeeper(shelf, KEY);
    keeper.add(ran('race', 1));
    // The other tab had read before ours was there.
    shelf.items.set(KEY, JSON.stringify(ran('lock', 2)));
    keeper.heard(shelf.getItem(KEY));
    assert.deepEqual(readCourse(shelf.getItem(KEY) ?? ''), merge(ran('race', 1), ran('lock', 2)));
  });

  test('what one tab erased is gone in the other', () => {
    const shelf = new FakeShelf();
    const [one, other] = [createKeeper(shelf, KEY), createKeeper(shelf, KEY)];
    one.add(ran('race', 1));
    other.heard(shelf.getItem(KEY));
    one.erase();
    other.heard(null);
    assert.deepEqual(other.course.value, EMPTY);
    other.add(ran('lock', 2));
    assert.deepEqual(readCourse(shelf.getItem(KEY) ?? ''), ran('lock', 2));
  });
});

test('the page’s record: run, answer, save, erase, load', async () => {
  // There is no localStorage here, which is a browser that refuses it.
  recordRun('race', ['mutex'], new Date(when(1)));
  recordRun('race', ['atomic'], new Date(when(2)));
  recordAnswer('race', { guess: 'fewer', truth: 'same' }, new Date(when(1)));
  assert.equal(guessedRight(progressOf('race')), false);
  recordAnswer('race', { guess: 'same', truth: 'same' }, new Date(when(2)));
  assert.equal(guessedRight(progressOf('race')), true);
  assert.equal(guessedRight(progressOf('lock')), null);
  assert.deepEqual(progressOf('race').ran, {
    first: when(1),
    last: when(2),
    strategies: ['atomic', 'mutex'],
  });
  const before = progressOf('race');
  const text = await progressFile().text();
  eraseProgress();
  assert.deepEqual(progressOf('race'), { id: 'race' });
  assert.equal(importProgress('{}'), null);
  assert.equal(importProgress(text), 1);
  assert.deepEqual(progressOf('race'), before);
  eraseProgress();
});
