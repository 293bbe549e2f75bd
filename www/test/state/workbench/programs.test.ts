import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ASIDE, createProgramKeeper } from '../../../src/state/workbench/programs/keeper.ts';
import { LONGEST_NAME, readPrograms, writePrograms } from '../../../src/state/workbench/programs/kept.ts';
import { FakeShelf } from '../fake-shelf.ts';

const KEY = 'interleave.programs.1';
let drawn = 0;

function keeperOf(shelf: FakeShelf) {
  return createProgramKeeper(
    shelf,
    KEY,
    () => 1_700_000_000_000,
    () => `p${++drawn}`,
  );
}

type Keeper = ReturnType<typeof keeperOf>;

function names(keeper: Keeper): string[] {
  return keeper.programs.value.map(({ name }) => name);
}

function textOf(keeper: Keeper, id: string): string | undefined {
  return keeper.programs.value.find((program) => program.id === id)?.text;
}

test('programs are there when the page is opened again, and the last one that was open is known', () => {
  const shelf = new FakeShelf();
  const keeper = keeperOf(shelf);
  const one = keeper.create('은행', 'x = 1\n');
  const other = keeper.create('은행', 'x = 2\n');
  keeper.rename(other, '  은행\n둘 ');
  keeper.open(one);
  const later = keeperOf(shelf);
  assert.deepEqual(later.programs.value, [
    { id: one, name: '은행', text: 'x = 1\n', changed: 1_700_000_000_000 },
    { id: other, name: '은행 둘', text: 'x = 2\n', changed: 1_700_000_000_000 },
  ]);
  assert.equal(later.opened(), one);
  later.remove(one);
  assert.deepEqual([names(later), later.opened()], [['은행 둘'], '']);
});

test('no two programs have one name, and none has no name', () => {
  const keeper = keeperOf(new FakeShelf());
  for (const name of ['bank', 'bank', '', ' \n', 'x'.repeat(70), 'x'.repeat(70)]) keeper.create(name, '');
  assert.deepEqual(names(keeper), [
    'bank',
    'bank 2',
    'program',
    'program 2',
    'x'.repeat(LONGEST_NAME),
    `${'x'.repeat(LONGEST_NAME - 2)} 2`,
  ]);
});

test('two tabs that change one program keep both', () => {
  const shelf = new FakeShelf();
  const one = keeperOf(shelf);
  const id = one.create('bank', 'start');
  const other = keeperOf(shelf);
  assert.equal(one.write(id, 'mine', 'start', 'bank'), id);
  // It has not heard yet.
  const apart = other.write(id, 'theirs', 'start', 'bank');
  assert.notEqual(apart, id);
  assert.deepEqual([textOf(other, id), textOf(other, apart)], ['mine', 'theirs']);
  assert.deepEqual(names(other), ['bank', 'bank 2']);
  one.heard(shelf.getItem(KEY));
  assert.deepEqual(names(one), ['bank', 'bank 2']);
  // Both have come to the same: there is nothing to keep apart.
  assert.equal(other.write(id, 'mine', 'start', 'bank'), id);
  // One removes what the other has open: it comes back with the next change.
  one.remove(apart);
  const back = other.write(apart, 'more', 'theirs', 'bank 2');
  assert.deepEqual([textOf(other, back), names(other)], ['more', ['bank', 'bank 2']]);
});

test('where nothing can be kept, programs last as long as the page, and it is said', () => {
  for (const [refuses, trouble] of [
    ['full', 'full'],
    ['denied', 'refused'],
  ] as const) {
    const shelf = new FakeShelf();
    const keeper = keeperOf(shelf);
    const before = keeper.create('before', '1');
    shelf.refuses = refuses;
    const id = keeper.create('bank', 'x');
    assert.equal(keeper.write(id, 'y', 'x', 'bank'), id);
    keeper.remove(before);
    assert.deepEqual([names(keeper), keeper.trouble.value], [['bank'], trouble]);
    // Another tab has room: neither loses anything, and the change is there once there is room again.
    shelf.refuses = null;
    const other = keeperOf(shelf);
    other.create('theirs', 'z');
    keeper.heard(shelf.getItem(KEY));
    assert.deepEqual(names(keeper), ['theirs', 'bank']);
    keeper.write(id, 'more', 'y', 'bank');
    assert.equal(keeper.trouble.value, null);
    assert.deepEqual(names(keeperOf(shelf)), ['theirs', 'bank']);
  }
});

test('whatever lies in storage is put aside unless all about it is right', () => {
  const program = { id: 'a1', name: 'bank', text: 'x', changed: 1 };
  const all = { interleave: 'programs', version: 1, opened: 'a1', programs: [program] };
  assert.deepEqual(readPrograms(JSON.stringify(all)), { opened: 'a1', programs: [program] });
  const wrong: unknown[] = [
    null,
    [],
    { ...all, version: 2 },
    { ...all, opened: '../x' },
    { ...all, programs: [{ ...program, id: '__proto__' }] },
    { ...all, programs: [{ ...program, name: '' }] },
    { ...all, programs: [{ ...program, changed: -1 }] },
    { ...all, programs: Array(201).fill(program) },
  ];
  for (const json of wrong) assert.equal(readPrograms(JSON.stringify(json)), null);
  // Two of one id: the first one counts.
  const twice = { ...all, programs: [program, { ...program, name: 'two' }] };
  assert.deepEqual(readPrograms(JSON.stringify(twice))?.programs, [program]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const shelf = new FakeShelf();
      shelf.items.set(KEY, text);
      const keeper = keeperOf(shelf);
      assert.deepEqual([keeper.programs.value, keeper.trouble.value], [[], 'broken']);
      keeper.create('bank', 'x');
      assert.equal(keeper.trouble.value, null);
      assert.equal(shelf.items.get(KEY + ASIDE), text);
      assert.deepEqual(names(keeperOf(shelf)), ['bank']);
    }),
  );
});

test('what would be too long to be read again is not stored, and what was stored before stays', () => {
  const shelf = new FakeShelf();
  const keeper = keeperOf(shelf);
  keeper.create('small', 'x');
  const large = keeper.create('large', 'x'.repeat(200_001));
  assert.equal(keeper.trouble.value, 'full');
  assert.deepEqual(names(keeper), ['small', 'large']);
  assert.deepEqual(names(keeperOf(shelf)), ['small']);
  keeper.write(large, 'x', 'x'.repeat(200_001), 'large');
  assert.equal(keeper.trouble.value, null);
  assert.equal(writePrograms({ opened: '', programs: Array(201).fill(keeper.programs.value[0]) }), null);
});
