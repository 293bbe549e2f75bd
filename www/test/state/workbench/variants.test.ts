import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { freeName, isCut, join, oneLine, split, variantName } from '../../../src/state/workbench/variants.ts';

const cases: { text: string; variants: object[] }[] = JSON.parse(
  readFileSync(new URL('../../fixtures/variants.json', import.meta.url), 'utf8'),
);

/** Lines that matter to cutting, and others. */
const line = fc.oneof(
  fc.constantFrom('', ' ', '#@variant a', '#@variant', ' #@variant a', '#@variant  b  ', 'x = 1', '락 = 1'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\n', '')),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
  .map(variantName)
  .filter((name) => name !== '');
const own = text.filter((text) => !isCut(text));
/** What the editor makes: one text, or several with names. */
const made = fc.oneof(
  own.map((text) => [{ name: '', text }]),
  fc.array(fc.record({ name, text: own }, { noNullPrototype: true }), { minLength: 1, maxLength: 4 }),
);

test('a text is cut at lines that name a variant, and at no others', () => {
  for (const { text, variants } of cases) assert.deepEqual(split(text), variants, JSON.stringify(text));
});

test('what the editor makes comes back as it was', () => {
  fc.assert(
    fc.property(made, (variants) => {
      const text = join(variants);
      assert.deepEqual(split(text), variants);
      assert.equal(join(split(text)), text);
    }),
  );
});

test('any text is cut into something that is cut the same way again', () => {
  fc.assert(
    fc.property(text, (text) => {
      const variants = split(text);
      assert.ok(variants.length >= 1);
      assert.deepEqual(split(join(variants)), variants);
      if (variants.length === 1 && variants[0]?.name === '') assert.equal(join(variants), text);
      for (const each of variants) assert.equal(isCut(each.text), false);
    }),
  );
});

test('names are one line, not too long, and unlike those there are', () => {
  assert.equal(variantName('  with\nthe\tlock '), 'with the lock');
  assert.equal(variantName('\n'), '');
  assert.equal(oneLine('🧵🧵', 3), '🧵');
  assert.equal(freeName('fixed', []), 'fixed');
  assert.equal(freeName('fixed', ['fixed', 'fixed 2']), 'fixed 3');
  assert.equal(freeName('x'.repeat(40), ['x'.repeat(40)]), `${'x'.repeat(38)} 2`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (given) => {
      const name = variantName(given);
      assert.ok(name.length <= 40);
      if (name !== '') assert.equal(split(`#@variant ${name}\nx`)[0]?.name, name);
    }),
  );
});
