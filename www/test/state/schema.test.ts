import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { labFileSchema, manifestSchema } from '../../src/state/catalog-schema';
import { manifest } from '../fixture';

test('a manifest passes, also with fields of a later version', () => {
  assert.ok(v.is(manifestSchema, manifest));
  assert.ok(
    v.is(manifestSchema, {
      ...manifest,
      later: 1,
      sections: manifest.sections.map((s) => ({ ...s, later: 2 })),
    }),
  );
});

test('a lab’s wasm is a plain name, since it becomes a path', () => {
  const named = (wasm: unknown) =>
    v.is(manifestSchema, { ...manifest, labs: [{ ...manifest.labs[0], wasm }] });
  for (const name of ['threading', 'a', 'section-2']) assert.ok(named(name), name);
  const bad = [
    '',
    '2nd',
    '-a',
    'A',
    'a/b',
    '../a',
    '..',
    'a.js',
    'a\nb',
    'a\n',
    'a%2f',
    'https://x',
    'é',
    1,
    null,
    undefined,
  ];
  for (const name of bad) assert.ok(!named(name), String(name));
});

test('what the page could not show is refused', () => {
  assert.ok(!v.is(manifestSchema, { ...manifest, labs: undefined }));
  assert.ok(!v.is(manifestSchema, { ...manifest, labs: [{ ...manifest.labs[0], title: { en: 'only' } }] }));
  assert.ok(!v.is(manifestSchema, { ...manifest, version: 1 }));
  assert.ok(!v.is(manifestSchema, null));
  const texts = { what: [], expect: [], why: [], original: [], next: [], words: {} };
  const python = { text: '', marks: [], file: '', line: 1 };
  const file = { id: 'x', texts: { ko: texts, en: texts }, rust: {}, python, names: [] };
  assert.ok(v.is(labFileSchema, file));
  const withNode = (node: unknown) => ({ ...file, texts: { ko: texts, en: { ...texts, what: [node] } } });
  assert.ok(
    v.is(labFileSchema, withNode({ tag: 'p', children: ['a', { tag: 'a', href: '#/', children: [] }] })),
  );
  assert.ok(!v.is(labFileSchema, withNode({ tag: 'script', children: [] })));
  assert.ok(!v.is(labFileSchema, withNode({ tag: 'p', children: [1] })));
});
