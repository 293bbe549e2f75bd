import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPinKeeper } from '../../src/state/pins/keeper.ts';
import { freeMark, type KeptPin, MARKS, readKept, writeKept } from '../../src/state/pins/kept.ts';
import { foldReport, readFolded } from '../../src/state/report.ts';
import { reports } from '../fixtures/arbitrary.ts';
import { manifest } from '../fixtures/manifest.ts';
import { FakeShelf } from './fake-shelf.ts';

const KEY = 'interleave.pins.1';

function marks(keeper: ReturnType<typeof createPinKeeper>, lab = 'race') {
  return keeper.pins.value.filter((pin) => pin.lab === lab).map(({ mark }) => mark);
}

test('a pin is there when the page is opened again, with its name', () => {
  const storage = new FakeShelf();
  const before = createPinKeeper(storage, KEY);
  assert.equal(before.add('race', [1, 'race']), 'A');
  assert.equal(before.add('race', [2, 'race']), 'B');
  before.rename('race', 'B', '  four threads ');
  const after = createPinKeeper(storage, KEY);
  assert.deepEqual(after.pins.value, [
    { lab: 'race', mark: 'A', name: '', report: [1, 'race'] },
    { lab: 'race', mark: 'B', name: 'four threads', report: [2, 'race'] },
  ]);
  assert.equal(after.trouble.value, null);
});

test('a pin keeps by what its file is told from others, where there was one', () => {
  const storage = new FakeShelf();
  const file = { name: '매출.csv', size: 1200, lastModified: 1_700_000_000_000 };
  createPinKeeper(storage, KEY).add('race', [], file);
  createPinKeeper(storage, KEY).add('race', [], null);
  const [one, other] = createPinKeeper(storage, KEY).pins.value;
  assert.deepEqual(one?.file, file);
  assert.equal(other?.file, undefined);
  const wrong = [{ ...file, name: 'x'.repeat(256) }, { ...file, size: -1 }, { name: 'a' }, 'a.csv'];
  for (const file of wrong) {
    const pins = [{ lab: 'race', mark: 'A', name: '', report: [], file }];
    assert.equal(readKept(JSON.stringify({ interleave: 'pins', version: 1, pins })), null);
  }
});

test('a lab has room for a few, and one that is removed makes room', () => {
  const keeper = createPinKeeper(new FakeShelf(), KEY);
  for (const mark of MARKS) assert.equal(keeper.add('race', []), mark);
  assert.equal(keeper.add('race', []), null);
  // Another lab has room of its own.
  assert.equal(keeper.add('lock', []), 'A');
  keeper.remove('race', 'B');
  assert.deepEqual(marks(keeper), ['A', 'C', 'D']);
  assert.equal(keeper.add('race', []), 'B');
});

test('two tabs keep both pins, whichever heard of the other', () => {
  const storage = new FakeShelf();
  const [one, other] = [createPinKeeper(storage, KEY), createPinKeeper(storage, KEY)];
  assert.equal(one.add('race', [1]), 'A');
  // It has not heard yet, and takes no mark that is taken.
  assert.equal(other.add('race', [2]), 'B');
  one.heard(storage.getItem(KEY));
  assert.deepEqual(marks(one), ['A', 'B']);
  one.heard(null);
  assert.deepEqual(marks(one), []);
});

test('where nothing can be kept, pins last as long as the page, and it is said', () => {
  for (const [refuses, trouble] of [
    ['full', 'full'],
    ['denied', 'refused'],
  ] as const) {
    const storage = new FakeShelf();
    storage.refuses = refuses;
    const keeper = createPinKeeper(storage, KEY);
    assert.equal(keeper.add('race', [1]), 'A');
    assert.equal(keeper.add('race', [2]), 'B');
    assert.deepEqual([marks(keeper), keeper.trouble.value], [['A', 'B'], trouble]);
    // What another tab tells does not take away what only this one has.
    keeper.heard(null);
    assert.deepEqual(marks(keeper), ['A', 'B']);
    storage.refuses = null;
    keeper.remove('race', 'A');
    assert.deepEqual([marks(createPinKeeper(storage, KEY)), keeper.trouble.value], [['B'], null]);
  }
});

test('whatever lies in storage is ignored unless all about it is right', () => {
  const pin: KeptPin = { lab: 'race', mark: 'A', name: 'one', report: [] };
  const again = (pins: KeptPin[]) => readKept(writeKept(pins) ?? '');
  assert.deepEqual(again([pin]), [pin]);
  const all = { interleave: 'pins', version: 1, pins: [pin] };
  const wrong: unknown[] = [
    null,
    [],
    { ...all, interleave: 'progress' },
    { ...all, version: 2 },
    { ...all, pins: [{ ...pin, lab: '__proto__!' }] },
    { ...all, pins: [{ ...pin, mark: 'E' }] },
    { ...all, pins: [{ ...pin, name: 'x'.repeat(61) }] },
    { ...all, pins: [{ ...pin, report: {} }] },
    { ...all, pins: Array(201).fill(pin) },
  ];
  for (const json of wrong)
    assert.equal(readKept(JSON.stringify(json)), null, JSON.stringify(json).slice(0, 80));
  assert.equal(readKept('x'.repeat(3_000_000)), null);
  // Two of one mark: the first one counts.
  assert.deepEqual(again([pin, { ...pin, name: 'two' }]), [pin]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const storage = new FakeShelf();
      storage.items.set(KEY, text);
      const keeper = createPinKeeper(storage, KEY);
      assert.deepEqual(keeper.pins.value, []);
      assert.equal(keeper.trouble.value, 'broken');
      assert.equal(keeper.add('race', []), 'A');
      assert.equal(keeper.trouble.value, null);
    }),
  );
});

test('what would be too long to be read again is not stored, and what was stored before stays', () => {
  const storage = new FakeShelf();
  const keeper = createPinKeeper(storage, KEY);
  keeper.add('race', ['x'.repeat(1_500_000)]);
  assert.equal(keeper.add('lock', ['x'.repeat(600_000)]), 'A');
  assert.equal(keeper.trouble.value, 'full');
  assert.deepEqual([marks(keeper), marks(keeper, 'lock')], [['A'], ['A']]);
  const later = createPinKeeper(storage, KEY);
  assert.deepEqual([marks(later), marks(later, 'lock'), later.trouble.value], [['A'], [], null]);
});

test('a text that could not be read is no trouble once another tab has stored one that can', () => {
  const storage = new FakeShelf();
  storage.items.set(KEY, 'not JSON');
  const [one, other] = [createPinKeeper(storage, KEY), createPinKeeper(storage, KEY)];
  assert.equal(one.trouble.value, 'broken');
  other.add('race', []);
  one.heard(storage.getItem(KEY));
  assert.deepEqual([marks(one), one.trouble.value], [['A'], null]);
});

test('there is a bound for all labs together', () => {
  const pins = Array.from(
    { length: 200 },
    (_, at): KeptPin => ({ lab: `lab-${at}`, mark: 'A', name: '', report: [] }),
  );
  assert.equal(freeMark(pins, 'race'), null);
  assert.equal(freeMark(pins.slice(1), 'race'), 'A');
});

test('a pinned report comes back as a link would bring it', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const kept = JSON.parse(JSON.stringify(foldReport(report)));
      const read = readFolded(kept, manifest);
      assert.ok(read);
      assert.deepEqual(read.request, report.request);
      // Kept again it is the same: whether two reports are of one run is told by it.
      assert.deepEqual(foldReport(read), kept);
    }),
    { numRuns: 60 },
  );
});
