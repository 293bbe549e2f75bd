// The seat's keys, and those of its slider.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Seat } from '../../src/state/seat/seat';
import { keyOf, sliderKeyOf } from '../../src/views/seat/keys';

/** What a target is within, by its selectors; no browser is here. */
class Target {
  constructor(readonly within: readonly string[]) {}
  closest(selectors: string) {
    return selectors.split(', ').some((one) => this.within.includes(one)) ? this : null;
  }
}
Object.assign(globalThis, { Element: Target });

const ALL = 30;

/** What a key asks of a seat that stands at step 12. */
function asked(of: typeof keyOf, key: string, more: Partial<KeyboardEvent> = {}, within: string[] = []) {
  let said: string | null = null;
  const seat: Partial<Seat> = {
    take: (lane) => {
      said = `take ${lane}`;
    },
    to: (where) => {
      said = `to ${where(12, ALL)}`;
    },
  };
  const event = { key, target: new Target(within) as unknown, ...more } as KeyboardEvent;
  of(event, seat as Seat)?.();
  return said;
}

test('digits take a step of that lane, arrows go back and forth, and Home and End to the ends', () => {
  assert.equal(asked(keyOf, '3'), 'take 3');
  assert.equal(asked(keyOf, '0'), 'take 0');
  assert.equal(asked(keyOf, 'ArrowLeft'), 'to 11');
  assert.equal(asked(keyOf, 'ArrowRight'), 'to 13');
  assert.equal(asked(keyOf, 'Home'), 'to 0');
  assert.equal(asked(keyOf, 'End'), `to ${ALL}`);
});

test('keys that have a meaning where they are pressed keep it', () => {
  for (const within of ['input', 'select', 'textarea'])
    for (const key of ['1', 'ArrowLeft', 'End']) assert.equal(asked(keyOf, key, {}, [within]), null);
  assert.equal(asked(keyOf, 'Home', {}, ['pre']), null, 'what scrolls is scrolled');
  assert.equal(asked(keyOf, '1', {}, ['pre']), 'take 1');
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
    for (const of of [keyOf, sliderKeyOf]) {
      assert.equal(asked(of, 'ArrowUp', more), null);
      assert.equal(asked(of, '1', more), null);
    }
  assert.equal(asked(keyOf, 'ArrowUp'), null, 'it scrolls the page');
  assert.equal(asked(keyOf, 'ArrowLeft', { defaultPrevented: true }), null);
});

test('on the slider arrows up and down are steps as well, and a page is ten', () => {
  assert.equal(asked(sliderKeyOf, 'ArrowUp'), 'to 13');
  assert.equal(asked(sliderKeyOf, 'ArrowDown'), 'to 11');
  assert.equal(asked(sliderKeyOf, 'PageUp'), 'to 22');
  assert.equal(asked(sliderKeyOf, 'PageDown'), 'to 2');
  assert.equal(asked(sliderKeyOf, 'ArrowLeft'), null, 'the seat hears it');
});
