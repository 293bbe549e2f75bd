import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk, type DeskClock } from '../../../src/state/workbench/desk.ts';
import { createProgramKeeper } from '../../../src/state/workbench/programs/keeper.ts';
import { FakeShelf } from '../fake-shelf.ts';

const KEY = 'interleave.programs.1';

/** A clock that stands still until it is told. */
class Clock implements DeskClock {
  #acts: (() => void)[] = [];

  later(act: () => void): () => void {
    this.#acts.push(act);
    return () => {
      this.#acts = this.#acts.filter((other) => other !== act);
    };
  }
  pass(): void {
    for (const act of this.#acts.splice(0)) act();
  }
}

function open(shelf = new FakeShelf()) {
  const keeper = createProgramKeeper(shelf, KEY);
  const clock = new Clock();
  const desk = createDesk(keeper, clock);
  const kept = () => keeper.programs.value.map(({ name, text }) => [name, text]);
  const edit = (text: string) => desk.edit(desk.chosen.value, text);
  return { shelf, keeper, clock, desk, kept, edit };
}

test('a program that was only opened is kept once it is changed', () => {
  const { desk, clock, kept, edit } = open();
  desk.openText('Lost update', 'x = 1');
  clock.pass();
  assert.deepEqual([desk.id.value, kept()], [null, []]);
  edit('x = 1');
  clock.pass();
  assert.deepEqual(kept(), []);
  edit('x = 2');
  edit('x = 3');
  assert.deepEqual(kept(), []);
  clock.pass();
  assert.deepEqual(kept(), [['Lost update', 'x = 3']]);
  // The same text again is that program.
  const { id } = desk;
  const mine = id.value;
  desk.openText('Another', 'y');
  desk.openText('From a link', 'x = 3');
  assert.deepEqual([id.value, desk.name.value], [mine, 'Lost update']);
});

test('opening another program keeps what was typed last', () => {
  const { desk, kept, edit } = open();
  desk.create('one', '1');
  edit('1 + 1');
  desk.create('two', '2');
  assert.deepEqual(kept(), [
    ['one', '1 + 1'],
    ['two', '2'],
  ]);
  desk.duplicate();
  assert.equal(desk.name.value, 'two 2');
  desk.rename('three');
  assert.deepEqual(kept().at(-1), ['three', '2']);
  desk.remove();
  assert.deepEqual([desk.id.value, kept().length], [null, 2]);
});

test('variants are added behind the chosen one, renamed and removed', () => {
  const { desk, kept, clock, edit } = open();
  desk.create('bank', 'x = 1\n');
  desk.addVariant('fixed', 'with the bug');
  assert.equal(desk.text.value, '#@variant with the bug\nx = 1\n\n#@variant fixed\nx = 1\n');
  edit('x = 2\n');
  desk.addVariant('fixed', 'unused');
  const names = () => desk.sheets.value.map(({ name }) => name);
  assert.deepEqual(names(), ['with the bug', 'fixed', 'fixed 2']);
  desk.renameVariant(desk.chosen.value, ' with a\nqueue ');
  desk.renameVariant(desk.chosen.value, ' ');
  assert.deepEqual(names(), ['with the bug', 'fixed', 'with a queue']);
  desk.removeVariant(desk.chosen.value);
  assert.equal(desk.sheets.value.find(({ key }) => key === desk.chosen.value)?.name, 'fixed');
  clock.pass();
  assert.deepEqual(kept(), [['bank', '#@variant with the bug\nx = 1\n\n#@variant fixed\nx = 2\n']]);
  const first = desk.sheets.value[0]?.key ?? '';
  desk.removeVariant(desk.chosen.value);
  desk.removeVariant(first);
  assert.deepEqual(names(), ['with the bug']);
});

test('lines that begin variants cut a sheet once nobody types in it', () => {
  const { desk, edit } = open();
  desk.create('pasted', '');
  const { chosen } = desk;
  const key = chosen.value;
  edit('#@variant a\nx = 1\n\n#@variant b\nx = 2\n');
  assert.equal(desk.sheets.value.length, 1);
  const text = desk.text.value;
  desk.settle();
  assert.deepEqual(
    desk.sheets.value.map(({ name, text }) => [name, text]),
    [
      ['a', 'x = 1\n'],
      ['b', 'x = 2\n'],
    ],
  );
  assert.deepEqual([desk.text.value, chosen.value], [text, key]);
});

test('another tab’s change is shown where there is none of ours, and kept apart where there is', () => {
  const one = open();
  one.desk.create('bank', 'start');
  const other = open(one.shelf);
  other.desk.openKept(one.desk.id.value ?? '');
  one.edit('from one');
  one.clock.pass();
  other.keeper.heard(one.shelf.getItem(KEY));
  assert.equal(other.desk.text.value, 'from one');
  // Both type at once.
  one.edit('one again');
  other.edit('other meanwhile');
  one.clock.pass();
  other.keeper.heard(one.shelf.getItem(KEY));
  assert.equal(other.desk.text.value, 'other meanwhile');
  other.clock.pass();
  assert.deepEqual(other.kept(), [
    ['bank', 'one again'],
    ['bank 2', 'other meanwhile'],
  ]);
  assert.deepEqual(other.desk.forked.value, { mine: 'bank 2', theirs: 'bank' });
  other.desk.leaveForked();
  assert.equal(other.desk.forked.value, null);
});
